"""Pages of draws: the office's own, the registers, and what everybody may read and check."""
