"""The public front door: what anybody may read without signing in, and where it stands."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

PLACES = (
    ("我被检查了", (
        ("open-frequency", "每年检查几次", "一家企业一年最多查几次，哪些不算，各年的总数"),
        ("open-items", "查什么", "公布的检查事项，每项看哪些地方；没有公布的不得检查"),
        ("check-code", "文书查验", "收到的通知书、决定书是不是真的：输入文书上的查验码"),
    )),
    ("我想知道办得公不公", (
        ("open-plans", "检查计划和结果", "今年查谁、查几次，已经查了多少，发现了多少"),
        ("open-draws", "随机抽取", "抽中谁不由人定：名录、随机数和结果，逐次公开"),
        ("open-draw-check", "验算抽取证书", "用自己的浏览器重新抽一遍，对一对"),
        ("open-reports", "年度执法报告", "每年的执法报告，文中的数字可以打开"),
    )),
)  # fmt: skip
"""By what brings a reader here: name of the address, what it is called, what one finds there."""


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Every public place in one step, and whom to ask or complain to."""
    context = {"title": "公众查询", "places": PLACES, "organ": settings.ORGAN_NAME,
               "phone": settings.ORGAN_PHONE}  # fmt: skip
    return render(request, "desk/portal.html", context)
