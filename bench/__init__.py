"""How fast is it, and is it the same at 100 and at 100,000 cases? `make bench` answers."""
