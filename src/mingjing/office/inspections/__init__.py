"""Owns sorties, inspections with their checks, orders to correct, and drawn objects.

Asks the law whether an inspection may be made so; people, parties and items for its parts.
Never knows the case that may follow.
"""
