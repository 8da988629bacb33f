"""What `python -m bot doctor` says of shards, by the settings and by the database."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.cli.doctor_checks import Mark
from bot.cli.doctor_shards import shards
from bot.config import Settings
from bot.services.shards import ShardPlan, ShardService
from bot.storage import engine
from bot.storage.store import Store

AUTO = ShardPlan(claims=True)


def said(**values: Any) -> list[tuple[Mark, str]]:
    settings = Settings(**values)
    return [(found.mark, found.text.removeprefix("shards: ")) for found in shards(settings)]


def live(url: str, *processes: tuple[str, ShardPlan, int], count: int = 16) -> None:
    """These processes, each with so many shards at the most."""

    async def renew() -> None:
        store = Store(engine.create(url))
        services = [(ShardService(store, plan, name), claim) for name, plan, claim in processes]
        for claiming in (0, 1):
            for each, claim in services:
                await each.renew(each.plan.count or count, claim=claim * claiming)
        await store.close()

    asyncio.run(renew())


def test_one_process(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'none.db'}"
    assert said(database_url=url) == [
        (Mark.FINE, "all are served by one process, as many as Discord recommends")
    ]
    assert said(database_url=url, shard_count=2) == [(Mark.FINE, "all are served by one process, 2 shards")]
    assert said(database_url=url, shard_count=8, shard_ids="0-2,5") == [
        (Mark.FINE, "0-2, 5 of 8, by SHARD_IDS")
    ]
    assert not (tmp_path / "none.db").exists()


def test_claimed_shards(postgres_url: str) -> None:
    assert said(database_url=postgres_url, shards="auto") == [
        (Mark.FINE, "claimed by the processes that run; none runs now")
    ]
    live(postgres_url, ("a", AUTO, 16), ("b", AUTO, 3))
    assert said(database_url=postgres_url, shards="auto") == [
        (Mark.LOOK, "2 processes hold 8, 3 of 16; free, and soon taken: 11-15")
    ]
    live(postgres_url, ("b", AUTO, 5))
    assert said(database_url=postgres_url, shards="auto") == [(Mark.FINE, "2 processes hold 8, 8 of 16")]


def test_mistakes(database_url: str) -> None:
    live(
        database_url,
        ("a", ShardPlan(4, frozenset({0, 1})), 0),
        ("b", ShardPlan(4, frozenset({1, 2})), 0),
        ("c", ShardPlan(8, frozenset({7})), 0),
    )
    first, *mistakes = said(database_url=database_url, shard_count=4, shard_ids="3")
    assert first == (Mark.FINE, "3 of 4, by SHARD_IDS")
    assert mistakes == [
        (Mark.LOOK, "served by two processes, which is a mistake in SHARD_IDS: 1"),
        (Mark.LOOK, "processes go by different numbers of them: 4, 8"),
    ]


@pytest.mark.parametrize("url", ["postgresql://127.0.0.1:1/x", "sqlite:////proc/no/such.db"])
def test_a_database_that_cannot_be_used_is_left_to_the_line_about_it(url: str) -> None:
    (only,) = said(database_url=url, shard_count=4, shard_ids="3")
    assert only == (Mark.FINE, "3 of 4, by SHARD_IDS")
