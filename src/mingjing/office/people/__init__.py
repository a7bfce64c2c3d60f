"""Owns units, persons, posts, certificates and sign-in.

Asks the journal to record each change.
Never knows what a person does in a case or an inspection.
"""
