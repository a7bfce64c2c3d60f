"""Owns complaints and other leads as they arrive.

Asks people and items for who and what.
Never knows the inspections or cases that follow.
"""
