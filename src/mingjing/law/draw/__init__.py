"""The double-random draw that anyone can re-run (双随机抽查).

Frozen pools, an announcement of the randomness before it exists, a seed by SHA-256, tickets by
consistent sampling, and a certificate that holds all that a stranger needs to check it. Pure;
whole numbers only, so that every machine comes to the same result.
"""
