"""The Django app `people`."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.people"
    label = "people"
    verbose_name = "人员"
