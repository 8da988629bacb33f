"""CSV and TSV tables of cards."""
