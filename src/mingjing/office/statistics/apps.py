"""The Django app `statistics`."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.statistics"
    label = "statistics"
    verbose_name = "统计"
