"""What a second reader's labels do to a draft."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from bot.core.grading import Verdict
from bot.core.teaching.second_reading import Compared, Reading, compare, examples
from tests.teaching.known import grader, taught

CARD = taught()[0]
SHOWN = examples(CARD)
TRUE = {
    **dict.fromkeys((CARD.reference, *CARD.accepted), Verdict.CORRECT),
    **dict.fromkeys(CARD.partial, Verdict.PARTIAL),
    **{text: Verdict.INCORRECT for group in CARD.wrong for text in group.answers},
}


def read(changed: Mapping[str, Verdict | None], answer: str = CARD.accepted[1]) -> Compared:
    said = {**TRUE, **changed}
    labels = {number: label for number, text in enumerate(SHOWN, 1) if (label := said[text]) is not None}
    return compare(CARD, CARD, SHOWN, Reading(answer, labels), grader())


def test_all_examples_and_the_cards_own_answer_are_shown_in_an_order_that_tells_nothing() -> None:
    assert sorted(SHOWN) == sorted(TRUE)
    assert examples(replace(CARD, accepted=CARD.accepted[::-1], partial=CARD.partial[::-1])) == SHOWN
    assert [TRUE[text] for text in SHOWN] != sorted(
        (TRUE[text] for text in SHOWN), key=lambda label: label.rank
    )


def test_a_reader_who_agrees_changes_nothing() -> None:
    assert read({}) == Compared(CARD, (), ())


def test_what_is_called_the_contrary_goes() -> None:
    bad, worse = CARD.accepted[2], CARD.wrong[0].answers[0]
    found = read({bad: Verdict.INCORRECT, worse: Verdict.CORRECT})
    assert bad not in found.additions.accepted
    assert worse not in found.additions.wrong[0].answers
    assert [line[:8] for line in found.dropped] == ["Left out", "Left out"]
    assert found.flags == ()


def test_half_right_is_no_contrary() -> None:
    found = read({CARD.accepted[0]: Verdict.PARTIAL, CARD.wrong[0].answers[0]: Verdict.PARTIAL})
    assert found == Compared(CARD, (), ())


def test_who_takes_the_cards_own_answer_for_wrong_is_not_believed_but_heard() -> None:
    found = read({CARD.reference: Verdict.INCORRECT, CARD.accepted[0]: Verdict.INCORRECT})
    assert found.additions == CARD
    assert found.flags == (
        "A second reading sees this card otherwise: it called the card's own answer incorrect.",
    )


def test_who_disagrees_mostly_is_not_believed_but_heard() -> None:
    found = read(dict.fromkeys((*CARD.accepted, *CARD.partial), Verdict.INCORRECT))
    assert found.additions == CARD
    assert found.flags == ("A second reading sees this card otherwise: it agreed on 10 of 26 labels.",)


def test_who_is_unsure_of_most_says_nothing() -> None:
    found = read(dict.fromkeys((*CARD.accepted, *CARD.partial), None))
    assert found.additions == CARD
    assert found.flags == ("A second reading had no opinion of most examples.",)


def test_an_own_answer_that_does_not_pass_is_shown() -> None:
    found = read({}, "It makes sugar out of sunlight, so that the cell has something to live on.")
    assert found.flags[0].startswith("A second reader's own answer is graded incorrect: “It makes sugar")
    assert read({}, "https://evil.example @everyone").flags == ()
    assert read({}, "").flags == ()


def test_numbers_that_are_none_are_ignored() -> None:
    reading = Reading("", {0: Verdict.INCORRECT, 999: Verdict.CORRECT, -1: Verdict.CORRECT})
    assert compare(CARD, CARD, SHOWN, reading, grader()).additions == CARD
