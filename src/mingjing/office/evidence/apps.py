"""The Django app `evidence`."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Registers the app under its short label."""

    name = "mingjing.office.evidence"
    label = "evidence"
    verbose_name = "证据"
