"""`/recap` and the post that it makes each week.

`commands` switches it on and off and shows it, `poster` makes the posts, `own_week` is the button under them, `texts`
words everything.
"""
