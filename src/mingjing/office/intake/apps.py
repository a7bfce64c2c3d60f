"""The Django app `intake`."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.intake"
    label = "intake"
    verbose_name = "线索"
