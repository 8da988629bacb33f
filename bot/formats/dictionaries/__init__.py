"""Dictionaries: words with their meanings, as programs that look words up keep them."""
