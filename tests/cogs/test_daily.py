"""The daily question as managers and members see it."""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.core.grading import Grade, Verdict
from tests.cogs.conftest import MakeWorld, World, labels, text_of
from tests.fakes import FakeGrader

# The simulated Discord starts at midnight UTC on Thursday, 1 January 2026.


async def set_up(world: World, **options: object) -> str:
    result = await world.mod.slash(world.channel, "daily setup", channel=world.channel, **options)
    assert result.ephemeral
    return text_of(result.response)


def changes_of(world: World, message: Any) -> list[Any]:
    """Each edit of a message that the bot asked for."""
    path = f"/channels/{world.channel.id}/messages/{message.id}"
    return [call for call in world.env.http_requests if call.method == "PATCH" and call.path.endswith(path)]


async def test_setup_shows_what_it_will_do(world: World) -> None:
    text = await set_up(world, time="9:00", timezone="Europe/Paris", days="weekdays")
    assert "Daily question #1 is set" in text
    assert "**MLOps**: 09:00" in text
    assert f"09:00 Europe/Paris, weekdays, in <#{world.channel.id}>; sealed answers" in text
    assert "<t:1767254400:F>" in text  # 09:00 in Paris on 1 January 2026


@pytest.mark.parametrize(
    ("time", "timezone", "read"),
    [
        ("9am", "Berlin", "09:00 Europe/Berlin"),
        ("9:00 pm", "new york", "21:00 America/New_York"),
        ("21h", "utc", "21:00 UTC"),
    ],
)
async def test_times_and_zones_are_taken_as_people_write_them(
    world: World, time: str, timezone: str, read: str
) -> None:
    assert read in await set_up(world, time=time, timezone=timezone)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"time": "25:00"}, "I cannot read “25:00” as a time of day. Write it like 09:00"),
        ({"time": "soon"}, "as a time of day"),
        ({"time": "9"}, "Did you mean `09:00` or `21:00`?"),
        ({"time": "09:00", "timezone": "CET"}, "Did you mean `Europe/Berlin`, `Europe/Paris` or"),
        ({"time": "09:00", "timezone": "Mars/Olympus"}, "Write it like Europe/Paris"),
        ({"time": "09:00", "days": "someday"}, "I cannot read “someday” as days."),
        ({"time": "09:00", "deck": "nosuch"}, "There is no deck"),
        ({"time": "09:00", "topic": "nosuch"}, "has no topic"),
        ({"time": "09:00", "schedule": 99}, "no such schedule"),
    ],
)
async def test_bad_setups_are_explained(world: World, options: dict[str, object], says: str) -> None:
    result = await world.mod.slash(world.channel, "daily setup", channel=world.channel, **options)
    assert result.ephemeral
    assert says in result.response.content


async def test_a_post_comes_once_a_day_and_the_answer_with_the_next(world: World) -> None:
    await set_up(world, time="09:00")
    await world.later(hours=9)
    question = world.question()
    assert "Question of the day" in text_of(question)
    assert labels(question) == ["Answer", "Hint"]
    verdict = await world.submit(world.ana, question, "right")
    assert verdict.ephemeral
    assert verdict.response.content.startswith("✅ Correct")
    await world.submit(world.ben, question, "wrong")
    await world.env.advance_time(6)
    assert "2 people answered so far" in text_of(world.question())
    edits = changes_of(world, question)
    assert 1 <= len(edits) <= 2, "one for each number that was shown"
    await world.env.advance_time(30)
    assert changes_of(world, question) == edits, "nothing new, nothing edited"
    await world.later(hours=10)
    assert len(world.channel.history()) == 1, "nothing more on the same day"

    await world.later(hours=14)
    await world.env.advance_time(3)  # the answer comes after the next question
    said = world.said()
    assert "✅ 1 of 2 got it." in said
    assert said.count("got it.") == 1
    assert len([m for m in world.channel.history() if "Answer" in labels(m)]) == 1
    assert "Closed. The answer has been posted." in said
    assert text_of(world.question()).splitlines()[1] != text_of(question).splitlines()[1]


async def test_a_restart_neither_repeats_nor_loses_the_post(world: World) -> None:
    await set_up(world, time="09:00")
    await world.app.client.close()
    world.clock.ahead += timedelta(hours=12)
    await world.restart()
    await world.env.advance_time(5)
    assert len([m for m in world.channel.history() if m.components]) == 1, "caught up the same day"
    await world.restart()
    await world.env.advance_time(30)
    assert len([m for m in world.channel.history() if m.components]) == 1


async def test_a_post_sent_but_not_marked_is_found_in_the_channel(world: World) -> None:
    await set_up(world, time="09:00")
    await world.later(hours=9)
    question = world.question()
    async with world.app.store.engine.begin() as connection:  # as a crash after the send leaves it
        await connection.exec_driver_sql("UPDATE daily_post SET state = 'posting'")
        await connection.exec_driver_sql("UPDATE round SET state = 'posting', message_id = NULL")
    await world.restart()
    await world.env.advance_time(30)
    assert [m.id for m in world.channel.history() if m.components] == [question.id]
    verdict = await world.submit(world.ana, question, "right")
    assert verdict.response.content.startswith("✅ Correct")


