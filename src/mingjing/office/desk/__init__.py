"""Owns today's work, search, sign-in pages and the frame around every page.

Asks every app for what waits.
Never changes anything.
"""
