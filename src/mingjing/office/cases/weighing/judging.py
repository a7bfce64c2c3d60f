"""A penalty as typed, judged against range, benchmark and the party's earlier fines.

The range is law and refuses by its guard. The benchmark is the office's own: outside it a reason
must be stated (art. 34), so its absence is Invalid, a form to be completed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mingjing.law.concurrence import Fined, citation, perhaps_same_act
from mingjing.law.discretion import Place, benchmark_on, doubled, factors_on, place
from mingjing.law.fines import Range
from mingjing.law.liability import catch_all, of_age, young
from mingjing.law.penalty_kinds import FINE
from mingjing.office.cases.beside.owing import annulled
from mingjing.office.cases.limitation import in_time
from mingjing.office.cases.models import Case
from mingjing.office.cases.weighing.readings import (
    Basis,
    also_of,
    basis_of,
    counted_of,
    ended_on,
)
from mingjing.office.journal.shapes import Invalid
from mingjing.office.web.words import yuan

Form = Mapping[str, Any]
OTHER_GROUND, YOUTH = "other_ground", "aged_14_to_18"


def judged(
    case: Case, form: Form, day: date, *, kinds: Sequence[str], fine: int, weighed: bool
) -> dict[str, Any]:
    """What every penalty must satisfy. `weighed` asks for the benchmark too: a notice or decision
    of the ordinary procedure, for on the spot the law's own low limit stands in its place."""
    basis = basis_of(case, form, day)
    span = range_of(case, form, basis, fined=FINE in kinds)
    _not_twice(case, form, day, fined=FINE in kinds)
    if weighed and fine and span and span.holds(fine):
        _within_benchmark(case, form, day, fine=fine, basis=basis)
    fined, limit = FINE in kinds, basis.limit
    least = max(span.low, 1) if span else 1
    return {
        "milder_law": basis.milder,
        "kind_provided": not limit.kinds or set(kinds) <= set(limit.kinds),
        "within_maximum": (fined or not fine) and (span is None or fine <= span.high),
        "within_minimum": not fined or fine >= least or bool(fine and form.get("mitigation")),
        "of_age": of_age(case.party.birth_date, case.conduct_from),
        "lighter_for_youth": _lighter(case, form, day),
        "catch_all_reasoned": bool(form.get("catch_all_reason"))
        or not catch_all(case.item.violation),
        "in_time": in_time(case),
    }


def _lighter(case: Case, form: Form, day: date) -> bool:
    """Whether it is said how the penalty of a party under eighteen became lighter (art. 30)."""
    if not young(case.party.birth_date, case.conduct_from):
        return True
    return bool(form.get("mitigation")) or YOUTH in factors_of(case, form, day)


def range_of(case: Case, form: Form, basis: Basis, *, fined: bool) -> Range | None:
    """The statutory range of this case in yuan; Invalid where what is counted is missing."""
    fine, counted = basis.limit.fine, counted_of(case, form)
    if fined and fine.needs_quantity and not counted.quantity:
        raise Invalid({"quantity": f"该规定按每{fine.of}计罚：请填写数量（{fine.of}）"})
    if fined and fine.needs_base and not counted.base:
        raise Invalid({"fine_base": f"该规定按{fine.of}计罚：请填写{fine.of}（元）"})
    return fine.range(quantity=counted.quantity, base=counted.base)


def factors_of(case: Case, form: Form, day: date) -> list[str]:
    """The factors typed, or those of the notice; Invalid for one that does not count."""
    names = form.get("factors")
    names = list(case.factors if names is None else names)
    known = {f.name for f in factors_on(day)}
    if unknown := [name for name in names if name not in known]:
        raise Invalid({"factors": f"没有名为“{unknown[0]}”的裁量情节：请从列出的情节中选择"})
    return names


