"""The migration for privacy: it finds whom old lines of the audit list are about, and its undoing loses no score."""

from __future__ import annotations

from typing import Any

from alembic import command
from sqlalchemy import Connection, text

from bot.core.members import Person
from bot.storage import engine, migrate
from bot.storage.store import Store
from tests.storage.revisions import upgrade_to

LONG = "a long answer, word by word, " * 10
QUOTED = LONG.strip()[:149]
BEFORE = [
    "INSERT INTO deck (id, guild_id, slug, title, description, digest) VALUES (1, 0, 'd', 'D', '', '')",
    "INSERT INTO card (id, deck_id, key, position, topic, retired, content) VALUES (1, 1, 'k', 0, '', false, '{}')",
    "INSERT INTO quiz (id, guild_id, channel_id, deck_id, starter_id, questions, seconds, state, asked, next_at,"
    " started_at) VALUES (1, 7, 8, 1, 1, 1, 60, 'finished', 1, '2026-03-01', '2026-03-01')",
    "INSERT INTO round (id, quiz_id, guild_id, channel_id, card_id, number, state) VALUES (1, 1, 7, 8, 1, 1, 'done')",
    "INSERT INTO member (guild_id, user_id, name) VALUES (7, 11, 'ana'), (7, 12, 'ben'), (7, 13, 'cy')",
    *(
        "INSERT INTO attempt (id, round_id, user_id, number, source_id, public, answer, verdict, score, points, flags,"
        f" at, server_zone, own_zone, hinted, copied, first) VALUES ({n}, 1, {n + 10}, 1, {n}, true, '{answer}',"
        " 'incorrect', 0, 0, '[]', '2026-03-01', 'UTC', 'UTC', false, false, false)"
        for n, answer in ((1, "the same"), (2, "the same"), (3, LONG))
    ),
    "INSERT INTO appeal (id, attempt_id, guild_id, card_id, user_id, graded, state, created_at) VALUES"
    " (1, 1, 7, 1, 11, 'incorrect', 'open', '2026-03-01'), (2, 2, 7, 1, 12, 'incorrect', 'open', '2026-03-01'),"
    " (3, 3, 7, 1, 13, 'incorrect', 'open', '2026-03-01')",
    *(
        "INSERT INTO audit (id, guild_id, actor_id, action, detail, at) VALUES"
        f" ({n}, {guild}, 99, '{action}', '{detail}', '2026-03-01')"
        for n, guild, action, detail in (
            (1, 7, "appeal.accepted", "ana on “Why?”: “the same”"),
            (2, 7, "appeal.note", "ben on “Why?”: “the same”; note: ana is right"),
            (3, 7, "appeal.declined", f"cy as she was called on “Why?”: “{QUOTED}…”"),
            (4, 7, "deck.add", "added “ana on “Why?”: “the same””"),
            (5, 6, "appeal.accepted", "ana on “Why?”: “the same”"),
        )
    ),
]


def down(connection: Connection) -> None:
    settings = migrate.config()
    settings.attributes["connection"] = connection
    command.downgrade(settings, "0003")


async def rows(store: Store, query: str) -> list[tuple[Any, ...]]:
    async with store.engine.connect() as connection:
        return [tuple(row) for row in await connection.execute(text(query))]


async def test_old_lines_know_whom_they_are_about(empty_url: str) -> None:
    store = Store(engine.create(empty_url))
    try:
        async with store.engine.begin() as connection:
            await connection.run_sync(upgrade_to("0003"))
            for statement in BEFORE:
                await connection.execute(text(statement))
        await migrate.upgrade(store.engine)
        found = await rows(store, "SELECT id, subject_id FROM audit ORDER BY id")
        assert found == [(1, 11), (2, 12), (3, 13), (4, None), (5, None)]
    finally:
        await store.close()


async def test_undone_it_puts_hidden_people_back_and_leaves_those_who_left_where_they_are(
    store: Store,
) -> None:
    async with store.write() as tx:
        for user_id in (1, 2, 3):
            await tx.members.saw(Person(user_id, 7, f"member {user_id}"))
            await tx.scores.add(7, user_id, ["all"], user_id * 10, user_id)
        await tx.members.set_hidden(1, hidden=True)
        await tx.members.set_hidden(2, hidden=True)
        await tx.members.left(7, 2)
    async with store.engine.connect() as connection, connection.begin() as transaction:
        await connection.run_sync(down)
        shown = (await connection.execute(text("SELECT user_id, points FROM score ORDER BY user_id"))).all()
        put_by = (await connection.execute(text("SELECT user_id, points FROM score_away"))).all()
        await transaction.rollback()
    assert [tuple(row) for row in shown] == [(1, 10), (3, 30)]
    assert [tuple(row) for row in put_by] == [(2, 20)]
