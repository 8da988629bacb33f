"""Expressions that are tried at every place of a text, and read a run from each: work as the square of its length.

Nothing can be counted inside regular expressions, and a clock tells of the machine. So this looks at how they are
made: one that begins with a run ("[\\s,]+", "\\(.*") and then has many ways to go on must not begin within that run.
`(?<=[^\\s,])[\\s,]+` begins where the run does. Nor may three runs stand one behind the other that take the same sign
("\\W*.*?\\s*[.,]+"), for they share a row of it in as many ways as the square or cube of its length.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from itertools import islice
from typing import Any

import pytest

import bot.core.grading
from bot.core.grading.facts.tables import Pattern

PARSER, COMPILER, OPS = (import_module(f"re._{name}") for name in ("parser", "compiler", "constants"))
PACKAGE = "bot.core.grading."
MANY = 8
"""Ways to go on behind a run, from which on trying them at each of its places takes long."""
ENDLESS = 256
"""Repetitions from which on a run counts as one without a bound."""
MOST = 400
"""Beginnings of one expression that are looked at."""
TIMES = 64
PIECES: tuple[str, ...] = (*",.([ a1-'\"|/東", "½", "a ", "1 ", "a, ", "1,")
_AT_ONE_PLACE, _REFERENCES, _QUESTIONS = "matched at one place", "splits references", "looks at questions"
_BLANK = "of blank space, which is squeezed"
ALLOWED = {
    "coverage._CLAUSES": _REFERENCES,
    "facts.detection.words._ASKS_WHERE_OR_HOW": _AT_ONE_PLACE,
    "facts.disputed._AFTER": _AT_ONE_PLACE,
    "facts.lists.parts._SEPARATOR": _BLANK,
    "facts.numbers.counting_abroad._MONTH": _AT_ONE_PLACE,
    "facts.readings._CONCLUSION": _AT_ONE_PLACE,
    "facts.scripts.phrases_east._LEADS_UP": _AT_ONE_PLACE,
    "facts.yes_no.otherwise._OPENS": _QUESTIONS,
    "facts.yes_no.polarity._STATES": _AT_ONE_PLACE,
}
"""Expressions that may be slow where they are not used so, and why."""


CHAINED = {
    "facts.detection.glossed._TWO": _REFERENCES,
    "facts.formulas.notation._WORDED": _BLANK,
    "facts.wavering._FRAMES[3]": _BLANK,
    "facts.yes_no.statements._ELLIPTIC": _BLANK,
}
"""Expressions with runs one behind the other that may take the same sign, and why they may."""
MOST_CHAINED = 2
SIGNS = ",. ?a1-東"


def expressions() -> dict[str, re.Pattern[str]]:
    found = {}
    for module in pkgutil.walk_packages(bot.core.grading.__path__, PACKAGE):
        for name, value in vars(import_module(module.name)).items():
            for at, one in enumerate(value if isinstance(value, tuple) else (value,)):
                if isinstance(one, Pattern | re.Pattern):
                    key = f"{module.name.removeprefix(PACKAGE)}.{name}" + (
                        f"[{at}]" if isinstance(value, tuple) else ""
                    )
                    found[key] = one.compiled if isinstance(one, Pattern) else one
    return found


def beginnings(items: list[Any], before: list[Any]) -> Iterator[tuple[list[Any], list[Any]]]:
    """Each endless run that an expression may begin with, with what stands before it; and what follows."""
    for at, (op, value) in enumerate(items):
        rest = items[at + 1 :]
        if op is OPS.SUBPATTERN:
            yield from beginnings([*value[3], *rest], before)
            return
        if op is OPS.BRANCH:
            for way in value[1]:
                yield from beginnings([*way, *rest], before)
            return
        if op in (OPS.MAX_REPEAT, OPS.MIN_REPEAT):
            least, most, repeated = value
            if most >= ENDLESS:
                yield [*before, (op, (max(1, least), most, repeated))], rest
            if least:
                before = [*before, (op, (least, least, repeated))]
            continue
        before = [*before, (op, value)]


def ways(items: list[Any]) -> int:
    """In how many ways what follows a run may go on at once."""
    for op, value in items:
        if op is OPS.BRANCH:
            return sum(max(1, ways(list(way))) for way in value[1])
        if op is OPS.SUBPATTERN:
            return ways(list(value[3]))
        if op in (OPS.MAX_REPEAT, OPS.MIN_REPEAT):
            within = ways(list(value[2]))
            if value[0] or within > 1:
                return within
        elif op is OPS.IN:
            continue
        else:
            return 1
    return 1


def begins_within(expression: re.Pattern[str]) -> str:
    """What a text is made of that the expression reads to its end from each place, in vain; "" for nothing."""
    tree = PARSER.parse(expression.pattern, expression.flags & ~re.UNICODE)
    for run, rest in islice(beginnings(list(tree), []), MOST):
        if ways(rest) < MANY:
            continue
        begun = COMPILER.compile(PARSER.SubPattern(tree.state, run), expression.flags)
        for piece in PIECES:
            text = piece * TIMES
            reached = [begun.match(text, at * len(piece)) for at in (10, 20, 30)]
            if all(one and one.end() >= len(text) - 1 for one in reached) and not expression.search(text):
                return piece
    return ""


class TakenApart:
    """An expression whose pieces are compiled once each: every sign asks about the same ones."""

    def __init__(self, expression: re.Pattern[str]) -> None:
        self.tree = PARSER.parse(expression.pattern, expression.flags & ~re.UNICODE)
        self._flags = expression.flags
        self._compiled: dict[str, re.Pattern[str]] = {}

    def takes(self, items: list[Any], sign: str) -> bool:
        """Whether a piece takes that sign, as the whole of a text."""
        written = repr(items)
        if written not in self._compiled:
            self._compiled[written] = COMPILER.compile(PARSER.SubPattern(self.tree.state, items), self._flags)
        return self._compiled[written].fullmatch(sign) is not None


taken_apart = lru_cache(maxsize=1)(TakenApart)


def longest_chain(expression: re.Pattern[str], sign: str) -> int:
    """How many endless runs, one behind the other, may share a row of one sign."""
    apart = taken_apart(expression)
    longest = 0

    def takes(items: list[Any]) -> bool:
        return apart.takes(items, sign)

    def walk(items: list[Any], so_far: int) -> int:
        nonlocal longest
        for op, value in items:
            if op is OPS.SUBPATTERN:
                so_far = walk(list(value[3]), so_far)
            elif op is OPS.BRANCH:
                so_far = max(walk(list(way), so_far) for way in value[1])
            elif op in (OPS.MAX_REPEAT, OPS.MIN_REPEAT):
                least, most, repeated = value
                if most >= ENDLESS and takes(list(repeated)):
                    so_far += 1
                else:
                    so_far = max(walk(list(repeated), so_far), 0 if least else so_far)
            elif op not in (OPS.ASSERT, OPS.ASSERT_NOT, OPS.AT, OPS.GROUPREF) and not takes([(op, value)]):
                so_far = 0
            longest = max(longest, so_far)
        return so_far

    walk(list(apart.tree), 0)
    return longest


def test_no_three_runs_share_a_row_of_one_sign() -> None:
    chained = {
        name
        for name, one in expressions().items()
        if any(longest_chain(one, sign) > MOST_CHAINED for sign in SIGNS)
    }
    assert chained == set(CHAINED)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        (r"^\W*(?P<once>\S.*?)\s*[.,;!?\n/]+\s*(?P=once)\W*$", 4),
        (r"^\W*a.*,\w+$", 1),
        (r"(?:x,*)?[,;]+[.,]{0,6},*$", 3),
    ],
)
def test_chains_are_told_by_how_they_are_made(text: str, length: int) -> None:
    assert longest_chain(re.compile(text), ",") == length


def test_no_expression_with_many_ways_begins_within_its_run() -> None:
    slow = {name: piece for name, one in expressions().items() if (piece := begins_within(one))}
    assert set(slow) == set(ALLOWED), slow


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        (r"(?<=\S)[\s,]+(?:ax|ex|ix|ox|ux|bx|cx|dx|fx)$", ","),
        (r"(?<=[^\s,])[\s,]+(?:ax|ex|ix|ox|ux|bx|cx|dx|fx)$", ""),
        (r"(?<=\S)[\s,]{1,9}(?:ax|ex|ix|ox|ux|bx|cx|dx|fx)$", ""),
        (r"\(.*(?:ax|ex|ix|ox|ux|bx|cx|dx|fx)", "("),
    ],
)
def test_it_is_told_by_how_they_are_made(text: str, piece: str) -> None:
    assert begins_within(re.compile(text)) == piece
