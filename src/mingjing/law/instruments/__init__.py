"""The legal sources, one folder each: articles in our own words, dated numbers, procedures."""
