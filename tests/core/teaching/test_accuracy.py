"""A deck's own examples, each graded by its card without it."""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.cards import Card, Misconception
from bot.core.grading import Grade, Verdict
from bot.core.teaching.accuracy import EXAMPLES, expected
from tests.teaching.known import bare, grader, taught


class Rote:
    """Knows what stands on the card, and takes all else for right."""

    def __init__(self) -> None:
        self.cards: set[Card] = set()

    def grade(self, card: Card, answer: str) -> Grade:
        self.cards.add(card)
        wrong = any(answer in group.answers for group in card.wrong)
        return Grade(
            Verdict.INCORRECT if wrong else Verdict.PARTIAL if answer in card.partial else Verdict.CORRECT,
            0.5,
        )


def test_no_example_is_graded_by_a_card_that_holds_it() -> None:
    rote = Rote()
    found = expected(taught()[:3], rote)
    assert (found.cards, len(rote.cards)) == (3, 12)
    assert found.right_accepted == found.right == found.as_labelled == 30
    assert found.wrong_accepted == found.wrong == 30
    assert found.examples == 78


def test_the_real_grader_is_between_a_guess_and_perfect() -> None:
    found = expected(taught()[:4], grader())
    assert 0.4 < found.as_labelled / found.examples < 1
    assert "of 104 examples as labelled, on 4 cards without them (right accepted 0." in str(found)


def test_of_a_large_deck_some_cards_are_tried() -> None:
    many = [replace(taught()[0], key=f"k{n}") for n in range(200)]
    found = expected(many, Rote())
    assert EXAMPLES - 26 <= found.examples <= EXAMPLES


def test_cards_with_too_little_are_not_tried() -> None:
    few = replace(bare().cards[0], accepted=("a", "b"), wrong=(Misconception(("c",)),))
    assert str(expected([few, *bare().cards], Rote())) == "no card has examples enough to tell"
