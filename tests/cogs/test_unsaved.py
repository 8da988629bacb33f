"""Answers while the database is away: each is counted once, in order, as of its arrival, or its author is told."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from bot.cogs.quiz import unsaved as module
from bot.cogs.quiz.unsaved import Outcome, UnsavedAnswers
from bot.core.grading import Verdict
from bot.core.members import Person
from bot.core.quiz.state import Round, RoundState
from bot.services.quiz.errors import AnswerKept, AnswerNotSaved, RoundClosed, TriesUsed
from bot.services.quiz.given import Answered, GivenAnswer, Passed, Repeated
from bot.storage import engine
from bot.storage.engine import sqlite_file
from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services.game import ANA, BEN, DECK, RIGHT, WRONG, Game


class DraftSet:
    """Who answered, and what they were told in the end."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.unsaved = UnsavedAnswers(game.answers, game.clock)
        self.told: list[tuple[str, Outcome]] = []

    async def _tell(self, who: Person, outcome: Outcome) -> None:
        self.told.append((who.name, outcome))

    async def say(
        self, round_: Round, who: Person, text: str, *, source: int = 0
    ) -> Answered | Passed | Repeated | None:
        reply = GivenAnswer(text, source or self.game.new_id(), public=True)
        return await self.unsaved.answer(round_.id, who, reply, partial(self._tell, who))

    async def keep(self, round_: Round, who: Person, text: str, *, source: int = 0) -> None:
        with pytest.raises(AnswerKept):
            await self.say(round_, who, text, source=source)

    async def save(self) -> None:
        await self.unsaved.save()
        await asyncio.sleep(0)  # people are told in tasks of their own

    def gained(self) -> list[tuple[str, int]]:
        return [(name, outcome.gained) for name, outcome in self.told if isinstance(outcome, Answered)]

    def errors(self) -> list[tuple[str, type[Exception]]]:
        return [(name, type(each)) for name, each in self.told if isinstance(each, Exception)]


@contextmanager
def away(game: Game) -> Iterator[None]:
    """Another process holds the lock."""
    file = sqlite_file(game.store.engine)
    assert file is not None
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    yield
    holder.execute("ROLLBACK")
    holder.close()


@pytest.fixture
async def draft_set(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DraftSet]:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 0)
    store = Store(engine.create(sqlite_url))
    game = Game(store, FakeClock())
    await game.decks.save([DECK])
    yield DraftSet(game)
    await store.close()


async def test_answers_count_in_order_as_of_their_arrival_though_the_question_closed(
    draft_set: DraftSet,
) -> None:
    game = draft_set.game
    quiz = await game.start(questions=1, seconds=60)
    round_ = await game.ask(quiz)
    with away(game):
        game.clock.move(seconds=50)
        first_at = game.clock.now()
        await draft_set.keep(round_, BEN, RIGHT)
        game.clock.move(seconds=5)
        await draft_set.keep(round_, ANA, WRONG)
        await draft_set.keep(round_, ANA, RIGHT)
        await draft_set.save()
        assert draft_set.told == []
    game.clock.move(minutes=5)
    await game.rounds.advance(quiz.id)
    assert (await game.round(round_.id)).state is RoundState.CLOSED
    await draft_set.save()
    assert draft_set.gained() == [("ben", 12), ("ana", 0), ("ana", 8)]
    assert await game.points(BEN) == (12, 1)
    async with game.store.read() as tx:
        assert [a.at for a in (await tx.attempts.of_member(round_.id, BEN.user_id)).values()] == [first_at]


async def test_a_late_answer_that_ends_the_question_leaves_the_others_their_moment(
    draft_set: DraftSet,
) -> None:
    """Ana started the quiz: once she has finished, her question closes soon, from now on."""
    round_ = await draft_set.game.begin(questions=1)
    with away(draft_set.game):
        await draft_set.keep(round_, ANA, RIGHT)
        draft_set.game.clock.move(seconds=20)
        await draft_set.keep(round_, BEN, RIGHT)
    await draft_set.save()
    assert draft_set.gained() == [("ana", 12), ("ben", 10)]


