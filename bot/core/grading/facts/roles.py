"""Who does what to whom, in a reference of few words: "Demand exceeds supply" is not "supply exceeds demand".

All words of such a reference are in both; what tells them apart is which stands before the verb, and whether the verb
is told of the one who does or of the other ("supply is exceeded by demand").
"""

from __future__ import annotations

from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import ARTICLES
from bot.core.grading.facts.words.words import words

FEWEST, MOST = 3, 6
"""Words of the reference that say something: two roles, and what is between them."""
_BEING = frozenset(listed("is are was were be been being gets get"))
_JOINING = frozenset(listed("or plus with between nor vs versus of in per than as")) | _BEING
"""Words of a reference without a verb between two roles, or whose two sides are alike, or that other rules compare."""
_BOTH_WAYS = frozenset(
    listed("""
    equal meet touch border mix marry match resemble balance cancel alternate interact combine react bond
    collide intersect differ mirror neutralise neutralize neighbour
    """)
)
"""Verbs, without their endings, that say the same of both."""
_BY, _OF = "by", "of"
_ARROW = pattern(r"(?P<one>[^→>]{2,80}?)\s*(?:→|->|=>)\s*(?P<two>[^→>]{2,80}?)(?:\s*\([^()]*\))?")
"""What becomes what: "glucose + oxygen → carbon dioxide + water (with enzymes)"."""
_RATIO = pattern(
    r"(?i)(?:(?:it'?s |is )?(?:the )?(?:ratio|quotient) of )?(?P<one>[^\W\d_]+(?: [^\W\d_]+)?)"
    r" (?:to|over|per|divided by) (?P<two>[^\W\d_]+(?: [^\W\d_]+)??)(?: (?:in|within|at|under|below) .*)?"
)
"""What is divided by what: "ratio of stress to strain in the elastic range"."""
SHORTEST, ENDING = 3, 3
"""Letters of a word, and of its ending at most, to find it in another form."""


def exchanged(reference: str, answer: str) -> bool:
    """Whether an answer has the words before and behind the verb of a reference in each other's place."""
    if _sides_turned(reference, answer):
        return True
    asked = words(reference)
    by = any(word.key == _BY for word in asked)
    idle = ARTICLES | _BEING | {_BY} if by else ARTICLES
    content = [word.key for word in asked if not word.mark and word.key not in idle]
    alone = FEWEST <= len(content) <= MOST and len(set(content)) == len(content)
    if not alone or any(word.mark for word in asked) or not _JOINING.isdisjoint(content):
        return False
    told = [word.key for word in words(answer) if not word.mark]
    places = [next((at for at, one in enumerate(told) if _same_word(key, one)), None) for key in content]
    start, *middle, end = (-1 if place is None else place for place in places)
    if min(start, end, *middle) < 0 or any(_same_word(key, verb) for key in content for verb in _BOTH_WAYS):
        return False
    inside = told[min(start, end) : max(start, end)]
    if _OF in inside:  # "the translation of the protein ends" for "ends protein translation"
        return False
    first, last = (start, end) if by != (_BY in inside) else (end, start)
    return first < min(middle) and max(middle) < last


def _sides_turned(reference: str, answer: str) -> bool:
    """Whether both have an arrow, or both are a ratio, and the two sides are in each other's place."""
    for form in (_ARROW, _RATIO):
        asked, told = form.fullmatch(reference.strip(" .")), form.fullmatch(answer.strip(" ."))
        if asked and told:
            ours, theirs = (
                [_words_of(side) for side in found.group("one", "two")] for found in (asked, told)
            )
            return ours[0] != ours[1] and all(theirs) and theirs[0] <= ours[1] and theirs[1] <= ours[0]
    return False


def _words_of(side: str) -> set[str]:
    return {word.key for word in words(side) if not word.mark} - ARTICLES


def _same_word(one: str, other: str) -> bool:
    """Whether two words are the same but for an ending: "exceed" and "exceeded", "bite" and "biting"."""
    short, long = sorted((one, other), key=len)
    return short == long or (
        len(short) >= SHORTEST
        and len(long) - len(short) <= ENDING
        and long.startswith(short.removesuffix("e"))
    )
