"""The statutory documents of a case, rendered from its record; none without its act."""
