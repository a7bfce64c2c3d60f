"""The office's own settings in a home made for the tests; the developer's data is never touched.

pytest-django reads the settings before any conftest, so the home has to be set here.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="mingjing-test-"))
(_HOME / "static").mkdir()
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["MINGJING_HOME"] = str(_HOME)
os.environ.setdefault("MINGJING_DEMO", "1")

from mingjing.office.config.settings import *  # noqa: E402, F403

# A slow digest guards real passwords; those of the tests guard nothing.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
