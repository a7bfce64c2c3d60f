"""Ministry Order 55 of 2022: its numbers, disputes over jurisdiction, and the ninety days."""
