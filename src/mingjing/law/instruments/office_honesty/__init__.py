"""The office's own rule for questions about its records: how one is asked, answered and closed."""
