"""Pages of the numbered forms: the list without gaps, and making a spoiled one void."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from mingjing.office.cases.actions import void_spot_form
from mingjing.office.field import numbers
from mingjing.office.intake.access import barred_from_working
from mingjing.office.people.models import Person
from mingjing.office.people.pages import ActPage, deed_of, gated_act
from mingjing.office.web.paging import keyset
from mingjing.office.web.shapes import Link, Table


class VoidForm(forms.Form):
    """Why the sheet is void."""

    reason = forms.CharField(
        label="作废的原因", max_length=200, widget=forms.Textarea({"rows": 2}),
        help_text="例：金额写错，已当场收回；打印后没有交付；手机遗失",
    )  # fmt: skip


@require_safe
def spot_form_list(request: HttpRequest) -> HttpResponse:
    """Every number that was given out, so that none is missing without its reason."""
    person, today = cast(Person, request.user), timezone.localdate()
    rows = numbers.chosen(numbers.visible_forms(person), request.GET)
    page = keyset(rows, column="given_on", params=request.GET)
    table = Table(
        numbers.COLUMNS,
        [numbers.as_row(row, today) for row in page.rows],
        caption="预先编号的当场处罚决定书，按领用日从近到远",
        next_url=page.next_url,
        prev_url=page.prev_url,
        empty_title="没有符合条件的编号",
        empty_action=Link("打开现场应用", "/field/", "primary"),
        empty_text="手机联网时自动领取，每台设备各有各的编号，没有信号时使用。",
    )
    return render(
        request,
        "web/list.html",
        {
            "title": "当场处罚决定书编号",
            "sub": "每个编号或者用于一件案件，或者写明原因作废",
            "table": table,
            "chips": numbers.STATE.chips(request.GET),
        },
    )


def spot_form_void(request: HttpRequest, sheet: int) -> HttpResponse:
    """A number that was spoilt is struck through with its reason."""
    person, now = cast(Person, request.user), timezone.now()
    row = get_object_or_404(numbers.visible_forms(person), pk=sheet)
    back = reverse("spot-forms")
    page = ActPage(
        f"作废 {row.number}",
        "当场处罚决定书须预定格式、编有号码；作废的编号不再使用，原因留存备查。",
        "行政处罚法第五十二条",
        changes=("编号作废，不能撤销；用它打印的决定书不再有效，请一并收回",),
        submit_label="作废",
        back_url=back,
        done="编号已作废",
    )
    form = VoidForm(request.POST if request.method == "POST" else None)

    def do() -> str:
        deed = deed_of([person], at=now, entered_at=now, form={})
        void_spot_form(row, deed, reason=form.cleaned_data["reason"])
        return back

    barred = barred_from_working(person, timezone.localdate(now))
    return gated_act(request, page, form, do, barred=barred)
