"""The Django app `journal`."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.journal"
    label = "journal"
    verbose_name = "留痕"
