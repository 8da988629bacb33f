"""Reads what an answer says of two things that a question compares: "a straight loses" where a flush beats it.

The same relation between the same things, or its converse between them exchanged, says yes; the converse between the
same, or the same between them exchanged, says no. Who tells one side only speaks of the other as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import ARTICLES
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.words import undotted, words
from bot.core.grading.facts.yes_no.contraries import Contraries, agreed
from bot.core.grading.facts.yes_no.reasons import alike

LONGEST = 160
"""Characters of an answer that is read so."""
_CONVERSES = [
    tuple(frozenset(listed(side)) for side in pair.split("|"))
    for pair in (
        "beat defeat outrank trump outweigh exceed surpass top outlast outlive outnumber outscore|lose",
        "precede predate|follow succeed",
        "contain include comprise|belong",
        "above over|below under beneath underneath",
        "before|after",
        "north|south",
        "east|west",
        "left|right",
    )
]
"""Verbs and prepositions of relations, and those of their converses."""
_VERBS = frozenset(word for pair in _CONVERSES for side in pair for word in side)
_FORMS = "|".join(sorted(f"{word}s?|{word}es" for word in _VERBS))
_BETTER = "better|worse|more|less|fewer|farther|further|nearer|bigger|larger|smaller"
_RELATION = pattern(
    rf"\b(?:(?P<wins>(?:wins?|ranks?|is worth more|is ranked|comes?|stands?)\s+(?P<rank>against|over|above"
    rf"|higher than|below|lower than|under))|(?:is|are|was|gets?|being)\s+(?P<passive>beaten|defeated|outranked"
    rf"|trumped|exceeded|preceded|followed|contained|surpassed)\s+by|(?P<verb>{_FORMS})(?:\s+(?:to|against|of|the|a)\b)?"
    rf"|(?P<much>more|less)\s+(?P<adjective>[a-z]+)(?:\s+than|$)|(?P<comparative>[a-z]{{2,}}er|{_BETTER})"
    rf"(?:\s+(?:than|to|from|out|away|off)\b)*|as\s+(?P<equal>[a-z]+)\s+as)\b|(?P<sign>[<>])",
    re.IGNORECASE,
)
_COMPARATIVES = tuple(
    frozenset(listed(side))
    for side in (
        "bigger larger greater higher taller longer heavier faster quicker hotter warmer older thicker wider broader"
        " deeper stronger brighter harder richer nearer closer louder denser fatter steeper sharper more better further"
        " earlier",
        "smaller lesser lower shorter lighter slower colder cooler younger newer thinner narrower shallower weaker"
        " dimmer darker softer poorer farther quieter flatter blunter less fewer worse later tinier",
    )
)
"""Comparatives that tell of more and of less: in a text about two things they are each other's converse."""
_DIRECTIONS = frozenset(("left", "right", "north", "south", "east", "west"))
"""Relations only where "of" follows: the left ventricle is not left of anything."""
_ONE_OF_TWO = pattern(r"^\s*(?:one|of the two|one of (?:them|the two))?\W*$")
_HAS_THE = pattern(r"(?:\b(?:has|have|had|with)|'s) (?:got )?(?:the|a)\s*$")
_NOT = pattern(r"\b(?:not|never|cannot)\b|n't\b")
_FRAME = pattern(
    r"(?i)^\W*(?:true (?:or|/) ?false|is it true that|yes (?:or|/) ?no)\W*"
    r"|^\W*(?:is|are|was|were|does|do|did|can|could|will|would"
    r"|has|have)\b"
    r"|\b(?:in standard \w+)\W*$"
)
_OPENED = pattern(r"(?i)^\W*(?:yes|no|true|false|yep|nope|yeah)\b\W*")
_HEDGED = pattern(r"(?i)\b(?:or|if|maybe|perhaps|think|thought|some|sometimes|myth|would)\b|\?")
_NO_COMPARATIVES = frozenset(
    listed("""
    water never ever other over after under number order power paper river matter together whether her letter
    """)
)


class Relation(Struct, frozen=True):
    """How one thing compares with another."""

    word: str
    turned: bool
    """The relation is the converse of the word's: "less heavy", "is beaten by"."""
    one: frozenset[str]
    other: frozenset[str]


@lru_cache(maxsize=256)
def compared(text: str) -> Relation | None:
    """The relation that a lower-case text tells of two things, or of one; None where it tells none."""
    if len(text) > LONGEST:
        return None
    plain = _FRAME.sub(" ", _FRAME.sub(" ", text))
    for found in sorted(_RELATION.finditer(plain), key=_is_guessed):
        comparative, verb = (found["comparative"] or "").lower(), (found["verb"] or "").lower()
        if comparative in _NO_COMPARATIVES or (comparative and not _compares(plain, found)):
            continue
        if verb in _DIRECTIONS and not found[0].endswith(" of"):
            continue
        one, other = map(_keys, _sides(plain, found))
        if not one:  # "Is heavier than lead"
            one, other = other, one
        denied = _NOT.search(plain) is not None
        word, turned = _named(found)
        if found["equal"] and not denied:
            return None
        return Relation(word, turned ^ denied, one, other) if one else None
    return None


