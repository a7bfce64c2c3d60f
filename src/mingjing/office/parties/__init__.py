"""Owns regulated parties and places.

Asks the journal to record each change.
Never knows cases or inspections.
"""
