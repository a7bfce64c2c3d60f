"""The statutory tables of the year: columns as data, cells that open, identities that are shown."""
