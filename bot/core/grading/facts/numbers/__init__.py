"""Numbers and quantities, by value and unit."""
