"""Somebody is forgotten while something of theirs is written by another process: nothing of them comes after it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from bot.core.appeals import Decision
from bot.core.cards import Card
from bot.core.quiz.state import Round
from bot.errors import UserError
from bot.services.admission import SentBeforeForgetting
from bot.services.days_off.own import DaysOffService
from bot.services.deck_grader import DeckGrader
from bot.services.privacy import PrivacyService
from bot.services.quiz.given import GivenAnswer
from bot.services.reminders import Reminder, ReminderService
from bot.services.review.reminding import ReviewReminder, ReviewReminderService
from bot.services.review.sessions import Asked, ReviewSessionService
from bot.services.suggestions.filing import SuggestionService
from bot.storage import engine
from bot.storage.store import Store
from tests.fakes import FakeGrader
from tests.services.appeal_game import REVIEWER, AppealGame, appeal_game
from tests.services.game import CHANNEL, GUILD, RIGHT, WRONG
from tests.services.privacy_game import BEN, OTHER_GUILD, WHO, ZOE, dump, mentions, on, play, service

PERSONAL = (
    "score",
    "score_away",
    "attempt",
    "entry",
    "memory",
    "review",
    "streak_day",
    "appeal",
    "suggestion",
)
"""Tables in which a member may have something."""


class PausingStore(Store):
    """A process's store, whose writers stop before they commit."""

    async def pause(self) -> None:
        """What happens meanwhile."""

    @asynccontextmanager
    async def write(self, **options: Any) -> AsyncIterator[Any]:
        async with super().write(**options) as tx:
            yield tx
            await self.pause()


async def waits(store: Store, task: asyncio.Task[Any]) -> None:
    """Come back when the task waits for a lock, or is done. SQLite has one writer: it waits where it begins."""
    if store.engine.dialect.name == "sqlite":
        for _ in range(5):
            await asyncio.sleep(0)
        return
    query = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    async with store.engine.connect() as connection:
        while not task.done() and not (await connection.execute(query)).scalar_one():
            pass


async def nameless(store: Store) -> list[str]:
    """Rows of somebody who has no name."""
    rows = await dump(store)
    named = {row["user_id"] for row in rows["member"]}
    return [
        f"{table}: {row}"
        for table in PERSONAL
        for row in rows[table]
        if row["user_id"] > 0 and row["user_id"] not in named
    ]


class Scene:
    """Zoe, who has left something everywhere, a process in which she acts, and one in which she is forgotten."""

    def __init__(self, game: AppealGame, round_: Round, appeal_id: int, attempt_id: int) -> None:
        self.game, self.round = game, round_
        self.appeal_id, self.attempt_id = appeal_id, attempt_id
        self.acting = PausingStore(game.store.engine)
        if game.store.engine.dialect.name == "sqlite":
            self.acting._turns = game.store._turns  # one process: waiting inside SQLite would take seconds
        self.own = AppealGame(self.acting, game.clock)
        self.own._ids = game._ids

    async def forget(self) -> None:
        await service(self.game).forget(WHO)


async def scene(store: Store) -> Scene:
    game = await appeal_game(store)
    await play(game)
    round_ = await game.begin(who=BEN, channel_id=CHANNEL + 3)
    other = await game.begin(who=BEN, channel_id=CHANNEL + 4)
    appeal_id = await game.appeal(other, on(ZOE, CHANNEL + 4), f"{WRONG}, she wrote")
    attempt_id = await game.attempt(other, on(ZOE, CHANNEL + 4), f"{WRONG}, she wrote again")
    return Scene(game, round_, appeal_id, attempt_id)


def reply(scene: Scene, said: str) -> Awaitable[Any]:
    given = GivenAnswer(said, scene.game.new_id(), public=False)
    return scene.own.answers.answer(scene.round.id, on(ZOE, CHANNEL + 3), given)


