"""`/leaderboard`: `commands` shows it page by page, `texts` words it."""
