"""A penalty case: who, what, where; where it stands in its procedure; and what was decided."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q

from mingjing.office.inspections.models import Inspection
from mingjing.office.intake.models import Complaint
from mingjing.office.items.models import Item
from mingjing.office.journal.models import Recorded, Staged
from mingjing.office.parties.models import Party
from mingjing.office.people.models import Person, Unit


class Case(Staged):
    """One case is one folder. Every column is set by acts; a fine is whole yuan, what is
    confiscated has cents."""

    UNRECORDED: ClassVar[tuple[str, ...]] = (
        *("awaits", "due_on", "due_what"),
        *("settled_platform", "settled_credit"),
    )
    """Caches of what follows from the record of the case and of all that runs beside it."""

    number = models.CharField(max_length=20, unique=True)
    party = models.ForeignKey(Party, models.PROTECT, related_name="cases")
    item = models.ForeignKey(Item, models.PROTECT, related_name="cases")
    area = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cases")
    street = models.ForeignKey(Unit, models.PROTECT, related_name="cases_here")
    place = models.CharField(max_length=200)
    conduct = models.CharField(max_length=300)
    conduct_from = models.DateField()
    conduct_until = models.DateField(null=True)
    source = models.CharField(max_length=20)
    inspection = models.ForeignKey(Inspection, models.PROTECT, null=True, related_name="cases")
    complaint = models.ForeignKey(Complaint, models.PROTECT, null=True, related_name="cases")
    turned_from = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="turned_into"
    )

    registered_on = models.DateField(null=True)
    verified_on = models.DateField(null=True)
    competent = models.BooleanField(default=False)
    in_limitation = models.BooleanField(default=False)
    prima_facie = models.BooleanField(default=False)
    grave_reason = models.CharField(max_length=200, blank=True)
    filing_review = models.CharField(max_length=20, default="none")
    filed_on = models.DateField(null=True)
    filing_number = models.CharField(max_length=60, blank=True)
    evidence_count = models.PositiveIntegerField(default=0)
    correction = models.CharField(max_length=20, blank=True)
    correction_due = models.DateField(null=True)
    rechecked_on = models.DateField(null=True)
    recheck_result = models.CharField(max_length=20, blank=True)
    untold_result = models.BooleanField(default=False)
    finding = models.CharField(max_length=20, blank=True)
    discussion = models.CharField(max_length=20, default="not_due")
    suspended_on = models.DateField(null=True)
    extension = models.CharField(max_length=20, default="none")
    excluded = models.JSONField(default=list)
    decision_due = models.DateField(null=True)
    proposed_fine = models.PositiveIntegerField(null=True)
    proposed_gains = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    penalty_review = models.CharField(max_length=20, default="none")

    told_orally = models.BooleanField(default=False)
    heard_orally = models.BooleanField(default=False)
    notified_on = models.DateField(null=True)
    notified_kinds = models.JSONField(default=list)
    notified_fine = models.PositiveIntegerField(null=True)
    notified_gains = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    notified_goods = models.CharField(max_length=300, blank=True)
    notified_goods_worth = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    hearing_told = models.BooleanField(default=False)
    hearing_told_on = models.DateField(null=True)
    no_hearing_reason = models.CharField(max_length=300, blank=True)
    defence = models.CharField(max_length=20, default="none")
    hearing = models.CharField(max_length=20, default="none")
    hearing_asked_on = models.DateField(null=True)
    hearing_on = models.DateField(null=True)
    chair = models.CharField(max_length=60, blank=True)

    outcome = models.CharField(max_length=20, default="none")
    ground = models.CharField(max_length=20, blank=True)
    decided_on = models.DateField(null=True)
    decision_number = models.CharField(max_length=60, blank=True)
    kinds = models.JSONField(default=list)
    heaviest_kind = models.CharField(max_length=20, blank=True)
    applied = models.ForeignKey(Item, models.PROTECT, null=True, related_name="+")
    law_choice = models.CharField(max_length=80, blank=True)
    law_reason = models.CharField(max_length=300, blank=True)
    benchmark = models.CharField(max_length=60, blank=True)
    factors = models.JSONField(default=list)
    weighing_reason = models.CharField(max_length=300, blank=True)
    also = models.CharField(max_length=200, blank=True)
    another_act = models.CharField(max_length=300, blank=True)
    quantity = models.PositiveIntegerField(null=True)
    fine_base = models.PositiveBigIntegerField(null=True)
    fine = models.PositiveIntegerField(default=0)
    gains = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal("0.00"))
    goods = models.CharField(max_length=300, blank=True)
    goods_worth = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    served_on = models.DateField(null=True)
    service_mode = models.CharField(max_length=20, blank=True)
    reported_on = models.DateField(null=True)
    paid = models.PositiveIntegerField(default=0)
    paid_on = models.DateField(null=True)
    surcharge_paid = models.DecimalField(max_digits=12, decimal_places=2, default=Decimal("0.00"))
    gains_paid = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal("0.00"))
    gains_paid_on = models.DateField(null=True)
    closing_review = models.CharField(max_length=20, default="none")
    closed_on = models.DateField(null=True)
    archived_on = models.DateField(null=True)

    awaits = models.CharField(max_length=20, blank=True)
    due_on = models.DateField(null=True)
    due_what = models.CharField(max_length=60, blank=True)
    # Whether this outlet shows the decision, showed it, or keeps why it does not. Among a million
    # decisions the few that nobody has settled are found by their own index.
    settled_platform = models.BooleanField(default=False)
    settled_credit = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["decided_on", "id"],
                condition=Q(outcome="penalty", served_on__isnull=False, settled_platform=False),
                name="case_to_platform",
            ),
            models.Index(
                fields=["decided_on", "id"],
                condition=Q(outcome="penalty", served_on__isnull=False, settled_credit=False),
                name="case_to_credit",
            ),
            models.Index(fields=["-registered_on", "-id"], name="case_recent"),
            models.Index(fields=["awaits", "due_on"], name="case_awaits"),
            models.Index(fields=["decided_on", "area"], name="case_decided"),
            models.Index(fields=["filed_on", "id"], name="case_filed"),
            models.Index(fields=["closed_on", "id"], name="case_closed"),
            models.Index(fields=["stage", "-registered_on", "-id"], name="case_stage"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_summary(self) -> bool:
        """Whether the case runs by the summary procedure."""
        return self.procedure.endswith("/summary")


class Duty(models.Model):
    """Who did what kind of work in a case: the base of separation by person."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="duties")
    person = models.ForeignKey(Person, models.PROTECT, related_name="duties")
    duty = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person", "duty"], name="one_duty")]
        indexes = [models.Index(fields=["person", "case"], name="duty_person")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.person_id} {self.duty}"


