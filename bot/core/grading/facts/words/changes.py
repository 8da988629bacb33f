"""Grades how a quantity changes: "it doubles", "decreases by a factor of 4", "stays the same".

It decides by the way and the factor of the change; the way alone is half of a factor that is asked for.
"""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.context import question_keys
from bot.core.grading.facts.numbers.numbers import numbers
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said, clean
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.words import words as words_of

_UP = (
    r"increas\w*|expan\w*|swell\w*|enlarg\w*|takes? up more"
    r"|ris(?:es?|ing)|rose|rais(?:es?|ed|ing)|boosts?|speeds? (?:it |them )?up"
    r"|grow(?:s|ing|n)?|grew|(?:go(?:es)?|went|gone|going|speeds?) up|climb(?:s|ed)?"
    r"|(?:get|become|grow)s? (?:\w+ )?(?:bigger|larger|higher|greater|stronger|faster|warmer|hotter|heavier|longer"
    r"|more)"
    r"|bigger|larger|higher|greater|faster|stronger|quicker"
)
_DOWN = (
    r"decreas\w*|contract(?:s|ed|ing|ion)?|takes? up less"
    r"|falls?|fell|fallen|drops?|dropped|declin\w+|shrinks?|shrank|sinks?|lessens?|reduc\w+|diminish\w*"
    r"|(?:go(?:es)?|went|gone|going|slows?)(?: it| them)? down"
    r"|(?:get|become)s? (?:\w+ )?(?:smaller|lower|less|weaker|slower|colder"
    r"|cooler|lighter|shorter)|lower(?:s|ed|ing)?|smaller|slower|weaker"
)
_SAME = (
    r"(?:stay|remain|keep|is|are)s? (?:exactly |completely )?(?:the same|constant|unchanged|equal)|no change"
    r"|unchanged|nothing(?: happens| changes)?|(?:does|do)(?:es)?n'?t change|(?:does|do) not change"
)
_WAYS = (
    (pattern(rf"(?i)\b(?:{_SAME})\b"), 0),
    (pattern(rf"(?i)\b(?:{_UP})\b"), 1),
    (pattern(rf"(?i)\b(?:{_DOWN})\b"), -1),
)
_FACTORS = (
    (pattern(r"(?i)\b(?:doubl\w+|twice|twofold)\b"), Fraction(2)),
    (pattern(r"(?i)\b(?:tripl\w+|threefold|thrice)\b"), Fraction(3)),
    (pattern(r"(?i)\b(?:quadrupl\w+|fourfold)\b"), Fraction(4)),
    (pattern(r"(?i)\b(?:halv\w+|half)\b"), Fraction(1, 2)),
    (pattern(r"(?i)\b(?:quarter(?:s|ed)?|a fourth|one fourth)\b"), Fraction(1, 4)),
)
_TIMES = pattern(r"(?i)\s*(?:times|fold|-fold|x)\b")
_BEFORE = pattern(r"(?i)(?:\bx|\btimes|\bfactor of|\bmultiplied by|\bdivided by|\bby|\bto)\s*$")
_DIVIDES = pattern(r"(?i)\bdivided by\b")
_REFERENCE = pattern(
    r"(?i)^\W*(?:(?:it|they|(?:the |its )(?:\w+ ){1,3}?)\s*)?"
    r"(?:(?:is|are|will|would|gets?|becomes?|be|also|simply) )*"
    rf"(?:{_UP}|{_DOWN}|{_SAME}|doubles?|doubled|triples?|tripled|quadruples?|quadrupled|halves|halved|multiplied"
    r"|twice as \w+)"
    r"(?: (?:to|by|as|a|an|the|factor|of|times|x|four|three|two|five|six|eight|nine|ten|half|quarter|\d+)){0,6}\W*$"
)
_OBJECT = pattern(r"(?i)\s+(?:(?:the|its) )?(?:\w+ ){0,2}?\w+\W*$")
_SUBJECT = pattern(r"(?i)^\W*(?:\w+ ){1,3}?(?=\w+\W*$)")
_ARROWS = ((pattern(r"↑|^\W*up\W*$"), " increases "), (pattern(r"↓|^\W*down\W*$"), " decreases "))
_CIRCUMSTANCE = pattern(
    r"(?i)\s*[,(]?\s*\b(?:because|since|cos|bc|cuz|as (?=the|it|there|more|less)|when|if|while)\b"
)
"""What opens why or when something changes: other things change there."""
_GROWS = pattern(r"(?i)\b(?:expand|swell|enlarg|contract|shrink|shrank|gr[eo]w)")
_SIZES = frozenset(("volume", "size", "length", "space", "diameter", "thing", "little", "bit"))
LONGEST = 12
"""Words of an answer that says how something changes; longer ones are sentences."""


