"""Recaps: which week is told when, the one post about a week or a season, and what stands in it."""
