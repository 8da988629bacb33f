"""How much cards know, and what would help them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.core.cards import Card, Concept, Misconception
from bot.core.teaching.knowledge import State, known_of, summary
from tests.teaching.known import taught

BARE = Card("q", "Why does ice float on water?", "Because it is less dense than the water below it.")
MORE = tuple(f"it makes light out of heat, in way {n}" for n in range(2))
FULL = replace(taught()[0], wrong=(*taught()[0].wrong, Misconception(MORE)))


def test_a_card_with_its_answer_alone_is_bare_and_wrong_answers_help_most() -> None:
    known = known_of(BARE)
    assert known.state is State.BARE
    assert known.helps == ("12 wrong answers", "4 partly right answers", "5 right answers", "2 ideas")


def test_more_right_answers_leave_it_bare() -> None:
    accepted = tuple(f"it weighs less for its size, way {n}" for n in range(30))
    known = known_of(replace(BARE, accepted=accepted))
    assert known.state is State.BARE
    assert "right answers" not in known.helps


@pytest.mark.parametrize(("wrong", "state"), [(1, State.LITTLE), (17, State.LITTLE), (18, State.TAUGHT)])
def test_from_twenty_examples_on_a_card_is_taught(wrong: int, state: State) -> None:
    answers = tuple(f"because it is cold, reason {n}" for n in range(wrong))
    known = known_of(replace(BARE, partial=("it is lighter",), wrong=(Misconception(answers),)))
    assert known.state is state
    assert ("3 more partly right answers" in known.helps) is True


def test_nothing_helps_a_card_that_has_it_all_nor_an_answer_that_is_a_value() -> None:
    assert known_of(FULL).helps == ()
    assert known_of(Card("n", "How many planets are there?", "8")) == known_of(
        Card("y", "Is ice light?", "Yes")
    )
    assert known_of(Card("n", "How many planets are there?", "8")).state is State.TAUGHT


def test_a_term_of_several_words_can_be_put_in_others_and_needs_examples() -> None:
    assert known_of(Card("t", "What is bias?", "a lean to one side")).state is State.BARE
    assert known_of(Card("t", "What is a group of geese called?", "gaggle")).state is State.TAUGHT


def test_ideas_help_last() -> None:
    card = replace(FULL, concepts=(Concept("a", "the energy", "what is gained?"),))
    assert known_of(card).helps == ("1 more idea",)


def test_the_summary_counts_each_state() -> None:
    assert summary([State.TAUGHT, State.BARE, State.TAUGHT]) == "1 bare, 2 taught"
    assert summary([]) == ""
