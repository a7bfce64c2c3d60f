"""The draw done again in the reader's own browser, without signing in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mingjing.law.draw import certificate as law
from tests.browser.conftest import Enter, Site
from tests.browser.test_axe import DESK, PHONE, seen
from tests.forgeries import (
    BOUND_BY_THE_FINGERPRINT,
    aside_after_recusal,
    consistent_forgeries,
    fallen_out,
    forgeries_of_the_recused,
    leaves,
    others,
    put,
    sealed,
)

OLD = Path(__file__).parents[1] / "old_certificates"
TRY = """([texts, which]) => texts.map((text) => window.mingjingVerify(text, which))"""


def _told(page: Page, certificate: str | dict[str, Any], name: Path) -> None:
    text = certificate if isinstance(certificate, str) else json.dumps(certificate)
    name.write_text(text, encoding="utf-8")
    page.set_input_files("#id_certificate", str(name))


def test_a_published_draw_is_checked_when_its_page_opens(enter: Enter, site: Site) -> None:
    page = enter(path=site.addresses["open-draw"])
    expect(page.locator("[data-verify] .notice.ok")).to_contain_text("验算成立")
    expect(page.locator("[data-verify]")).to_contain_text("9 个对象中抽取 3 个")


def test_a_certificate_is_checked_without_leaving_the_browser(
    enter: Enter, site: Site, tmp_path: Path
) -> None:
    page = enter(path=site.addresses["open-draw-check"])
    text = page.request.get(site.addresses["open-draw-json"]).text()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    _told(page, text, tmp_path / "good.json")
    expect(page.locator("[data-verdict]")).to_contain_text("验算成立")
    _told(page, text.replace("示例路1号", "示例路2号", 1), tmp_path / "bad.json")
    expect(page.locator("[data-verdict] .notice.over")).to_contain_text("被改动过")
    _told(page, "nonsense", tmp_path / "nothing.json")
    expect(page.locator("[data-verdict]")).to_contain_text("证书的结构不对")
    # The browser may fetch the icon of its tab whenever it likes.
    assert [url for url in sent if not url.endswith("/web/mark.svg")] == []


def test_the_browser_refuses_every_field_that_the_program_refuses(enter: Enter, site: Site) -> None:
    """The same forgeries as in tests/test_verifier.py, each with a fingerprint made anew."""
    page = enter(path=site.addresses["open-draw-check"])
    found, forged = fallen_out(), []
    for path in leaves(found):
        value: Any = found
        for key in path:
            value = value[key]
        if path and path != ("digest",):
            forged += [(".".join(map(str, path)), sealed(put(found, path, other)))
                       for other in others(value) if other != value]  # fmt: skip
    texts = [law.written(f) for _, f in forged]
    holds = page.evaluate(TRY, [texts, ""])
    assert len(holds) > 1500
    free = {name for (name, _), good in zip(forged, holds, strict=True) if good}
    assert free == BOUND_BY_THE_FINGERPRINT


def test_the_browser_takes_an_object_set_aside_after_a_recusal_and_none_of_its_forgeries(
    enter: Enter, site: Site
) -> None:
    page = enter(path=site.addresses["open-draw-check"])
    found = aside_after_recusal()
    texts = [law.written(f) for f in (found, *forgeries_of_the_recused(found))]
    assert page.evaluate(TRY, [texts, ""]) == [True, False, False, False]


@pytest.mark.parametrize(
    ("name", "who"),
    [("announce_source", "leader"), ("record_commitments", "clerk"), ("record_dice", "clerk"),
     ("reveal_secrets", "clerk"), ("after frozen", "leader"), ("after thrown", "clerk"),
     ("open", "")],
)  # fmt: skip
def test_the_steps_of_a_draw_have_no_barriers(
    enter: Enter, site: Site, name: str, who: str
) -> None:
    """What is typed at each step, at a desk and on a phone; the form is there, not a refusal."""
    page = enter(who, path=site.draws[name])
    assert page.locator("main form").count() == ("_" in name)
    assert seen(page, DESK) + seen(page, PHONE) == []


def test_the_browser_reads_certificates_of_the_first_version(enter: Enter, site: Site) -> None:
    page = enter(path=site.addresses["open-draw-check"])
    texts = [file.read_text("utf-8") for file in sorted(OLD.glob("*_1.json"))]
    forged = [text.replace("certificate/1", "certificate/2") for text in texts]
    again = [law.written(sealed(json.loads(text))) for text in forged]
    assert len(texts) == 2
    assert page.evaluate(TRY, [texts + forged + again, ""]) == [True] * 2 + [False] * 4


def test_the_browser_refuses_what_fits_together_and_may_not_be(enter: Enter, site: Site) -> None:
    page = enter(path=site.addresses["open-draw-check"])
    forged = consistent_forgeries()
    holds = page.evaluate(TRY, [[*forged.values(), law.written(fallen_out())], ""])
    assert {name for name, good in zip(forged, holds, strict=False) if good} == set() and holds[-1]
