"""`/stats`: `commands` shows it in words and pictures, `texts` words it."""
