"""Deck formats, one parser a module: text in, a deck or every problem with its line out."""
