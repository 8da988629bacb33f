"""Hints: what a card's author wrote, or the shape of its answer."""

from __future__ import annotations

import pytest

from bot.cogs.quiz.verdict_texts import hint
from bot.core.cards import Card
from bot.core.quiz.hints import has_hint


@pytest.mark.parametrize(
    ("reference", "shape"),
    [
        ("Concept drift over time", "4 words: `C······ d···· o··· t···`"),
        ("one two three four five six seven", "7 words: `one two …`"),
        ("PCA", "1 word: `P··`"),
        ("`code` fence", "2 words: `c··· f····`"),
        ("The resistance of a body to a change of its motion.", "11 words: `The resistance of …`"),
        ("東京", "2 characters: `東·`"),
        ("植物が光エネルギーを使って糖と酸素を作ること", "22 characters: `植物が光エ …`"),
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


@pytest.mark.parametrize("reference", ["k", "42", "no", "是", "is it"])
def test_an_answer_of_which_only_the_length_can_be_told_has_no_hint(reference: str) -> None:
    assert not has_hint(Card("k", "?", reference))
    assert has_hint(Card("k", "?", reference, hint="Think."))


def test_a_written_hint_comes_as_it_is() -> None:
    assert hint(Card("k", "?", "ref", hint="Think of *time*.")) == r"💡 Think of \*time\*."
