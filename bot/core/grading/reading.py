"""One text as the grader sees it: tokens with their clause, their polarity and the comparison side they speak of.

A `Reading` knows nothing of other texts. Examples and answers are read by the same code, so that whatever is
lost on one side is lost on the other too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from bot.core.grading.lexicon import Lexicon, Token
from bot.core.grading.text import STOP

NEGATION_REACH = 5
"""Tokens after a negator that it may turn round, within its clause."""
LISTED = 5
"""Words from which a text with nothing but commas between is a list."""
BESIDE_NAME = 1
"""Content words beside a side's name in a heading: "online learning"."""
SIDE_NAMES = 4
"""Sides of a comparison that are told apart at most."""


class Reading(Struct):
    """A text in tokens. Lists run in parallel."""

    tokens: list[Token] = field(default_factory=list)
    clauses: list[int] = field(default_factory=list)
    negated: list[bool] = field(default_factory=list)
    sides: list[int] = field(default_factory=list)
    """Index of the comparison side a token is bound to, or -1; empty where the card compares nothing."""
    surface: list[str] = field(default_factory=list)
    """Raw words, for character n-grams and the typo search."""
    content: list[str] = field(default_factory=list)
    """Meanings of the words that are neither grammar nor negators, in the order said."""


def read(lexicon: Lexicon, text: str, sides: Sequence[frozenset[str]] = ()) -> Reading:
    """The reading of `text`; `sides` holds, for each side of a comparison, the meanings that name it."""
    raw = lexicon.words(text)
    return reading_of(lexicon, raw, sides)


def reading_of(
    lexicon: Lexicon, raw: list[str], sides: Sequence[frozenset[str]] = (), *, behind: bool = False
) -> Reading:
    """The reading of words already split; with `behind`, names of sides may stand behind what is said of them."""
    reading = Reading(surface=[word for word in raw if len(word) > 1 or word.isalnum()])
    tokens, clauses, negated, meant = reading.tokens, reading.clauses, reading.negated, reading.content
    contrast = lexicon.contrast
    clause = 0
    reach = 0
    for token in lexicon.tokens(raw):
        if token is None:
            clause += 1
            reach = 0
            continue
        tokens.append(token)
        clauses.append(clause)
        content = not (token.function or token.negator)
        if content:
            meant.append(token.meaning)
        negated.append(content and reach > 0)
        if token.negator:
            reach = NEGATION_REACH
        elif token.stem in contrast:
            reach = 0
            clause += 1
        elif reach and content:
            reach -= 1
    if sides:
        reading.sides = bound(reading, _named(reading, sides), behind=behind)
    return reading


def joined(parts: Iterable[Reading], sides: Sequence[frozenset[str]] = ()) -> Reading:
    """The reading of several texts as of one, with STOP after each: nothing but the sides reaches over that."""
    whole = Reading()
    clause = 0
    for part in parts:
        whole.tokens += part.tokens
        whole.clauses += [clause + one for one in part.clauses] if clause else part.clauses
        whole.negated += part.negated
        whole.content += part.content
        whole.surface += part.surface
        whole.surface.append(STOP)
        clause = whole.clauses[-1] + 1 if whole.clauses else clause + 1
    if sides:
        whole.sides = bound(whole, _named(whole, sides), behind=True)
    return whole


def bound(reading: Reading, named: Sequence[int], *, behind: bool) -> list[int]:
    """For each token the side it speaks of: the one its clause names, else the last one named, else the next.

    Where each name stands behind what is said of it, the next one named. `named` has for each token the side that it
    names, or -1.
    """
    if behind and _named_behind(reading, named):
        return _next_named(named)
    by_clause: dict[int, set[int]] = {}
    for side, clause in zip(named, reading.clauses, strict=True):
        if side >= 0:
            by_clause.setdefault(clause, set()).add(side)
    found: list[int] = []
    last = -1
    for side, clause in zip(named, reading.clauses, strict=True):
        own = by_clause.get(clause, set())
        if side >= 0:
            last = side
        found.append(next(iter(own)) if len(own) == 1 else last)
    first = next((side for side in found if side >= 0), -1)
    return [side if side >= 0 else first for side in found]


def _named(reading: Reading, sides: Sequence[frozenset[str]]) -> list[int]:
    """For each token the side that it names by its stem or meaning, or -1."""
    return [_side(sides, token.stem, token.meaning) for token in reading.tokens]


def plainly_named(reading: Reading, sides: Sequence[frozenset[str]]) -> list[int]:
    """The same, only where a token is a name and nothing that is said of a side.

    Where both are named by their own words, other words of that meaning are what is said of them ("in batches" of
    offline learning), and so is all that stands in no heading ("Online: ...") where both have one.
    """
    named = [_side(sides, token.stem) for token in reading.tokens]
    if len({*named} - {-1}) < 2:
        named = _named(reading, sides)
    heads = _headings(reading, named)
    if len({*heads.values()}) > 1:
        return [side if clause in heads else -1 for side, clause in zip(named, reading.clauses, strict=True)]
    return named


def _headings(reading: Reading, named: Sequence[int]) -> dict[int, int]:
    """The clauses that are next to nothing but one side's name, and that side; not what stands just behind one."""
    found: dict[int, set[int]] = {}
    others: dict[int, int] = {}
    for token, side, clause in zip(reading.tokens, named, reading.clauses, strict=True):
        if side >= 0:
            found.setdefault(clause, set()).add(side)
        elif not (token.function or token.negator):
            others[clause] = others.get(clause, 0) + 1
    heads: dict[int, int] = {}
    for clause, each in found.items():
        behind = clause - 1 in heads and clause - 1 not in others
        if len(each) == 1 and others.get(clause, 0) <= BESIDE_NAME and not behind:
            heads[clause] = next(iter(each))
    return heads


def _side(sides: Sequence[frozenset[str]], *words: str) -> int:
    """The side that one of the words names, or -1."""
    return next((at for at, names in enumerate(sides) if not names.isdisjoint(words)), -1)


def _named_behind(reading: Reading, named: Sequence[int]) -> bool:
    """Whether each name ends what is said of it: "how many are right (precision), how many are found (recall)"."""
    said, last = False, -1
    ends = [*map(int.__ne__, reading.clauses, reading.clauses[1:]), True]
    for at, (token, side) in enumerate(zip(reading.tokens, named, strict=True)):
        if side < 0:
            said = said or not (token.function or token.negator)
        elif (said or side == last) and (
            ends[at] or named[at + 1] == side or reading.tokens[at + 1].stem == "and"
        ):
            said, last = False, side
        else:
            return False
    return not said and len({*named}) > 2


def is_plain(reading: Reading, named: Sequence[int]) -> bool:
    """Whether every name ends what is said of it, or nothing is said in clauses before the first."""
    start = next((clause for clause, side in zip(reading.clauses, named, strict=True) if side >= 0), 0)
    before = reading.tokens[: reading.clauses.index(start)] if start in reading.clauses else []
    return _named_behind(reading, named) or all(token.function or token.negator for token in before)


def _next_named(named: Sequence[int]) -> list[int]:
    """For each token the side that is named from there on; -1 behind all names."""
    found, following = list(named), -1
    for at in range(len(named) - 1, -1, -1):
        following = found[at] = named[at] if named[at] >= 0 else following
    return found


def listed(reading: Reading) -> bool:
    """Whether the text is a bare list of words: one whole word between commas each time, and no grammar."""
    items = len(set(reading.clauses))
    return LISTED <= items == len(reading.tokens) and all(
        not token.function and len(token.stem) > 2 and token.stem.isalpha() for token in reading.tokens
    )
