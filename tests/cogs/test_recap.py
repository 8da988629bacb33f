"""The weekly recap as managers and members see it: switched on, posted once a week, found again, or not."""

from __future__ import annotations

import asyncio
import logging
from datetime import date, timedelta
from typing import Any

import discord
import pytest
from sqlalchemy import insert, update

from bot.cogs import replies
from bot.cogs.recap import texts
from bot.cogs.recap.poster import REST
from bot.core.daily.plan import Plan
from bot.core.leaderboard import Standing
from bot.core.members import Person
from bot.core.recap import weeks
from bot.core.recap.facts import HardQuestion, Improved, Recap, Run
from bot.core.recap.posts import RecapPlan
from bot.core.statistics import Tally
from bot.pictures.gallery import Gallery
from bot.services.recap.posts import RecapService
from bot.storage.schema import recap_post, score
from tests.cogs.conftest import World, labels, parts_of, read, text_of

# The simulated Discord starts at midnight UTC on Thursday, 1 January 2026: the first recap comes on Monday the 5th,
# of the week of 29 December.
TITLE = "📅 The week from 29 December 2025 to 4 January 2026"
UNTIL_MONDAY = {"days": 4, "hours": 9}
NASTY = "**@everyone** <@1> [x](https://example.org) \u202eevil\n# big"


async def set_up(world: World, **options: Any) -> str:
    options = {"channel": world.channel, "time": "09:00", **options}
    result = await world.mod.slash(world.channel, "recap setup", **options)
    assert result.ephemeral
    return text_of(result.response)


async def later(world: World, **delta: float) -> None:
    """Time passes at once; the recap's tick looks again, as it does by itself within `REST`."""
    await world.later(**delta)
    await tick(world)


async def tick(world: World, seconds: float = 4) -> None:
    world.app.client.recap_poster.tick.wake()
    await world.env.advance_time(seconds)


def recaps(world: World, channel: Any = None) -> list[Any]:
    """The recaps in the channel."""
    return [m for m in (channel or world.channel).history() if "My week" in labels(m)]


async def show(world: World) -> str:
    return text_of((await world.mod.slash(world.channel, "recap show")).response)


async def play_a_question(world: World) -> None:
    question = await world.start(questions=1, seconds=20)
    await world.submit(world.ana, question, "right")
    await world.submit(world.ben, question, "wrong")
    await world.env.advance_time(30)


def description(message: Any) -> str:
    """What is told of the message's picture."""
    galleries = [part for part in parts_of(message) if read(part, "items")]
    (item,) = read(galleries[0], "items")
    return str(item["description"] if isinstance(item, dict) else item.description)


async def test_setup_says_what_comes_and_when(world: World) -> None:
    said = await set_up(world, timezone="berlin", weekday="Friday")
    assert f"Every Friday at 09:00 Europe/Berlin, in <#{world.channel.id}>" in said
    assert "Next: <t:1767340800:F>" in said  # Friday, 2 January 2026, 08:00 UTC
    assert "⚠️" not in said
    assert "Every Friday at 10:00 Europe/Berlin" in await set_up(world, time="10:00")
    assert "Every Friday at 10:00 Europe/Berlin" in await show(world)
    assert "on a Sunday that is the one before" in await set_up(world, weekday="Sunday")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"time": "soon"}, "as a time of day"),
        ({"time": "9"}, "Did you mean `09:00` or `21:00`?"),
        ({"timezone": "Mars/Olympus"}, "I know no time zone “Mars/Olympus”"),
    ],
)
async def test_bad_setups_are_explained(world: World, options: dict[str, str], says: str) -> None:
    assert says in await set_up(world, **options)
    assert "It is off." in await show(world)


async def test_a_channel_that_it_may_not_write_in_is_refused_and_what_else_lacks_is_told(
    world: World,
) -> None:
    silent = discord.PermissionOverwrite(send_messages=False)
    closed = world.guild.create_text_channel("closed", overwrites={world.guild.default_role: silent})
    assert f"To post in <#{closed.id}> I need Send Messages there." in await set_up(world, channel=closed)
    plain = discord.PermissionOverwrite(attach_files=False)
    bare = world.guild.create_text_channel("bare", overwrites={world.guild.default_role: plain})
    assert "⚠️ Without Attach Files in" in await set_up(world, channel=bare)
    await play_a_question(world)
    await later(world, **UNTIL_MONDAY)
    (posted,) = recaps(world, bare)
    assert "🏆 **Most points**\n🥇 ana — 12 points (1 correct)" in text_of(posted)


