"""Review: which card comes, what an answer does, and that memory follows from all that was answered."""

from __future__ import annotations

import asyncio
import random
from datetime import timedelta

import pytest

from bot.core.cards import Card, Deck
from bot.core.grading import Verdict
from bot.core.members import Person
from bot.core.review import Rating, Recall, after
from bot.services.appeals.repairs import set_verdict
from bot.services.privacy import PrivacyService
from bot.services.quiz.errors import NoText
from bot.services.quiz.given import GivenAnswer
from bot.services.review.errors import (
    AlreadyReviewed,
    CardGone,
    InvalidNewCards,
    NoSuchReviewDeck,
    NotYourReview,
    ReviewPaused,
)
from bot.services.review.memory import rebuild
from bot.services.review.settings import Due
from tests.services.game import ANA, BEN, GUILD, HALF, RIGHT, WRONG, Game
from tests.services.review_desk import DIRECT, UNSURE, Desk

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
OTHERS = 701
"""Another server."""


@pytest.fixture
def desk(game: Game) -> Desk:
    return Desk(game)


@pytest.fixture
def any_desk(any_game: Game) -> Desk:
    return Desk(any_game)


async def test_new_cards_come_in_the_order_of_their_deck_up_to_the_days_number(any_desk: Desk) -> None:
    desk = any_desk
    await desk.settings.decks(ANA, new_cards=2)
    first = await desk.asked()
    assert (first.card.key, first.new, first.due_left, first.new_left) == ("q1", True, 0, 2)
    await desk.say(RIGHT)
    assert (await desk.asked()).card.key == "q2"
    await desk.say(RIGHT)
    rest = await desk.nothing()
    assert (rest.now, rest.new) == (0, 0)
    assert rest.days == ((rest.today + 2 * DAY, 2),)
    desk.clock.move(days=1)
    third = await desk.asked()
    assert (third.card.key, third.new) == ("q3", True)


async def test_what_is_due_comes_before_new_cards_the_longest_due_first(any_desk: Desk) -> None:
    desk = any_desk
    forgotten = await desk.say(WRONG)
    known = await desk.say(RIGHT)
    assert forgotten.rating is Rating.AGAIN
    assert forgotten.due_at is not None
    assert known.due_at is not None
    assert (await desk.asked()).card.key == "q3", "neither is due yet"
    desk.clock.move(days=3)
    asked = await desk.asked()
    assert (asked.card.key, asked.new, asked.due_left) == ("q1", False, 2)
    await desk.say(RIGHT)
    assert (await desk.asked()).card.key == "q2"


@pytest.mark.parametrize(
    ("text", "seconds", "rating"),
    [(RIGHT, 5, Rating.EASY), (RIGHT, 30, Rating.GOOD), (HALF, 5, Rating.HARD), (WRONG, 5, Rating.AGAIN)],
)
async def test_an_answer_is_rated_by_its_verdict_and_time(
    desk: Desk, text: str, seconds: float, rating: Rating
) -> None:
    reviewed = await desk.say(text, seconds=seconds)
    state = after(None, Recall(rating, desk.clock.now()))
    assert (reviewed.rating, reviewed.due_at) == (rating, state.due_at)
    assert (await desk.kept(reviewed.card_id)).memory == state


@pytest.mark.parametrize("text", [None, "dunno"])
async def test_who_does_not_know_sees_the_answer_and_gets_the_card_again(
    desk: Desk, text: str | None
) -> None:
    asked = await desk.asked()
    if text is None:
        reviewed = await desk.sessions.show(ANA, asked.card_id, asked.shown_at)
    else:
        reviewed = await desk.sessions.answer(ANA, asked.card_id, asked.shown_at, text)
    assert (reviewed.grade, reviewed.rating) == (None, Rating.AGAIN)
    assert reviewed.due_at == desk.clock.now() + 10 * MINUTE


