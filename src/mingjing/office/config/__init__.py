"""Owns settings, addresses and the `mingjing` command; asks every app; never holds a rule."""
