"""What a server sees when a season is over: one post, with a button for whoever played."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.cogs.recap import season_texts, texts
from bot.core.leaderboard import Standing
from bot.core.recap.posts import PostState, RecapPost
from bot.core.seasons import Season, SeasonKey
from bot.core.statistics import Tally
from bot.services.recap.facts import SeasonRecap
from bot.services.recap.plans import OwnSeason, RecapReport
from bot.services.seasons.overview import Leaders
from bot.storage.schema import recap_post
from tests.cogs.conftest import World, labels, text_of
from tests.cogs.test_recap import later, play_a_question, set_up, show, tick

TITLE = "🏁 Winter cup is over"


def posts(world: World, channel: Any = None) -> list[Any]:
    """The posts about seasons in the channel."""
    return [m for m in (channel or world.channel).history() if "My season" in labels(m)]


async def season(world: World, name: str = "Winter cup") -> None:
    """One of today and tomorrow, which is played."""
    await world.mod.slash(world.channel, "season start", name=name, ends="tomorrow")
    await play_a_question(world)


async def test_the_end_of_a_season_is_posted_once_where_recaps_go(world: World) -> None:
    news = world.guild.create_text_channel("news")
    await set_up(world, channel=news, weekday="Sunday")
    await season(world)
    await world.mod.slash(world.channel, "season start", name="Spring *cup*", starts="2026-01-03")
    await later(world, days=2, minutes=9)
    assert posts(world, news) == []
    await later(world, minutes=1)
    (posted,) = posts(world, news)
    assert text_of(posted).startswith(
        f"{TITLE}\n1 to 2 January 2026: 2 people played.\n\n🥇 ana, 12 points\n\n"
        "The next season, **Spring \\*cup\\***, began on 3 January 2026."
    )
    assert not posted.mentions
    assert not posted.mention_everyone
    own = await world.ana.click(posted, label="My season")
    assert own.ephemeral
    assert text_of(own.response) == (
        "You in **Winter cup**: 1 answer, 100% right, 12 points, place 1. `/stats` shows more."
    )
    none = await world.mod.click(posted, label="My season")
    assert text_of(none.response) == "You gave no answer in **Winter cup**. `/stats` shows more."
    assert "The season Winter cup ✅ posted" in await show(world)
    for _ in range(2):
        await later(world, hours=11)
    assert len(posts(world, news)) == 1
    assert posts(world) == []


async def test_it_goes_where_the_daily_question_goes(world: World) -> None:
    quiz = world.guild.create_text_channel("quiz")
    await world.mod.slash(world.channel, "daily setup", channel=quiz, time="23:00")
    await season(world)
    await later(world, days=2, minutes=11)
    (posted,) = posts(world, quiz)
    assert TITLE in text_of(posted)


async def test_a_restart_neither_repeats_nor_loses_it(world: World) -> None:
    await set_up(world, weekday="Sunday")
    await season(world)
    await world.app.client.close()
    world.clock.ahead += timedelta(days=3)
    await world.restart()
    await world.env.advance_time(5)
    assert len(posts(world)) == 1, "caught up"
    await world.restart()
    await world.env.advance_time(60)
    assert len(posts(world)) == 1


async def test_a_post_that_nobody_marked_is_found_and_not_sent_again(world: World) -> None:
    await set_up(world, weekday="Sunday")
    await season(world)
    await later(world, days=2, minutes=11)
    (posted,) = posts(world)
    async with world.app.store.write() as tx:
        # Only the bot's clock is ahead of Discord's: the message is as old as Discord says.
        lost = {"state": "posting", "message_id": None, "owner": "dead", "due_at": world.env.now()}
        await tx._connection.execute(update(recap_post).values(lost))
    await tick(world, 20)
    assert len(posts(world)) == 1
    async with world.app.store.read() as tx:
        (known,) = await tx.recap.last_posts(world.guild.id, 5)
    assert known.message_id == posted.id


async def test_who_has_left_unseen_is_not_named(world: World) -> None:
    await set_up(world, weekday="Sunday")
    await season(world)
    path = f"/guilds/{world.guild.id}/members/{world.ana.id}"
    world.env.inject_error("GET", path, status=404, code=10007)
    await later(world, days=2, minutes=11)
    (posted,) = posts(world)
    assert "ana" not in text_of(posted)
    assert "2 people played.\n\nNobody had points." in text_of(posted)


MARCH = Season(SeasonKey("2026-03"), "", date(2026, 3, 1), date(2026, 3, 31))
APRIL = Season(SeasonKey("2026-04"), "", date(2026, 4, 1), date(2026, 4, 30))


def test_a_month_with_ties_in_words() -> None:
    rows = (Standing(1, 1, "ana", 30, 3), Standing(1, 2, "ben", 30, 3), Standing(3, 3, "@everyone", 8, 1))
    shown = season_texts.over(SeasonRecap(1_204, Leaders(MARCH, rows, 0), APRIL, date(2026, 3, 31)))
    assert shown.title == "🏁 March 2026 is over"
    assert shown.body == (
        "1 to 31 March 2026: 1,204 people played.\n\n🥇 ana and ben, 30 points\n🥉 @\u200beveryone, 8 points\n\n"
        "The next season, **April 2026**, begins on 1 April 2026."
    )


@pytest.mark.parametrize("rank", [None, 1_204])
def test_an_own_season_in_words(rank: int | None) -> None:
    said = season_texts.own_season(OwnSeason(MARCH, 1, Tally(1), rank))
    place = ", place 1,204" if rank else ""
    assert said == f"You in **March 2026**: 1 answer, 0% right, 1 point{place}. `/stats` shows more."


def test_a_season_that_was_taken_away_has_no_name_any_more() -> None:
    post = RecapPost(1, 7, "s4", PostState.FAILED, None, None, None, quiet=False, tries=0, reason="Gone.")  # type: ignore[arg-type]
    shown = texts.overview(RecapReport(None, [post], {}))
    assert shown.body.endswith("-# A season that was taken away ❌ failed: Gone.")
