"""Owns trainings and who attended, and rehearsals before the law.

Asks people for who they are, and the law's examination for what a rehearsed act would meet.
Never counts hours, scores or ranks people.
"""
