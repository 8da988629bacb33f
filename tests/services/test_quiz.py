"""Starting, skipping and ending quizzes, and hints."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from sqlalchemy import text

from bot.core.cards import Card, Deck
from bot.core.members import Person
from bot.core.quiz.state import CloseReason, QuizState, RoundState
from bot.errors import UserError
from bot.services.decks.errors import NoSuchDeck, NoSuchTopic
from bot.services.quiz.errors import (
    ChannelBusy,
    EmptyDeck,
    InvalidQuizSize,
    NotYourQuiz,
    QuizOver,
    RoundClosed,
)
from bot.services.quiz.quizzes import QuizChoice
from bot.services.quiz.rounds import Question, Reveal, Standings
from tests.patience import WAIT
from tests.services.game import ANA, BEN, CHANNEL, CY, DECK, GUILD, Game

OTHER_SERVER = Person(104, GUILD + 1, "dee")


async def test_a_quiz_is_what_was_asked_for(game: Game) -> None:
    quiz = await game.start(topic="  models ", questions=2, seconds=20)
    assert (quiz.questions, quiz.seconds, quiz.topic, quiz.state) == (2, 20, "Models", QuizState.RUNNING)
    assert (quiz.starter_id, quiz.guild_id, quiz.channel_id) == (ANA.user_id, GUILD, CHANNEL)
    assert await game.rounds.due() == [quiz.id]
    assert await game.rounds.live_quiz_in(CHANNEL) == quiz.id


@pytest.mark.parametrize(("topic", "cards"), [(None, 4), ("Data", 2)])
async def test_no_more_questions_than_cards(game: Game, topic: str | None, cards: int) -> None:
    assert (await game.start(topic=topic, questions=25)).questions == cards


@pytest.mark.parametrize(
    ("questions", "seconds"), [(0, 60), (-1, 60), (26, 60), (3, 19), (3, 3_601), (3, -60), (2**31, 2**31)]
)
async def test_numbers_out_of_bounds_are_said_and_start_nothing(
    game: Game, questions: int, seconds: int
) -> None:
    with pytest.raises(InvalidQuizSize):
        await game.start(questions=questions, seconds=seconds)
    assert await game.rounds.due() == []


@pytest.mark.parametrize("deck", ["nope", "", "mlops; DROP TABLE deck", "%", "x" * 4_000, "@everyone"])
async def test_an_unknown_deck_names_those_there_are(game: Game, deck: str) -> None:
    with pytest.raises(NoSuchDeck) as caught:
        await game.start(deck=deck)
    assert (caught.value.name, caught.value.known) == (deck, ["mlops"])
    assert await game.decks.topics(GUILD, deck) == {}


async def test_a_deck_that_is_named_twice_is_one(game: Game) -> None:
    await game.decks.save([Deck("ops", "Running things", cards=DECK.cards[:2])])
    choice = QuizChoice(("ops", "Running things", "mlops", "OPS"), questions=25)
    started = await game.quiz.start(ANA, CHANNEL, choice)
    assert (started.title, started.quiz.questions) == ("Running things + MLOps", 6)


async def test_a_deck_is_found_however_its_name_is_typed(game: Game) -> None:
    assert (await game.start(deck=" MLOps ")).deck_id == (await game.decks.visible(GUILD))[0].id
    assert await game.decks.topics(GUILD, " MLOPS") == {"Data": 2, "Models": 2}
    await game.decks.save([Deck("ops", "Running things", cards=DECK.cards[:2])])
    assert await game.decks.topics(GUILD, "running things") == {"Data": 2}


@pytest.mark.parametrize("topic", ["Cooking", "x" * 4_000, "%"])
async def test_an_unknown_topic_names_those_there_are(game: Game, topic: str) -> None:
    with pytest.raises(NoSuchTopic) as caught:
        await game.start(topic=topic)
    assert (caught.value.topic, caught.value.known) == (topic, ("Data", "Models"))


async def test_a_deck_without_cards_starts_nothing(game: Game) -> None:
    await game.decks.save([Deck("bare", "Bare")])
    with pytest.raises(EmptyDeck):
        await game.start(deck="bare")


async def test_another_servers_deck_is_unknown_here(game: Game) -> None:
    await game.decks.save(
        [Deck("secret", "Secret", cards=(Card("k", "?", "!"),))], guild_id=OTHER_SERVER.guild_id
    )
    with pytest.raises(NoSuchDeck) as caught:
        await game.start(deck="secret")
    assert caught.value.known == ["mlops"]
    assert (await game.start(OTHER_SERVER, CHANNEL + 1, deck="secret")).questions == 1


async def test_a_busy_channel_links_to_its_open_question(game: Game) -> None:
    quiz = await game.start()
    with pytest.raises(ChannelBusy) as caught:
        await game.start(BEN)
    busy = caught.value
    assert (busy.guild_id, busy.channel_id, busy.message_id) == (
        GUILD,
        CHANNEL,
        None,
    )  # nothing is posted yet
    round_ = await game.ask(quiz)
    with pytest.raises(ChannelBusy) as caught:
        await game.start(BEN)
    assert caught.value.message_id == round_.message_id
    assert (await game.start(BEN, CHANNEL + 1)).id != quiz.id


async def test_of_many_starts_at_once_one_runs(any_game: Game) -> None:
    done = await asyncio.gather(*(any_game.start(who) for who in (ANA, BEN, CY)), return_exceptions=True)
    assert sum(isinstance(each, ChannelBusy) for each in done) == 2
    assert len(await any_game.rounds.due()) == 1


async def test_a_channel_is_free_again_after_the_standings(game: Game) -> None:
    await game.play_out(await game.start(questions=1, seconds=20))
    await game.start(BEN)


@pytest.mark.parametrize("what", ["skip", "end"])
async def test_only_the_starter_or_a_moderator_may_steer(game: Game, what: str) -> None:
    steer = getattr(game.quiz, what)
    round_ = await game.begin()
    with pytest.raises(NotYourQuiz):
        await steer(round_.id, BEN, moderator=False)
    assert await game.round(round_.id) == round_
    await steer(round_.id, BEN, moderator=True)
    assert (await game.round(round_.id)).state is RoundState.CLOSED
    other = await game.begin(channel_id=CHANNEL + 1)
    await steer(other.id, ANA, moderator=False)
    assert (await game.round(other.id)).state is RoundState.CLOSED


async def test_a_skip_goes_on_with_the_next_question(game: Game) -> None:
    quiz = await game.start()
    first = await game.ask(quiz)
    await game.quiz.skip(first.id, ANA, moderator=False)
    with pytest.raises(RoundClosed):
        await game.quiz.skip(first.id, ANA, moderator=False)
    reveal = await game.due(quiz)
    assert isinstance(reveal, Reveal)
    assert reveal.round.close_reason is CloseReason.SKIPPED
    second = await game.ask(quiz)
    assert second.card_id != first.card_id


async def test_an_end_keeps_the_scores_and_shows_the_standings(game: Game) -> None:
    quiz = await game.start(questions=4)
    round_ = await game.ask(quiz)
    await game.say(round_, BEN, "right")
    await game.quiz.end(round_.id, ANA, moderator=False)
    with pytest.raises(QuizOver):
        await game.quiz.end(round_.id, ANA, moderator=False)
    reveal, standings = await game.play_out(quiz)
    assert isinstance(reveal, Reveal)
    assert (reveal.round.close_reason, reveal.last) == (CloseReason.ENDED, True)
    assert isinstance(standings, Standings)
    assert [(s.name, s.points) for s in standings.rows] == [("ben", 12)]


async def test_an_end_by_an_earlier_questions_button_closes_the_open_one(game: Game) -> None:
    quiz = await game.start(seconds=20)
    first = await game.ask(quiz)
    game.clock.move(seconds=30)
    second = await game.ask(quiz)
    await game.quiz.end(first.id, ANA, moderator=False)
    reveal = await game.due(quiz)
    assert isinstance(reveal, Reveal)
    assert (reveal.round.id, reveal.round.close_reason) == (second.id, CloseReason.ENDED)


async def test_an_end_while_the_question_goes_out(game: Game) -> None:
    quiz = await game.start()
    due = await game.due(quiz)
    assert isinstance(due, Question)
    await game.quiz.end(due.round.id, ANA, moderator=False)
    await game.post(due)  # Discord had taken it already
    reveal, standings = await game.play_out(quiz)
    assert isinstance(reveal, Reveal)
    assert reveal.round.message_id is not None  # so that its buttons can be taken away
    assert isinstance(standings, Standings)


async def _someone_waits_for_a_lock(game: Game) -> None:
    """Until one transaction of the database waits for another."""
    query = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    async with asyncio.timeout(WAIT):
        while True:
            async with game.store.engine.connect() as connection:
                if (await connection.execute(query)).scalar():
                    return
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("what", ["end", "abandon", "revealed"])
async def test_steering_and_stepping_take_their_locks_in_one_order(postgres_game: Game, what: str) -> None:
    """A step holds the quiz and then changes its round: whoever locks them the other way round deadlocks with it."""
    quiz = await postgres_game.start()
    round_ = await postgres_game.ask(quiz)
    reveal = None
    if what == "revealed":
        await postgres_game.quiz.skip(round_.id, ANA, moderator=False)
        reveal = await postgres_game.due(quiz)

    async def revealed() -> None:
        assert reveal is not None
        await postgres_game.post(reveal)

    calls: dict[str, Callable[[], Coroutine[Any, Any, object]]] = {
        "end": lambda: postgres_game.quiz.end(round_.id, ANA, moderator=False),
        "abandon": lambda: postgres_game.rounds.abandon(quiz.id),
        "revealed": revealed,
    }
    async with postgres_game.store.write() as tx:  # as `advance` does
        await tx.quizzes.get(quiz.id, lock=True)
        other = asyncio.create_task(calls[what]())
        await _someone_waits_for_a_lock(postgres_game)
        await tx.quizzes.mark_closed(round_.id, CloseReason.TIME)
        await tx.quizzes.mark_done(round_.id)
    await asyncio.gather(other, return_exceptions=True)
    assert other.exception() is None or isinstance(other.exception(), UserError)


@pytest.mark.parametrize("state", ["posting", "open"])
async def test_a_hint_is_given_while_the_round_takes_answers(game: Game, state: str) -> None:
    quiz = await game.start()
    due = await game.due(quiz)
    assert isinstance(due, Question)
    if state == "open":
        await game.post(due)
    assert (await game.quiz.hint(due.round.id, BEN)).card == due.card
    entry = await game.entry(due.round, BEN)
    assert (entry.hinted, entry.tries) == (True, 0)
    await game.quiz.skip(due.round.id, ANA, moderator=False)
    with pytest.raises(RoundClosed):
        await game.quiz.hint(due.round.id, CY)
