"""`/settings`: `commands` reads and changes them, `texts` words everything."""
