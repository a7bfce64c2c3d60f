"""Owns exhibits: photographs, voice notes and signatures, each with its fingerprint and its origin.

Asks inspections and cases whose folder an exhibit lies in.
Never changes or removes what was taken in, and never knows which paper shows it.
"""
