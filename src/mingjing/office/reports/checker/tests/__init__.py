"""Tests of the examination of finished reports, on invented reports only."""
