"""`/about`: which bot this is."""
