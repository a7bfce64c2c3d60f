"""Owns yearly plans with their tasks, and the objects that a task has selected.

Asks the law whether a plan may go on so; registers and items for what is planned. Never knows the
visits that carry it out: they name the tasks they serve.
"""
