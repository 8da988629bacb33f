"""What a change does to a deck, and what a poorer file leaves alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.cards import AnswerKind, AnswerSpec, Card, Concept, Deck, Misconception, Source
from bot.core.decks.changes import (
    asked_already,
    changed_parts,
    compare,
    merge,
    with_card,
    with_key,
    without_card,
)
from bot.formats.export import export
from bot.formats.load import load
from tests.formats.strategies import decks

RICH = Card(
    "Q1",
    "What is drift?",
    "The data moved.",
    topic="Data",
    hint="A river does it.",
    enough=1,
    concepts=(Concept("move", "the move", "what moved?"),),
    accepted=("it moved", "data changed"),
    wrong=(Misconception(("it broke", "it died"), "Nothing broke."), Misconception(("rain",))),
    answer=AnswerSpec(AnswerKind.SENTENCE),
    explanation="Last year's customers are not this year's.",
    source=Source("https://a.org/drift"),
)
PLAIN = Card("Q2", "What is a canary?", "A bird.")
BEFORE = Deck("birds", "Birds", "All of them.", (RICH, PLAIN))


def read(*cards: Card, **head: str) -> Deck:
    return Deck(**{"slug": "birds", "title": "birds from a file", **head}, cards=cards)


def bare(card: Card, **parts: Any) -> Card:
    """The card as a table gives it."""
    return replace(Card(card.key, card.prompt, card.reference), **parts)


def test_a_new_deck_is_all_added() -> None:
    changes = compare(None, BEFORE)
    assert (changes.added, changes.changed, changes.removed, changes.unchanged) == (BEFORE.cards, (), (), 0)
    assert str(changes) == "cards: 2 added"
    assert not compare(BEFORE, BEFORE)
    assert str(compare(BEFORE, BEFORE)) == "nothing changed"


def test_changes_are_told_apart_by_key() -> None:
    edited = replace(PLAIN, prompt="What is a canary in coal mines?", topic="Mines")
    after = replace(BEFORE, title="Birdies", cards=(Card("Q3", "?", "!"), edited))
    changes = compare(BEFORE, after)
    assert [card.key for card in changes.added] == ["Q3"]
    assert changes.changed == ((PLAIN, edited),)
    assert changes.removed == (RICH,)
    assert str(changes) == "cards: 1 added, 1 changed, 1 removed; another title"
    assert changed_parts(PLAIN, edited) == ("question", "topic")


def test_an_edit_of_an_explanation_or_a_source_is_a_change_with_a_name() -> None:
    edited = replace(RICH, explanation="Tastes change.", source=Source("https://a.org/drift", "On drift"))
    after = with_card(BEFORE, edited)
    assert compare(BEFORE, after).changed == ((RICH, edited),)
    assert changed_parts(RICH, edited) == ("explanation", "source")


def test_another_order_is_a_change_an_insertion_is_none() -> None:
    assert compare(BEFORE, replace(BEFORE, cards=BEFORE.cards[::-1])).others == ("another order",)
    assert compare(BEFORE, replace(BEFORE, cards=(RICH, Card("n", "?", "!"), PLAIN))).others == ()


def test_a_file_that_holds_everything_replaces_everything() -> None:
    merged = merge(BEFORE, read(bare(RICH)), whole=True)
    assert merged.deck == read(bare(RICH))
    assert merged.kept == ()


def test_a_poorer_file_keeps_what_it_cannot_say() -> None:
    merged = merge(BEFORE, read(bare(RICH, reference="The data changed."), bare(PLAIN)), whole=False)
    assert merged.deck == replace(BEFORE, cards=(replace(RICH, reference="The data changed."), PLAIN))
    assert merged.kept == (
        "form of the answer",
        "hint",
        "how many ideas are enough",
        "ideas",
        "accepted answers",
        "known wrong answers",
        "explanation",
        "source",
    )
    assert merged.kept_on == 1


def test_another_question_under_a_key_keeps_nothing() -> None:
    other = bare(RICH, prompt="What is a drill?")
    assert merge(BEFORE, read(other, PLAIN), whole=False).deck.cards == (other, PLAIN)


def test_what_a_file_says_of_any_card_it_says_of_all() -> None:
    told = bare(PLAIN, accepted=("a finch",), hint="It sings.")
    merged = merge(BEFORE, read(bare(RICH), told), whole=False)
    assert merged.deck.cards == (replace(RICH, accepted=(), hint=""), told)


def test_corrections_stay_with_their_wrong_answers() -> None:
    flat = tuple(Misconception((text,)) for text in ("it died", "rain", "snow"))
    merged = merge(BEFORE, read(bare(RICH, wrong=flat), PLAIN), whole=False)
    assert merged.deck.cards[0].wrong == (
        Misconception(("it died",), "Nothing broke."),
        Misconception(("rain",)),
        Misconception(("snow",)),
    )


@pytest.mark.parametrize("whole", [True, False])
def test_a_question_without_a_key_is_known_by_its_words(whole: bool) -> None:
    files = read(
        with_key(bare(RICH, key="", prompt="what is  DRIFT")), with_key(Card("", "What is new?", "This."))
    )
    keys = [card.key for card in merge(BEFORE, files, whole=whole).deck.cards]
    assert keys[0] == "Q1"
    assert keys[1].startswith("c-")


def test_a_key_is_taken_over_once() -> None:
    twin = with_key(bare(RICH, key=""))
    merged = merge(BEFORE, read(bare(RICH), twin, replace(twin, key="c-0123456789")), whole=False)
    assert [card.key for card in merged.deck.cards] == ["Q1", twin.key, "c-0123456789"]


def test_cards_come_and_go() -> None:
    added = with_card(BEFORE, Card("Q3", "?", "!"))
    assert [card.key for card in added.cards] == ["Q1", "Q2", "Q3"]
    assert with_card(added, replace(PLAIN, hint="h")).cards[1].hint == "h"
    assert without_card(added, "Q3") == BEFORE
    assert asked_already(BEFORE, Card("x", "what is a canary", "")) == PLAIN
    assert asked_already(BEFORE, Card("Q1", "?", "")) == RICH
    assert asked_already(BEFORE, Card("x", "?", "")) is None


@settings(max_examples=20)  # an Anki package takes a while to write
@given(decks(), st.sampled_from(["yaml", "csv", "apkg"]))
def test_a_deck_that_comes_back_from_a_file_is_unchanged(deck: Deck, format_: str) -> None:
    loaded = load(export(deck, format_), filename=f"x.{format_}", format=format_)
    merged = merge(deck, replace(loaded.deck, slug=deck.slug), whole=format_ == "yaml")
    changes = compare(deck, merged.deck)
    assert not changes.added
    assert not changes.removed
    if format_ == "yaml":
        assert not changes
