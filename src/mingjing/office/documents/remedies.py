"""What a decision must tell the party about its remedies, by the law of the decision's day."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from mingjing.law.cite import Mark, instrument
from mingjing.law.numbers import number
from mingjing.law.remedy_terms import review_first, review_term, suit_term, suit_term_after


def channel_due(day: date) -> bool:
    """Whether the law of the day asks for a way to apply over the internet (复议法 22)."""
    return day >= instrument("reconsideration_law_2024").since


def _channel(day: date) -> str:
    """Where the application can be made over the internet, once the office has such a way."""
    if not settings.REVIEW_URL or not channel_due(day):
        return ""
    return f"行政复议申请可以通过互联网提交：{settings.REVIEW_URL}。"


def remedies(day: date, *, summary: bool) -> str:
    """Where and until when the party may have the decision reviewed (art. 59)."""
    return _terms(day, summary=summary) + _channel(day)


def _terms(day: date, *, summary: bool) -> str:
    apply, suit = review_term(day), suit_term(day)
    government = settings.ORGAN_GOVERNMENT
    if review_first(on_the_spot=summary, decided_on=day):
        later = suit_term_after(day)
        return (
            f"如不服本决定，应当自收到本决定书之日起{apply.text}内先向{government}申请行政复议"
            "（《中华人民共和国行政复议法》第二十三条）；对行政复议决定仍不服的，可以自收到"
            f"复议决定书之日起{later.text}内依法向人民法院提起行政诉讼。未经行政复议，不得直接提起"
            "行政诉讼。"
        )
    return (
        f"如不服本决定，可以自收到本决定书之日起{apply.text}内向{government}申请行政复议，"
        f"也可以自收到本决定书之日起{suit.text}内依法直接向人民法院提起行政诉讼。"
        "行政复议和行政诉讼期间，除法律另有规定外，本决定不停止执行。"
    )


def remedy_notes(day: date) -> tuple[str, ...]:
    """What is not verified about the terms told."""
    apply = review_term(day)
    if apply.mark in {Mark.VERIFIED, Mark.DESIGN}:
        return ()
    return (f"申请行政复议的期限（{apply.citation.text}，{apply.mark.label}），请法制人员核对",)


def payment(day: date) -> str:
    """How and until when a fine is paid, and what follows from being late (art. 67, 72)."""
    days = number("penalty_law_2021.payment_days", on=day)
    rate = number("penalty_law_2021.surcharge_percent_per_day", on=day)
    return (
        f"罚款应当自收到本决定书之日起{days.text}内，持本决定书到缴款书载明的银行缴纳，或者通过"
        f"缴款书载明的电子支付系统缴纳。到期不缴纳的，每日按罚款数额的百分之"
        f"{percent(rate.value)}加处罚款，加处罚款的数额不超过罚款的数额；逾期既不申请行政复议、"
        "不提起行政诉讼，又不履行本决定的，本机关将依法申请人民法院强制执行。"
    )


def gains_payment(day: date, fined: bool) -> str:
    """How gains that are confiscated are handed over: as a fine is, with nothing added for being
    late (art. 72), and all of it to the treasury (art. 74)."""
    if fined:
        return (
            "没收的违法所得与罚款一并缴纳，不加处罚款；罚款和没收的违法所得全部上缴国库"
            "（《中华人民共和国行政处罚法》第七十四条）。"
        )
    days = number("penalty_law_2021.payment_days", on=day)
    return (
        f"没收的违法所得应当自收到本决定书之日起{days.text}内，持本决定书到缴款书载明的银行缴纳，"
        "全部上缴国库（《中华人民共和国行政处罚法》第七十四条）。逾期既不申请行政复议、不提起行政"
        "诉讼，又不履行本决定的，本机关将依法申请人民法院强制执行。"
    )


def percent(value: int) -> str:
    """A small percentage in characters, as a decision writes it."""
    return "零一二三四五六七八九十"[value]
