"""The yearly plan of inspections as the office orders it."""
