"""A date as far as it is told, and how two of them compare: the same, a part, another.

An unknown part of the answer's date makes it a part of the reference's; a part that differs makes it another.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from bot.core.grading.facts.tables import listed

MONTH_NUMBER = {
    name[:size]: number
    for number, name in enumerate(
        listed("""
    january february march april may june july august september october november december
    """),
        1,
    )
    for size in {3, len(name)}
} | {"sept": 9}
MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)

DECADE = 10
"""Years of a decade."""
FIRST_SHORT = 1900
"""Years from here on may be told by their last two digits."""


class Moment(Struct, frozen=True):
    """A date as far as it is told; None for a part that is not."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    era: str = ""
    """"bc", "ad" or "" where nothing is said."""
    span: int = 1
    """Years from `year` on: 10 for a decade, 100 for a century, 1000 for a millennium."""
    part: str = ""
    """"early", "mid" or "late" of a decade or century."""
    short: bool = False
    """The year was told by its last two digits."""


class Dated(Struct, frozen=True):
    """A date at its place in a text; more than one reading for "4/7/1776"."""

    start: int
    end: int
    readings: tuple[Moment, ...]


SAME, PART, OTHER = "same", "part", "other"


def compare(asked: Moment, said: Moment) -> str:
    """SAME where `said` gives all of `asked`, PART where it gives some of it and nothing else, OTHER else."""
    if asked.era != said.era and "bc" in (asked.era, said.era):
        if said.era or not asked.era:
            return OTHER
        return PART if _years(asked, said) != OTHER else OTHER
    results = [_years(asked, said)] if asked.year is not None else []
    for name in ("month", "day"):
        wanted, given = getattr(asked, name), getattr(said, name)
        if wanted is not None:
            results.append(PART if given is None else SAME if given == wanted else OTHER)
    if OTHER in results or not results:
        return OTHER
    return SAME if all(result == SAME for result in results) else PART


def _years(asked: Moment, said: Moment) -> str:
    if said.year is None:
        return PART
    assert asked.year is not None
    if said.short and said.span == DECADE and asked.span == 1 and asked.year >= FIRST_SHORT:
        full = asked.year // 100 * 100 + said.year % 100
        return _years(asked, replace(said, year=full, short=asked.short))
    if said.short != asked.short:
        return SAME if said.year % 100 == asked.year % 100 and said.span == asked.span else OTHER
    if (asked.year, asked.span) == (said.year, said.span):
        return SAME if not asked.part or asked.part == said.part or not said.part else OTHER
    within = asked.year <= said.year and said.year + said.span <= asked.year + asked.span
    around = said.year <= asked.year and asked.year + asked.span <= said.year + said.span
    if (around and _in_part(said, asked.year - said.year)) or (
        within and _in_part(asked, said.year - asked.year)
    ):
        return PART
    return OTHER


_TENTHS = {"early": (0, 5), "mid": (3, 7), "late": (5, 10)}
"""Where the parts of a decade or century begin and end. People do not draw these lines sharply, so they overlap."""


def _in_part(around: Moment, after: int) -> bool:
    """Whether what is `after` so many years of a decade or century lies in the part told of it, if one is told."""
    if not around.part or around.era == "bc":
        return True
    first, end = _TENTHS[around.part]
    return first * around.span <= 10 * after < end * around.span
