"""Objects whose names are what is asked, and records with both sides of a card in one field."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.decks import pairs


def loaded(value: Any) -> Loaded:
    return load(json.dumps(value).encode(), filename="deck.json")


@pytest.mark.parametrize(
    "value",
    [
        {"France": "Paris", "Peru": "Lima", "United Kingdom": "London"},
        {
            "Photosynthesis": "how plants make sugar out of light",
            "Osmosis": "water moving through a membrane",
            "Cell (animal)": "the smallest unit of life",
        },
        {"What is ice?": "frozen water", "What is steam?": "water as a gas"},
    ],
    ids=["names", "terms", "questions"],
)
def test_names_of_texts_are_asked_for_these(value: dict[str, str]) -> None:
    assert pairs(loaded(value)) == list(value.items())
    assert pairs(loaded({"Science": value})) == list(value.items())


@pytest.mark.parametrize(
    "value",
    [
        {"Author": "Ann Lee", "Licence": "MIT", "Language": "English"},
        {"host": "Local", "port": "Any", "user": "Root"},
        {
            "loginFailed": "You cannot log in here",
            "logOut": "Go away now please",
            "logIn": "Come in here please",
        },
        {"LOG_LEVEL": "Info or less", "DATABASE_URL": "Where it is kept", "DISCORD_TOKEN": "Who it runs as"},
        {"A": "x", "B": "y", "C": "z"},
        [{"Land": "Peru", "Stadt": "Lima", "Fluss": "Amazonas"}] * 3,
    ],
    ids=["about a file", "settings", "messages", "environment", "signs", "rows of three"],
)
def test_what_only_looks_alike_is_no_deck(value: Any) -> None:
    with pytest.raises(DeckError, match="no question with an answer"):
        pairs(loaded(value))


def test_what_a_file_tells_of_itself_is_no_card() -> None:
    about = {"Author": "Ann Lee", "Licence": "MIT", "Language": "English"}
    assert pairs(loaded({"info": about, "cards": [{"front": "Peru", "back": "Lima"}]})) == [("Peru", "Lima")]


MOCHI = "Capital of Peru?\n---\nLima\n---\nby the sea"
SIDES = [
    {"label": "word", "media": [{"plainText": "Peru"}]},
    {"label": "definition", "media": [{"type": 2}, {"plainText": "Lima"}]},
]


@pytest.mark.parametrize(
    ("value", "asked"),
    [
        ({"version": 2, "decks": [{"name": "Caps", "cards": [{"content": MOCHI}]}]}, "Capital of Peru?"),
        ({"~:decks": [{"~:cards": {"~#list": [{"~:content": MOCHI}]}}]}, "Capital of Peru?"),
        ({"responses": [{"models": {"studiableItem": [{"id": 1, "cardSides": SIDES}]}}]}, "Peru"),
    ],
    ids=["Mochi", "Mochi's own export", "Quizlet"],
)
def test_both_sides_of_a_card_in_one_field(value: Any, asked: str) -> None:
    assert pairs(loaded(value)) == [(asked, "Lima")]


@pytest.mark.parametrize("content", ["no rule here", "---\nLima", "Peru\n---\n", 7, None])
def test_a_field_of_one_side_is_no_card(content: Any) -> None:
    with pytest.raises(DeckError):
        pairs(loaded({"cards": [{"content": content}]}))
