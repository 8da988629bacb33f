"""Days off: `own` are a person's, `servers` a server's; `errors` says why one was not taken."""
