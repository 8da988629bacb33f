"""The weekly recap: which week is told when, the one post a week, and what stands in it."""
