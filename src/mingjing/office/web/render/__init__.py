"""The parts that are drawn in Python rather than in templates, because they are hot or SVG."""
