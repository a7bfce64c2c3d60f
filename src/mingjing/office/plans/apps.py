"""The Django app `plans`."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.plans"
    label = "plans"
    verbose_name = "检查计划"
