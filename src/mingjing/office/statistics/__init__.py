"""Owns named indicators: definition, unit, period rule and the rows behind each.

Asks the apps below for their querysets.
Never writes.
"""
