"""The Django app `draws`."""

from django.apps import AppConfig


class DrawsConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.draws"
    label = "draws"
    verbose_name = "随机抽取"
