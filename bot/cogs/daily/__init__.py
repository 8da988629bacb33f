"""`/daily` and the posts it schedules.

`commands` manages schedules, `poster` makes posts, shows answers and keeps counters, `texts` words everything.
"""
