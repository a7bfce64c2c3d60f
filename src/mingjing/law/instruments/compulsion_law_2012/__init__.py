"""The Administrative Compulsion Law: its numbers, seizure, and enforcement by the court."""
