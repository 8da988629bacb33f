"""Appeals as members see them."""

from __future__ import annotations

from bot.cogs.delivery import notices
from tests.cogs.appeal_actions import VERDICTS, board, press, queue, set_review_channel, tap, told, wrong
from tests.cogs.conftest import World, labels, text_of


async def test_the_button_is_under_every_verdict_but_a_correct_one(world: World) -> None:
    question = await world.start(questions=1)
    assert labels((await world.submit(world.ana, question, "partly")).response) == ["I was right"]
    await world.ben.send(world.channel, "wrong", reply_to=question)
    assert labels(world.last) == ["I was right"]
    assert labels((await world.submit(world.ana, question, "right")).response) == []
    await world.mod.send(world.channel, "right", reply_to=question)
    assert labels(world.last) == []


async def test_under_a_public_verdict_only_the_author_may_press(world: World) -> None:
    question = await world.start(questions=1)
    await world.ana.send(world.channel, "no such thing", reply_to=question)
    refused = await world.ben.click(world.last, label="I was right")
    assert refused.ephemeral
    assert refused.response.content.startswith("Only the person who gave the answer")
    filed = await world.ana.click(world.last, label="I was right")
    assert filed.ephemeral
    assert filed.response.content.startswith("🙋 Sent to the reviewers")


async def test_from_the_queue_to_the_points(world: World) -> None:
    verdict = await wrong(world)
    assert "🙋" in await press(world, verdict)
    assert "no reviewer has decided yet" in await press(world, verdict)
    shown = await queue(world)
    text = text_of(shown)
    assert "no idea of it" in text
    assert "Graded** ❌ Not quite" in text
    assert "This is the only one waiting." in text
    assert labels(shown) == VERDICTS

    settled = await tap(world.mod, shown, "Accept")
    said = settled.content
    assert said.startswith("Settled: ✅ Accepted. ana +12")
    assert "waiting" not in said
    assert labels(settled) == ["Add a note"]
    assert "ana — 12 points (1 correct)" in await board(world, world.ana)
    assert told(world.ana)[-1].startswith(
        "✅ You were right: your appeal was accepted. +12 points. Your streak now counts Thursday, 1 January."
    )
    assert "Study group" in told(world.ana)[-1]
    again = await press(world, verdict)
    assert again.startswith("Your appeal was settled. ✅ Accepted")
    assert "The answer has earned 12 points." in again
    nothing = await queue(world)
    assert nothing.content == "No appeal is waiting. 🎉"


async def test_the_review_channel_shows_it_and_its_outcome(world: World) -> None:
    channel = await set_review_channel(world)
    verdict = await wrong(world)
    await press(world, verdict)
    posted = channel.last_message
    assert labels(posted) == VERDICTS
    assert f"**Answer of ana** (<@{world.ana.id}>)" in text_of(posted)
    await tap(world.mod, posted, "Partly")
    assert "🟡 Partly right" in text_of(channel.last_message)
    assert f"by <@{world.mod.id}>" in text_of(channel.last_message)
    assert labels(channel.last_message) == ["Reopen"]
    assert "4 points" in await board(world, world.ana)

    reopened = await tap(world.mod, channel.last_message, "Reopen")
    assert reopened.content.startswith("🔁 Reopened: everything is as it was before the decision. ana −4")
    assert labels(channel.last_message) == VERDICTS
    assert "no points yet" in await board(world, world.ana)
    assert told(world.ana)[-1].startswith("🔁 The decision on your appeal was taken back")
    assert len(channel.history()) == 1


async def test_a_decision_in_the_queue_updates_the_channel_too(world: World) -> None:
    channel = await set_review_channel(world)
    await press(world, await wrong(world))
    await tap(world.mod, await queue(world), "Decline")
    assert "❌ Declined" in text_of(channel.last_message)
    assert labels(channel.last_message) == ["Reopen"]