class SpotForm(Recorded):
    """A decision form numbered beforehand (art. 52), given out to an officer who will be without
    signal. Each is used in one case of its year, or made void with a reason; none disappears.
    It lies on one device of theirs, so that no two devices ever print the same number."""

    device = models.CharField(max_length=36, blank=True)
    number = models.CharField(max_length=60, unique=True)
    year = models.PositiveIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="spot_forms")
    given_on = models.DateField()
    case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="spot_form")
    voided_on = models.DateField(null=True)
    void_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "year"], name="spot_form_person")]

    def __str__(self) -> str:
        return self.number


class Proceeding(Staged):
    """A small procedure beside a case: goods preserved, a review asked for, a fine enforced.

    One row is one folder of its own under the same door. `facts` holds every fact but the clocks;
    those follow from `days` (what ran from when). `sums` holds goods, amounts and numbers.
    """

    UNRECORDED: ClassVar[tuple[str, ...]] = ("awaits", "due_on", "due_what")

    case = models.ForeignKey(Case, models.PROTECT, related_name="proceedings")
    number = models.CharField(max_length=30, unique=True)
    kind = models.CharField(max_length=20)
    opened_on = models.DateField()
    facts = models.JSONField(default=dict)
    days = models.JSONField(default=dict)
    sums = models.JSONField(default=dict)

    awaits = models.CharField(max_length=20, blank=True)
    due_on = models.DateField(null=True)
    due_what = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["awaits", "due_on"], name="proceeding_awaits"),
            models.Index(fields=["kind", "stage"], name="proceeding_kind"),
        ]

    def __str__(self) -> str:
        return self.number
