"""`/streak`: `commands` shows it, `texts` words it and the evening's reminder."""
