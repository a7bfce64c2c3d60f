"""Pages of reports: the list and a report, its sections, its figures, its remarks, its acts, and
what everybody may read."""
