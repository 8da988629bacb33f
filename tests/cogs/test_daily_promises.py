"""What `/daily` and its posts promise comes true: the next post, the closing time, the deck."""

from __future__ import annotations

import re

import pytest

from tests.cogs.conftest import World, text_of

# The simulated Discord starts at midnight UTC on Thursday, 1 January 2026.


def promised(text: str) -> int:
    """The instant that a text names for the next post."""
    found = re.search(r"Next: <t:(\d+):F>", text)
    assert found, text
    return int(found[1])


async def set_up(world: World, **options: object) -> str:
    result = await world.mod.slash(world.channel, "daily setup", channel=world.channel, **options)
    return text_of(result.response)


async def until(world: World, instant: int) -> None:
    await world.later(seconds=instant - world.clock.now().timestamp() + 60)


@pytest.mark.parametrize(
    "change",
    [
        {"time": "18:00"},
        {"time": "09:00", "timezone": "America/Los_Angeles"},
        {"time": "18:00", "days": "Thu, Fri"},
        {"time": "18:00", "timezone": "Pacific/Honolulu"},
    ],
)
async def test_what_is_promised_after_a_change_comes(world: World, change: dict[str, object]) -> None:
    await set_up(world, time="09:00")
    await world.later(hours=9, minutes=5)
    posted = len(world.channel.history())
    said = await set_up(world, schedule=1, **change)
    assert "today's has been, so the next one comes on another day" in said
    due = promised(said)
    shown = await world.mod.slash(world.channel, "daily show")
    assert promised(text_of(shown.response)) == due
    await until(world, due - 120)
    assert len(world.channel.history()) == posted, "nothing came before"
    await until(world, due)
    assert len(world.channel.history()) > posted, "nothing came at the time that the reply named"


async def test_a_later_time_before_the_post_moves_it_on_the_same_day(world: World) -> None:
    await set_up(world, time="09:00")
    said = await set_up(world, time="18:00", schedule=1)
    assert "another day" not in said
    assert promised(said) == 1767290400  # 18:00 on 1 January 2026
    await world.later(hours=18)
    assert len(world.channel.history()) == 1


async def test_what_resume_promises_comes(world: World) -> None:
    await set_up(world, time="09:00")
    await world.later(hours=9)
    await world.mod.slash(world.channel, "daily pause")
    await set_up(world, time="18:00", schedule=1)
    posted = len(world.channel.history())
    resumed = await world.mod.slash(world.channel, "daily resume")
    await until(world, promised(resumed.response.content))
    assert len(world.channel.history()) > posted


async def test_the_reply_names_the_deck(world: World) -> None:
    assert "**MLOps**: 09:00 UTC" in await set_up(world, time="09:00")
    await world.mod.slash(world.channel, "deck add", deck="Birds *", prompt="An emu?", answer="A bird.")
    assert r"**Birds \***: 09:00 UTC" in await set_up(world, time="09:00", deck="birds")
    assert r"**Birds \***: 10:00 UTC" in await set_up(world, time="10:00", schedule=2)


@pytest.mark.parametrize(
    ("reveal", "says"),
    [
        (None, "\nOpen until the next question comes.\n"),
        (6, "\nCloses <t:{at}:R>.\n"),
        (48, "\nCloses <t:{at}:R>, or when the next question comes, whichever is first.\n"),
    ],
)
async def test_the_post_says_when_it_closes(world: World, reveal: int | None, says: str) -> None:
    await set_up(world, time="09:00", **({"reveal": reveal} if reveal else {}))
    await world.later(hours=9)
    posted = text_of(world.question())
    found = re.search(r"<t:(\d+):R>", posted)
    at = int(found[1]) if found else 0
    assert says.format(at=at) in posted
    assert not reveal or abs(at - 1767258000 - reveal * 3600) < 60, "09:00 and the hours"
    await world.submit(world.ana, world.question(), "right")
    await world.env.advance_time(6)
    counted = text_of(world.question())
    assert "1 person answered so far" in counted
    assert says.format(at=at).strip()[:20] in counted


async def test_nobody_right_is_no_success(world: World) -> None:
    await set_up(world, time="09:00", reveal=1)
    await world.later(hours=9)
    await world.submit(world.ana, world.question(), "wrong")
    await world.submit(world.ben, world.question(), "wrong")
    await world.later(hours=2)
    assert "❌ Nobody got it this time; 2 people tried." in world.said()
    assert "✅" not in world.said()
