"""Owns the examination of a finished report of any office: its figures, and how they fit.

Asks the law library for dated numbers, and nobody else: no Django, no database, no clock.
Never fills in what a report does not print, and never joins two numbers because they are equal.
"""
