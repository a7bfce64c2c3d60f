"""Owns the one list and two rosters: inspection items with their checklists, objects, inspectors.

Asks items, parties and people for what they list. Never knows a plan, a draw or a visit.
"""
