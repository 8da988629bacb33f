"""The next card: never an excluded one, unseen before seen, weak before strong."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.quiz.card_selection import CardHistory, choose

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@st.composite
def history(draw: st.DrawFn, card_id: int) -> CardHistory:
    asked = draw(st.integers(0, 3))
    answers = draw(st.integers(0, 8)) if asked else 0
    correct = draw(st.integers(0, answers))
    at = NOON + timedelta(days=draw(st.integers(0, 5))) if asked else None
    return CardHistory(card_id, asked, answers, correct, at)


@st.composite
def decks(draw: st.DrawFn) -> list[CardHistory]:
    return [draw(history(card_id)) for card_id in range(1, draw(st.integers(0, 8)) + 1)]


def pick(histories: list[CardHistory], exclude: set[int], seed: int = 1) -> CardHistory | None:
    return choose(histories, exclude=exclude, rng=random.Random(seed))


@given(decks(), st.sets(st.integers(1, 8)), st.integers(0, 9))
def test_the_choice_is_allowed_and_none_better_is_left(
    histories: list[CardHistory], exclude: set[int], seed: int
) -> None:
    chosen = pick(histories, exclude, seed)
    allowed = [h for h in histories if h.card_id not in exclude]
    if chosen is None:
        assert not allowed
        return
    assert chosen in allowed
    if any(h.asked == 0 for h in allowed):
        assert chosen.asked == 0
    else:
        assert chosen.percent == min(h.percent for h in allowed)


@given(decks(), st.integers(0, 9))
def test_a_quiz_over_the_whole_deck_repeats_no_card(histories: list[CardHistory], seed: int) -> None:
    rng = random.Random(seed)
    asked: list[int] = []
    for _ in histories:
        chosen = choose(histories, exclude=asked, rng=rng)
        assert chosen is not None
        asked.append(chosen.card_id)
    assert choose(histories, exclude=asked, rng=rng) is None
    assert sorted(asked) == [h.card_id for h in histories]


def test_a_weak_card_comes_before_a_strong_one() -> None:
    strong = CardHistory(1, asked=2, answers=4, correct=4, last_asked_at=NOON)
    weak = CardHistory(2, asked=9, answers=4, correct=1, last_asked_at=NOON + timedelta(days=9))
    assert pick([strong, weak], set()) == weak
    assert pick([strong, weak], {2}) == strong


def test_of_cards_alike_the_one_asked_longest_ago_comes() -> None:
    recent = CardHistory(1, asked=1, last_asked_at=NOON)
    old = CardHistory(2, asked=1, last_asked_at=NOON - timedelta(days=1))
    assert pick([recent, old], set()) == old


def test_unseen_cards_come_in_an_order_of_the_random_source() -> None:
    unseen = [CardHistory(n) for n in range(1, 21)]
    firsts = {pick(unseen, set(), seed).card_id for seed in range(20)}  # type: ignore[union-attr]
    assert len(firsts) > 5
    assert pick(unseen, set(), 4) == pick(unseen, set(), 4)


def test_one_lucky_answer_does_not_make_a_card_known() -> None:
    once = CardHistory(1, asked=1, answers=1, correct=1)
    often = CardHistory(2, asked=9, answers=9, correct=8)
    assert once.percent < often.percent
    assert CardHistory(3).percent == 50


@given(st.integers(0, 500), st.integers(0, 500))
def test_shares_count_as_alike_within_a_hundredth(right: int, wrong: int) -> None:
    share = (right + 1) / (right + wrong + 2)
    assert abs(CardHistory(1, 1, right + wrong, right).percent - 100 * share) <= 0.5
