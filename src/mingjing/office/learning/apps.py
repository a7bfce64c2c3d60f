"""The Django app `learning`."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.learning"
    label = "learning"
    verbose_name = "学习"
