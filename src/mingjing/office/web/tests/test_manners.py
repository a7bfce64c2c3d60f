"""HTTP manners: 303, 409, 422, the headers, and pages that stand alone."""

import re
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from pytest_django import Settings

from mingjing.office.web import middleware, responses, sample, views

HERE = Path(views.__file__).parent


@pytest.fixture(autouse=True)
def kit_alone(settings: Settings) -> None:
    """The kit is the lowest app: its pages must render without what upper apps put around them."""
    engine = {**settings.TEMPLATES[0], "OPTIONS": {**settings.TEMPLATES[0]["OPTIONS"]}}
    processors = engine["OPTIONS"]["context_processors"]
    engine["OPTIONS"]["context_processors"] = [p for p in processors if p.startswith("django.")]
    settings.TEMPLATES = [engine]


def a_request(*, htmx: bool = False) -> HttpRequest:
    request = RequestFactory().post("/cases/1/do/serve/")
    request.htmx = htmx  # type: ignore[attr-defined]
    return request


def test_success_moves_on_and_names_the_form_that_is_done() -> None:
    response = responses.redirect_after(a_request(), "/cases/1/")
    assert (response.status_code, response["Location"]) == (303, "/cases/1/")
    assert response.cookies[responses.DONE_COOKIE].value == "/cases/1/do/serve/"


def test_htmx_is_told_to_move_on_itself() -> None:
    response = responses.redirect_after(a_request(htmx=True), "/cases/1/")
    assert response["HX-Redirect"] == "/cases/1/" and "Location" not in response


@pytest.mark.parametrize("htmx", [False, True])
def test_refusal_and_error_have_their_codes(htmx: bool) -> None:
    given = {"title": "送达", "refusals": [sample.TERM], "form": sample.SampleForm({})}
    refused = responses.refused(a_request(htmx=htmx), "web/act.html", given)
    invalid = responses.invalid(a_request(htmx=htmx), "web/act.html", given)
    assert (refused.status_code, invalid.status_code) == (409, 422)
    text = refused.content.decode()
    assert sample.TERM.sentence in text
    assert ("<html" in text) is not htmx, "htmx gets the part, a browser the page"


def test_every_answer_carries_the_headers_and_a_view_may_set_its_own() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Referrer-Policy": "no-referrer"})

    response = middleware.SecurityHeaders(view)(a_request())
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("name", ["404.html", "403.html", "500.html", "403_csrf.html"])
def test_error_pages_need_no_request_and_say_what_to_do(name: str) -> None:
    html = render_to_string(name, {"reference": "A7K2"})
    assert "A7K2" in html and "回到今日" in html


def test_gallery_and_more_answer() -> None:
    request = RequestFactory().get("/kit/")
    assert "样张" in views.gallery(request).content.decode()
    assert views.more(request).status_code == 200


def test_both_dark_themes_are_the_same() -> None:
    css = (HERE / "static/web/tokens.css").read_text()
    by_system = css.split(':root:not([data-theme="light"]) {')[1].split("}")[0].split()
    by_choice = css.split(':root[data-theme="dark"] {')[1].split("}")[0].split()
    assert by_system == by_choice


def test_every_token_used_is_defined_and_nothing_shines() -> None:
    parts = (HERE / "static/web/parts.css").read_text()
    tokens = (HERE / "static/web/tokens.css").read_text()
    used = set(re.findall(r"var\((--[\w-]+)\)", parts))
    assert used <= set(re.findall(r"(--[\w-]+):", tokens))
    assert "gradient" not in parts + tokens
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", parts), "colours live in the tokens"


def test_our_script_and_base_stay_small() -> None:
    assert len((HERE / "static/web/mingjing.js").read_text().splitlines()) <= 300
    assert len((HERE / "templates/web/base.html").read_text().splitlines()) <= 150
