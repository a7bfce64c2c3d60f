"""What all tests share; their settings and their home are in tests/settings.py."""

import os

# Playwright's loop runs in the thread of the browser tests; Django would refuse its queries there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
