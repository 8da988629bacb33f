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
from tests.services.review_game import DIRECT, UNSURE, ReviewGame

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
OTHERS = 701
"""Another server."""


@pytest.fixture
def reviews(game: Game) -> ReviewGame:
    return ReviewGame(game)


@pytest.fixture
def any_reviews(any_game: Game) -> ReviewGame:
    return ReviewGame(any_game)


async def test_new_cards_come_in_the_order_of_their_deck_up_to_the_days_number(
    any_reviews: ReviewGame,
) -> None:
    reviews = any_reviews
    await reviews.settings.decks(ANA, new_cards=2)
    first = await reviews.asked()
    assert (first.card.key, first.new, first.due_left, first.new_left) == ("q1", True, 0, 2)
    await reviews.say(RIGHT)
    assert (await reviews.asked()).card.key == "q2"
    await reviews.say(RIGHT)
    rest = await reviews.nothing()
    assert (rest.now, rest.new) == (0, 0)
    assert rest.days == ((rest.today + 2 * DAY, 2),)
    reviews.clock.move(days=1)
    third = await reviews.asked()
    assert (third.card.key, third.new) == ("q3", True)


async def test_what_is_due_comes_before_new_cards_the_longest_due_first(any_reviews: ReviewGame) -> None:
    reviews = any_reviews
    forgotten = await reviews.say(WRONG)
    known = await reviews.say(RIGHT)
    assert forgotten.rating is Rating.AGAIN
    assert forgotten.due_at is not None
    assert known.due_at is not None
    assert (await reviews.asked()).card.key == "q3", "neither is due yet"
    reviews.clock.move(days=3)
    asked = await reviews.asked()
    assert (asked.card.key, asked.new, asked.due_left) == ("q1", False, 2)
    await reviews.say(RIGHT)
    assert (await reviews.asked()).card.key == "q2"


@pytest.mark.parametrize(
    ("text", "seconds", "rating"),
    [(RIGHT, 5, Rating.EASY), (RIGHT, 30, Rating.GOOD), (HALF, 5, Rating.HARD), (WRONG, 5, Rating.AGAIN)],
)
async def test_an_answer_is_rated_by_its_verdict_and_time(
    reviews: ReviewGame, text: str, seconds: float, rating: Rating
) -> None:
    reviewed = await reviews.say(text, seconds=seconds)
    state = after(None, Recall(rating, reviews.clock.now()))
    assert (reviewed.rating, reviewed.due_at) == (rating, state.due_at)
    assert (await reviews.kept(reviewed.card_id)).memory == state


@pytest.mark.parametrize("text", [None, "dunno"])
async def test_who_does_not_know_sees_the_answer_and_gets_the_card_again(
    reviews: ReviewGame, text: str | None
) -> None:
    asked = await reviews.asked()
    if text is None:
        reviewed = await reviews.sessions.show(ANA, asked.card_id, asked.shown_at)
    else:
        reviewed = await reviews.sessions.answer(ANA, asked.card_id, asked.shown_at, text)
    assert (reviewed.grade, reviewed.rating) == (None, Rating.AGAIN)
    assert reviewed.due_at == reviews.clock.now() + 10 * MINUTE


