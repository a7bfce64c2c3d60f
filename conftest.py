"""Where the tests live: a home of their own, never the office's."""

import os
import tempfile

os.environ["MINGJING_HOME"] = tempfile.mkdtemp(prefix="mingjing-test-")
os.environ.setdefault("MINGJING_DEMO", "1")
