"""From step to step: nothing is asked twice, nothing gets stuck, and a process may die between any two steps."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.quiz.state import CloseReason, RoundState
from bot.services.quiz.rounds import Due, Question, Reveal, Standings
from tests.services.game import ANA, BEN, CHANNEL, DECK, GUILD, PAUSE, Game


async def test_a_whole_quiz_in_order(game: Game) -> None:
    posts = await game.play_out(await game.start(questions=3, seconds=20))
    assert [type(post) for post in posts] == [Question, Reveal] * 3 + [Standings]
    asked = [post for post in posts if isinstance(post, Question)]
    assert [post.round.number for post in asked] == [1, 2, 3]
    assert len({post.round.card_id for post in asked}) == 3
    assert not any(post.resumed for post in asked)
    assert [post.last for post in posts if isinstance(post, Reveal)] == [False, False, True]
    assert isinstance(posts[-1], Standings)
    assert posts[-1].deck_title == "MLOps"
    assert await game.rounds.due() == []
    assert await game.rounds.live_quiz_in(CHANNEL) is None


async def test_a_topic_asks_its_own_cards_only(game: Game) -> None:
    posts = await game.play_out(await game.start(topic="Models", questions=2, seconds=20))
    assert {post.card.topic for post in posts if isinstance(post, Question)} == {"Models"}


async def test_two_quizzes_over_a_deck_ask_every_card_once(game: Game) -> None:
    """Unseen cards come first, in a server; another server starts afresh."""
    asked: Counter[str] = Counter()
    for _ in range(2):
        posts = await game.play_out(await game.start(questions=2, seconds=20))
        asked.update(post.card.key for post in posts if isinstance(post, Question))
    assert asked == Counter({"q1": 1, "q2": 1, "q3": 1, "q4": 1})


async def test_the_card_that_the_server_answers_worst_comes_first(game: Game) -> None:
    quiz = await game.start(questions=4, seconds=20)
    for _ in range(4):
        round_ = await game.ask(quiz)
        async with game.store.read() as tx:
            weak = (await tx.decks.card(round_.card_id)).key == "q3"
        await game.say(round_, BEN, "no such thing" if weak else "right")
        game.clock.move(seconds=30)
    await game.play_out(quiz)
    due = await game.due(await game.start(questions=1))
    assert isinstance(due, Question)
    assert due.card.key == "q3"


async def test_waiting_is_waiting(game: Game) -> None:
    quiz = await game.start(questions=2, seconds=20)
    round_ = await game.ask(quiz)
    assert await game.rounds.advance(quiz.id) is None
    assert await game.rounds.due() == []
    game.clock.move(seconds=25)
    await game.post(await game.due(quiz))  # the reference answer
    assert await game.rounds.advance(quiz.id) is None  # the pause
    game.clock.move(seconds=PAUSE)
    assert (await game.ask(quiz)).number == round_.number + 1
    assert await game.rounds.advance(99_999) is None


async def test_a_questions_time_starts_when_it_is_out(game: Game) -> None:
    quiz = await game.start(seconds=30)
    due = await game.due(quiz)
    assert isinstance(due, Question)
    game.clock.move(seconds=100)  # Discord was slow
    opened = await game.rounds.posted(due, 1_234)
    assert opened is not None
    assert opened.closes_at is not None
    assert (opened.closes_at - game.clock.now()).total_seconds() == 30
    assert opened.message_id == 1_234


async def test_a_reveal_shows_who_got_it(game: Game) -> None:
    quiz = await game.start(seconds=20)
    round_ = await game.ask(quiz)
    await game.say(round_, ANA, "partly")
    await game.say(round_, BEN, "right")
    game.clock.move(seconds=30)
    due = await game.due(quiz)
    assert isinstance(due, Reveal)
    assert [(e.name, e.entry.points, e.entry.correct) for e in due.entries] == [
        ("ben", 12, True),
        ("ana", 4, False),
    ]
    assert due.round.close_reason is CloseReason.TIME


async def test_the_standings_rank_ties_alike(game: Game) -> None:
    quiz = await game.start(questions=2, seconds=20)
    for first, second in ((ANA, BEN), (BEN, ANA)):
        round_ = await game.ask(quiz)
        await game.say(round_, first, "right")
        await game.say(round_, second, "right")
        game.clock.move(seconds=30)
    standings = (await game.play_out(quiz))[-1]
    assert isinstance(standings, Standings)
    assert [(s.rank, s.points, s.correct) for s in standings.rows] == [(1, 22, 2), (1, 22, 2)]


async def test_a_deck_that_shrinks_ends_the_quiz_early(game: Game) -> None:
    quiz = await game.start(questions=4, seconds=20)
    first = await game.due(quiz)
    assert isinstance(first, Question)
    await game.post(first)
    game.clock.move(seconds=30)
    other = next(card for card in DECK.cards if card.key != first.card.key)
    await game.decks.save([replace(DECK, cards=(first.card, other))])
    posts = await game.play_out(quiz)
    assert [type(post) for post in posts] == [Reveal, Question, Reveal, Standings]
    assert [post.card.key for post in posts if isinstance(post, Question)] == [other.key]
    ends = [(post.last, post.ran_out) for post in posts if isinstance(post, Reveal)]
    assert ends == [(False, False), (True, True)], "no next question is promised that cannot come"


async def test_a_card_that_leaves_its_deck_can_still_be_answered_and_revealed(game: Game) -> None:
    quiz = await game.start(questions=2, seconds=20)
    round_ = await game.ask(quiz)
    await game.decks.save([Deck("mlops", "MLOps", cards=(Card("new", "?", "!"),))])
    assert await game.say(round_, BEN, "right") is not None
    game.clock.move(seconds=30)
    due = await game.due(quiz)
    assert isinstance(due, Reveal)
    assert due.card.reference.startswith("Reference")


async def test_a_servers_own_deck_of_the_same_name_takes_no_title_away(game: Game) -> None:
    quiz = await game.start(questions=1, seconds=20)
    await game.decks.save([Deck("mlops", "Ours", cards=(Card("k", "?", "!"),))], guild_id=GUILD)
    standings = (await game.play_out(quiz))[-1]
    assert isinstance(standings, Standings)
    assert standings.deck_title == "MLOps"


async def test_a_deleted_question_closes_and_the_quiz_goes_on(game: Game) -> None:
    quiz = await game.start(questions=2)
    round_ = await game.ask(quiz)
    assert round_.message_id is not None
    assert await game.rounds.question_deleted(999) is None
    closed = await game.rounds.question_deleted(round_.message_id)
    assert closed is not None
    assert closed.id == round_.id
    assert await game.rounds.question_deleted(round_.message_id) is None
    due = await game.due(quiz)
    assert isinstance(due, Reveal)
    assert due.round.close_reason is CloseReason.DELETED
    assert (await game.ask(quiz)).number == 2


@pytest.mark.parametrize("when", ["before", "posting", "open", "closed", "done", "finishing"])
async def test_giving_a_channel_up_frees_it_and_keeps_the_scores(game: Game, when: str) -> None:
    quiz = await game.start(questions=2, seconds=20)
    round_id = await _bring_to(game, when)
    await game.rounds.abandon(quiz.id)
    assert await game.rounds.due() == []
    assert await game.rounds.advance(quiz.id) is None
    assert await game.rounds.live_quiz_in(CHANNEL) is None
    if round_id is not None:
        assert (await game.round(round_id)).state is RoundState.DONE
        assert await game.points(BEN) == (12, 1)
    await game.start(BEN)


async def _bring_to(game: Game, when: str) -> int | None:
    """The channel's quiz to a state; its round, in which Ben has answered."""
    quiz_id = await game.rounds.live_quiz_in(CHANNEL)
    assert quiz_id is not None
    if when == "before":
        return None
    due = await game.rounds.advance(quiz_id)
    assert isinstance(due, Question)
    await game.say(due.round, BEN, "right")
    if when != "posting":
        await game.post(due)
    if when in ("closed", "done"):
        await game.quiz.skip(due.round.id, ANA, moderator=False)
    if when == "finishing":
        await game.quiz.end(due.round.id, ANA, moderator=False)
    if when in ("done", "finishing"):
        reveal = await game.rounds.advance(quiz_id)
        assert isinstance(reveal, Reveal)
        await game.post(reveal)
    return due.round.id


