"""Use cases of teaching: drafting what cards lack, and putting what people accepted into a deck."""
