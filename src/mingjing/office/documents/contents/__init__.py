"""The words of the documents, one module per chapter of the procedure."""