def placed(case: Case, form: Form, day: date, *, basis: Basis) -> Place | None:
    """Where the factors put the fine under the benchmark of the day; None without a benchmark."""
    names = factors_of(case, form, day)
    if twice := doubled(names, basis.limit.condition):
        label = twice[0].label
        raise Invalid({"factors": f"“{label}”已是该事项的适用前提，不再作为从重情节：请取消勾选"})
    benchmark = benchmark_on(day, basis.norm.code)
    return place(benchmark, names) if benchmark else None


def _within_benchmark(case: Case, form: Form, day: date, *, fine: int, basis: Basis) -> None:
    """Within the statutory range a fine outside the band needs a reason; outside the range the
    guard refuses."""
    found, reason = placed(case, form, day, basis=basis), _reason(case, form, fine)
    if OTHER_GROUND in factors_of(case, form, day) and not reason:
        sentence = "选择了其他法定情形：请在裁量理由中写明是哪一部法律、法规、规章的哪一条"
        raise Invalid({"weighing_reason": sentence})
    span = range_of(case, form, basis, fined=True)
    if found is None or span is None or found.within(span).holds(fine):
        return
    if reason:
        return
    band = found.within(span)
    raise Invalid({
        "weighing_reason": f"{yuan(fine)} 元不在裁量基准“{found.label}”档（{yuan(band.low)} 至 "
        f"{yuan(band.high)} 元）内：请写明理由，或者调整金额、情节"
    })  # fmt: skip


def _reason(case: Case, form: Form, fine: int) -> str:
    """The reason typed; the one of the notice serves while the sum is the same."""
    told = str(form.get("weighing_reason") or "").strip()
    return told or (case.weighing_reason if fine == case.notified_fine else "")


def earlier_fines(case: Case, day: date) -> tuple[Fined, ...]:
    """Fines of the same party on days that meet those of this case, which may be for one act; a
    decision that was cancelled fined nobody, and the act can be judged anew."""
    until = ended_on(case)
    rows = (
        Case.objects.filter(party_id=case.party_id, outcome="penalty", fine__gt=0)
        .filter(conduct_from__lte=until)
        .exclude(pk=case.pk)
        .prefetch_related("proceedings")
        .order_by("-decided_on", "-pk")[:50]
    )
    standing = [_fined(row) for row in rows if not annulled(row, day)]
    return perhaps_same_act(_fined(case), standing)


def _fined(case: Case) -> Fined:
    return Fined(
        number=case.number,
        since=case.conduct_from,
        until=ended_on(case),
        place=case.place,
        inspection=case.inspection_id,
    )


def _not_twice(case: Case, form: Form, day: date, *, fined: bool) -> None:
    """One act is fined once (art. 29); where another fine may be for it, say why it is not."""
    if not fined or form.get("another_act") or case.another_act:
        return
    if found := earlier_fines(case, day):
        sentence = (
            f"同一当事人在同一时间已因案件 {found[0].number} 被罚款，同一违法行为不得罚款两次"
            f"（{citation().text}）：确属不同违法行为的，请写明理由"
        )
        raise Invalid({"another_act": sentence})


def weighed_columns(case: Case, form: Form, day: date) -> dict[str, Any]:
    """What the case row keeps of the weighing, so that the record and the figures can name it."""
    basis, counted = basis_of(case, form, day), counted_of(case, form)
    benchmark = benchmark_on(day, basis.norm.code)
    return {
        "applied_code": basis.norm.code,
        "law_choice": basis.choice,
        "law_reason": str(form.get("law_reason") or case.law_reason)[:300] if basis.choice else "",
        "benchmark": benchmark.key if benchmark else "",
        "factors": factors_of(case, form, day),
        "weighing_reason": str(form.get("weighing_reason") or case.weighing_reason)[:300],
        "another_act": str(form.get("another_act") or case.another_act)[:300],
        "also": also_of(case, form)[:200],
        "quantity": counted.quantity,
        "fine_base": counted.base,
    }