async def test_a_question_shown_once_is_answered_once(any_desk: Desk) -> None:
    """Whatever the race: the form open twice, or the press delivered twice."""
    desk = any_desk
    asked = await desk.asked()
    given = (desk.sessions.answer(ANA, asked.card_id, asked.shown_at, RIGHT) for _ in range(3))
    outcomes = await asyncio.gather(*given, return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyReviewed"] * 2 + ["Reviewed"]
    with pytest.raises(AlreadyReviewed):
        await desk.sessions.show(ANA, asked.card_id, asked.shown_at)
    state = (await desk.kept(asked.card_id)).memory
    assert state == after(None, Recall(Rating.EASY, desk.clock.now()))


async def test_an_empty_answer_changes_nothing(desk: Desk) -> None:
    with pytest.raises(NoText):
        await desk.say("  \x00 ")
    assert await desk.states() == {}


async def test_another_rating_takes_the_place_of_the_first(any_desk: Desk) -> None:
    desk = any_desk
    reviewed = await desk.say(RIGHT)
    at = desk.clock.now()
    desk.clock.move(minutes=1)
    for rating in (Rating.AGAIN, Rating.EASY, Rating.HARD):
        again = await desk.sessions.rate(ANA, reviewed.review_id, rating)
        state = after(None, Recall(rating, at))
        assert (again.rating, again.due_at) == (rating, state.due_at)
        assert again.grade == reviewed.grade
        assert (await desk.kept(reviewed.card_id)).memory == state
    with pytest.raises(NotYourReview):
        await desk.sessions.rate(BEN, reviewed.review_id, Rating.EASY)
    with pytest.raises(NotYourReview):
        await desk.sessions.rate(ANA, 99_999, Rating.EASY)


async def test_a_rating_changed_late_keeps_what_came_after(desk: Desk) -> None:
    reviewed = await desk.say(RIGHT)
    first_at = desk.clock.now()
    desk.clock.move(days=3)
    await desk.say(HALF)
    second_at = desk.clock.now()
    await desk.sessions.rate(ANA, reviewed.review_id, Rating.EASY)
    state = after(after(None, Recall(Rating.EASY, first_at)), Recall(Rating.HARD, second_at))
    assert (await desk.kept(reviewed.card_id)).memory == state


async def test_an_unsure_grade_on_a_bare_card_leaves_it_to_the_person(desk: Desk) -> None:
    reviewed = await desk.say(UNSURE)
    assert (reviewed.rating, reviewed.due_at) == (None, None)
    assert (await desk.kept(reviewed.card_id)).memory is None
    had = await desk.sessions.rate(ANA, reviewed.review_id, Rating.GOOD)
    assert had.due_at == desk.clock.now() + 2 * DAY
    assert await desk.game.days(ANA) == [], "what they say of themselves counts for memory alone"


async def test_a_right_answer_keeps_the_streak_and_earns_no_points(desk: Desk) -> None:
    reviewed = await desk.say(RIGHT)
    assert reviewed.streak is not None
    assert reviewed.streak.current == 1
    assert await desk.game.days(ANA) == ["2026-03-02"]
    assert (await desk.say(RIGHT)).streak is None, "the day counts already"
    assert await desk.game.points(ANA) == (0, 0)
    desk.clock.move(days=1)
    again = await desk.say(RIGHT, DIRECT)
    assert again.streak is not None
    assert again.streak.current == 2, "in a direct message too"


async def test_neither_a_wrong_answer_nor_a_look_keeps_the_streak(desk: Desk) -> None:
    await desk.say(WRONG)
    asked = await desk.asked()
    await desk.sessions.show(ANA, asked.card_id, asked.shown_at)
    assert await desk.game.days(ANA) == []


async def test_a_quiz_feeds_memory(any_desk: Desk) -> None:
    desk, game = any_desk, any_desk.game
    round_ = await game.begin()
    await game.say(round_, ANA, WRONG)
    first_at = desk.clock.now()
    desk.clock.move(seconds=20)
    await game.say(round_, ANA, HALF)
    forgot = after(None, Recall(Rating.AGAIN, first_at))
    assert (await desk.kept(round_.card_id)).memory == forgot, "a later try that is not right says no more"
    await game.say(round_, ANA, RIGHT)
    state = after(forgot, Recall(Rating.HARD, desk.clock.now()))
    assert (await desk.kept(round_.card_id)).memory == state
    assert (await desk.kept(round_.card_id, BEN)).memory is None


async def test_a_hint_or_another_persons_words_count_less(desk: Desk) -> None:
    game = desk.game
    round_ = await game.begin()
    await game.quiz.hint(round_.id, ANA)
    await game.say(
        round_, ANA, f"{RIGHT}, since the relation between inputs and target has changed over time"
    )
    assert (await desk.kept(round_.card_id)).memory == after(None, Recall(Rating.HARD, desk.clock.now()))
    copied = await game.say(
        round_, BEN, f"{RIGHT}, since the relation between inputs and target has changed over time"
    )
    assert copied is not None
    assert copied.copied
    assert (await desk.kept(round_.card_id, BEN)).memory is None


async def test_the_same_card_answered_twice_at_once_loses_neither(any_desk: Desk) -> None:
    desk, game = any_desk, any_desk.game
    round_ = await game.begin()
    shown_at = desk.clock.now()
    await asyncio.gather(
        game.say(round_, ANA, RIGHT),
        desk.sessions.answer(ANA, round_.card_id, shown_at, RIGHT),
    )
    live = await desk.states()
    await rebuild(desk.store)
    rebuilt = await desk.states()
    assert {key: state and state.phase for key, state in live.items()} == {
        key: state and state.phase for key, state in rebuilt.items()
    }
    state = live[ANA.user_id, round_.card_id]
    assert state is not None
    once = after(None, Recall(Rating.GOOD, shown_at))
    assert state.difficulty != once.difficulty, "both have changed it"


async def test_an_appeal_mends_memory_too(desk: Desk) -> None:
    game = desk.game
    round_ = await game.begin()
    answered = await game.say(round_, ANA, WRONG)
    assert answered is not None
    at = desk.clock.now()
    desk.clock.move(hours=2)
    async with desk.store.write() as tx:
        await set_verdict(tx, round_, ANA.user_id, answered.attempt_id, Verdict.CORRECT)
    assert (await desk.kept(round_.card_id)).memory == after(None, Recall(Rating.GOOD, at))


async def test_a_review_keeps_the_day_that_an_appeal_takes_from_an_answer(desk: Desk) -> None:
    game = desk.game
    round_ = await game.begin()
    answered = await game.say(round_, ANA, RIGHT)
    assert answered is not None
    desk.clock.move(minutes=5)
    await desk.say(RIGHT)
    for verdict, days in ((Verdict.INCORRECT, ["2026-03-02"]), (Verdict.CORRECT, ["2026-03-02"])):
        async with desk.store.write() as tx:
            await set_verdict(tx, round_, ANA.user_id, answered.attempt_id, verdict)
        assert await game.days(ANA) == days


async def test_a_forgotten_card_is_new_again_whatever_was_answered(desk: Desk) -> None:
    reviewed = await desk.say(RIGHT)
    desk.clock.move(minutes=1)
    await desk.sessions.forget(ANA, reviewed.card_id)
    for _ in range(2):
        kept = await desk.kept(reviewed.card_id)
        assert (kept.memory, kept.forgotten_at) == (None, desk.clock.now())
        await rebuild(desk.store)
    asked = await desk.asked()
    assert (asked.card_id, asked.new) == (reviewed.card_id, True)
    await desk.say(RIGHT)
    state = after(None, Recall(Rating.GOOD, desk.clock.now()))
    await rebuild(desk.store)
    assert (await desk.kept(reviewed.card_id)).memory == state


async def test_a_suspended_card_does_not_come_until_it_is_brought_back(any_desk: Desk) -> None:
    desk = any_desk
    reviewed = await desk.say(RIGHT)
    await desk.sessions.suspend(ANA, reviewed.card_id)
    other = await desk.asked()
    await desk.sessions.suspend(ANA, other.card_id)
    await rebuild(desk.store)
    desk.clock.move(days=10)
    assert (await desk.asked()).card_id not in (reviewed.card_id, other.card_id)
    assert (await desk.settings.due(ANA)).suspended == 2
    await desk.sessions.bring_back(ANA, reviewed.card_id)
    assert (await desk.asked()).card_id == reviewed.card_id
    assert (await desk.sessions.bring_back(ANA)).suspended == 0


async def test_a_pause_asks_nothing_and_forgets_nothing(desk: Desk) -> None:
    await desk.say(WRONG)
    assert (await desk.settings.pause(ANA, on=True)).paused
    desk.clock.move(hours=1)
    with pytest.raises(ReviewPaused):
        await desk.sessions.next(ANA)
    assert (await desk.settings.due(ANA)).now == 1
    await desk.settings.pause(ANA, on=False)
    assert not (await desk.asked()).new


async def test_cards_come_from_shared_decks_and_those_of_servers_where_one_is_known(any_desk: Desk) -> None:
    desk = any_desk
    own = Deck("ours", "Ours", cards=(Card("a", "Ours?", "Ours."),))
    foreign = Deck("theirs", "Theirs", cards=(Card("b", "Theirs?", "Theirs."),))
    await desk.game.decks.save([own], GUILD)
    await desk.game.decks.save([foreign], OTHERS)
    await desk.asked()  # known here from now on
    found = await desk.settings.decks(DIRECT)
    assert [(deck.title, deck.cards) for deck in found.decks] == [("MLOps", 4), ("Ours", 1)]
    chosen = await desk.settings.turn(DIRECT, found.decks[1].id)
    assert chosen.settings.deck_ids == (found.decks[1].id,)
    asked = await desk.asked(DIRECT)
    assert asked.card.key == "a"
    assert (await desk.settings.turn(DIRECT, found.decks[1].id)).settings.deck_ids == ()
    await desk.settings.turn(DIRECT, found.decks[1].id)
    assert (await desk.settings.turn(DIRECT, None)).settings.deck_ids == ()
    there = await desk.settings.decks(Person(BEN.user_id, OTHERS, "ben"))
    with pytest.raises(NoSuchReviewDeck):
        await desk.settings.turn(ANA, there.decks[1].id)
    async with desk.store.write() as tx:
        await tx.members.left(GUILD, ANA.user_id)
    with pytest.raises(CardGone):
        await desk.sessions.question(DIRECT, asked.card_id)
    assert [deck.title for deck in (await desk.settings.decks(DIRECT)).decks] == ["MLOps"]


async def test_the_number_of_new_cards_has_bounds(desk: Desk) -> None:
    for number in (-1, 101):
        with pytest.raises(InvalidNewCards):
            await desk.settings.decks(ANA, new_cards=number)
    await desk.settings.decks(ANA, new_cards=0)
    assert (await desk.nothing()).new == 0


async def test_a_card_that_left_its_deck_comes_no_more(desk: Desk) -> None:
    asked = await desk.asked()
    await desk.game.decks.save([Deck("mlops", "MLOps", cards=(Card("q9", "Another?", "Another."),))])
    with pytest.raises(CardGone):
        await desk.sessions.answer(ANA, asked.card_id, asked.shown_at, RIGHT)
    assert (await desk.asked()).card.key == "q9"


async def test_an_answer_saved_late_counts_as_of_then(desk: Desk) -> None:
    """While the database was away somebody answered in a quiz, and then in review: memory is in the order of time."""
    game = desk.game
    round_ = await game.begin()
    arrived = desk.clock.now()
    desk.clock.move(seconds=40)
    await desk.sessions.answer(ANA, round_.card_id, desk.clock.now() - MINUTE, RIGHT)
    reply_at = desk.clock.now()
    await game.answers.answer(
        round_.id, ANA, GivenAnswer(WRONG, game.new_id(), public=False), arrived=arrived
    )
    state = after(after(None, Recall(Rating.AGAIN, arrived)), Recall(Rating.GOOD, reply_at))
    assert (await desk.kept(round_.card_id)).memory == state


async def test_a_rebuild_makes_nothing_of_people_who_were_forgotten(any_desk: Desk) -> None:
    desk, game = any_desk, any_desk.game
    await game.say(await game.begin(), ANA, RIGHT)
    await PrivacyService(game.store, game.clock, 90 * DAY).forget(ANA.user_id)
    await rebuild(desk.store)
    assert await desk.states() == {}


async def play(desk: Desk, rng: random.Random) -> None:
    """A question that two people answer, with some wrong tries."""
    game = desk.game
    quiz = await game.start(questions=1)
    round_ = await game.ask(quiz)
    for who in (ANA, BEN):
        for text in rng.choice([(RIGHT,), (WRONG, RIGHT), (HALF, WRONG, RIGHT), (WRONG, HALF, WRONG)]):
            desk.clock.move(seconds=rng.random())
            assert await game.say(round_, who, text, public=False)
    await game.play_out(quiz)


async def study(desk: Desk, rng: random.Random) -> None:
    """A card in review, if one comes; now and then with another rating, or made new."""
    desk.clock.move(hours=rng.randrange(40))
    if isinstance(await desk.sessions.begin(DIRECT), Due):
        return
    reviewed = await desk.say(rng.choice([WRONG, HALF, RIGHT, UNSURE]), DIRECT)
    if rng.random() < 0.4:
        await desk.sessions.rate(ANA, reviewed.review_id, rng.choice(list(Rating)))
    if rng.random() < 0.2:
        await desk.sessions.forget(ANA, reviewed.card_id)


@pytest.mark.parametrize("seed", range(3))
async def test_a_rebuild_gives_the_states_that_answers_left(any_desk: Desk, seed: int) -> None:
    desk, rng = any_desk, random.Random(seed)
    for _ in range(4):
        await play(desk, rng)
        for _ in range(4):
            await study(desk, rng)
    live = await desk.states()
    assert any(state is not None for state in live.values())
    assert (await rebuild(desk.store)).people == 2
    assert await desk.states() == live
    async with desk.store.write() as tx:
        for user_id, card_id in live:
            await tx.memory.put(user_id, card_id, None)
    await rebuild(desk.store)
    assert await desk.states() == live
