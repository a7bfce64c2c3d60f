"""The addresses: one include per app."""

from django.urls import include, path

urlpatterns = [
    path("", include("mingjing.office.desk.urls")),
    path("", include("mingjing.office.people.urls")),
    path("", include("mingjing.office.parties.urls")),
    path("", include("mingjing.office.items.urls")),
    path("", include("mingjing.office.intake.urls")),
    path("", include("mingjing.office.registers.urls")),
    path("", include("mingjing.office.plans.urls")),
    path("", include("mingjing.office.inspections.urls")),
    path("", include("mingjing.office.visits.urls")),
    path("", include("mingjing.office.cases.urls")),
    path("", include("mingjing.office.evidence.urls")),
    path("", include("mingjing.office.documents.urls")),
    path("", include("mingjing.office.disclosure.urls")),
    path("", include("mingjing.office.draws.urls")),
    path("", include("mingjing.office.learning.urls")),
    path("", include("mingjing.office.honesty.urls")),
    path("", include("mingjing.office.statistics.urls")),
    path("", include("mingjing.office.reports.urls")),
    path("", include("mingjing.office.field.urls")),
    path("", include("mingjing.office.web.urls")),
]

handler404 = "mingjing.office.desk.views.not_found"
handler500 = "mingjing.office.desk.views.server_error"
