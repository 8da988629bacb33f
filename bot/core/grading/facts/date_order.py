"""How two dates compare: the same, a part, another."""

from __future__ import annotations

from bot.core.grading.facts.dates import Moment

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
    if said.short != asked.short:
        return SAME if said.year % 100 == asked.year % 100 and said.span == asked.span else OTHER
    if (asked.year, asked.span) == (said.year, said.span):
        return SAME if not asked.part or asked.part == said.part or not said.part else OTHER
    within = asked.year <= said.year and said.year + said.span <= asked.year + asked.span
    around = said.year <= asked.year and asked.year + asked.span <= said.year + said.span
    return PART if within or around else OTHER
