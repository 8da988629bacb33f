"""Designations that have a notation of their own: versions, chords, moves of chess, scores, verses of a book."""
