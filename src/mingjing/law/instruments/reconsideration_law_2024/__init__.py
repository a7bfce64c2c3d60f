"""The Administrative Reconsideration Law of 2023: its numbers and the review of a decision."""
