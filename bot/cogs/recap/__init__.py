"""`/recap`, and the posts about weeks and seasons that are over.

`commands` switches the weekly one on and off and shows it, `poster` makes the posts, `own_part` is the button under
them, `texts` and `season_texts` word everything.
"""
