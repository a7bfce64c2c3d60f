"""HTTP manners of every act: 303 when done, 409 when refused, 422 when filled in wrongly."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

DONE_COOKIE = "mj_done"


def is_htmx(request: HttpRequest) -> bool:
    """Whether htmx asks for a part rather than a browser for a page."""
    return bool(getattr(request, "htmx", False))


def redirect_after(request: HttpRequest, url: str, *, keep_draft: bool = False) -> HttpResponse:
    """Send the person on after a successful act, and let the page forget that form's draft, unless
    the act was not kept."""
    if is_htmx(request):
        response = HttpResponse(status=200, headers={"HX-Redirect": url})
    else:
        response = HttpResponse(status=303, headers={"Location": url})
    if keep_draft:
        return response
    # Read by the page's script, hence not HttpOnly; it names a path and nothing else.
    response.set_cookie(DONE_COOKIE, request.path, max_age=120, samesite="Lax")
    return response


def _answer(
    request: HttpRequest, template: str, context: Mapping[str, object], *, status: int, part: str
) -> HttpResponse:
    name = f"{template}#{part}" if part and is_htmx(request) else template
    return render(request, name, dict(context), status=status)


def refused(
    request: HttpRequest, template: str, context: Mapping[str, object], *, part: str = "form"
) -> HttpResponse:
    """409: the law does not allow this now; the page says why. htmx gets only `part`."""
    return _answer(request, template, context, status=409, part=part)


def invalid(
    request: HttpRequest, template: str, context: Mapping[str, object], *, part: str = "form"
) -> HttpResponse:
    """422: the form has errors; they stand beside their fields. htmx gets only `part`."""
    return _answer(request, template, context, status=422, part=part)
