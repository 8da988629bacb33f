"""Suggestions on Discord: cards that members suggest, questions that they flag, and what comes of both.

`forms` has what members and managers fill in, `submissions` takes it, `buttons` decides, `notices` shows a suggestion
in the review channel, `texts` words everything. The commands are among those of `/deck`.
"""
