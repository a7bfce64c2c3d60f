"""Template tags of the kit; `kit` is registered as a builtin."""
