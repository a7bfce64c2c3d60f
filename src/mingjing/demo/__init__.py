"""Owns the demonstration office: an invented district whose years are lived act by act.

Asks every app for its verbs.
Never writes a row, and never loads into a database that holds anything.
"""

from mingjing.demo.diary import Progress
from mingjing.demo.loading import NotEmpty, load

__all__ = ["NotEmpty", "Progress", "load"]
