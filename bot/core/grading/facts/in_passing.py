"""Tells a right value that an answer names only in passing from one that it gives: "starboard, the green goes on port".

What stands first and alone is what the answer says. A right value within a clause behind it, which says something of
that or of the other, is no second answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from bot.core.grading.facts.tables import listed
from bot.core.grading.facts.vocabulary import ARTICLES, COUNTRIES, NOBODYS, STATES
from bot.core.grading.facts.words.phrases import Hit, content_of
from bot.core.grading.facts.words.word_forms import is_word
from bot.core.grading.facts.words.words import Word

MOST_MORE = 1
"""Content words that what stands first may have more than the answer."""
_TOLD_AS_ANSWER = frozenset(
    listed("""
    no wait actually sorry or maybe perhaps rather but nope also probably i it's its that's answer too either better
    wrong right correct oh hmm nein doch oder ou o non no или нет also both
    """)
)
"""What makes a value that stands behind another one an answer, too."""
_COMPARED = frozenset(listed("than unlike near like beside besides als que che чем dan niż"))
"""Words before what something else is set against."""


def in_passing(said: Sequence[Word], hit: Hit, question: frozenset[str], beside: Sequence[str]) -> bool:
    """Whether the answer gives one of the rivals `beside`, and the right value at `hit` only within a clause."""
    first = list(takewhile(lambda word: not word.mark, said))
    if not beside or hit.first < len(first) + 1:
        return False
    told = content_of(first, question)
    own = [word for word in first if word.key not in ARTICLES]
    if not told or len(told) > hit.after - hit.first + MOST_MORE or len(told) != len(own):
        return False
    if all(word.key in COUNTRIES | STATES for word in told) or beside[0].split()[-1:] != [told[-1].text]:
        return False
    clause = _clause_of(said, hit)
    if any(word.text.lower() in _TOLD_AS_ANSWER or word.text.lower() in NOBODYS for word in clause):
        return False
    around = [word for word in clause if not said[hit.first].start <= word.start < said[hit.after - 1].end]
    words_around = [word for word in around if word.key not in ARTICLES]
    return len(words_around) > 1 and bool(content_of(around, question))


def compared(said: Sequence[Word], hit: Hit, question: frozenset[str]) -> bool:
    """Whether the answer says of another name how it is beside the right one: "Mombasa is hotter than Nairobi"."""
    if hit.first < len(("name", "is", "than")) or said[hit.first - 1].text.lower() not in _COMPARED:
        return False
    name, verb = said[0], said[1]
    named = name.text.istitle() and name.key not in question and not is_word(name.text.lower(), rare=False)
    return named and not verb.mark and verb.text.islower()


def _clause_of(said: Sequence[Word], hit: Hit) -> list[Word]:
    """The words between the marks around the right value."""
    start, end = hit.first, hit.after
    while start and not said[start - 1].mark:
        start -= 1
    while end < len(said) and not said[end].mark:
        end += 1
    return list(said[start:end])
