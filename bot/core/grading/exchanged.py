"""What stands the wrong way round in an answer to a bare card: the ends of a way, and of what a "than" compares.

"From the tissues to the lungs", "red is scattered more than blue": such an answer has every word of the reference,
mostly in its order, and is wrong. So are 40 of 41 labelled answers that this, or two sides of a comparison
exchanged (`refusals.py`), was found in.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from msgspec import Struct, field

from bot.core.grading.lexicon import Lexicon, Token
from bot.core.grading.reading import Reading

_START, _END = frozenset({"from"}), frozenset({"to", "into", "onto", "toward"})
_TURNING = frozenset({"turn", "convert", "chang", "transform", "process"})
"""Verbs, by their stems, of which "into" is the second end."""
_INTO = "into"
_WITHIN = frozenset({"and", "or", "of", "one"})
"""Words of grammar that an end may hold."""
_THAN = "than"
_REACH = 5
"""Content words behind "than" that it compares with."""
_MEASURE = 2
"""Content words before "than" that say by what."""


class Ends(Struct):
    """The content meanings at either end."""

    first: set[str] = field(default_factory=set)
    second: set[str] = field(default_factory=set)
    measure: set[str] = field(default_factory=set)
    """Of a comparison: by what it compares, "more strongly"; the other way round another measure may be right."""

    def crosses(self, other: Ends) -> bool:
        """Whether each end has what only the other end of `other` has, and one at least nothing of its own."""
        first, second = other.first - other.second, other.second - other.first
        own_first, own_second = self.first - self.second, self.second - self.first
        crossed = bool(own_first & second and own_second & first)
        return crossed and not (own_first & first and own_second & second)


class Exchangeable(Struct, frozen=True):
    """The ends that a reference has."""

    ways: list[Ends]
    comparison: Ends
    turning: frozenset[str]
    """Meanings and stems with which a comparison is right the other way round: the opposites of its words."""

    def exchanged(self, reading: Reading) -> bool:
        """Whether an answer has the ends the wrong way round."""
        if any(one.crosses(own) for one in (*ways(reading), *changes(reading)) for own in self.ways):
            return True
        said = {name for token in reading.tokens for name in (token.meaning, token.stem)}
        ends = comparison(reading)
        alike = not ends.measure.isdisjoint(self.comparison.measure) and self.turning.isdisjoint(said)
        return alike and ends.crosses(self.comparison)


def exchangeable(lexicon: Lexicon, reference: Reading) -> Exchangeable | None:
    """The ends of a reference; None where it has none.

    In another language, whose order is not English, there is only what a "than" compares.
    """
    found = [] if lexicon.foreign else [*ways(reference), *changes(reference)], comparison(reference)
    if not any(ends.first and ends.second for ends in (*found[0], found[1])):
        return None
    turning: set[str] = set()
    for token in reference.tokens:
        turning.update(lexicon.opposites.get(token.meaning, ()), lexicon.antonyms.get(token.stem, ()))
    return Exchangeable(*found, frozenset(turning.difference(reference.content)))


def ways(reading: Reading) -> list[Ends]:
    """What stands behind "from", and behind the "to" or "into" beside it, each up to the next word of grammar."""
    found: list[Ends] = []
    end: set[str] | None = None
    clause = -1
    for token, at in zip(reading.tokens, reading.clauses, strict=True):
        if at != clause:
            clause, end = at, None
            open_ends = Ends()
        if token.stem in _START or token.stem in _END:
            start = token.stem in _START
            if open_ends.first if start else open_ends.second:
                open_ends = Ends()
            end = open_ends.first if start else open_ends.second
            if not (open_ends.first or open_ends.second):
                found.append(open_ends)
        elif end is not None and _content(token):
            end.add(token.meaning)
        elif token.stem not in _WITHIN:
            end = None
    return found


def changes(reading: Reading) -> list[Ends]:
    """What is turned into something else, and into what: "they turn sugar into fat", "sugar is turned into fat"."""
    found: list[Ends] = []
    for tokens in _clauses(reading):
        stems = [token.stem for token in tokens]
        verb = next((at for at, stem in enumerate(stems) if stem in _TURNING), None)
        into = stems.index(_INTO, verb) if verb is not None and _INTO in stems[verb:] else None
        if verb is None or into is None:
            continue
        first = _meanings(tokens[verb + 1 : into]) or _meanings(tokens[:verb])
        second = takewhile(lambda token: _content(token) or token.stem in _WITHIN, tokens[into + 1 :])
        found.append(Ends(set(first), set(_meanings(second))))
    return found


def _clauses(reading: Reading) -> Iterable[list[Token]]:
    clauses: dict[int, list[Token]] = {}
    for token, at in zip(reading.tokens, reading.clauses, strict=True):
        clauses.setdefault(at, []).append(token)
    return clauses.values()


def comparison(reading: Reading) -> Ends:
    """What stands before "than" in its clause, and just behind it."""
    ends = Ends()
    for tokens in _clauses(reading):
        than = next((place for place, token in enumerate(tokens) if token.stem == _THAN), None)
        if than is not None:
            before, behind = _meanings(tokens[:than]), _meanings(tokens[than:])
            ends.first.update(before)
            ends.second.update(behind[:_REACH])
            ends.measure.update(before[-_MEASURE:])
    return ends


def _meanings(tokens: Iterable[Token]) -> list[str]:
    return [token.meaning for token in tokens if _content(token)]


def _content(token: Token) -> bool:
    return not (token.function or token.negator)