async def test_a_recap_comes_once_a_week_with_one_picture(world: World) -> None:
    await set_up(world)
    await play_a_question(world)
    await later(world, **UNTIL_MONDAY)
    (posted,) = recaps(world)
    text = text_of(posted)
    assert TITLE in text
    assert "2 people gave 2 answers: 1 right (50%)." in text
    assert description(posted) == (
        "Study group. Most points in the week from 29 December 2025 to 4 January 2026. "
        "1. ana, 12 points 1 correct."
    )
    assert len(posted.attachments) <= 1
    for _ in range(3):
        await later(world, hours=30)
    assert len(recaps(world)) == 1
    assert "29 December 2025 to 4 January 2026 ✅ posted" in await show(world)
    await later(world, days=4)
    assert len(recaps(world)) == 2
    assert "A quiet week: nobody answered" in text_of(recaps(world)[-1])


async def test_a_restart_neither_repeats_nor_loses_it(world: World) -> None:
    await set_up(world)
    await world.app.client.close()
    world.clock.ahead += timedelta(days=5)
    await world.restart()
    await world.env.advance_time(5)
    assert len(recaps(world)) == 1, "caught up a day late"
    await world.restart()
    await world.env.advance_time(60)
    assert len(recaps(world)) == 1
    await world.app.client.close()
    world.clock.ahead += timedelta(days=9, hours=1)
    await world.restart()
    await world.env.advance_time(5)
    assert len(recaps(world)) == 1, "two days late is missed"
    assert "⚪ missed: The bot was not running at the time, nor in the two days after." in await show(world)


async def test_a_post_that_nobody_marked_is_found_and_not_sent_again(world: World) -> None:
    """The process died between its send and its mark."""
    await set_up(world)
    await play_a_question(world)
    await later(world, **UNTIL_MONDAY)
    (posted,) = recaps(world)
    async with world.app.store.write() as tx:
        # Only the bot's clock is ahead of Discord's: the message is as old as Discord says.
        lost = {"state": "posting", "message_id": None, "owner": "dead", "due_at": world.env.now()}
        await tx._connection.execute(update(recap_post).values(lost))
    await tick(world, 20)
    assert len(recaps(world)) == 1
    async with world.app.store.read() as tx:
        (known,) = await tx.recap.last_posts(world.guild.id, 5)
    assert known.message_id == posted.id


async def test_an_error_of_discord_is_tried_again_and_looked_for(world: World) -> None:
    await set_up(world)
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=500, times=6)
    await later(world, **UNTIL_MONDAY)
    assert recaps(world) == []
    for _ in range(4):
        await tick(world, 60)
    assert len(recaps(world)) == 1


