"""Recaps of weeks and of seasons: the plan of a server, the one post about each, and what it tells."""
