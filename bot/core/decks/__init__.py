"""Decks as the domain sees them: what may be in one, what is wrong with it, how it changes."""
