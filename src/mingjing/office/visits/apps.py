"""The Django app `visits`."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.visits"
    label = "visits"
    verbose_name = "现场检查"
