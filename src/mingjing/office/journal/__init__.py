"""Owns the record of acts, the one door for change, and gap-free numbers.

Asks the law whether an act may be made.
Never knows which app's row it guards: an app hands it a `Folder`.
"""
