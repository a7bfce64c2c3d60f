"""The Django app `cases`."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.cases"
    label = "cases"
    verbose_name = "案件"
