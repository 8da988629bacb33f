"""Hints: what a card's author wrote, or the shape of its answer."""

from __future__ import annotations

import pytest

from bot.cogs.quiz.verdict_texts import hint
from bot.core.cards import Card


@pytest.mark.parametrize(
    ("reference", "shape"),
    [
        ("Concept drift over time", "4 words: `C······ d···· o··· t···`"),
        ("one two three four five six seven", "7 words: `o·· t·· t···· f··· f··· s·· …`"),
        ("PCA", "1 word: `P··`"),
        ("`code` fence", "2 words: `····· f····`"),
    ],
)
def test_a_bare_cards_hint_shows_the_shape_of_its_reference(reference: str, shape: str) -> None:
    assert hint(Card("k", "?", reference)) == f"💡 {shape}"


@pytest.mark.parametrize(
    "reference", ["x" * 1_500, "a " * 700, "```" * 100, "a\u200bb", "\n\nline\nbreaks\n"]
)
def test_a_bare_cards_hint_fits_a_message_and_breaks_no_code_span(reference: str) -> None:
    said = hint(Card("k", "?", reference))
    assert len(said) < 1_900
    assert said.count("`") in (0, 2)
    assert "\n" not in said


def test_a_bare_cards_hint_does_not_give_a_short_answer_away() -> None:
    for reference in ("k", "a", "42", "no"):
        assert reference not in hint(Card("k", "?", reference)).partition("`")[2].strip("`")


def test_a_written_hint_comes_as_it_is() -> None:
    assert hint(Card("k", "?", "ref", hint="Think of *time*.")) == r"💡 Think of \*time\*."
