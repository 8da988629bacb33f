"""The JSON of cards: what databases hold since the first version is read, and written again to the letter."""

from __future__ import annotations

import json

import pytest
from msgspec import ValidationError
from msgspec.structs import replace

from bot.core.cards import (
    AnswerKind,
    AnswerSpec,
    Card,
    Concept,
    Deck,
    Misconception,
    Need,
    Side,
    Source,
)
from bot.storage.decks.card_json import card_from_json, card_to_json, deck_from_json, deck_to_json, digest

STORED = """{
 "slug": "physics", "title": "Physics", "description": "",
 "cards": [
  {"key": "drift", "prompt": "What is drift?", "reference": "A change in the data.", "topic": "Ops",
   "hint": "Time.", "enough": 1,
   "concepts": [
    {"id": "change", "idea": "a change", "ask": "What happens?", "needed": "correct", "phrasings": ["it moves"]},
    {"id": "late", "idea": "over time", "ask": "When?", "needed": "bonus", "phrasings": []}],
   "sides": [{"name": "data drift", "aliases": [], "belongs": ["inputs"]}],
   "accepted": ["The data moves."], "partial": ["Data."],
   "wrong": [{"answers": ["A bug."], "why": null}, {"answers": ["Rust.", "Dust."], "why": "No metal here."}]},
  {"key": "c", "prompt": "Speed of light?", "reference": "299 792 458 m/s",
   "answer": {"kind": "quantity", "tolerance": "2%", "unit": "m/s"}},
  {"key": "rgb", "prompt": "Two colours of light? é", "reference": "red, green",
   "answer": {"kind": "list", "all_of": ["red", "green", "blue"], "any": 2, "ordered": true, "exact": true}},
  {"key": "said-nothing", "prompt": "Why?", "reference": "Because.", "answer": {}}]}"""
"""A deck as version 0.1 wrote it."""
DECK = Deck(
    "physics",
    "Physics",
    cards=(
        Card(
            "drift",
            "What is drift?",
            "A change in the data.",
            topic="Ops",
            hint="Time.",
            enough=1,
            concepts=(
                Concept("change", "a change", "What happens?", Need.CORRECT, ("it moves",)),
                Concept("late", "over time", "When?", Need.BONUS),
            ),
            sides=(Side("data drift", belongs=("inputs",)),),
            accepted=("The data moves.",),
            partial=("Data.",),
            wrong=(Misconception(("A bug.",)), Misconception(("Rust.", "Dust."), "No metal here.")),
        ),
        Card(
            "c",
            "Speed of light?",
            "299 792 458 m/s",
            answer=AnswerSpec(AnswerKind.QUANTITY, tolerance="2%", unit="m/s"),
        ),
        Card(
            "rgb",
            "Two colours of light? é",
            "red, green",
            answer=AnswerSpec(
                AnswerKind.LIST, all_of=("red", "green", "blue"), any=2, ordered=True, exact=True
            ),
        ),
        Card("said-nothing", "Why?", "Because.", answer=AnswerSpec()),
    ),
)


def test_a_deck_that_an_older_version_stored_is_read() -> None:
    found = deck_from_json(json.loads(STORED))
    assert found == DECK
    assert hash(found) == hash(DECK), "tuples all the way down: cards are kept in caches"
    assert found.cards[0].concepts[1].needed is Need.BONUS
    assert found.cards[1].answer is not None
    assert found.cards[1].answer.kind is AnswerKind.QUANTITY


def test_what_is_written_is_what_the_older_version_reads_and_would_write() -> None:
    assert json.dumps(deck_to_json(DECK)) == json.dumps(json.loads(STORED))


def test_the_digest_is_that_of_the_older_version() -> None:
    """Else an update would write every deck again, and previews of imports would be out of date."""
    assert digest(DECK) == "bec965bbc653eff790de4f6f788a9092e6e74c6bdde9dfcf8d3393ffa64dd66e"


def test_a_part_that_only_a_newer_version_knows_does_not_matter() -> None:
    stored = {"key": "a", "prompt": "Why?", "reference": "So.", "mood": "blue"}
    assert card_from_json(stored) == Card("a", "Why?", "So.")


def test_an_explanation_and_a_source_are_stored_where_there_are_any() -> None:
    card = Card(
        "a", "Why?", "So.", explanation="It always was.", source=Source("https://a.org/why", "On reasons")
    )
    stored = {"key": "a", "prompt": "Why?", "reference": "So.", "explanation": "It always was."}
    source = {"url": "https://a.org/why", "title": "On reasons"}
    assert json.loads(json.dumps(card_to_json(card))) == {**stored, "source": source}
    assert card_from_json(card_to_json(card)) == card
    assert card_from_json({**stored, "source": {"url": "https://a.org/why"}}) == replace(
        card, source=Source("https://a.org/why")
    )
    assert len({digest(Deck("a", "A", "", (each,))) for each in (card, replace(card, source=None))}) == 2


@pytest.mark.parametrize(
    "wrong", [{"reference": None}, {"accepted": "So."}, {"enough": "many"}, {"answer": {"kind": "poem"}}]
)
def test_what_is_no_card_is_not_read_as_one(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        card_from_json({"key": "a", "prompt": "Why?", "reference": "So.", **wrong})
