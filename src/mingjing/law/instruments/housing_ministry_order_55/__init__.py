"""Ministry Order 55 of 2022: its numbers, and disputes over jurisdiction."""
