"""Which answers a teacher is shown, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import Card, Misconception
from bot.core.grading import Grade, Verdict
from bot.core.similarity import alike, size
from bot.core.teaching.from_answers import Group, StoredAnswer, grouped, in_order

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
CARD = Card(
    "a",
    "What is drift?",
    "The data change after deployment.",
    accepted=("the world moves on",),
    wrong=(Misconception(("the model is overfitted",)),),
)
_ids = count(1)


def said(text: str, *, sent: bool = False, closeness: float = 0.0) -> tuple[StoredAnswer, Grade]:
    answer = StoredAnswer(next(_ids), 1, text, AT, sent)
    return answer, Grade(Verdict.PARTIAL, 0.5, unsure=True, closeness=closeness)


def texts(groups: list[Group]) -> list[str]:
    return [group.lead.answer for group in in_order(groups)]


def test_one_tap_is_about_all_that_are_alike() -> None:
    first, *more = (
        said("inputs shift later"),
        said("Inputs shift later!"),
        said("the inputs shift, later", sent=True),
    )
    (group,) = grouped(CARD, [*reversed(more), first])
    assert group.lead == first[0]
    assert (group.count, group.sent) == (3, 1)


def test_words_in_another_order_are_another_answer() -> None:
    assert len(grouped(CARD, [said("inputs cause outputs"), said("outputs cause inputs")])) == 2


def test_what_the_card_knows_is_not_shown() -> None:
    known = [said(text.upper()) for text in CARD.known_answers]
    assert len(known) == 3
    assert grouped(CARD, known) == []


def test_what_its_author_sent_comes_first_then_what_many_said() -> None:
    groups = grouped(
        CARD,
        [
            said("something once"),
            *(said("something often") for _ in range(3)),
            said("sent by somebody", sent=True),
        ],
    )
    assert texts(groups) == ["sent by somebody", "something often", "something once"]


def test_near_a_cut_and_far_from_every_example_comes_before_the_rest() -> None:
    groups = grouped(
        CARD,
        [
            said("after deployment the data change somehow", closeness=0.1),
            said("gradual mismatch of populations", closeness=0.1),
            said("after deployment the data change anyhow", closeness=0.9),
        ],
    )
    assert texts(groups)[-1] == "after deployment the data change somehow"


@given(st.lists(st.text(alphabet="ab ,.!", max_size=12), max_size=12))
def test_no_answer_is_lost_or_shown_twice(answers: list[str]) -> None:
    groups = grouped(CARD, [said(text) for text in answers])
    assert sum(group.count for group in groups) == len(answers)
    leads = texts(groups)
    assert sum(alike(one, other) for one in leads for other in leads) <= len(leads)


@given(st.text(alphabet="abcde ,.", max_size=30), st.text(alphabet="abcde ,.", max_size=30))
def test_texts_of_unlike_sizes_are_never_alike(one: str, other: str) -> None:
    assert not alike(one, other) or size(one) == size(other)
