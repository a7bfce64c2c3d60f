"""Tests of the pure law library; they need no database and no clock."""
