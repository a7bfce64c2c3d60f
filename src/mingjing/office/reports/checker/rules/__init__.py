"""One module per kind of relation; each rule is a function from a reading to findings."""
