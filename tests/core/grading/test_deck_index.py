"""Which card of a deck an answer speaks to."""

from __future__ import annotations

import pytest

from bot.core.cards import Card
from bot.core.grading import Grader, Verdict, policy
from bot.core.grading.deck_index import DeckIndex, Elsewhere
from tests.core.grading.making import gathered, grader, ready

DECK = """\
inner | What does an inner join return? | Only the rows that have a match in both tables.
left | What does a left join return? | All rows of the first table, with nulls where the second has no match.
index | What is a covering index? | An index that holds all the columns a query needs, so the table is not read.
view | What is a view? | A stored query that is used like a table and holds no data of its own.
lock | What is a deadlock? | Two transactions wait for each other's locks, so that neither can go on.
"""
CARDS = tuple(
    Card(key, prompt, reference)
    for key, prompt, reference in (line.split(" | ") for line in DECK.splitlines())
)
BY_KEY = {card.key: card for card in CARDS}
RIGHT = {
    "inner": "you get just the rows matching on either side",
    "left": "every row of the first one, and nulls where nothing matches",
    "index": "everything the query asks for is in the index already, it never reads the table",
    "view": "a saved query you can select from as if it was a table",
    "lock": "both transactions wait on a lock that the other one holds, forever",
}


def told(index: DeckIndex, card: Card, answer: str, by: Grader) -> float:
    lexicon = by.prepare(card).lexicon
    return index.nearer(card.key, lexicon, lexicon.words(answer))


@pytest.mark.parametrize("key", RIGHT)
def test_a_right_answer_is_nearest_to_its_own_card(key: str) -> None:
    index = grader().index(CARDS)
    assert told(index, BY_KEY[key], RIGHT[key], grader()) < 0
    assert all(told(index, other, RIGHT[key], grader()) > 0 for other in CARDS if other.key != key)


@pytest.mark.parametrize("key", [key for key in RIGHT if key != "lock"])
def test_another_cards_answer_is_not_right(key: str) -> None:
    index, card = grader().index(CARDS), BY_KEY["lock"]
    grade = grader().grade(card, RIGHT[key], index)
    assert grade.verdict is not Verdict.CORRECT
    assert grader().grade(card, RIGHT["lock"], index).flags == grader().grade(card, RIGHT["lock"]).flags


def test_the_rule_says_so() -> None:
    """Three quarters of a right answer to another card is in these words: that card's, whatever the words look like."""
    card, index = BY_KEY["inner"], grader().index(CARDS)
    grade = grader().grade(card, "all rows of the first table, with nulls where there is no match", index)
    assert grade.verdict is not Verdict.CORRECT
    assert "elsewhere" in grade.flags
    assert grade.unsure


def test_something_true_of_another_card_behind_a_right_answer_does_not_make_it_wrong() -> None:
    index = grader().index(CARDS)
    for key, other in (("inner", "lock"), ("view", "left"), ("lock", "index")):
        grade = grader().grade(BY_KEY[key], f"{RIGHT[key]}. {BY_KEY[other].reference}", index)
        assert grade.verdict is not Verdict.INCORRECT


@pytest.mark.parametrize(
    ("reference", "nearer", "rules"),
    [
        ("stores electrical charge", 0.35, 0),
        ("stores electrical charge", 0.45, 1),
        ("It stores electrical charge between two plates and gives it back.", 0.35, 1),
        ("It stores electrical charge between two plates and gives it back.", 0.25, 0),
    ],
)
def test_others_are_nearer_to_a_phrase_by_chance(reference: str, nearer: float, rules: int) -> None:
    card = Card("capacitor", "What does a capacitor do?", reference)
    found = policy.elsewhere(ready(card), gathered(card, "keeps charge"), Elsewhere(nearer, nearer))
    assert len(list(found)) == rules


def test_no_other_card_no_word_of_it() -> None:
    card = CARDS[0]
    for cards in ((), (card,), CARDS[1:]):
        index = grader().index(cards)
        assert told(index, card, RIGHT["view"], grader()) == 0


def test_two_cards_that_say_the_same_do_not_take_each_others_answers() -> None:
    """As of decks with each card in both directions: question and answer change places."""
    card = CARDS[0]
    twin = Card("twin", card.reference, card.prompt)
    for one in (card, twin):
        assert told(grader().index((*CARDS, twin)), one, RIGHT["inner"], grader()) <= 0


def test_an_example_of_its_own_card_is_right_wherever_it_is_nearer() -> None:
    card = Card("inner", CARDS[0].prompt, CARDS[0].reference, accepted=(RIGHT["left"],))
    index = grader().index((card, *CARDS[1:]))
    assert grader().grade(card, RIGHT["left"], index).verdict is Verdict.CORRECT


def test_accepted_answers_tell_what_a_card_is_about() -> None:
    card = Card("lock", CARDS[4].prompt, CARDS[4].reference, accepted=("philosophers starving over forks",))
    answer = "it is when philosophers are starving, each with one fork"
    without, with_it = grader().index(CARDS), grader().index((*CARDS[:4], card))
    assert told(with_it, card, answer, grader()) < told(without, card, answer, grader())


def test_the_nearest_of_many_has_to_be_nearer() -> None:
    many = (*CARDS, *(Card(f"more {at}", f"What is {at} times two?", f"twice {at}") for at in range(195)))
    few, more = grader().index(CARDS), grader().index(many)
    assert told(more, CARDS[0], "", grader()) < told(few, CARDS[0], "", grader())


@pytest.mark.parametrize("answer", ["", "🙂", "?", "zzzz qqqq"])
def test_texts_without_a_word_are_nowhere(answer: str) -> None:
    assert told(grader().index(CARDS), CARDS[0], answer, grader()) == pytest.approx(0)
