"""What all tests share; their settings and their home are in tests/settings.py."""

import os

from hypothesis import HealthCheck, settings

# Playwright's loop runs in the thread of the browser tests; Django would refuse its queries there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

# How fast this machine draws an example says nothing about the code.
settings.register_profile("mingjing", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("mingjing")
