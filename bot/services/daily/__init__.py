"""Use cases of the daily question: schedules and posts."""
