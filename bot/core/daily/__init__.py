"""The daily question: schedules, plans, and the one post a day."""
