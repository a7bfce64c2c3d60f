"""Owns the registers that draws are made from, the draws, and their public certificates.

Asks the law for tickets and guards; people, parties and inspections for who and what is drawn.
Never picks anybody by itself, and never changes a pool once it is frozen.
"""
