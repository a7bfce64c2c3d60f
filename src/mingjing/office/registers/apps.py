"""The Django app `registers`."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.registers"
    label = "registers"
    verbose_name = "检查名录"