async def test_a_channel_that_is_gone_is_told_to_managers_and_another_takes_its_place(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    lost = world.guild.create_text_channel("lost")
    caplog.set_level(logging.DEBUG, "bot.cogs.recap.poster")
    await set_up(world, channel=lost)
    world.env.inject_error("POST", f"/channels/{lost.id}/messages", status=404, code=10003, times=None)
    await later(world, **UNTIL_MONDAY)
    assert "⏳ being posted: The channel is gone. I'll keep trying." in await show(world)
    for _ in range(3):
        await later(world, minutes=20)
    first, *more = [each.levelno for each in caplog.records if "tried again" in each.getMessage()]
    assert (first, set(more)) == (logging.WARNING, {logging.DEBUG}), "what lasts is said once"
    await set_up(world)
    await world.env.advance_time(4)
    assert len(recaps(world)) == 1
    assert "✅ posted" in await show(world)


async def test_off_is_off(world: World) -> None:
    await set_up(world)
    said = await world.mod.slash(world.channel, "recap off")
    assert "The weekly recap is off" in said.response.content
    again = await world.mod.slash(world.channel, "recap off")
    assert "There is no weekly recap here" in again.response.content
    await later(world, **UNTIL_MONDAY)
    assert recaps(world) == []
    assert "It is off." in await show(world)


async def test_now_is_seen_by_the_manager_alone_and_posts_nothing(world: World) -> None:
    await play_a_question(world)
    await later(world, days=4)
    before = len(world.channel.history())
    shown = await world.mod.slash(world.channel, "recap now")
    assert shown.ephemeral
    text = text_of(shown.response)
    assert text.startswith("Only you see this: nothing was posted")
    assert TITLE in text
    assert "2 people gave 2 answers" in text
    assert "1. ana, 12 points 1 correct." in description(shown.response)
    assert len(world.channel.history()) == before
    assert "It is off." in await show(world)


async def test_a_preview_that_takes_long_comes_with_its_picture(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await play_a_question(world)
    await later(world, days=4)

    def late(interaction: discord.Interaction[Any], slow: replies.Slow) -> None:
        deferral = asyncio.create_task(replies._defer_late(interaction, slow))
        interaction.extras[replies._DEFERRAL] = deferral

    monkeypatch.setattr("bot.cogs.command_tree.bear_with", late)
    shown = await world.mod.slash(world.channel, "recap now")
    assert "1. ana, 12 points 1 correct." in description(shown.response)


async def test_my_week_is_of_whoever_presses(world: World) -> None:
    await set_up(world)
    await play_a_question(world)
    async with world.app.store.write() as tx:
        await tx.scores.add(world.guild.id, world.ana.id, ["2025-W52"], 3, 1, 4)
    await later(world, **UNTIL_MONDAY)
    (posted,) = recaps(world)
    own = await world.ana.click(posted, label="My week")
    assert own.ephemeral
    assert text_of(own.response) == (
        "You in the week from 29 December 2025 to 4 January 2026: 1 answer, 100% right, 12 points. "
        "In the 4 weeks before: 25% of 4 answers were right. `/stats` shows more."
    )
    none = await world.mod.click(posted, label="My week")
    assert text_of(none.response).startswith("You gave no answer in the week")


async def test_names_are_only_names(world: World) -> None:
    """Neither markdown nor mentions come of them, and nobody is pinged."""
    names = {world.ana.id: NASTY, world.ben.id: "مرحبا", world.mod.id: "x" * 100}
    rows = [
        {"user_id": who, "period": period, "points": 9, "correct": correct, "answers": 20, "streak": 0}
        for n, who in enumerate(names)
        for period, correct in (("2026-W01", 20 - n), ("2025-W52", 2))
    ]
    async with world.app.store.write() as tx:
        await tx._connection.execute(insert(score), [{"guild_id": world.guild.id, **row} for row in rows])
        for who, name in names.items():
            await tx.members.saw(Person(who, world.guild.id, name))
    await set_up(world)
    await later(world, **UNTIL_MONDAY)
    (posted,) = recaps(world)
    text = text_of(posted)
    assert r"\*\*@" + "\u200beveryone" + r"\*\* \<@" in text
    assert "\u2068مرحبا\u2069: 10% → 95% right" in text
    assert not posted.mentions
    assert not posted.mention_everyone


async def test_who_has_left_unseen_is_looked_up_before_and_not_named(world: World) -> None:
    await set_up(world)
    await play_a_question(world)
    path = f"/guilds/{world.guild.id}/members/{world.ana.id}"
    world.env.inject_error("GET", path, status=404, code=10007)
    await later(world, **UNTIL_MONDAY)
    (posted,) = recaps(world)
    assert "ana" not in text_of(posted)
    assert "2 people gave 2 answers" in text_of(posted)
    assert posted.attachments == []


async def test_a_picture_that_cannot_be_drawn_costs_no_recap(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_args: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Gallery, "picture", breaks)
    await set_up(world)
    await play_a_question(world)
    await later(world, **UNTIL_MONDAY)
    assert "🥇 ana — 12 points" in text_of(recaps(world)[0])


async def test_what_another_process_sets_up_is_seen_in_a_rest(world: World) -> None:
    await world.env.advance_time(30)
    at = world.clock.now().replace(second=0) + timedelta(minutes=1)
    plan = Plan(at.time(), "UTC", frozenset({at.weekday()}))
    async with world.app.store.write() as tx:
        await tx.recap.save(RecapPlan(world.guild.id, world.channel.id, plan, at))
    await world.env.advance_time(REST.total_seconds() + 10)
    assert len(recaps(world)) == 1


async def test_another_processes_claim_is_left_alone_until_its_lease_ends(world: World) -> None:
    await set_up(world)
    world.clock.ahead += timedelta(**UNTIL_MONDAY)
    other = RecapService(world.app.store, world.clock, "other", "UTC")
    assert await other.claim_due() == 1
    await tick(world, 9)
    assert recaps(world) == []
    await world.env.advance_time(20)
    assert len(recaps(world)) == 1


@pytest.mark.parametrize(
    ("week", "words"),
    [
        (date(2026, 11, 16), "16 to 22 November"),
        (date(2026, 11, 30), "30 November to 6 December"),
        (date(2026, 12, 28), "28 December 2026 to 3 January 2027"),
    ],
)
def test_a_week_in_words(week: date, words: str) -> None:
    assert weeks.week_of(week) == week
    assert texts.week_in_words(week) == words


def test_the_whole_recap_in_words() -> None:
    found = Recap(
        date(2026, 11, 16),
        12,
        Tally(148, 90),
        (Standing(1, 1, "ana", 120, 10),),
        (Improved(2, "ben", Tally(10, 8), Tally(20, 10)),),
        (Run(1, "ana", 12), Run(2, "ben", 2)),
        HardQuestion("What is `x`? *Really*", 9, 2),
    )
    assert texts.recap(found, pictured=True).body.split("\n\n") == [
        "12 people gave 148 answers: 90 right (61%).",
        "📈 **Most improved**\nben: 50% → 80% right\n"
        "-# Against the 4 weeks before; from 10 answers in the week and 20 before on.",
        "🔥 **Longest streaks alive:** ana (12 days), ben (2 days)",
        "🧩 **Hardest question**\n> What is `x`? \\*Really\\*\n22% had it right (2 of 9).",
    ]


def test_a_week_in_which_nothing_was_right_is_told_kindly() -> None:
    found = Recap(date(2026, 11, 16), 1, Tally(1))
    assert texts.recap(found, pictured=False).body == "1 person gave 1 answer."
