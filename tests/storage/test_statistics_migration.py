"""The migration for statistics counts the answers that are stored, where each member's scores are."""

from __future__ import annotations

from alembic import command
from sqlalchemy import Connection, text

from bot.storage import engine, migrate
from bot.storage.store import Store
from tests.storage.revisions import upgrade_to

BEFORE = [
    "INSERT INTO deck (id, guild_id, slug, title, description, digest) VALUES (1, 0, 'd', 'D', '', '')",
    "INSERT INTO card (id, deck_id, key, position, topic, retired, content) VALUES (1, 1, 'k', 0, '', false, '{}')",
    "INSERT INTO quiz (id, guild_id, channel_id, deck_id, starter_id, questions, seconds, state, asked, next_at,"
    " started_at) VALUES (1, 7, 8, 1, 1, 1, 60, 'finished', 1, '2026-03-01', '2026-03-01')",
    "INSERT INTO round (id, quiz_id, guild_id, channel_id, card_id, number, state) VALUES (1, 1, 7, 8, 1, 1, 'done')",
    "INSERT INTO member (guild_id, user_id, name, away) VALUES (7, 11, 'ana', false), (7, 12, 'ben', true),"
    " (7, 13, 'cy', false)",
    "INSERT INTO person (id, hidden) VALUES (11, false), (13, true)",
    *(
        "INSERT INTO attempt (round_id, user_id, number, source_id, public, answer, verdict, score, points, flags,"
        f" at, server_zone, own_zone, hinted, copied, first) VALUES (1, {user}, {n}, {user * 10 + n}, true, '',"
        f" '{verdict}', 0, 0, '[]', '{at}', '{zone}', 'UTC', false, false, false)"
        for user, n, at, zone, verdict in (
            (11, 1, "2026-02-28 23:30:00+00:00", "UTC", "incorrect"),
            (11, 2, "2026-02-28 23:30:00+00:00", "Europe/Paris", "incorrect"),  # past midnight there
            (12, 1, "2026-02-28 12:00:00+00:00", "UTC", "incorrect"),
            (13, 1, "2026-02-28 12:00:00+00:00", "UTC", "incorrect"),
            (14, 1, "2026-02-28 12:00:00+00:00", "UTC", "incorrect"),
            (
                14,
                2,
                "2026-02-28 12:01:00+00:00",
                "UTC",
                "correct",
            ),  # since an appeal, after the next was given
            (14, 3, "2026-02-28 12:02:00+00:00", "UTC", "incorrect"),
            (-1, 1, "2026-02-28 12:00:00+00:00", "UTC", "incorrect"),  # of somebody who was forgotten
        )
    ),
    "INSERT INTO score (guild_id, period, user_id, points, correct) VALUES (7, 'all', 11, 12, 1)",
    "INSERT INTO score_away (guild_id, period, user_id, points, correct) VALUES (7, 'all', 12, 4, 0)",
]
ALL = "SELECT period, user_id, points, correct, answers FROM {} ORDER BY user_id, period"


def down(connection: Connection) -> None:
    settings = migrate.config()
    settings.attributes["connection"] = connection
    command.downgrade(settings, "0006")


async def test_answers_are_counted_on_their_days(empty_url: str) -> None:
    store = Store(engine.create(empty_url))
    try:
        async with store.engine.begin() as connection:
            await connection.run_sync(upgrade_to("0006"))
            for statement in BEFORE:
                written = statement.replace("+00:00", ".000000") if "sqlite" in empty_url else statement
                await connection.execute(text(written))
        await migrate.upgrade(store.engine)
        async with store.engine.begin() as connection:
            shown = [tuple(row) for row in await connection.execute(text(ALL.format("score")))]
            put_by = [tuple(row) for row in await connection.execute(text(ALL.format("score_away")))]
        assert shown == [
            ("2026-02", 11, 0, 0, 1),
            ("2026-02-28", 11, 0, 0, 1),
            ("2026-03", 11, 0, 0, 1),
            ("2026-03-01", 11, 0, 0, 1),
            ("2026-W09", 11, 0, 0, 2),
            ("all", 11, 12, 1, 2),
            *((period, 14, 0, 0, 2) for period in ("2026-02", "2026-02-28", "2026-W09", "all")),
        ]
        assert [row for row in put_by if row[0] == "all"] == [("all", 12, 4, 0, 1), ("all", 13, 0, 0, 1)]
        assert len(put_by) == 8
        async with store.engine.begin() as connection:
            await connection.run_sync(down)
            left = await connection.execute(
                text("SELECT points, correct FROM score WHERE period = 'all' AND user_id = 11")
            )
            assert [tuple(row) for row in left] == [(12, 1)]
    finally:
        await store.close()
