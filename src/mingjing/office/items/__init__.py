"""Owns the power list (权责清单): dated items of conduct, each with its statute and range.

Asks the law for citations.
Never decides a case.
"""
