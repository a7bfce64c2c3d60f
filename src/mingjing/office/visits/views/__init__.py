"""Pages of visits: the list, one visit with its next act, its plan, its identity, its leniency."""
