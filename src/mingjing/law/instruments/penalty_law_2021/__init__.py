"""The Administrative Penalty Law as revised in 2021: its numbers and its two procedures."""