async def _played_with_crashes(game: Game, crash_at: int) -> list[Due]:
    """Every post, when the process dies after the `crash_at`-th step was handed out and before it was marked."""
    quiz = await game.start(questions=2, seconds=20)
    posts: list[Due] = []
    handed_out = 0
    for _ in range(50):
        due = await game.rounds.advance(quiz.id)
        if due is None:
            game.clock.move(seconds=5)
            continue
        handed_out += 1
        if handed_out == crash_at:
            game = game.restarted()
            assert await game.rounds.due() == [quiz.id]
            continue
        posts.append(due)
        await game.post(due)
        if isinstance(due, Question):
            await game.say(due.round, BEN, "right")
        if isinstance(due, Standings):
            return posts
    raise AssertionError("the quiz never finished")


@pytest.mark.parametrize("crash_at", range(1, 6))
async def test_a_crash_between_a_step_and_its_mark_takes_the_step_again(game: Game, crash_at: int) -> None:
    posts = await _played_with_crashes(game, crash_at)
    assert [type(post) for post in posts] == [Question, Reveal, Question, Reveal, Standings]
    asked = [post for post in posts if isinstance(post, Question)]
    assert [post.round.number for post in asked] == [1, 2]
    assert len({post.round.card_id for post in asked}) == 2
    # A question that may be out already is looked for before it is posted again.
    assert [post.resumed for post in asked] == [crash_at == 1, crash_at == 3]
    assert isinstance(posts[-1], Standings)
    assert [(s.points, s.correct) for s in posts[-1].rows] == [(24, 2)]
    assert await game.points(BEN) == (24, 2)


