"""Cards of notebooks: notes between START and END, sections with linked tags, lists of definitions."""

import pytest

from bot.core.cards import Card
from bot.core.decks.problems import DeckError
from bot.formats.load import load

MARKED = """\
TARGET DECK
Computing::Threads

Some prose that is no card.

START
Basic
What is a mutex?
For threads.
Back: A lock that one
thread holds.
Tags: locks sync
<!--ID: 1566052191670-->
END

STARTI [Basic] What is DNS? Back: Names to addresses <!--ID: 15--> ENDI
START
Cloze
The {{c1::nucleus}} holds DNA.
Extra: of cells
END
START
Basic
A front alone.
END
"""


def cards(text: str, kind: str, filename: str = "notes.md") -> tuple[Card, ...]:
    found = load(text.encode(), filename=filename)
    assert found.format == kind
    return found.deck.cards


def test_notes_between_marks_are_cards_by_their_fields() -> None:
    found = load(MARKED.encode(), filename="notes.md")
    assert (found.format, found.deck.title) == ("qa", "Threads")
    assert [(card.prompt, card.reference, card.topic, card.explanation) for card in found.deck.cards] == [
        ("What is a mutex?\nFor threads.", "A lock that one\nthread holds.", "locks", ""),
        ("What is DNS?", "Names to addresses", "", ""),
        ("Fill the gap: The _____ holds DNA.", "nucleus", "", "of cells"),
    ]
    assert "notes without text as question or answer: 1" in found.skipped


@pytest.mark.parametrize(
    "text", ["START\nBasic\nEND\n", "START here\nEND\n", "START\nBasic\nx\n", "STARTI x\n"]
)
def test_words_that_begin_no_note_are_no_deck(text: str) -> None:
    with pytest.raises(DeckError):
        load(text.encode(), filename="notes.md")


TAGGED = """\
# Trees

## B-tree

Its search is O(log n).

[#complexity](c.md) [#trees]()

## Balance

When are all leaves as deep?

%

When it is balanced.

## Nothing
"""


def test_sections_with_linked_tags_are_cards() -> None:
    found = load(TAGGED.encode(), filename="trees.md")
    assert (found.format, found.deck.title) == ("flashcards", "Trees")
    assert [(card.prompt, card.reference, card.topic) for card in found.deck.cards] == [
        ("B-tree", "Its search is O(log n).", "complexity"),
        ("Balance\n\nWhen are all leaves as deep?", "When it is balanced.", ""),
    ]
    assert found.skipped == ("sections without text below their heading: 1 (the first in line 17)",)


def test_a_list_of_definitions() -> None:
    text = (
        "# Threads\n\n**Mutex**\n: A lock.\n\nRace\n:   Two threads that write\n    the same.\n: A contest.\n"
    )
    first, second = cards(text, "words")
    assert (first.topic, first.prompt, first.reference) == ("Threads", "Mutex", "A lock.")
    assert (second.reference, second.accepted) == ("Two threads that write\nthe same.", ("A contest.",))


def test_prose_with_a_colon_before_a_line_is_no_list_of_definitions() -> None:
    with pytest.raises(DeckError):
        load(b"Some prose.\n: A lock.\n\nMore prose, and nothing below it.\n", filename="a.md")
