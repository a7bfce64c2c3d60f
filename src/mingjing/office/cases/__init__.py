"""Owns penalty cases from lead to archive.

Asks the law for every step, through the door.
Never knows disclosure, statistics or reports.
"""
