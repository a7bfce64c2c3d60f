"""The page kit: the shapes views fill, the tags that draw them, the frame every page wears.

Owns the look (tokens, parts, base pages) and the HTTP manners (303, 409, 422, headers).
Asks nothing of any other app: it knows no case, no officer and no law.
Never reads or writes a row, and never decides what a person may see or do.
"""
