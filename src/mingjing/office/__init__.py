"""The office: Django apps, one per thing that the office says out loud."""
