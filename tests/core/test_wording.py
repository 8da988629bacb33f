"""Counts in words, and that no text makes up its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import bot
from bot.core.wording import either, long_day, plural, short_day, time_span

COUNTED = re.compile(
    r" (?:more )?(?:answers|appeals|cards|characters|columns|concepts|days|decks|errors|fields|files|freezes|hours"
    r"|ideas|lines|members|minutes|notes|people|points|problems|questions|schedules|seconds|times|topics|tries"
    r"|warnings|words)\b(?P<rest>.*)",
    re.DOTALL,
)
LIMIT = re.compile(r"(?:\w+\.)*[A-Z][A-Z_]+(?:\.days)?|most|limit")
"""A constant, or what a text says there may be at most: never one."""


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 cards"), (1, "1 card"), (2, "2 cards"), (1_000, "1,000 cards")]
)
def test_a_count_has_its_noun(count: int, words: str) -> None:
    assert plural(count, "card") == words


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    assert [plural(count, "person", "people") for count in (1, 2)] == ["1 person", "2 people"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "1 second"),
        (60, "60 seconds"),
        (90, "90 seconds"),
        (120, "2 minutes"),
        (900, "15 minutes"),
        (3599, "3,599 seconds"),
        (3600, "1 hour"),
        (7200, "2 hours"),
    ],
)
def test_a_time_span_is_said_in_its_largest_whole_unit(seconds: int, words: str) -> None:
    assert time_span(seconds) == words


def bare_counts(source: str) -> Iterator[str]:
    """Each number in a text of the source that is followed by its noun in the plural, whatever the number is."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.JoinedStr):
            continue
        for number, said in zip(node.values, node.values[1:], strict=False):
            if not (isinstance(number, ast.FormattedValue) and isinstance(said, ast.Constant)):
                continue
            value, match = ast.unparse(number.value), COUNTED.match(str(said.value))
            if (
                match
                and not LIMIT.fullmatch(value)
                and not match["rest"].startswith((", over ", " in the package, over "))
            ):
                yield f"{node.lineno}: {{{value}}}{match[0]}"


def test_what_counts_by_itself_is_found() -> None:
    source = (
        'f"{n} cards", f"over {limits.MAX} cards", f"{len(x):,} cards, over {MAX}", f"a {len(x)} more notes."'
    )
    assert list(bare_counts(source)) == ["1: {n} cards", "1: {len(x)} more notes."]


@pytest.mark.parametrize("path", sorted(Path(bot.__file__).parent.rglob("*.py")), ids=lambda path: path.name)
def test_no_text_counts_by_itself(path: Path) -> None:
    assert list(bare_counts(path.read_text(encoding="utf-8"))) == []


def test_days_are_written_without_a_zero_in_front() -> None:
    day = date(2026, 11, 5)
    assert (long_day(day), short_day(day)) == ("Thursday, 5 November", "5 Nov")


@pytest.mark.parametrize("folder", ["cogs", "pictures", "services"])
def test_no_text_writes_a_day_with_a_zero(folder: str) -> None:
    files = (Path(bot.__file__).parent / folder).rglob("*.py")
    found = [
        file.name for file in files if re.search(r"%d[ .]*%[bB]|%[bB] *%d", file.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("choices", "said"),
    [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")],
    ids=["one", "two", "three"],
)
def test_choices_in_a_sentence(choices: list[str], said: str) -> None:
    assert either(choices) == said
