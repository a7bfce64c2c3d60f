"""A look at the paper before its act is made: what it would say, lack, and what the law refuses."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mingjing.office.documents.models import Paper
from mingjing.office.documents.tests.reading import words
from mingjing.office.documents.tests.test_issue import whole
from mingjing.office.journal.models import Entry
from tests.cast import Office


def test_a_preview_shows_what_is_typed_and_writes_nothing(office: Office, client: Client) -> None:
    case = whole(office, "review_penalty")
    client.force_login(office.investigator)
    page = client.get(reverse("act", args=[case.number, "notify_penalty"])).content.decode()
    address = reverse("act-preview", args=[case.number, "notify_penalty"])
    assert f'formaction="{address}"' in page
    entries = Entry.objects.count()
    form = {"kinds": ["罚款"], "fine": "4321", "reason": "事实清楚"}
    printed = client.post(address, form)
    text = words(printed.content)
    assert printed["Content-Type"] == "application/pdf"
    assert "预览" in text and "4,321" in text and "罚告字" not in text
    part = client.post(address, form, headers={"HX-Request": "true"}).content.decode()
    assert "缺签收情况" in part and "data:image/svg+xml" in part and "<html" not in part
    assert Entry.objects.count() == entries and not Paper.objects.exists()
    assert client.get(address).status_code == 405
    other = reverse("act-preview", args=[case.number, "approve_filing"])
    assert client.post(other, form).status_code == 404
    client.force_login(office.stranger)
    assert client.post(address, form).status_code == 404


def test_a_preview_says_that_the_law_refuses_what_is_typed(office: Office, client: Client) -> None:
    """A fine above the notice is told before the button is pressed, with its article."""
    case = whole(office, "waive_defence")
    client.force_login(office.leader)
    address = reverse("act-preview", args=[case.number, "decide_penalty"])
    form = {"kinds": ["罚款"], "fine": "5000", "reason": "事实清楚", "weighing_reason": "初次违法",
            "at": f"{timezone.localtime():%Y-%m-%dT%H:%M}"}  # fmt: skip
    lawful = client.post(address, form, headers={"HX-Request": "true"}).content.decode()
    assert "不能办理" not in lawful
    heavier = {**form, "fine": "6000"}
    shown = client.post(address, heavier, headers={"HX-Request": "true"}).content.decode()
    assert "按现在填写的内容不能办理" in shown and "第四十五条" in shown
    assert "必填项齐全" not in shown
