"""The Django app `reports`."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.reports"
    label = "reports"
    verbose_name = "报告"