async def test_days_offline_are_recorded_as_missed_and_shown(world: World) -> None:
    await set_up(world, time="09:00")
    await world.app.client.close()
    world.clock.ahead += timedelta(days=3, hours=1)
    await world.restart()
    await world.env.advance_time(5)
    assert not world.channel.history()
    shown = text_of((await world.mod.slash(world.channel, "daily show")).response)
    assert "So far: 3 missed." in shown
    assert "Sat 3 Jan ⚪ missed: The bot was not running at the time, nor later that day." in shown


async def test_a_failing_channel_is_tried_again_all_day_then_given_up(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await set_up(world, time="09:00")
    caplog.set_level(logging.DEBUG, "bot.cogs.daily.poster")
    world.env.inject_error(
        "POST", f"/channels/{world.channel.id}/messages", status=403, code=50013, times=None
    )
    await world.later(hours=9)
    shown = text_of((await world.mod.slash(world.channel, "daily show")).response)
    assert "⏳ being posted" in shown
    for _ in range(4):
        await world.later(minutes=6)
    first, second, *more = [each.levelno for each in caplog.records if "tried again" in each.getMessage()]
    assert first == logging.WARNING
    assert {second, *more} == {logging.DEBUG}, "what lasts is said once"
    await world.later(hours=16)
    shown = text_of((await world.mod.slash(world.channel, "daily show")).response)
    assert "❌ failed: I may not post in that channel." in shown
    assert "Next: <t:" in shown, "a schedule is never removed by itself"


async def test_chat_beside_a_daily_question_is_no_answer_to_it(make_world: MakeWorld) -> None:
    """It is open all day, where people may talk: unlike a question of a quiz it takes replies and its button alone."""
    world = await make_world(message_content=True)
    await set_up(world, time="09:00")
    await world.later(hours=9)
    question = world.question()
    for chat in ("good morning", "is this right?", "no, wrong", "all right"):
        said = await world.ben.send(world.channel, chat)
        assert world.last.id == said.id
    await world.ana.slash(world.channel, "quiz", questions=1)
    asked = world.question()
    await world.ben.send(world.channel, "this is right")
    assert world.last.content.startswith("✅ Correct · +12"), "while a quiz is on, its question is meant"
    await world.ana.click(asked, label="End")
    await world.ben.send(world.channel, "and that was right")
    verdict = await world.submit(world.ben, question, "right")
    assert verdict.response.content.startswith("✅ Correct · +12"), "no try was used"


async def test_pause_resume_remove_and_now(world: World) -> None:
    await set_up(world, time="09:00")
    await world.mod.slash(world.channel, "daily pause")
    await world.later(hours=12)
    assert not world.channel.history()
    resumed = await world.mod.slash(world.channel, "daily resume")
    assert "Next: <t:" in resumed.response.content
    await world.later(minutes=1)
    assert not world.channel.history(), "what fell into the pause is not caught up"
    await world.mod.slash(world.channel, "daily now")
    await world.env.advance_time(5)
    assert len(world.channel.history()) == 1
    removed = await world.mod.slash(world.channel, "daily remove")
    assert "It was: 09:00 UTC" in removed.response.content
    shown = await world.mod.slash(world.channel, "daily show")
    assert "None yet" in text_of(shown.response)
    nothing = await world.mod.slash(world.channel, "daily pause")
    assert "`/daily setup` sets one up" in text_of(nothing.response)


async def test_several_schedules_need_a_name(world: World) -> None:
    await set_up(world, time="09:00")
    await set_up(world, time="18:00", days="Mon, Wed")
    unclear = await world.mod.slash(world.channel, "daily pause")
    assert "pick one with the option `schedule`" in unclear.response.content
    choices = await world.mod.autocomplete(world.channel, "daily pause", "schedule", "")
    assert [c["name"] for c in choices] == ["#1 09:00 UTC", "#2 18:00 UTC"]
    paused = await world.mod.slash(world.channel, "daily pause", schedule=2)
    assert "#2 is paused" in paused.response.content
    changed = await set_up(world, time="10:30", schedule=1)
    assert "Daily question #1 is set" in changed
    assert "10:30 UTC, every day" in changed


async def test_only_the_chosen_role_is_mentioned(world: World) -> None:
    role = world.guild.create_role("Learners")
    await set_up(world, time="09:00", mention=role)
    await world.later(hours=9)
    sent = [c for c in world.env.http_requests if c.method == "POST" and c.path.endswith("/messages")][-1]
    assert sent.json is not None
    assert sent.json["components"][0]["content"] == f"<@&{role.id}>"
    assert sent.json["allowed_mentions"]["roles"] == [role.id]
    assert sent.json["allowed_mentions"]["parse"] == []
    assert "everyone" not in json.dumps(sent.json["allowed_mentions"])


async def test_a_typed_reply_to_a_sealed_question_is_answered_in_private(world: World) -> None:
    await set_up(world, time="09:00")
    await world.later(hours=9)
    question = world.question()
    mine = await world.ana.send(world.channel, "right", reply_to=question)
    assert world.last.id == mine.id, "no verdict in the channel"
    told = world.ana.user.dm_channel.history()[-1].content
    assert told.startswith("✅ Correct")
    assert "Others can read your reply" in told
    assert told.splitlines()[-1] == f"> **{text_of(question).splitlines()[1]}** ({world.guild.name})"


async def test_the_same_answer_to_a_sealed_question_again_is_told_in_private(world: World) -> None:
    await set_up(world, time="09:00")
    await world.later(hours=9)
    for _ in range(2):
        mine = await world.ana.send(world.channel, "no such thing", reply_to=world.question())
    assert world.last.id == mine.id, "nobody else hears that it is not right"
    told = world.ana.user.dm_channel.history()[-1].content
    assert told.startswith("You already gave that answer; it cost no try. 2 tries left.\n-# Others can read")
    assert told.endswith(f"({world.guild.name})")
    world.env.inject_error(
        "POST", f"/channels/{world.ana.user.dm_channel.id}/messages", status=403, code=50007
    )
    await world.ana.send(world.channel, "no such thing", reply_to=world.question())
    assert world.last.content.startswith(
        "I cannot message you, and what came of this is not for all to read:"
    )


async def test_a_private_verdict_of_too_many_words_is_cut_and_comes(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    wordy = Grade(Verdict.PARTIAL, 0.5, matched=("an idea " * 300,))
    monkeypatch.setattr(FakeGrader, "grade", lambda *_: wordy)
    await set_up(world, time="09:00")
    await world.later(hours=9)
    mine = await world.ana.send(world.channel, "it is", reply_to=world.question())
    assert world.last.id == mine.id
    told = world.ana.user.dm_channel.history()[-1].content
    assert told.startswith("🟡 Partly right · +4 points\nYou have an idea")
    assert "Others can read your reply" in told


@pytest.mark.parametrize(
    ("hours", "told"), [(1, "1 hour"), (24, "24 hours"), (36, "36 hours"), (168, "7 days")]
)
async def test_a_late_answer_is_told_in_days(world: World, hours: int, told: str) -> None:
    assert f"the answer comes after {told}." in await set_up(world, time="09:00", reveal=hours)


async def test_consent_is_off_by_default_and_answers_have_no_names(world: World) -> None:
    await set_up(world, time="09:00", reveal=1)
    await world.later(hours=9)
    await world.submit(world.ana, world.question(), "the right words of Ana")
    await world.submit(world.ben, world.question(), "the right words of Ben")
    await world.ben.slash(world.channel, "settings", share_answers="on")
    await world.later(hours=2)
    said = world.said()
    assert "• the right words of Ben" in said
    assert "words of Ana" not in said
    assert "ben" not in said


async def test_the_streak_calendar_freezes_and_reminders(world: World) -> None:
    await set_up(world, time="09:00")
    await world.later(hours=9)
    for _ in range(7):
        await world.submit(world.ana, world.question(), "right")
        await world.later(days=1)
    report = text_of((await world.ana.slash(world.channel, "streak", reminders="on")).response)
    assert "Current: **7 days**" in report
    assert "Freezes: **1** of 2" in report
    assert "Reminders: on." in report
    await world.later(hours=11, minutes=30)
    dm = world.ana.user.dm_channel.history()
    await world.env.advance_time(70)
    dm = world.ana.user.dm_channel.history()
    assert [m.content.splitlines()[0] for m in dm] == [
        "🔥 Your streak of 7 days needs one correct answer today. A freeze would save it."
    ]
    await world.env.advance_time(70)
    assert len(world.ana.user.dm_channel.history()) == 1, "once an evening"
    await world.later(hours=13)
    frozen = text_of((await world.ana.slash(world.channel, "streak")).response)
    assert "🧊 frozen" in frozen
    assert "Current: **7 days**" in frozen


@pytest.mark.parametrize("thread", ["yes", None])
async def test_a_thread_opens_under_the_answer_where_that_is_asked_for(
    world: World, thread: str | None
) -> None:
    options = {"thread": thread} if thread else {}
    said = await set_up(world, time="09:00", reveal=1, **options)
    assert ("with a thread to talk about it." in said) is (thread == "yes")
    await world.later(hours=9)
    await world.later(hours=1, seconds=10)
    assert "Nobody answered this time." in world.said()
    assert len(world.channel.threads) == (1 if thread else 0)


async def test_an_answer_comes_though_its_thread_cannot(world: World) -> None:
    closed = world.guild.create_text_channel(
        "closed", overwrites={world.guild.me: discord.PermissionOverwrite(create_public_threads=False)}
    )
    options = {"channel": closed, "time": "09:00", "reveal": 1, "thread": "yes"}
    saved = await world.mod.slash(world.channel, "daily setup", **options)
    assert "Without Create Public Threads in" in text_of(saved.response)
    await world.later(hours=9)
    await world.later(hours=1, seconds=10)
    assert world.said(closed).count("Nobody answered this time.") == 1
    assert not closed.threads
