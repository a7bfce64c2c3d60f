"""Pages of papers: to read them, to make them, and for the public to check them."""
