"""Owns trainings and who attended.

Asks people for who they are.
Never counts hours or ranks people.
"""
