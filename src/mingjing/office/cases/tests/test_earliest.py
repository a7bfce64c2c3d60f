"""Each refusal that waits for a term tells the earliest day; one that waits for an act, the act."""

from datetime import date

from django.test import Client
from django.urls import reverse

from mingjing.office.cases.earliest import earliest, words
from mingjing.office.cases.models import Case
from tests.cast import Office, at, do, walk_to

TOLD = date(2023, 1, 3)
FIVE_DAYS_LATER = date(2023, 1, 11)


def notified(office: Office) -> Case:
    case = walk_to(office, "review_penalty")
    return do(office, case, "notify_penalty", at(TOLD, 20), hearing_told=True)


def test_a_running_right_tells_the_day_after_its_end(office: Office) -> None:
    case = notified(office)
    for guard in ("defence_settled", "hearing_settled"):
        assert earliest(case, guard, TOLD) == FIVE_DAYS_LATER
        assert "2023年1月11日" in words(case, guard, TOLD)
    assert do(office, case, "decide_penalty", at(FIVE_DAYS_LATER)).stage == "decided"


def test_what_waits_for_an_act_has_no_day(office: Office) -> None:
    case = do(office, notified(office), "state_defence", at(date(2023, 1, 4)))
    case = do(office, case, "request_hearing", at(date(2023, 1, 4), 10))
    for guard in ("defence_settled", "hearing_settled", "review_passed", "discussed"):
        assert words(case, guard, TOLD) == ""


def test_a_hearing_tells_the_first_day_for_which_it_can_be_set_and_held(office: Office) -> None:
    case = do(office, notified(office), "request_hearing", at(date(2023, 1, 4)))
    first = earliest(case, "seven_days_ahead", date(2023, 1, 5))
    assert first == date(2023, 1, 17)
    case = do(office, case, "notify_hearing", at(date(2023, 1, 5)), hearing_on=first)
    assert earliest(case, "day_come", date(2023, 1, 6)) == first
    assert earliest(case, "day_come", first) is None


def test_a_hearing_is_offered_for_a_working_day_and_named_by_the_day_of_its_notice(
    office: Office,
) -> None:
    """Seven working days from Thursday 5 January end on Monday 16; from Wednesday 11 on Friday 20,
    and the next seven days are the spring festival with its make-up working days at the end."""
    case = do(office, notified(office), "request_hearing", at(date(2023, 1, 4)))
    told = words(case, "seven_days_ahead", date(2023, 1, 5))
    assert told.startswith("2023年1月5日 通知的") and "2023年1月17日" in told
    assert earliest(case, "seven_days_ahead", date(2023, 1, 11)) == date(2023, 1, 28)


def test_the_refusal_page_shows_the_day(office: Office, client: Client) -> None:
    case = notified(office)
    client.force_login(office.leader)
    typed = {"kinds": ["罚款"], "fine": 5000, "reason": "事实", "at": "2023-01-03T21:00"}
    page = client.post(reverse("act", args=[case.number, "decide_penalty"]), typed)
    assert page.status_code == 409
    assert page.content.decode().count("最早可于 2023年1月11日 办理") == 2


def test_what_was_asked_in_time_can_be_told_late_and_only_with_its_true_day(
    office: Office, client: Client
) -> None:
    """Today the term is long over; the page takes the day on which the party asked."""
    case = notified(office)
    client.force_login(office.investigator)
    url = reverse("act", args=[case.number, "request_hearing"])
    shown = client.get(url)
    assert shown.status_code == 200 and "请如实填写办理时间补录" in shown.content.decode()
    folder = client.get(reverse("case", args=[case.number])).content.decode()
    assert f'<a class="when" href="{url}">补录' in folder
    too_late = client.post(url, {"content": "申请听证", "at": "2023-01-11T10:00"})
    assert too_late.status_code == 409 and "已过" in too_late.content.decode()
    assert client.post(url, {"content": "申请听证", "at": "2023-01-10T10:00"}).status_code == 303
    case.refresh_from_db()
    assert case.hearing == "requested"


def test_what_was_never_open_is_not_offered_to_be_told_late(office: Office, client: Client) -> None:
    case = walk_to(office, "review_penalty")
    client.force_login(office.investigator)
    url = reverse("act", args=[case.number, "request_hearing"])
    assert client.get(url).status_code == 409
    folder = client.get(reverse("case", args=[case.number])).content.decode()
    assert f'href="{url}"' not in folder