async def test_a_question_shown_once_is_answered_once(any_reviews: ReviewGame) -> None:
    """Whatever the race: the form open twice, or the press delivered twice."""
    reviews = any_reviews
    asked = await reviews.asked()
    given = (reviews.sessions.answer(ANA, asked.card_id, asked.shown_at, RIGHT) for _ in range(3))
    outcomes = await asyncio.gather(*given, return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyReviewed"] * 2 + ["Reviewed"]
    with pytest.raises(AlreadyReviewed):
        await reviews.sessions.show(ANA, asked.card_id, asked.shown_at)
    state = (await reviews.kept(asked.card_id)).memory
    assert state == after(None, Recall(Rating.EASY, reviews.clock.now()))


async def test_an_empty_answer_changes_nothing(reviews: ReviewGame) -> None:
    with pytest.raises(NoText):
        await reviews.say("  \x00 ")
    assert await reviews.states() == {}


async def test_another_rating_takes_the_place_of_the_first(any_reviews: ReviewGame) -> None:
    reviews = any_reviews
    reviewed = await reviews.say(RIGHT)
    at = reviews.clock.now()
    reviews.clock.move(minutes=1)
    for rating in (Rating.AGAIN, Rating.EASY, Rating.HARD):
        again = await reviews.sessions.rate(ANA, reviewed.review_id, rating)
        state = after(None, Recall(rating, at))
        assert (again.rating, again.due_at) == (rating, state.due_at)
        assert again.grade == reviewed.grade
        assert (await reviews.kept(reviewed.card_id)).memory == state
    with pytest.raises(NotYourReview):
        await reviews.sessions.rate(BEN, reviewed.review_id, Rating.EASY)
    with pytest.raises(NotYourReview):
        await reviews.sessions.rate(ANA, 99_999, Rating.EASY)


async def test_a_rating_changed_late_keeps_what_came_after(reviews: ReviewGame) -> None:
    reviewed = await reviews.say(RIGHT)
    first_at = reviews.clock.now()
    reviews.clock.move(days=3)
    await reviews.say(HALF)
    second_at = reviews.clock.now()
    await reviews.sessions.rate(ANA, reviewed.review_id, Rating.EASY)
    state = after(after(None, Recall(Rating.EASY, first_at)), Recall(Rating.HARD, second_at))
    assert (await reviews.kept(reviewed.card_id)).memory == state


async def test_an_unsure_grade_on_a_bare_card_leaves_it_to_the_person(reviews: ReviewGame) -> None:
    reviewed = await reviews.say(UNSURE)
    assert (reviewed.rating, reviewed.due_at) == (None, None)
    assert (await reviews.kept(reviewed.card_id)).memory is None
    had = await reviews.sessions.rate(ANA, reviewed.review_id, Rating.GOOD)
    assert had.due_at == reviews.clock.now() + 2 * DAY
    assert await reviews.game.days(ANA) == [], "what they say of themselves counts for memory alone"


async def test_a_right_answer_keeps_the_streak_and_earns_no_points(reviews: ReviewGame) -> None:
    reviewed = await reviews.say(RIGHT)
    assert reviewed.streak is not None
    assert reviewed.streak.current == 1
    assert await reviews.game.days(ANA) == ["2026-03-02"]
    assert (await reviews.say(RIGHT)).streak is None, "the day counts already"
    assert await reviews.game.points(ANA) == (0, 0)
    reviews.clock.move(days=1)
    again = await reviews.say(RIGHT, DIRECT)
    assert again.streak is not None
    assert again.streak.current == 2, "in a direct message too"


async def test_neither_a_wrong_answer_nor_a_look_keeps_the_streak(reviews: ReviewGame) -> None:
    await reviews.say(WRONG)
    asked = await reviews.asked()
    await reviews.sessions.show(ANA, asked.card_id, asked.shown_at)
    assert await reviews.game.days(ANA) == []


async def test_a_quiz_feeds_memory(any_reviews: ReviewGame) -> None:
    reviews, game = any_reviews, any_reviews.game
    round_ = await game.begin()
    await game.say(round_, ANA, WRONG)
    first_at = reviews.clock.now()
    reviews.clock.move(seconds=20)
    await game.say(round_, ANA, HALF)
    forgot = after(None, Recall(Rating.AGAIN, first_at))
    assert (await reviews.kept(round_.card_id)).memory == forgot, "a later try that is not right says no more"
    await game.say(round_, ANA, RIGHT)
    state = after(forgot, Recall(Rating.HARD, reviews.clock.now()))
    assert (await reviews.kept(round_.card_id)).memory == state
    assert (await reviews.kept(round_.card_id, BEN)).memory is None


async def test_a_hint_or_another_persons_words_count_less(reviews: ReviewGame) -> None:
    game = reviews.game
    round_ = await game.begin()
    await game.quiz.hint(round_.id, ANA)
    await game.say(
        round_, ANA, f"{RIGHT}, since the relation between inputs and target has changed over time"
    )
    assert (await reviews.kept(round_.card_id)).memory == after(
        None, Recall(Rating.HARD, reviews.clock.now())
    )
    copied = await game.say(
        round_, BEN, f"{RIGHT}, since the relation between inputs and target has changed over time"
    )
    assert copied is not None
    assert copied.copied
    assert (await reviews.kept(round_.card_id, BEN)).memory is None


async def test_the_same_card_answered_twice_at_once_loses_neither(any_reviews: ReviewGame) -> None:
    reviews, game = any_reviews, any_reviews.game
    round_ = await game.begin()
    shown_at = reviews.clock.now()
    await asyncio.gather(
        game.say(round_, ANA, RIGHT),
        reviews.sessions.answer(ANA, round_.card_id, shown_at, RIGHT),
    )
    live = await reviews.states()
    await rebuild(reviews.store)
    rebuilt = await reviews.states()
    assert {key: state and state.phase for key, state in live.items()} == {
        key: state and state.phase for key, state in rebuilt.items()
    }
    state = live[ANA.user_id, round_.card_id]
    assert state is not None
    once = after(None, Recall(Rating.GOOD, shown_at))
    assert state.difficulty != once.difficulty, "both have changed it"


async def test_an_appeal_mends_memory_too(reviews: ReviewGame) -> None:
    game = reviews.game
    round_ = await game.begin()
    answered = await game.say(round_, ANA, WRONG)
    assert answered is not None
    at = reviews.clock.now()
    reviews.clock.move(hours=2)
    async with reviews.store.write() as tx:
        await set_verdict(tx, round_, ANA.user_id, answered.attempt_id, Verdict.CORRECT)
    assert (await reviews.kept(round_.card_id)).memory == after(None, Recall(Rating.GOOD, at))


async def test_a_review_keeps_the_day_that_an_appeal_takes_from_an_answer(reviews: ReviewGame) -> None:
    game = reviews.game
    round_ = await game.begin()
    answered = await game.say(round_, ANA, RIGHT)
    assert answered is not None
    reviews.clock.move(minutes=5)
    await reviews.say(RIGHT)
    for verdict, days in ((Verdict.INCORRECT, ["2026-03-02"]), (Verdict.CORRECT, ["2026-03-02"])):
        async with reviews.store.write() as tx:
            await set_verdict(tx, round_, ANA.user_id, answered.attempt_id, verdict)
        assert await game.days(ANA) == days


async def test_a_forgotten_card_is_new_again_whatever_was_answered(reviews: ReviewGame) -> None:
    reviewed = await reviews.say(RIGHT)
    reviews.clock.move(minutes=1)
    await reviews.sessions.forget(ANA, reviewed.card_id)
    for _ in range(2):
        kept = await reviews.kept(reviewed.card_id)
        assert (kept.memory, kept.forgotten_at) == (None, reviews.clock.now())
        await rebuild(reviews.store)
    asked = await reviews.asked()
    assert (asked.card_id, asked.new) == (reviewed.card_id, True)
    await reviews.say(RIGHT)
    state = after(None, Recall(Rating.GOOD, reviews.clock.now()))
    await rebuild(reviews.store)
    assert (await reviews.kept(reviewed.card_id)).memory == state


async def test_a_suspended_card_does_not_come_until_it_is_brought_back(any_reviews: ReviewGame) -> None:
    reviews = any_reviews
    reviewed = await reviews.say(RIGHT)
    await reviews.sessions.suspend(ANA, reviewed.card_id)
    other = await reviews.asked()
    await reviews.sessions.suspend(ANA, other.card_id)
    await rebuild(reviews.store)
    reviews.clock.move(days=10)
    assert (await reviews.asked()).card_id not in (reviewed.card_id, other.card_id)
    assert (await reviews.settings.due(ANA)).suspended == 2
    await reviews.sessions.bring_back(ANA, reviewed.card_id)
    assert (await reviews.asked()).card_id == reviewed.card_id
    assert (await reviews.sessions.bring_back(ANA)).suspended == 0


async def test_a_pause_asks_nothing_and_forgets_nothing(reviews: ReviewGame) -> None:
    await reviews.say(WRONG)
    assert (await reviews.settings.pause(ANA, on=True)).paused
    reviews.clock.move(hours=1)
    with pytest.raises(ReviewPaused):
        await reviews.sessions.next(ANA)
    assert (await reviews.settings.due(ANA)).now == 1
    await reviews.settings.pause(ANA, on=False)
    assert not (await reviews.asked()).new


async def test_cards_come_from_shared_decks_and_those_of_servers_where_one_is_known(
    any_reviews: ReviewGame,
) -> None:
    reviews = any_reviews
    own = Deck("ours", "Ours", cards=(Card("a", "Ours?", "Ours."),))
    foreign = Deck("theirs", "Theirs", cards=(Card("b", "Theirs?", "Theirs."),))
    await reviews.game.decks.save([own], GUILD)
    await reviews.game.decks.save([foreign], OTHERS)
    await reviews.asked()  # known here from now on
    found = await reviews.settings.decks(DIRECT)
    assert [(deck.title, deck.cards) for deck in found.decks] == [("MLOps", 4), ("Ours", 1)]
    chosen = await reviews.settings.turn(DIRECT, found.decks[1].id)
    assert chosen.settings.deck_ids == (found.decks[1].id,)
    asked = await reviews.asked(DIRECT)
    assert asked.card.key == "a"
    assert (await reviews.settings.turn(DIRECT, found.decks[1].id)).settings.deck_ids == ()
    await reviews.settings.turn(DIRECT, found.decks[1].id)
    assert (await reviews.settings.turn(DIRECT, None)).settings.deck_ids == ()
    there = await reviews.settings.decks(Person(BEN.user_id, OTHERS, "ben"))
    with pytest.raises(NoSuchReviewDeck):
        await reviews.settings.turn(ANA, there.decks[1].id)
    async with reviews.store.write() as tx:
        await tx.members.left(GUILD, ANA.user_id)
    with pytest.raises(CardGone):
        await reviews.sessions.question(DIRECT, asked.card_id)
    assert [deck.title for deck in (await reviews.settings.decks(DIRECT)).decks] == ["MLOps"]


async def test_the_number_of_new_cards_has_bounds(reviews: ReviewGame) -> None:
    for number in (-1, 101):
        with pytest.raises(InvalidNewCards):
            await reviews.settings.decks(ANA, new_cards=number)
    await reviews.settings.decks(ANA, new_cards=0)
    assert (await reviews.nothing()).new == 0


async def test_a_card_that_left_its_deck_comes_no_more(reviews: ReviewGame) -> None:
    asked = await reviews.asked()
    await reviews.game.decks.save([Deck("mlops", "MLOps", cards=(Card("q9", "Another?", "Another."),))])
    with pytest.raises(CardGone):
        await reviews.sessions.answer(ANA, asked.card_id, asked.shown_at, RIGHT)
    assert (await reviews.asked()).card.key == "q9"


async def test_an_answer_saved_late_counts_as_of_then(reviews: ReviewGame) -> None:
    """While the database was away somebody answered in a quiz, and then in review: memory is in the order of time."""
    game = reviews.game
    round_ = await game.begin()
    arrived = reviews.clock.now()
    reviews.clock.move(seconds=40)
    await reviews.sessions.answer(ANA, round_.card_id, reviews.clock.now() - MINUTE, RIGHT)
    reply_at = reviews.clock.now()
    await game.answers.answer(
        round_.id, ANA, GivenAnswer(WRONG, game.new_id(), public=False), arrived=arrived
    )
    state = after(after(None, Recall(Rating.AGAIN, arrived)), Recall(Rating.GOOD, reply_at))
    assert (await reviews.kept(round_.card_id)).memory == state


async def test_a_rebuild_makes_nothing_of_people_who_were_forgotten(any_reviews: ReviewGame) -> None:
    reviews, game = any_reviews, any_reviews.game
    await game.say(await game.begin(), ANA, RIGHT)
    await PrivacyService(game.store, game.clock, 90 * DAY).forget(ANA.user_id)
    await rebuild(reviews.store)
    assert await reviews.states() == {}


async def play(reviews: ReviewGame, rng: random.Random) -> None:
    """A question that two people answer, with some wrong tries."""
    game = reviews.game
    quiz = await game.start(questions=1)
    round_ = await game.ask(quiz)
    for who in (ANA, BEN):
        for text in rng.choice([(RIGHT,), (WRONG, RIGHT), (HALF, WRONG, RIGHT), (WRONG, HALF, WRONG)]):
            reviews.clock.move(seconds=rng.random())
            assert await game.say(round_, who, text, public=False)
    await game.play_out(quiz)


async def study(reviews: ReviewGame, rng: random.Random) -> None:
    """A card in review, if one comes; now and then with another rating, or made new."""
    reviews.clock.move(hours=rng.randrange(40))
    if isinstance(await reviews.sessions.begin(DIRECT), Due):
        return
    reviewed = await reviews.say(rng.choice([WRONG, HALF, RIGHT, UNSURE]), DIRECT)
    if rng.random() < 0.4:
        await reviews.sessions.rate(ANA, reviewed.review_id, rng.choice(list(Rating)))
    if rng.random() < 0.2:
        await reviews.sessions.forget(ANA, reviewed.card_id)


@pytest.mark.parametrize("seed", range(3))
async def test_a_rebuild_gives_the_states_that_answers_left(any_reviews: ReviewGame, seed: int) -> None:
    reviews, rng = any_reviews, random.Random(seed)
    for _ in range(4):
        await play(reviews, rng)
        for _ in range(4):
            await study(reviews, rng)
    live = await reviews.states()
    assert any(state is not None for state in live.values())
    assert (await rebuild(reviews.store)).people == 2
    assert await reviews.states() == live
    async with reviews.store.write() as tx:
        for user_id, card_id in live:
            await tx.memory.put(user_id, card_id, None)
    await rebuild(reviews.store)
    assert await reviews.states() == live
