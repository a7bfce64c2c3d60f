"""Django's settings, the same file everywhere; what differs comes from the environment."""

from __future__ import annotations

import sys
from pathlib import Path

import dj_database_url
import django_stubs_ext

from mingjing.office.config import env as environment
from mingjing.office.config.organ import read_organ

django_stubs_ext.monkeypatch()

ENV = environment.read()
BASE_DIR = Path(__file__).resolve().parent

SECRET_KEY = ENV.secret_key
DEBUG = ENV.debug
ALLOWED_HOSTS = list(ENV.allowed_hosts)
DEMO = ENV.demo

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "heroicons",
    "template_partials",
    "mingjing.office.journal",
    "mingjing.office.web",
    "mingjing.office.people",
    "mingjing.office.parties",
    "mingjing.office.items",
    "mingjing.office.intake",
    "mingjing.office.registers",
    "mingjing.office.plans",
    "mingjing.office.inspections",
    "mingjing.office.visits",
    "mingjing.office.cases",
    "mingjing.office.evidence",
    "mingjing.office.disclosure",
    "mingjing.office.documents",
    "mingjing.office.learning",
    "mingjing.office.draws",
    "mingjing.office.honesty",
    "mingjing.office.statistics",
    "mingjing.office.reports",
    "mingjing.office.field",
    "mingjing.office.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "mingjing.office.web.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mingjing.office.web.middleware.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "mingjing.office.config.urls"
WSGI_APPLICATION = "mingjing.office.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mingjing.office.desk.frame.frame",
            ],
            "builtins": [
                "django.templatetags.static",
                "mingjing.office.web.templatetags.kit",
            ],
        },
    }
]


def _database() -> dict[str, object]:
    if ENV.database_url.startswith("postgres"):
        told = dj_database_url.parse(ENV.database_url, conn_max_age=600, conn_health_checks=True)
        options = {**told.get("OPTIONS", {})}
        # A page asks all its figures in one long question: to compile it takes longer still.
        options["options"] = f"-c jit=off {options.get('options', '')}".strip()
        return {**told, "OPTIONS": options}
    name = ENV.database_url.removeprefix("sqlite://") or str(ENV.home / "mingjing.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "PRAGMA recursive_triggers=1; PRAGMA foreign_keys=1;",
        },
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["mingjing.office.people.backends.OfficeBackend"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "sign-in"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# The organ in whose name acts are done: its full name, and the prefix of its document numbers.
_ORGAN = read_organ(ENV.home, demo=ENV.demo)
ORGAN_NAME = _ORGAN.name
ORGAN_PREFIX = _ORGAN.prefix
# Where a paper's type is written otherwise than in the catalogue: by verb, e.g. {"exhort": "罚催"}.
NUMBER_MARKS: dict[str, str] = {}
# What its documents must tell: who hears a reconsideration (复议法 24), and how to reach the organ.
ORGAN_GOVERNMENT = _ORGAN.government
ORGAN_ADDRESS = _ORGAN.address
ORGAN_PHONE = _ORGAN.phone

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH: list[str] = []

STATIC_URL = "/static/"
# What npm brought (scripts/install.sh): the library through which pages keep data on a phone.
BROWSER_LIBRARY = Path(sys.prefix) / "share" / "mingjing" / "node_modules" / "idb" / "build"
STATICFILES_DIRS = [("idb", BROWSER_LIBRARY)] if BROWSER_LIBRARY.exists() else []
STATIC_ROOT = ENV.home / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if (ENV.home / "static" / "staticfiles.json").exists()
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not (ENV.home / "static" / "staticfiles.json").exists()
MEDIA_ROOT = ENV.home / "files"
# Photographs, voice notes and signatures, each under its fingerprint; back it up too.
EVIDENCE_ROOT = ENV.home / "evidence"
# Streets, roads and stations of the district as GeoJSON; without it there is no map.
DISTRICT_MAP = ENV.home / "district.geojson"
# Fonts of the office's own, laid there by its administrator; see docs/mechanisms/documents.md.
FONT_FOLDER = ENV.home / "fonts"
# How the public reaches this office: it stands in the QR code of every paper.
PUBLIC_URL = ENV.public_url
# Where a reconsideration can be applied for over the internet (reconsideration law art. 22).
REVIEW_URL = ENV.review_url

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "mingjing.office.desk.views.csrf_failure"

FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
SILENCED_SYSTEM_CHECKS: list[str] = []
