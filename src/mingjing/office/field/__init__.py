"""Owns the phone without signal: what it takes along, its drafts, and what it sends, each once.

Asks inspections, cases and evidence to make every act that it brings home.
Never judges by itself, and never merges two versions of a draft silently.
"""
