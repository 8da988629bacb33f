"""`/privacy`: `commands` and `buttons` serve people, `servers` keeps track of servers left, `texts` words all of it."""
