"""The Django app `parties`."""

from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.parties"
    label = "parties"
    verbose_name = "当事人"
