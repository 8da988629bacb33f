"""What the large expressions need of a text: where it is missing they are not asked, and would have found nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.grading.facts.dates import clock, dates
from bot.core.grading.facts.numbers import numerals
from bot.core.grading.facts.tables import Pattern

PATTERNS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": found
    for module in (clock, dates, numerals)
    for name, found in vars(module).items()
    if isinstance(found, Pattern) and found.needs
}
WRITTEN = (
    "3 May 1815", "3rd ofmay", "the first day of sept. 1815", "May", "june 3rd, 44 BC", "JAN", "1815-06-18",
    "18/6/1815",
    "'89", "the 1980s", "in 1815", "44 BC", "AD 79", "12,000 BC", "1430 hours", "the 15th century", "early 15th c.",
    "XVth cent", "xvi c", "first century", "twenty-first-c", "second millennium BC", "third  Millennium",
    "half a dozen",
    "a quarter", "an-eighth", "seventeen", "Twentyone", "fourty", "nil", "a hundred and five", "two thousandths",
    "the sixtieth", "three score", "lakhs", "ninety nine", "zeroth", "1.5 million",
)  # fmt: skip
PIECES = (
    *WRITTEN,
    " ",
    "-",
    ", ",
    "of",
    "the",
    "may",
    "c",
    "th",
    "nd",
    "x",
    "decide",
    "summary",
    "form",
    "topic",
    "é",
    "7",
)


def missed(pattern: Pattern, text: str) -> list[str]:
    """What it would find, had it been asked, in a text that has not what it needs."""
    if re.search(pattern.needs, text):
        return []
    return [found[0] for found in pattern.compiled.finditer(text)]


@pytest.mark.parametrize("name", PATTERNS)
def test_what_is_found_has_what_is_needed(name: str) -> None:
    assert [text for text in WRITTEN if missed(PATTERNS[name], text)] == []


@given(st.lists(st.sampled_from(PIECES), max_size=6).map("".join) | st.text(max_size=30))
def test_nothing_is_missed_whatever_the_text(text: str) -> None:
    assert [name for name, pattern in PATTERNS.items() if missed(pattern, text)] == []


@pytest.mark.parametrize("name", PATTERNS)
def test_a_text_without_it_is_passed_over(name: str) -> None:
    pattern = PATTERNS[name]
    assert (
        list(Pattern(pattern.text, pattern.flags, pattern.needs).finditer("a plain topic of a summary")) == []
    )


def test_most_expressions_find_something_here() -> None:
    found = {name for name, pattern in PATTERNS.items() for text in WRITTEN if [*pattern.finditer(text)]}
    assert found >= PATTERNS.keys() - {"dates._DAY_NUMERIC"}
