"""`/season`: `commands` sets seasons up, `panel` shows them with their buttons, `texts` words everything."""
