"""Tests about the whole: each looks at everything of one kind."""
