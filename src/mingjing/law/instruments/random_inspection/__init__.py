"""The general demands on random inspections (双随机、一公开)."""
