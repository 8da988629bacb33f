"""Queries of decks, cards and their changes."""