async def test_what_came_too_late_or_too_often_does_not_count(draft_set: DraftSet) -> None:
    game = draft_set.game
    quiz = await game.start(questions=2, seconds=60)
    round_ = await game.ask(quiz)
    with away(game):
        for number in range(4):
            await draft_set.keep(round_, ANA, f"{WRONG} {number}")
        game.clock.move(seconds=63)
        await draft_set.keep(round_, BEN, RIGHT)
    await draft_set.save()
    assert draft_set.errors() == [("ana", TriesUsed), ("ben", RoundClosed)]
    assert (await game.entry(round_, ANA)).tries == 3


async def test_no_later_answer_overtakes_one_that_waits(draft_set: DraftSet) -> None:
    round_ = await draft_set.game.begin(questions=1)
    with away(draft_set.game):
        await draft_set.keep(round_, BEN, RIGHT)
    await draft_set.keep(round_, ANA, RIGHT)
    await draft_set.save()
    assert draft_set.gained() == [("ben", 12), ("ana", 10)]
    answered = await draft_set.say(round_, Person(900, BEN.guild_id, "cy"), RIGHT)
    assert answered is not None


async def test_delivered_twice_it_counts_once_and_is_told_once(draft_set: DraftSet) -> None:
    round_ = await draft_set.game.begin(questions=1)
    with away(draft_set.game):
        await draft_set.keep(round_, BEN, RIGHT, source=77)
        await draft_set.keep(round_, BEN, RIGHT, source=77)
    await draft_set.save()
    assert draft_set.gained() == [("ben", 12)]
    assert await draft_set.say(round_, BEN, RIGHT, source=77) is None
    assert await draft_set.game.points(BEN) == (12, 1)


async def test_an_answer_whose_commit_was_not_confirmed_gets_its_verdict(draft_set: DraftSet) -> None:
    round_ = await draft_set.game.begin(questions=1)
    with away(draft_set.game):
        await draft_set.keep(round_, BEN, RIGHT, source=77)
    await draft_set.game.say(
        round_, BEN, RIGHT, source=77
    )  # as a commit leaves it that went through after all
    await draft_set.save()
    assert draft_set.gained() == [("ben", 12)]
    (_, answered), *_ = draft_set.told
    assert isinstance(answered, Answered)
    assert answered.grade.verdict is Verdict.CORRECT
    assert await draft_set.game.points(BEN) == (12, 1)


async def test_too_many_and_too_long_are_said(draft_set: DraftSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_KEPT", 2)
    round_ = await draft_set.game.begin(questions=1, seconds=3600)
    with away(draft_set.game):
        await draft_set.keep(round_, ANA, WRONG)
        await draft_set.keep(round_, ANA, RIGHT)
        with pytest.raises(AnswerNotSaved):
            await draft_set.say(round_, BEN, RIGHT)
        draft_set.game.clock.move(seconds=module.LONGEST_KEPT.total_seconds() + 1)
        await draft_set.save()
    assert draft_set.errors() == [("ana", AnswerNotSaved)] * 2
    assert (await draft_set.game.entry(round_, ANA)).tries == 0
    assert await draft_set.say(round_, BEN, RIGHT) is not None


async def test_at_the_end_there_is_a_last_try_and_then_a_word(draft_set: DraftSet) -> None:
    round_ = await draft_set.game.begin(questions=1)
    with away(draft_set.game):
        await draft_set.keep(round_, ANA, RIGHT)
    await draft_set.unsaved.close()
    assert draft_set.gained() == [("ana", 12)]
    with away(draft_set.game):
        with pytest.raises(AnswerNotSaved):  # nobody would count it any more
            await draft_set.say(round_, BEN, RIGHT)
        await draft_set.unsaved.close()
    assert await draft_set.game.points(BEN) == (0, 0)


async def test_what_still_waits_at_the_end_is_said(draft_set: DraftSet) -> None:
    round_ = await draft_set.game.begin(questions=1)
    with away(draft_set.game):
        await draft_set.keep(round_, ANA, RIGHT)
        await draft_set.unsaved.close()
    assert draft_set.errors() == [("ana", AnswerNotSaved)]
