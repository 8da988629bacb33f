"""Appeals: which answers are one answer, entries played again, and cards that learned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.appeals import MAX_EXAMPLE, AppealState, Decision, Try, replay, verdict_in, with_learned
from bot.core.cards import Card, Misconception
from bot.core.grading import Verdict
from bot.core.quiz.entries import Entry
from bot.core.similarity import alike

CORRECT, PARTIAL, INCORRECT = Verdict.CORRECT, Verdict.PARTIAL, Verdict.INCORRECT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The inputs change.", "inputs change"),
        ("INPUTS `change`", "inputs, change!"),
        ("offline is batch; online is real time", "Online is real time. Offline is batch."),
        ("the inputs drift, and nobody notices", "nobody notices; the inputs drift"),
        ("the distribution of the features moves", "the distributon of the features moves"),
        ("the distribution of the features moves", "the distirbution of the features moves"),
        ("wights and bises of a long enough network", "weights and biases of a long enough network"),
        ("café", "cafe"),
    ],
)
def test_one_answer_written_twice(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the model is retrained on a schedule", "the model is not retrained on a schedule"),
        (
            "a change of the inputs causes a change of the labels",
            "a change of the labels causes a change of the inputs",
        ),
        ("TP over all of TP and FP", "TP over all of TP and FN"),
        ("TP / TP + FP", "TP / FP"),
        ("TP + FP", "TP / FP"),
        ("P(A|B)", "P(B|A)"),
        ("a - b", "a b"),
        ("it is supervised learning of a model", "it is unsupervised learning of a model"),
        ("the model is overfitting the training data", "the model is underfitting the training data"),
        ("we want to minimize the loss of the model", "we want to maximize the loss of the model"),
        ("the store serves features for offline use", "the store serves features for online use"),
        ("it keeps 90 percent of the requests", "it keeps 99 percent of the requests"),
        ("it goes up over time", "it goes up"),
        ("inputs change", ""),
        ("", ""),
        ("🤷", "🤷"),
    ],
)
def test_what_only_looks_alike(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_mutual_for_any_text(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)


tries = st.lists(
    st.builds(Try, st.sampled_from(Verdict), hinted=st.booleans(), copied=st.booleans(), first=st.booleans()),
    max_size=6,
)


@given(tries, st.booleans())
def test_a_replay_is_what_the_round_did(given_tries: list[Try], hinted: bool) -> None:
    played = replay(given_tries, hinted=hinted)
    entry = Entry()
    for number, each in enumerate(given_tries):
        if entry.finished:
            assert played.gains[number] is None
            continue
        entry = replace(entry, hinted=each.hinted).with_answer(
            each.verdict, first=each.first, copied=each.copied
        )
    assert sum(gain or 0 for gain in played.gains) == played.entry.points == entry.points
    assert (played.entry.tries, played.entry.best, played.entry.first) == (
        entry.tries,
        entry.best,
        entry.first,
    )
    assert played.entry.hinted is hinted
    counted = (
        [n for n, each in enumerate(given_tries) if each.verdict is Verdict.CORRECT][:1]
        if entry.correct
        else []
    )
    assert played.right == next((n for n in counted if not given_tries[n].copied), None)


def test_tries_after_the_right_one_do_not_count() -> None:
    played = replay([Try(INCORRECT), Try(CORRECT, first=True), Try(PARTIAL)], hinted=False)
    assert played.entry == Entry(tries=2, best=CORRECT, points=10, first=True, joined=True)
    assert (played.gains, played.right) == ((0, 10, None), 1)


@pytest.mark.parametrize("graded", [PARTIAL, INCORRECT])
def test_no_decision_makes_an_answer_worse(graded: Verdict) -> None:
    assert verdict_in(AppealState.ACCEPTED, graded) is CORRECT
    assert verdict_in(AppealState.PARTLY, graded) is PARTIAL
    assert verdict_in(AppealState.DECLINED, graded) is verdict_in(AppealState.OPEN, graded) is graded
    assert {d.state for d in Decision} == set(AppealState) - {AppealState.OPEN}


CARD = Card(
    "drift",
    "What is drift?",
    "A change over time.",
    accepted=("it changes", "it moves"),
    partial=("a change",),
    wrong=(Misconception(("it rains",), "That is weather."), Misconception(("it snows", "it hails"))),
)


def test_a_card_that_learned_nothing_is_the_same_object() -> None:
    assert with_learned(CARD, []) is CARD


def test_learned_answers_join_their_kind() -> None:
    card = with_learned(CARD, [(CORRECT, "it wanders"), (INCORRECT, "it fogs"), (PARTIAL, "movement")])
    assert card.accepted == ("it changes", "it moves", "it wanders")
    assert card.partial == ("a change", "movement")
    assert card.wrong == (*CARD.wrong, Misconception(("it fogs",)))


def test_a_reviewer_wins_over_the_deck_and_the_newest_over_older_ones() -> None:
    card = with_learned(CARD, [(CORRECT, "It RAINS!"), (INCORRECT, "it moves"), (INCORRECT, "it rains")])
    assert card.accepted == ("it changes", "It RAINS!")
    assert card.wrong == (CARD.wrong[1], Misconception(("it moves",)))


def test_a_learned_answer_is_bounded() -> None:
    card = with_learned(CARD, [(CORRECT, "word " * 1_000)])
    assert len(card.accepted[-1]) == MAX_EXAMPLE
