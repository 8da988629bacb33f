"""What the start says about decks that somebody brought along."""

from __future__ import annotations

from bot.core.cards import Card, Deck
from bot.sandbox.greeting import how_to_play, topic_for
from bot.services.quiz.quizzes import MAX_DECKS


def decks(number: int) -> list[Deck]:
    return [Deck(f"d{n}", f"Deck {n}", "", (Card("1", "Q?", "A"),) * n) for n in range(1, number + 1)]


def test_without_a_deck_there_is_nothing_to_say() -> None:
    assert how_to_play([]) == ""
    assert topic_for([]).startswith("Type /quiz to start.")


def test_one_deck_is_the_one_that_is_asked() -> None:
    assert how_to_play(decks(1)) == "/quiz asks from “Deck 1” (1 card)."
    assert topic_for(decks(1)).startswith("Type /quiz to play Deck 1.")


def test_each_of_several_decks_is_told_how_it_is_asked() -> None:
    assert how_to_play(decks(3)).splitlines() == [
        "/quiz asks from “Deck 1” (1 card),",
        "/quiz deck:d2 from “Deck 2” (2 cards),",
        "/quiz deck:d3 from “Deck 3” (3 cards),",
        "/quiz decks:d1+d2+d3 from all of them.",
    ]


def test_more_decks_than_a_quiz_takes_are_not_asked_together() -> None:
    assert "decks:" in how_to_play(decks(MAX_DECKS))
    assert "decks:" not in how_to_play(decks(MAX_DECKS + 1))
