"""The Django app `documents`."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.documents"
    label = "documents"
    verbose_name = "文书"
