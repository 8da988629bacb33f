"""`/privacy`: shown, given out, hidden and forgotten, in a server and in direct messages."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from bot.cogs.privacy import texts
from bot.cogs.privacy.servers import Servers
from bot.services.privacy import Overview
from bot.storage.privacy.policy import POLICY
from tests.cogs.appeal_actions import board, press, queue, set_review_channel, tap, wrong
from tests.cogs.conftest import World, labels, parts_of, read, text_of
from tests.cogs.deck_actions import add, deck
from tests.cogs.suggestion_actions import oldest, suggest


async def both_played(world: World) -> Any:
    question = await world.start(questions=2, seconds=20)
    await world.submit(world.ana, question, "right, says ana")
    await world.submit(world.ben, question, "right")
    return question


async def shown(world: World, who: Any = None) -> str:
    result = await (who or world.ana).slash(world.channel, "privacy show")
    assert result.ephemeral
    return text_of(result.response)


async def exported(result: Any) -> dict[str, Any]:
    assert result.ephemeral
    (file,) = result.response.attachments
    assert file.filename == "cuecard-my-data.json"
    found: dict[str, Any] = json.loads(await file.read())
    return found


async def forget(world: World, who: Any) -> Any:
    asked = await who.slash(world.channel, "privacy forget")
    assert asked.ephemeral
    assert labels(asked.response) == ["Forget me", "Cancel"]
    return await who.click(asked.response, label="Forget me")


def test_each_kind_of_thing_has_its_sentence() -> None:
    nothing = {each.name: 0 for each in POLICY}
    assert set(texts._KEPT) == set(nothing)
    for name in nothing:
        lines = list(texts._lines(Overview({**nothing, name: 1}, hidden=False)))
        assert len(lines) == 1
        assert lines != list(texts._lines(Overview({**nothing, name: 2}, hidden=False))) or name == "settings"


async def test_what_is_kept_is_told_in_sentences(world: World) -> None:
    nothing = await shown(world)
    assert "Nothing at all." in nothing
    await both_played(world)
    text = await shown(world)
    assert "• 1 answer of yours, each with its question, verdict, points and time." in text
    assert "• The name that I last saw you under, in 1 server." in text
    assert "• 1 day of your streak." in text
    assert "Leaderboards and standings show whoever has points." in text


async def test_the_export_holds_ones_own_answers_and_nobody_elses(world: World) -> None:
    await both_played(world)
    data = await exported(await world.ana.slash(world.channel, "privacy export"))
    assert [each["answer"] for each in data["answers"]] == ["right, says ana"]
    assert [each["name"] for each in data["names"]] == ["ana"]


async def test_all_of_it_works_in_direct_messages(world: World) -> None:
    await both_played(world)
    user = world.ana.user
    assert "1 answer of yours" in text_of((await user.slash("privacy show")).response)
    data = await exported(await user.slash("privacy export"))
    assert len(data["answers"]) == 1
    assert "You are hidden now" in (await user.slash("privacy hide", switch="on")).response.content
    assert "ana" not in await board(world, world.mod)
    asked = await user.slash("privacy forget")
    await user.click(asked.response, label="Forget me")
    assert "Nothing at all." in text_of((await user.slash("privacy show")).response)


async def test_who_hides_is_not_named_while_others_move_up(world: World) -> None:
    await both_played(world)
    hidden = await world.ana.slash(world.channel, "privacy hide", switch="on")
    assert hidden.ephemeral
    assert "You are hidden: no leaderboard" in await shown(world)
    assert "🥇 ben — 10 points" in await board(world, world.mod)
    assert "ana" not in await board(world, world.ana), "everybody reads what she asks for"
    await world.env.advance_time(60)
    said = world.said()
    assert "✅ ben +10 and 1 more" in said
    assert "ana" not in said.partition("✅ ben")[2]
    assert "🏁 Quiz over" in said
    back = await world.ana.slash(world.channel, "privacy hide", switch="off")
    assert back.response.content == "You are back on the leaderboards, with all your points."
    assert "🥇 ana — 12 points (1 correct)" in await board(world, world.mod)


async def test_who_hides_and_sees_an_empty_leaderboard_is_told_why(world: World) -> None:
    await world.submit(world.ana, await world.start(questions=1), "right")
    await world.ana.slash(world.channel, "privacy hide", switch="on")
    mine = await world.ana.slash(world.channel, "leaderboard")
    assert mine.ephemeral, "that somebody hides is theirs to tell"
    assert "You are hidden, so no leaderboard shows you, and nobody else has a place here." in text_of(
        mine.response
    )
    assert "`/privacy hide switch:off` puts you back." in text_of(mine.response)
    others = await world.ben.slash(world.channel, "leaderboard")
    assert not others.ephemeral
    assert "Nobody has points here yet" in text_of(others.response)
    await world.submit(world.ben, world.question(), "right")
    assert not (await world.ana.slash(world.channel, "leaderboard")).ephemeral


async def test_a_hidden_person_who_alone_was_right_is_counted(world: World) -> None:
    await world.ana.slash(world.channel, "privacy hide", switch="on")
    await world.submit(world.ana, await world.start(questions=1), "right")
    await world.env.advance_time(60)
    assert "✅ 1 person, not named" in world.said()
    assert "Nobody got it" not in world.said()


async def test_nothing_is_deleted_before_the_button_or_after_cancel(world: World) -> None:
    await both_played(world)
    asked = await world.ana.slash(world.channel, "privacy forget")
    assert "This cannot be undone" in text_of(asked.response)
    left = await world.ana.click(asked.response, label="Cancel")
    assert "Nothing was deleted" in text_of(left.response)
    assert labels(left.response) == []
    assert "1 answer of yours" in await shown(world)


async def test_who_is_forgotten_is_gone_and_may_begin_anew(world: World) -> None:
    question = await both_played(world)
    done = await forget(world, world.ana)
    assert "You are forgotten" in text_of(done.response)
    assert labels(done.response) == ["Hide me from now on"]
    assert "Nothing at all." in await shown(world)
    assert "🥇 ben — 10 points" in await board(world, world.mod)
    verdict = await world.submit(world.ana, question, "right")
    assert "+10 points" in verdict.response.content
    assert "1 answer of yours" in await shown(world)


async def test_who_hides_is_told_that_it_ends_and_can_hide_again(world: World) -> None:
    question = await both_played(world)
    await world.ana.slash(world.channel, "privacy hide", switch="on")
    asked = await world.ana.slash(world.channel, "privacy forget")
    assert "That you hide is forgotten, too" in text_of(asked.response)
    done = await world.ana.click(asked.response, label="Forget me")
    assert "leaderboards and standings show you" in text_of(done.response)
    hidden = await world.ana.click(done.response, label="Hide me from now on")
    assert "You are hidden now" in text_of(hidden.response)
    assert any(
        "come back with </privacy hide:" in (read(part, "content") or "")
        for part in parts_of(hidden.response)
    )
    assert labels(hidden.response) == []
    await world.submit(world.ana, question, "right")
    assert "ana" not in await board(world, world.mod)


async def test_the_button_works_after_a_restart(world: World) -> None:
    await both_played(world)
    asked = await world.ana.slash(world.channel, "privacy forget")
    await world.restart()
    await world.ana.click(asked.response, label="Forget me")
    assert "Nothing at all." in await shown(world)


async def test_reviewers_no_longer_see_the_appeal_of_a_forgotten_person(world: World) -> None:
    reviews = await set_review_channel(world)
    verdict = await wrong(world)
    await press(world, verdict)
    assert "no idea of it" in world.said(reviews)
    waiting = await queue(world)
    await forget(world, world.ana)
    assert world.said(reviews) == ""
    refused = await world.mod.click(waiting, label="Accept")
    assert "is gone" in refused.response.content
    assert "ana" not in text_of(await queue(world))
    assert "ana" not in await board(world, world.mod)


async def test_a_message_that_cannot_be_deleted_keeps_nobody_from_being_forgotten(world: World) -> None:
    reviews = await set_review_channel(world)
    await press(world, await wrong(world))
    (message,) = [m for m in reviews.history() if m.author.bot]
    world.env.inject_error("DELETE", f"/channels/{reviews.id}/messages/{message.id}", status=403, code=50013)
    await forget(world, world.ana)
    assert "Nothing at all." in await shown(world)


@pytest.mark.parametrize("role", ["reviewer", "member"])
async def test_the_log_names_nobody_who_was_forgotten(world: World, role: str) -> None:
    await set_review_channel(world)
    await press(world, await wrong(world))
    await tap(world.mod, await queue(world), "Decline")
    gone = world.mod if role == "reviewer" else world.ana
    await forget(world, gone)
    log = text_of((await world.mod.slash(world.channel, "deck log")).response)
    assert "declined the appeal of" in log
    assert "omeone who asked to be forgotten" in log
    assert ("ana" in log) == (role == "reviewer")
    assert (f"<@{world.mod.id}>" in log) == (role == "member")


async def test_suggestions_of_a_forgotten_person_are_nobodys(world: World) -> None:
    reviews = await set_review_channel(world)
    await add(world)
    await suggest(world)
    await tap(world.mod, await oldest(world), "Accept")
    await suggest(world, prompt="What is a kiwi?")
    waiting = await oldest(world)
    assert "suggested by ana" in await deck(world, "log")
    await forget(world, world.ana)
    assert world.said(reviews) == ""
    refused = await world.mod.click(waiting.message, label="Accept")
    assert "kiwi" not in refused.response.content
    log = await deck(world, "log")
    assert "acted on a suggestion of someone who asked to be forgotten" in log
    assert "by ana" not in log
    shown = await deck(world, "show", deck="team-facts")
    assert "emu" in shown, "what was taken into the deck is the server's"
    assert "kiwi" not in shown
    assert (await oldest(world)).content == "No suggestion and no flag is waiting. 🎉"


# Servers that are left


async def stored(world: World) -> bool:
    async with world.app.store.read() as tx:
        return world.guild.id in await tx.retention.known()


async def days_later(world: World, days: int) -> None:
    world.clock.ahead += timedelta(days=days)
    servers = world.app.client.get_cog("Servers")
    assert isinstance(servers, Servers)
    await servers.tick.coro()


async def test_a_server_that_was_left_is_deleted_after_ninety_days(world: World) -> None:
    await both_played(world)
    world.env.backend.remove_guild(world.guild.id)
    await world.env.advance_time(1)
    await days_later(world, 89)
    assert await stored(world)
    await days_later(world, 2)
    assert not await stored(world)
    user = world.ana.user
    text = text_of((await user.slash("privacy show")).response)
    assert "answer" not in text
    assert "1 day of your streak" in text, "a streak is the person's own"


async def test_a_server_that_has_the_bot_is_kept_whatever_was_noted(world: World) -> None:
    await both_played(world)
    await world.app.services.privacy.server_left(world.guild.id)
    await days_later(world, 100)
    assert await stored(world)
    async with world.app.store.read() as tx:
        assert await tx.retention.removed() == set()


async def test_the_words_of_old_answers_go_where_the_operator_wants_it(world: World) -> None:
    world.app.services.privacy.texts_kept = timedelta(days=30)
    nothing = await shown(world)
    assert "Nothing at all.\nThe words of an answer are deleted after 30 days" in nothing
    question = await world.start(questions=1, seconds=20)
    verdict = await world.submit(world.ana, question, "wrong, says ana")
    await world.env.advance_time(24)
    standings = world.last
    assert "The words of an answer are deleted after 30 days" in await shown(world)
    await days_later(world, 31)
    (answer,) = (await exported(await world.ana.slash(world.channel, "privacy export")))["answers"]
    assert (answer["answer"], answer["verdict"]) == ("", "incorrect")
    missed = await world.ana.click(standings, label="What I missed")
    assert "wrong, says ana" not in text_of(missed.response)
    assert "You said" not in text_of(missed.response)
    assert await press(world, verdict) == "I do not have that answer any more."
