"""The Django app `desk`."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.desk"
    label = "desk"
    verbose_name = "工作台"
