"""Owns questions about records that do not fit together, their rows, answers and ends.

Asks the journal, field work, cases and evidence for what they tell.
Never scores or ranks anybody, and never changes the records that it asks about.
"""
