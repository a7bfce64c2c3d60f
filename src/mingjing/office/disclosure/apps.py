"""The Django app `disclosure`."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.disclosure"
    label = "disclosure"
    verbose_name = "公示"
