"""Pages of the registers: inspection items, objects, inspectors, and what everybody may read."""
