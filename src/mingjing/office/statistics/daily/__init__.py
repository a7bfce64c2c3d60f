"""Daily facts: what each indicator adds up to on each day, so that a year is a sum of days.

Derived data only: made from the rows, made again from the rows at will, and never asked for a
day that the journal has touched since.
"""
