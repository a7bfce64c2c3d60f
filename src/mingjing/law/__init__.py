"""The law as a small pure library.

Owns citations, dated numbers, working days, statutory terms and the procedures made of them.
Asks nothing but its own data files: time and facts always come in as arguments.
Never imports Django, reads a clock, opens a database or reaches the network.
"""
