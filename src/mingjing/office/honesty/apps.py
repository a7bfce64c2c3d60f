"""The Django app `honesty`."""

from django.apps import AppConfig


class HonestyConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.honesty"
    label = "honesty"
    verbose_name = "数据核实"
