"""The Django app `field`."""

from django.apps import AppConfig


class FieldConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.field"
    label = "field"
    verbose_name = "现场"