async def review(scene: Scene) -> None:
    sessions = ReviewSessionService(scene.acting, scene.game.clock, DeckGrader(FakeGrader()), "UTC")
    asked = await sessions.next(ZOE)
    assert isinstance(asked, Asked)
    await sessions.answer(ZOE, asked.card_id, asked.shown_at, RIGHT)


def suggested(scene: Scene) -> Awaitable[Any]:
    return SuggestionService(scene.acting, scene.game.clock).suggest(ZOE, "birds", Card("", "Emu?", "A bird"))


def rest(scene: Scene) -> Awaitable[Any]:
    return DaysOffService(scene.acting, scene.game.clock, "UTC").choose_rest(WHO, GUILD, frozenset({1}))


ACTS: dict[str, Callable[[Scene], Awaitable[Any]]] = {
    "right answer": lambda scene: reply(scene, RIGHT),
    "wrong answer": lambda scene: reply(scene, WRONG),
    "I don't know": lambda scene: reply(scene, "dunno"),
    "hint": lambda scene: scene.own.quiz.hint(scene.round.id, on(ZOE, CHANNEL + 3)),
    "join": lambda scene: scene.own.quiz.join(scene.round.id, on(ZOE, CHANNEL + 3)),
    "quiz": lambda scene: scene.own.start(on(ZOE, CHANNEL + 5), CHANNEL + 5),
    "review": review,
    "appeal": lambda scene: scene.own.file(scene.attempt_id, ZOE),
    "decision": lambda scene: scene.own.reviewing.settle(scene.appeal_id, REVIEWER, Decision.ACCEPT),
    "suggestion": suggested,
    "rest": rest,
    "leaves": lambda scene: scene.own.leaderboard.left(GUILD, WHO),
    "returns": lambda scene: scene.own.leaderboard.back(OTHER_GUILD, WHO),
}


EACH = [("postgres", name) for name in ACTS] + [("sqlite", "right answer")]
"""SQLite, with one writer, has all transactions one after the other."""
LATE = [each for each in EACH if each[1] in ("right answer", "I don't know", "review", "appeal")]
"""Those that read first, and could write for somebody who was known then."""


