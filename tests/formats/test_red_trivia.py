"""The trivia lists of Red-DiscordBot."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import load

TEXT = b"""AUTHOR: Red
DESCRIPTION: >-
  A general quiz
  to test your knowledge.
CONFIG:
  max_score: 20
  delay: 20
How many days are there in a regular year?:
- 365
- three hundred and sixty five
Is water wet?:
  - Yes
  - true
  - null
"Who is the #1 user?":
- 1.50
- 007
"""


def test_answers_are_what_was_typed() -> None:
    loaded = load(TEXT, filename="general.yaml")
    assert loaded.format == "trivia"
    assert (loaded.deck.slug, loaded.deck.title) == ("general", "general")
    assert loaded.deck.description == "A general quiz to test your knowledge. By Red."
    assert [(card.prompt, card.reference, card.accepted) for card in loaded.deck.cards] == [
        ("How many days are there in a regular year?", "365", ("three hundred and sixty five",)),
        ("Is water wet?", "Yes", ("true", "null")),
        ("Who is the #1 user?", "1.50", ("007",)),
    ]
    assert loaded.skipped == ("CONFIG, which sets up Red's own game",)


def test_of_a_question_asked_twice_the_last_counts_as_it_does_in_red() -> None:
    loaded = load(b"who?:\n- a\nwhere?:\n- b\nwho?:\n- c\n", filename="x.yaml")
    assert [card.reference for card in loaded.deck.cards] == ["c", "b"]
    assert loaded.skipped == ("line 5: 'who?' stands here again; it was set at line 1; the last counts",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"who?: []\n", "line 1: 'who?' has no answer"),
        (b"who?:\n- a\n-\n", "line 3: an answer of 'who?' is empty"),
        (b"who?:\n- {a: b}\n", "line 2: an answer of 'who?' is empty or no text"),
        (b"AUTHOR: x\n", "there is no card in it"),
        (b"just text\n", "a trivia list has a question and a colon"),
    ],
)
def test_problems_are_told_with_their_line(text: bytes, message: str) -> None:
    with pytest.raises(DeckError, match=message.replace("?", r"\?")):
        load(text, filename="x.yaml", format="trivia")
