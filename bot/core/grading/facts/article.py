"""Tells the article "a" from the letter, for cards whose answer is a letter: a note, a vitamin, a tag."""

from __future__ import annotations

from bot.core.grading.facts.tables import listed, pattern

AFTER_LETTER = frozenset(listed("minor major flat negative positive level"))
"""Words behind a letter that belongs to them: "A minor"."""
BEHIND_ANSWER = AFTER_LETTER | frozenset(
    listed("is was because since for and or as i if then but not maybe lol obviously right tag element")
)
"""Words behind a letter that is the answer, and behind no article."""
_ARTICLE = pattern(rf"(?<![\w<])a (?!(?:{'|'.join(sorted(BEHIND_ANSWER))})\b)(?=[^\W\d_])")


def without_article(text: str) -> str:
    """The text without each small "a" in front of what it can only be an article of: "it is a note"."""
    return _ARTICLE.sub("", text)
