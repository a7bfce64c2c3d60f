"""The measure: a bare Django page that selects 50 rows by an index and renders them.

No sign-in, no session, no frame, no law: what Django itself costs on this machine.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from mingjing.office.cases.models import Case

PAGE = engines["django"].from_string("""<!doctype html><html lang="zh"><title>bare</title><table>
{% for r in rows %}<tr><td><a href="/{{ r.number }}/">{{ r.number }}</a></td>
<td>{{ r.conduct }}</td><td>{{ r.area }}</td><td>{{ r.stage }}</td>
<td>{{ r.registered_on|date:"Y-m-d" }}</td>
<td>{{ r.fine }}</td></tr>
{% endfor %}</table></html>""")


def bare(request: HttpRequest) -> HttpResponse:
    """Fifty rows, newest first, as a table."""
    rows = Case.objects.order_by("-registered_on", "-id")[:50]
    return HttpResponse(PAGE.render({"rows": rows}))


urlpatterns = [path("bare/", bare)]
