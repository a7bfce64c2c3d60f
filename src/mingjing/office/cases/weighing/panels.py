"""The part of an act's page that shows what the act is weighed against."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from mingjing.office.cases.fields import ActForm
from mingjing.office.cases.forms_outcome import NoPenaltyForm
from mingjing.office.cases.models import Case
from mingjing.office.cases.weighing.fields import WEIGHED, WeighingForm
from mingjing.office.cases.weighing.leniency import beside
from mingjing.office.cases.weighing.picture import weighing

WEIGHING, LENIENCY = "cases/weighing.html#weighing", "cases/leniency_panel.html"


def panel_of(case: Case, form: ActForm | None) -> dict[str, Any]:
    """The panel beside an act's form; nothing where the act weighs nothing."""
    if isinstance(form, NoPenaltyForm):
        return {"panel": LENIENCY, "lenient": beside(case, form.person)}
    if not isinstance(form, WeighingForm):
        return {}
    day = form.now.date()
    held = typed(form.data) if isinstance(form.data, QueryDict) else {}
    return {"panel": WEIGHING, "weighing": weighing(case, form.person, day, form=held)}


def typed(params: QueryDict) -> dict[str, Any]:
    """What an act's form holds at this moment, by the names of its fields."""
    if not any(name in params for name in WEIGHED):
        return {}
    one = {name: params.get(name, "") for name in WEIGHED if name in params}
    return {**one, "factors": params.getlist("factors")}
