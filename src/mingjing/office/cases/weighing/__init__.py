"""Owns how a penalty is weighed: law in time, range, benchmark, like cases, equal leniency.

Asks the pure tables of law and the rows of cases that the reader may see.
Never writes: what was weighed is set by the acts that notify and decide.
"""
