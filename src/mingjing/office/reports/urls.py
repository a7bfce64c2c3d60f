"""Addresses of reports."""

from django.urls import path

from mingjing.office.reports import checking, views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/new/", views.start, name="report-new"),
    path("reports/check/", checking.check_report, name="report-check"),
    path("reports/<int:year>/", views.report, name="report"),
    path("reports/<int:year>/sign/", views.sign, name="report-sign"),
    path("reports/<int:year>/reopen/", views.reopen, name="report-reopen"),
    path("reports/<int:year>/sections/<str:key>/", views.section, name="report-section"),
    path("reports/<int:year>/report.<str:kind>", views.download, name="report-file"),
]
