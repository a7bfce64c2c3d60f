"""Owns the annual report: its sections, its figure references, its checks and its outputs.

Asks statistics for every figure.
Never holds a typed number.
"""
