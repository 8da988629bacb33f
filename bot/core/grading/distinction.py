"""What a definition says is the same and what is different: "of the same element with different numbers of neutrons".

An answer with one of these halves alone fits other things too, and one that puts "same" where the reference has
"different" defines another thing. Only definitions that have both are looked at for the first.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import Enum

from bot.core.grading.facts.vocabulary import OPPOSITES
from bot.core.grading.text import words

LONGEST = 40
"""Words of an answer that is looked at; longer ones explain."""
_TABLE = """
same equal identical like alike common shared share shares sharing similar similarly one both
different differently differing differ differs difference differences unequal distinct dissimilar varying vary varies \
various unlike other another opposite separate unique changed not more less fewer extra
same equal identical
different differing unequal distinct differ differs dissimilar
with but and or in on that which who from by to at for though although while whereas yet however has have having is are
the a an of number numbers amount amounts kind kinds type types count counts set sets their its in by
"""
_SAME, _DIFFERENT, _SURELY_SAME, _SURELY_DIFFERENT, _ENDS, _SKIPPED = (
    frozenset(line.split()) for line in _TABLE.strip().splitlines()
)
"""Words that tell something is the same or different, loosely and surely; what ends a phrase and what is none of it."""
_SAYS_LITTLE = _SKIPPED | _ENDS | _SAME | _DIFFERENT | {"as", "than"}
_NEGATORS = frozenset(
    ("not", "no", "never", "without", "non", "nothing", "neither", "nor", "isn't", "doesn't", "don't")
)
_BEING = frozenset(("being", "be", "a", "an", "the", "any", "having", "getting", "to"))
_DEFINES = re.compile(r"(?i)\W*(?:define|what is an?|what(?:'s| are| does)|definition|explain|meaning)\b")
SHORT_QUESTION = 3
"""Words of a prompt that is no more than what is to be defined."""
FEWEST = 4
"""Words of a definition."""
_REMARK = re.compile(r"[,;:(\n]|\s[-–—]+\s|[.!]\s")
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:es|s)$")


class Distinction(Enum):
    """How an answer misses what a definition distinguishes."""

    HALF = "half"
    """It says what is the same, or what is different, and nothing of the other."""
    TURNED = "turned-round"
    """It has the same for different, or different for the same."""


def missed(reference: str, answer: str, question: str) -> Distinction | None:
    """What the answer misses of the distinction that the reference makes; None for nothing, or where it makes none."""
    told, written = words(answer.rstrip(" ?!")), words(reference.rstrip(" ?!"))
    if not told or not written or len(told) > LONGEST or len(written) > LONGEST or told == written:
        return None
    if _opposed(written, told):
        return Distinction.TURNED
    whole = words(_REMARK.split(reference.strip())[0])  # what stands behind a comma may be left
    return _halved(written, told) or (Distinction.HALF if _begun(whole, told, question) else None)


def _begun(written: list[str], told: list[str], question: str) -> bool:
    """Whether an answer is the beginning of a definition, before what tells the thing from others."""
    defines = _DEFINES.match(question) is not None or len(question.split()) <= SHORT_QUESTION
    articles = ("a", "an", "the")
    written = written[1:] if written[:1] and written[0] in articles else written
    told = told[1:] if told[0] in articles else told
    rest = written[len(told) :]
    opens = (
        written[: len(told)] == told and len(written) >= FEWEST and bool(rest) and rest[0] not in ("e", "i")
    )
    return defines and opens and any(word not in _SAYS_LITTLE and word not in told for word in rest)


def _opposed(written: list[str], told: list[str]) -> bool:
    """Whether the answer is the reference with an opposite in it, or without its "without"."""
    negated = {
        written[at + 1 + (written[at + 1] in _BEING)] for at in _negations(written) if at + 2 < len(written)
    }
    if negated.intersection(told) and not any(word in _NEGATORS or word.startswith("un") for word in told):
        return True
    if abs(len(written) - len(told)) > 2 or len(written) < FEWEST:
        return False
    changes = SequenceMatcher(None, written, told, autojunk=False).get_opcodes()
    return len(written) > 2 * sum(end - start for tag, start, end, _, _ in changes if tag != "equal") and any(
        not OPPOSITES.get(_bare(one), frozenset()).isdisjoint(map(_bare, told[first:last]))
        for tag, start, end, first, last in changes
        if tag == "replace"
        for one in written[start:end]
    )


def _negations(written: list[str]) -> list[int]:
    return [at for at, word in enumerate(written) if word in ("without", "never", "not")]


def _halved(written: list[str], told: list[str]) -> Distinction | None:
    """What an answer misses of "the same ... with different ..."."""
    same, different = _objects(written, _SURELY_SAME), _objects(written, _SURELY_DIFFERENT)
    if not (same or different) or same & different:
        return None
    theirs_same, theirs_different = _objects(told, _SURELY_SAME), _objects(told, _SURELY_DIFFERENT)
    denied = any(word in ("not", "no", "never") or word.endswith("n't") for word in told)
    if not denied and not theirs_same & theirs_different:
        turned = (same & theirs_different) - theirs_same | (different & theirs_same) - theirs_different
        if turned:
            return Distinction.TURNED
    if same and different:
        known = {_bare(word) for word in told}
        has_same = not known.isdisjoint(same) or not _SAME.isdisjoint(told)
        has_different = not known.isdisjoint(different) or not _DIFFERENT.isdisjoint(told)
        if has_same != has_different:
            return Distinction.HALF
    return None


def _objects(written: list[str], cues: frozenset[str]) -> set[str]:
    """What a text says to be so: the words behind each cue up to the end of its phrase."""
    found: set[str] = set()
    for at, word in enumerate(written):
        if word not in cues:
            continue
        for place, one in enumerate(written[at + 1 :]):
            if one in _SURELY_SAME or one in _SURELY_DIFFERENT or (one in _ENDS and place):
                break
            if one not in _SKIPPED and one not in _ENDS:
                found.add(_bare(one))
    return found


def _bare(word: str) -> str:
    return _PLURAL.sub("", word)
