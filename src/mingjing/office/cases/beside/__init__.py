"""Owns the small procedures beside a case: each a row, the law's own table, and one file here.

Asks the law for every step and the case for what it stands on; reports in by the case's own acts.
Never changes a case directly, and never knows how a page looks.
"""
