"""The office's own rules for visits, and the visit as a procedure."""
