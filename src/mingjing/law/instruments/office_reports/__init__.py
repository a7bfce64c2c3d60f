"""The annual report as the office orders it."""
