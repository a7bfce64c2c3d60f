"""The Django app `items`."""

from django.apps import AppConfig


class ItemsConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.items"
    label = "items"
    verbose_name = "权责事项"
