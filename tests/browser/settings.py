"""The office's own settings with a quick digest of passwords: the browser signs in often."""

from mingjing.office.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
