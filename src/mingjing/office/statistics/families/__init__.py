"""The indicators themselves, one module per family of work."""
