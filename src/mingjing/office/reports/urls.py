"""Addresses of reports; what stands under /open/ is for everybody."""

from django.urls import path

from mingjing.office.reports import checking
from mingjing.office.reports.views import acts, picker, public, remarks, reports, sections

SECTION = "reports/<int:year>/sections/<str:slot>/"

urlpatterns = [
    path("reports/", reports.reports, name="reports"),
    path("reports/new/", reports.start, name="report-new"),
    path("reports/check/", checking.check_report, name="report-check"),
    path("reports/<int:year>/", reports.report, name="report"),
    path("reports/<int:year>/do/<str:step>/", acts.act, name="report-act"),
    path("reports/<int:year>/report.<str:kind>", reports.download, name="report-file"),
    path(SECTION, sections.section, name="report-section"),
    path(f"{SECTION}preview/", sections.preview, name="report-preview"),
    path(f"{SECTION}figures/", picker.figures, name="report-figures"),
    path(f"{SECTION}versions/", sections.versions, name="report-versions"),
    path(f"{SECTION}remarks/", remarks.remarks, name="report-remarks"),
    path(f"{SECTION}keeper/", remarks.keeper, name="report-keeper"),
    path("reports/<int:year>/remarks/<int:remark>/", remarks.settle, name="report-settle"),
    path("open/reports/", public.public_list, name="open-reports"),
    path("open/reports/<int:year>/", public.latest, name="open-report"),
    path("open/reports/<int:year>/<int:edition>/", public.edition, name="open-edition"),
    path(
        "open/reports/<int:year>/<int:edition>/figures/<int:told>/",
        public.figure,
        name="open-figure",
    ),
    path(
        "open/reports/<int:year>/<int:edition>/report.<str:kind>",
        public.download,
        name="open-report-file",
    ),
    path("open/reports/<int:year>/<int:edition>.json", public.as_json, name="open-report-json"),
]