class Change(Struct, frozen=True):
    """A reference change."""

    text: str
    way: int
    """1 for more, -1 for less, 0 for none."""
    factor: Fraction | None
    """What the quantity is multiplied by, where it is said."""
    of_size: bool = False
    """The reference says that something grows or shrinks, not a quantity that it names."""
    kind: AnswerKind = AnswerKind.TERM

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer by the way and factor that it tells; wrong where it tells none."""
        text = _CIRCUMSTANCE.split(said.text)[0]
        told = change_in(text) or change_in(said.text)
        if told is None or len(text.split()) > LONGEST:
            return wrong("change", self.text, said.text, "no-value")
        way, factor = told
        if self._other_quantity(said):
            return wrong("change", self.text, said.text, "other-term")
        if way != self.way:
            return wrong("change", self.text, said.text, "opposite")
        if self.factor is None or factor == self.factor:
            return right("change", self.text, said.text)
        if factor is None:
            return partly("change", self.text, said.text, "part")
        return wrong("change", self.text, said.text, "other-number")

    def _other_quantity(self, said: Said) -> bool:
        """Whether the answer says how another quantity changes than the reference: "its temperature rises"."""
        named, other = _subject(self.text, ""), _subject(said.text, "")
        if named and other and named.isdisjoint(other):
            return True
        own = _SIZES if self.of_size else _subject(self.text, said.question)
        told = _subject(said.text, said.question)
        return bool(own and told) and (not own & told if not self.of_size else not told <= own)


def _subject(text: str, question: str) -> frozenset[str]:
    """Keys of what a text says to change, as far as the question does not name it."""
    text = clean(text)
    starts = [found.start() for pattern_of, _ in _WAYS if (found := pattern_of.search(text))]
    subject = words_of(text[: min(starts, default=0)])
    return frozenset(word.key for word in content_of(subject, question_keys(question)))


def change_in(text: str) -> tuple[int, Fraction | None] | None:
    """The way and factor of the one change that a text tells; None for none, several or a denied one."""
    text = re.sub(r"(?i)\bx(?=\d)", "x ", clean(text))
    for arrow, told in _ARROWS:
        text = arrow.sub(told, text)
    if re.search(r"(?i)\bor\b", text):
        return None
    ways = {}
    for words, way in _WAYS:
        found = words.search(text)
        if found and not claims.denied(text, found.start(), found.end()):
            ways[way] = found
    factor = _factor(text)
    if len(ways) > 1 or (not ways and factor is None):
        return None
    if not ways:
        assert factor is not None
        return (1 if factor > 1 else -1), factor
    way = next(iter(ways))
    if factor is not None and way < 0 < factor - 1:
        factor = 1 / factor
    return way, factor


def _factor(text: str) -> Fraction | None:
    for words, factor in _FACTORS:
        if words.search(text):
            return factor
    for number in numbers(text):
        amount = number.amounts[0]
        if amount > 0 and (_TIMES.match(text, number.end) or _BEFORE.search(text[: number.start])):
            return 1 / amount if _DIVIDES.search(text[: number.start]) else amount
    return None


def _is_asked(text: str, question: str) -> bool:
    """Whether the text has words of the question and no others: "the rate"."""
    keys = {word.key for word in words_of(text)}
    return not keys.isdisjoint(question_keys(question)) and not content_of(
        words_of(text), question_keys(question)
    )


_ASKS_CHANGE = pattern(
    r"(?i)\bwhat (?:will |would )?happen|\bwhat (?:is the )?effect|^\W*(?:the )?effects? (?:of|on)\b"
    r"|\bhow (?:does|do|did|will|would|is|are)\b"
    r"|\baffect|\bchange"
)


def changes(text: str, question: str) -> Change | None:
    """The reference as a change; None where it is something else, or nothing of the sort is asked."""
    plain = clean(text)
    for part in (_OBJECT, _SUBJECT):
        found = part.search(plain)
        rest = part.sub("", plain)
        if found and _is_asked(found[0], question) and change_in(rest) is not None:
            plain = rest
    told = change_in(text) if _ASKS_CHANGE.search(question) and _REFERENCE.match(plain) else None
    return Change(text, *told, of_size=_GROWS.search(text) is not None) if told is not None else None
