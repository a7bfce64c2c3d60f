"""The words of the `mingjing` command, one module per chapter."""
