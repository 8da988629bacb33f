"""Deck formats: bytes to decks and back; each parser gives a deck, or every problem with its line."""
