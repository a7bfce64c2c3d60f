"""Settings of the bare page: the office's database, nothing else of the office."""

from mingjing.office.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.bare"
MIDDLEWARE = []
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]