async def test_a_restart_in_the_middle_of_a_question_changes_nothing(game: Game) -> None:
    quiz = await game.start(questions=1, seconds=60)
    round_ = await game.ask(quiz)
    await game.say(round_, BEN, "partly", source=42)
    fresh = game.restarted()
    assert await fresh.rounds.advance(quiz.id) is None
    assert await fresh.say(round_, BEN, "partly", source=42) is None
    answered = await fresh.say(round_, BEN, "right")
    assert answered is not None
    assert (answered.entry.tries, answered.gained) == (2, 6)


async def test_what_was_overdue_at_the_restart_closes_with_its_scores(game: Game) -> None:
    quiz = await game.start(questions=1, seconds=60)
    round_ = await game.ask(quiz)
    await game.say(round_, BEN, "right")
    game.clock.move(days=3)
    fresh = game.restarted()
    assert await fresh.rounds.due() == [quiz.id]
    reveal, standings = await fresh.play_out(quiz)
    assert isinstance(reveal, Reveal)
    assert [e.entry.points for e in reveal.entries] == [12]
    assert isinstance(standings, Standings)


async def test_two_drivers_at_once_ask_one_question(any_game: Game) -> None:
    quiz = await any_game.start()
    both = await asyncio.gather(
        any_game.rounds.advance(quiz.id), any_game.restarted().rounds.advance(quiz.id)
    )
    rounds = {due.round.id for due in both if isinstance(due, Question)}
    assert len(rounds) == 1
    assert sorted(due.resumed for due in both if isinstance(due, Question)) == [False, True]


async def test_quizzes_in_many_channels_do_not_touch_each_other(game: Game) -> None:
    quizzes = [await game.start(channel_id=n, questions=1, seconds=20) for n in range(1, 6)]
    rounds = [await game.ask(quiz) for quiz in quizzes]
    await game.say(rounds[2], BEN, "right")
    await game.quiz.end(rounds[4].id, ANA, moderator=False)
    assert await game.rounds.due() == [quizzes[4].id]
    states = [(await game.round(round_.id)).state for round_ in rounds]
    assert states == [RoundState.OPEN] * 4 + [RoundState.CLOSED]
    for quiz in quizzes:
        standings = (await game.play_out(quiz))[-1]
        assert isinstance(standings, Standings)
        assert len(standings.rows) == (quiz.id == quizzes[2].id)
