"""Owns what is published of a decision, where, by when, and why not.

Asks cases for the decision.
Never changes a case.
"""
