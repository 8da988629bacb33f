"""Drafts that a model writes because a manager asks for them, through a server on loopback that speaks as one does."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.cogs.decks import draft_texts
from bot.services.teaching.writing import CARDS, LEAST
from tests.cogs import conftest
from tests.cogs.conftest import World, close_worlds, labels, open_world, text_of
from tests.cogs.deck_actions import undo
from tests.teaching.known import bare, grader, taught
from tests.teaching.server import KEY, ModelServer, status

ASK = "Have drafts written…"


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    with ModelServer(taught()) as server:
        for name, value in (("URL", server.url), ("MODEL", "tiny"), ("KEY", KEY), ("DAILY_TOKENS", "100000")):
            monkeypatch.setenv(f"TEACH_{name}", value)
        yield server


@pytest_asyncio.fixture
async def biology(
    model: ModelServer, tmp_path: Path, started_file: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    """A world with two bare cards, whose bot knows the model."""
    monkeypatch.setattr(conftest, "FakeGrader", grader)  # drafts are checked in earnest
    world = await open_world(Path(shutil.copyfile(started_file, tmp_path / "cuecard.db")))
    await world.app.services.decks.save([bare(2)], world.guild.id)
    yield world
    await close_worlds(world)


async def teach(world: World, who: Any = None, deck: str = "bio") -> Any:
    return (await (who or world.mod).slash(world.channel, "deck teach", deck=deck)).response


async def press(world: World, shown: Any, label: str) -> Any:
    return (await world.mod.click(getattr(shown, "message", shown), label=label)).response


async def test_it_says_what_is_sent_and_where_to_and_shows_the_drafts(
    biology: World, model: ModelServer
) -> None:
    world = biology
    shown = await teach(world)
    assert labels(shown) == [ASK]
    asked = await press(world, shown, ASK)
    text = text_of(asked)
    assert "Have drafts written for Biology?" in text
    assert "for 2 cards that know too little" in text
    assert f"To `127.0.0.1:{model.port}` (tiny) go the texts of these cards" in text
    assert "no answers that were given, no names" in text
    assert labels(asked) == ["Write them", "Cancel"]
    assert model.calls == []
    first = await press(world, asked, "Write them")
    text = text_of(first)
    assert "**Drafts** · Biology · draft 1 of 2" in text
    assert "It took " in text
    assert " tokens." in text
    assert len(model.calls) == 4, "a draft and a second reading each"
    assert KEY not in text
    await press(world, first, next(each for each in labels(first) if each.startswith("Accept all")))
    done = await press(world, first, next(each for each in labels(first) if each.startswith("Finish")))
    assert "**2 cards taught**, as one change" in text_of(done)
    assert "taught cards" in await undo(world, "bio")


async def test_a_model_that_says_no_is_said_and_changes_nothing(biology: World, model: ModelServer) -> None:
    world = biology
    model.faults.extend([status(401, f"bad key {KEY}")] * 2)
    asked = await press(world, await teach(world), ASK)
    text = text_of(await press(world, asked, "Write them"))
    assert "There is no draft to look over; the deck is as it was." in text
    assert "2 cards had no turn, since the model could not be used." in text
    assert KEY not in text
    _, deck = await world.app.services.deck_editing.contents(world.guild.id, "bio")
    assert deck.cards == bare(2).cards


async def test_a_servers_tokens_end_and_come_back_the_next_day(biology: World, model: ModelServer) -> None:
    world = biology
    asked = await press(world, await teach(world), ASK)
    writing = world.app.services.writing
    writing._count(world.guild.id, 100_000 - LEAST + 1)
    told = await world.mod.click(asked.message, label="Write them")
    assert "has used up its 100,000 tokens of today" in told.followups[0].content
    assert model.calls == []
    world.clock.ahead += timedelta(days=1)
    assert (await writing.offer(world.guild.id, "bio")).more == 0


async def test_who_may_not_is_offered_nothing_nor_is_anybody_for_a_shared_deck(biology: World) -> None:
    world = biology
    assert labels(await teach(world, deck="mlops")) == []
    shown = await teach(world)
    await world.demote()
    refused = await world.mod.click(shown.message, label=ASK)
    assert "You need the permission Manage Server" in refused.response.content


async def test_without_a_model_nothing_is_offered(world: World) -> None:
    await world.app.services.decks.save([bare(2)], world.guild.id)
    assert labels(await teach(world)) == []
    assert not world.app.services.writing.offered


async def test_a_deck_that_is_taught_needs_none(biology: World) -> None:
    world = biology
    shown = await teach(world)
    await world.app.services.decks.save([bare(2)], world.guild.id + 1)
    whole = bare(2).__class__("bio", "Biology", cards=taught()[:2])
    await world.app.services.decks.save([whole], world.guild.id)
    told = await world.mod.click(shown.message, label=ASK)
    assert told.followups[0].content == "Each card of “Biology” knows enough: there is nothing to write."


async def test_a_run_has_few_cards(biology: World) -> None:
    await biology.app.services.decks.save([bare(CARDS + 2)], biology.guild.id)
    offer = await biology.app.services.writing.offer(biology.guild.id, "bio")
    text = text_of_panel(draft_texts.offer(offer))
    assert f"for {len(offer.cards)} cards" in text
    assert len(offer.cards) <= CARDS


def text_of_panel(panel: Any) -> str:
    return f"{panel.title}\n{panel.body}\n{panel.footer}"