@pytest.fixture
def where(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The address of a database, and the name of an act."""
    kind, name = request.param
    return request.getfixturevalue(f"{kind}_url"), name


@pytest.fixture
async def both(where: tuple[str, str]) -> AsyncIterator[tuple[Store, Callable[[Scene], Awaitable[Any]]]]:
    """A store, and what Zoe does there."""
    url, name = where
    opened = Store(engine.create(url))
    yield opened, ACTS[name]
    await opened.close()


@pytest.mark.parametrize("where", EACH, indirect=True, ids=map(" ".join, EACH))
async def test_who_is_forgotten_while_something_of_theirs_is_written_is_nowhere(
    both: tuple[Store, Callable[[Scene], Awaitable[Any]]],
) -> None:
    store, act = both
    of = await scene(store)
    forgetting: list[asyncio.Task[None]] = []

    async def pause() -> None:
        if not forgetting:
            forgetting.append(asyncio.create_task(of.forget()))
            await waits(store, forgetting[0])

    of.acting.pause = pause  # type: ignore[method-assign]
    await act(of)
    await forgetting[0]
    assert mentions(await dump(store)) == []


@pytest.mark.parametrize("where", LATE, indirect=True, ids=map(" ".join, LATE))
async def test_what_comes_while_somebody_is_being_forgotten_leaves_nothing_without_a_name(
    both: tuple[Store, Callable[[Scene], Awaitable[Any]]],
) -> None:
    store, act = both
    of = await scene(store)
    forgetting = PausingStore(store.engine)
    forgetting._turns = store._turns
    of.acting._turns = store._turns
    acting: list[asyncio.Task[Any]] = []

    async def come() -> None:
        await act(of)

    async def pause() -> None:
        acting.append(asyncio.create_task(come()))
        await waits(store, acting[0])

    forgetting.pause = pause  # type: ignore[method-assign]
    await PrivacyService(forgetting, of.game.clock, timedelta(0)).forget(WHO)
    with suppress(UserError):
        await acting[0]
    assert await nameless(store) == []


async def sent(of: Scene, act: str, sent_id: int) -> None:
    """Zoe does it, by what Discord gave that id."""
    who = replace(on(ZOE, CHANNEL + 3), sent_id=sent_id)
    if act == "hint":
        await of.game.quiz.hint(of.round.id, who)
    elif act == "quiz":
        await of.game.start(replace(who, channel_id=CHANNEL + 5), CHANNEL + 5)
    elif act == "review":
        sessions = ReviewSessionService(of.game.store, of.game.clock, DeckGrader(FakeGrader()), "UTC")
        await sessions.begin(who)
    elif act == "suggestion":
        await SuggestionService(of.game.store, of.game.clock).suggest(
            who, "birds", Card("", "Emu?", "A bird")
        )
    else:
        await of.game.answers.answer(of.round.id, who, GivenAnswer(act, sent_id, public=False))


REQUEST = 9_000_000
SENT = (RIGHT, "dunno", "hint", "quiz", "review", "suggestion")


async def test_what_was_sent_before_brings_nobody_back_and_what_is_sent_after_a_member_with_a_name(
    store: Store,
) -> None:
    of = await scene(store)
    for number, act in enumerate(SENT):
        request = REQUEST + number * 10
        await service(of.game).forget(WHO, request)
        with pytest.raises(SentBeforeForgetting):
            await sent(of, act, request - 1)
        assert mentions(await dump(store)) == []
        await sent(of, act, request + 1)
        assert f"member.name: {ZOE.name}" in mentions(await dump(store))
        assert await nameless(store) == []
    # Delivered twice, an answer comes after its author was forgotten.
    await sent(of, WRONG, REQUEST + 100)
    await service(of.game).forget(WHO, REQUEST + 101)
    with pytest.raises(SentBeforeForgetting):
        await sent(of, WRONG, REQUEST + 100)
    assert mentions(await dump(store)) == []
    # Whom the bot knows is not taken for who was forgotten; a request that comes late takes nothing back.
    await service(of.game).forget(555, REQUEST)
    ben = replace(on(BEN, CHANNEL + 3), sent_id=REQUEST + 99)
    assert await of.game.answers.answer(of.round.id, ben, GivenAnswer(RIGHT, 99, public=False))
    with pytest.raises(SentBeforeForgetting):
        await sent(of, RIGHT, REQUEST + 99)


async def test_reminders_that_did_not_go_out_bring_nobody_back(store: Store) -> None:
    of = await scene(store)
    clock = of.game.clock
    await of.forget()
    day = clock.now().date()
    reminders = ReminderService(store, clock, "UTC")
    run = (await of.game.streaks.report(WHO, GUILD)).streak
    await reminders.release(Reminder(WHO, run, day, None))
    await reminders.undeliverable(WHO)
    reviews = ReviewReminderService(store, clock, "UTC")
    await reviews.release(ReviewReminder(WHO, 3, day, None))
    assert mentions(await dump(store)) == []


async def test_the_next_who_played_a_question_can_be_forgotten_after_one_left_answers_behind(
    store: Store,
) -> None:
    """As databases have them in which an answer came between the statements of an older program."""
    of = await scene(store)
    await of.game.attempt(of.round, on(ZOE, CHANNEL + 3), WRONG)
    await of.game.attempt(of.round, on(BEN, CHANNEL + 3), WRONG)
    async with store.engine.begin() as connection:
        await connection.execute(
            text("UPDATE attempt SET user_id = -1 WHERE user_id = :ben AND round_id = :round"),
            {"ben": BEN.user_id, "round": of.round.id},
        )
        await connection.execute(
            text("DELETE FROM entry WHERE user_id = :ben AND round_id = :round"),
            {"ben": BEN.user_id, "round": of.round.id},
        )
    await of.forget()
    assert mentions(await dump(store)) == []
