"""Several processes on one PostgreSQL at once, without Discord: what its row locks do to each other, and to answers."""
