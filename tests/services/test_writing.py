"""Drafts that a model writes for servers, on both databases: one run at a time, tokens counted."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from bot.config import Secret, Settings
from bot.core.teaching.proposals import Stage
from bot.errors import ConfigError
from bot.services.decks.editing import Editor
from bot.services.decks.errors import NoModel, NoSuchDeck, SharedDeck, TokensUsed, WritingAlready
from bot.services.decks.lookup import DeckService
from bot.services.teaching.draft_sets import DraftSetService
from bot.services.teaching.writing import RUNS, WritingService, drafting_factory, model_of
from bot.storage.store import Store
from bot.teaching.connecting import connect
from tests.fakes import FakeClock
from tests.services.game import DECK, GUILD
from tests.teaching.known import bare, grader, taught
from tests.teaching.server import KEY, ModelServer

MOD = Editor(GUILD, 9)
DAILY = 30_000


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer(taught()) as made:
        yield made


def settings(url: str, tokens: int = DAILY) -> Settings:
    return Settings(teach_url=url, teach_model="tiny", teach_key=Secret(KEY), teach_daily_tokens=tokens)


async def office(store: Store, made: Settings) -> WritingService:
    clock = FakeClock()
    await DeckService(store).save([DECK])
    await DeckService(store).save([bare(1)], GUILD)
    drafting = drafting_factory(grader)
    draft_sets = DraftSetService(store, clock, drafting)
    return WritingService(store, clock, draft_sets, model_of(made, connect), drafting)


async def untold(_done: int, _of: int) -> None: ...


async def test_of_two_who_begin_at_once_one_has_to_wait(store: Store, server: ModelServer) -> None:
    writing = await office(store, settings(server.url))
    heard: list[tuple[int, int]] = []

    async def told(done: int, of: int) -> None:
        heard.append((done, of))

    refused = threading.Event()
    server.on_call = lambda _number: refused.wait(30)  # the first one is at it until the other was told
    both = [asyncio.create_task(writing.write(MOD, "bio", told)) for _ in range(2)]
    await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    refused.set()
    came = await asyncio.gather(*both, return_exceptions=True)
    (written,) = (each for each in came if not isinstance(each, BaseException))
    assert [type(each) for each in came if isinstance(each, BaseException)] == [WritingAlready]
    assert heard == [(1, 1)]
    assert written.shown is not None
    assert written.shown.stages[0] in (Stage.PASSED, Stage.FLAGGED)
    assert written.shown.proposal.additions.wrong
    assert (written.unwritten, written.failed, written.away) == (0, (), False)
    assert written.tokens == 3_000  # two calls, as the server counts them
    assert {call["model"] for call in server.calls} == {"tiny"}


async def test_what_a_run_took_is_gone_for_the_day(sqlite_store: Store, server: ModelServer) -> None:
    writing = await office(sqlite_store, settings(server.url, 22_000))
    await writing.write(MOD, "bio", untold)
    with pytest.raises(TokensUsed):
        await writing.offer(GUILD, "bio")
    with pytest.raises(NoSuchDeck):
        await writing.offer(GUILD + 1, "bio")  # it has spent nothing, and has no such deck


async def test_no_more_runs_than_there_are_turns_for(sqlite_store: Store, server: ModelServer) -> None:
    writing = await office(sqlite_store, settings(server.url))
    writing._running.update(range(1, RUNS + 1))
    with pytest.raises(WritingAlready):
        await writing.offer(GUILD, "bio")


async def test_a_shared_deck_is_not_written_for(sqlite_store: Store, server: ModelServer) -> None:
    writing = await office(sqlite_store, settings(server.url))
    with pytest.raises(SharedDeck):
        await writing.offer(GUILD, DECK.slug)
    assert server.calls == []


async def test_nothing_is_offered_unless_the_operator_says_how_much(
    sqlite_store: Store, server: ModelServer
) -> None:
    writing = await office(sqlite_store, settings(server.url, 0))
    assert not writing.offered
    with pytest.raises(NoModel):
        await writing.offer(GUILD, "bio")
    with pytest.raises(ConfigError, match="TEACH_URL"):
        model_of(settings("", 1_000), connect)
