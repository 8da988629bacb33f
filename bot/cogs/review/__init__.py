"""`/review`: `commands` begins, `session` is the message that changes, `decks` chooses them, `texts` words it all."""
