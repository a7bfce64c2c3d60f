"""The Django app `inspections`."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.inspections"
    label = "inspections"
    verbose_name = "检查"
