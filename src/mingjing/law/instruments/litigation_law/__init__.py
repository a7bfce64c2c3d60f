"""The Administrative Litigation Law: its numbers and the suit against a decision."""
