"""Queries of recaps: the plan of weeks, seasons that are over, the posts, and what they tell."""
