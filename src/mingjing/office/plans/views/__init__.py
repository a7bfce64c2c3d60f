"""Pages of plans: the office's own, their tasks, and what everybody may read."""
