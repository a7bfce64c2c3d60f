"""Owns visits from plan to end: findings, answers, lenient acts, identity page, route of the day.

Asks the law before every act; inspections for the record, the order and the sortie it makes.
Never knows the case that may follow.
"""