def _is_guessed(found: re.Match[str]) -> bool:
    """Whether only the ending tells that a word is a comparative, as that of Jupiter does."""
    word = found["comparative"]
    return word is not None and not any(word.lower() in side for side in _COMPARATIVES)


def _sides(text: str, found: re.Match[str]) -> tuple[str, str]:
    """What is compared with what: "faster in air than in water" compares air with water."""
    before, after = text[: found.start()], text[found.end() :]
    first, than, second = after.partition(" than ")
    if than and "than" not in found[0] and first.strip():
        return first, second
    return before, "" if _HAS_THE.search(before) or _ONE_OF_TWO.match(after) else after


def _compares(text: str, found: re.Match[str]) -> bool:
    """Whether a word that ends as a comparative does is one."""
    after = text[found.end() :]
    alone = _ONE_OF_TWO.match(after) is not None or after.startswith((" in ", " on ", " at "))
    return (
        "than" in found[0] or " than" in after or alone or _HAS_THE.search(text[: found.start()]) is not None
    )


def _named(found: re.Match[str]) -> tuple[str, bool]:
    """The word of a relation, and whether the converse is meant."""
    if found["sign"]:
        return "more", found["sign"] == "<"
    if found["wins"]:
        return "beat", found["rank"] in ("below", "lower than", "under")
    if found["passive"]:
        return _active(found["passive"]), True
    if found["verb"]:
        verb = found["verb"].lower()
        return next(
            word for word in (verb, verb.removesuffix("s"), verb.removesuffix("es")) if word in _VERBS
        ), False
    if found["much"]:
        return found["adjective"], found["much"] == "less"
    return (found["comparative"] or found["equal"] or "").lower(), False


def _active(participle: str) -> str:
    return {"beaten": "beat", "outranked": "outrank"}.get(participle, participle.removesuffix("ed"))


def _keys(text: str) -> frozenset[str]:
    found = [word for word in words(undotted(text)) if not word.mark]
    return frozenset(word.key for word in content_of(found, frozenset()) if word.key not in ARTICLES)


def says_so(text: str, question: str, contraries: Contraries) -> bool | None:
    """Whether a lower-case text says what a question asks of two things; None where it compares others, or none."""
    asked, told = compared(question), compared(_OPENED.sub("", text)) if not _HEDGED.search(text) else None
    if asked is None or told is None or not asked.other:
        return None
    same = _same_relation(asked.word, told.word, contraries)
    swapped = _swapped(asked, told)
    if same is None or swapped is None:
        return None
    return same ^ swapped ^ asked.turned ^ told.turned


def _same_relation(asked: str, told: str, contraries: Contraries) -> bool | None:
    """Whether two words are of one relation, not its converse; None where they are of different ones."""
    for sides in _CONVERSES:
        ours = next((side for side in sides if asked in side), None)
        theirs = next((side for side in sides if told in side), None)
        if ours is not None or theirs is not None:
            return ours is theirs if ours is not None and theirs is not None else None
    ours, theirs = (next((side for side in _COMPARATIVES if word in side), None) for word in (asked, told))
    if ours is not None and theirs is not None:
        return ours is theirs
    if asked == told or agreed(asked, told) or alike(asked, told, "") or _graded(asked, told):
        return True
    return False if contraries.opposed(asked, told) else None


def _graded(one: str, other: str) -> bool:
    """Whether one word is the other's comparative: "long", "longer"."""
    short, long = sorted((one, other), key=len)
    return long in (f"{short}er", f"{short}r", f"{short}{short[-1:]}er", f"{short[:-1]}ier")


def _swapped(asked: Relation, told: Relation) -> bool | None:
    """Whether an answer has the sides of the question exchanged; None where it speaks of something else."""
    own = (asked.one - asked.other, asked.other - asked.one)
    one = [_among(side, told.one) for side in own]
    if not any(one):  # "it travels faster in water"
        told = Relation(told.word, told.turned, told.other, frozenset())
        one = [_among(side, told.one) for side in own]
    other = [_among(side, told.other) for side in own]
    straight = one[0] and not one[1] and not other[0] and (other[1] or not told.other)
    exchanged = one[1] and not one[0] and not other[1] and (other[0] or not told.other)
    return None if straight == exchanged else bool(exchanged)


def _among(side: frozenset[str], told: Sequence[str] | frozenset[str]) -> bool:
    return any(alike(key, word, "") for key in side for word in told)