async def test_everything_works_after_a_restart(world: World) -> None:
    channel = await set_review_channel(world)
    question = await world.start(questions=1)
    await world.ana.send(world.channel, "no such thing", reply_to=question)
    verdict = world.last
    await world.restart()
    await world.ana.click(verdict, label="I was right")
    await world.restart()
    settled = await tap(world.mod, channel.last_message, "Decline")
    form = await world.mod.click(settled, label="Add a note")
    await world.restart()
    noted = await world.mod.submit_modal(form, {"note": "Look at *time* again."})
    assert noted.response.content == "📝 Sent to 1 member."
    await world.restart()
    await tap(world.mod, channel.last_message, "Reopen")
    assert labels(channel.last_message) == VERDICTS


async def test_a_note_reaches_the_member_and_the_review(world: World) -> None:
    channel = await set_review_channel(world)
    verdict = await wrong(world)
    await press(world, verdict)
    settled = await tap(world.mod, channel.last_message, "Decline")
    assert "From now on the answer counts as wrong in this server." in settled.content
    assert labels(settled) == ["Add a note"]
    form = await world.mod.click(settled, label="Add a note")
    await world.mod.submit_modal(form, {"note": "That is @everyone's mistake."})
    assert told(world.ana)[-1].startswith(
        "📝 A reviewer's note on your appeal: That is @\u200beveryone's mistake."
    )
    assert "Note: That is" in text_of(channel.last_message)
    assert "Note from the reviewer: That is" in await press(world, verdict)


async def test_a_word_to_a_member_that_is_too_long_is_cut_and_comes(world: World) -> None:
    assert await notices.tell(world.app.client, world.ana.id, "A note: " + "\\*" * 1_000)
    assert told(world.ana)[-1].startswith("A note: \\*")


async def test_closed_direct_messages_are_no_error(world: World) -> None:
    verdict = await wrong(world)
    await press(world, verdict)
    world.env.inject_error("POST", "/users/@me/channels", status=403, code=50007, times=None)
    settled = await tap(world.mod, await queue(world), "Accept")
    assert settled.content.startswith("Settled: ✅ Accepted. ana +12")
    form = await world.mod.click(settled, label="Add a note")
    noted = await world.mod.submit_modal(form, {"note": "Well done."})
    assert noted.response.content.startswith("📝 Kept.")
    assert "Well done." in await press(world, verdict)


async def test_too_many_open_appeals_are_refused_kindly(world: World) -> None:
    question = await world.start(questions=2, seconds=20)
    verdicts = [await world.submit(world.ana, question, f"guess {n}") for n in range(3)]
    assert all(["🙋" in await press(world, verdict) for verdict in verdicts])
    await world.env.advance_time(27)
    fourth = await world.submit(world.ana, world.question(), "guess again")
    assert (await press(world, fourth)).startswith("You have 3 appeals waiting here.")


async def test_a_sealed_verdict_by_direct_message_can_be_appealed_there(world: World) -> None:
    await world.mod.slash(world.channel, "daily setup", channel=world.channel, time="09:00")
    await world.later(hours=9)
    await world.ana.send(world.channel, "no such thing", reply_to=world.question())
    verdict = world.ana.user.dm_channel.history()[-1]
    assert labels(verdict) == ["I was right"]
    pressed = await world.ana.user.click(verdict, label="I was right")
    assert pressed.response.content.startswith("🙋")
    await tap(world.mod, await queue(world), "Accept")
    assert "12 points" in await board(world, world.ana)


async def test_hostile_answers_stay_inert_in_the_review(world: World) -> None:
    channel = await set_review_channel(world)
    question = await world.start(questions=1)
    for answer in ("@everyone ||x|| <@&1>", "**bold** `code`\n# head", "x" * 3_900):
        await press(world, await world.submit(world.ana, question, answer))
        assert "@everyone" not in text_of(channel.last_message)
        assert "\n# head" not in text_of(channel.last_message)
        sent = [c for c in world.env.http_requests if c.method == "POST" and c.path.endswith("/messages")][-1]
        assert sent.json is not None
        assert sent.json["allowed_mentions"]["parse"] == []
    assert len(channel.history()) == 3
