"""Appeals as reviewers see them."""

from __future__ import annotations

import asyncio

import discord

from bot.core.appeals import Decision
from bot.services.appeals.reviewing import Reviewer
from tests.cogs.appeal_actions import VERDICTS, press, queue, set_review_channel, tap, told, wrong
from tests.cogs.conftest import World, labels, text_of


async def test_a_review_channel_that_fails_loses_no_appeal(world: World) -> None:
    channel = await set_review_channel(world)
    world.env.inject_error("POST", f"/channels/{channel.id}/messages", status=403, code=50013, times=None)
    assert "🙋" in await press(world, await wrong(world))
    assert labels(await queue(world)) == VERDICTS


async def test_what_is_remembered_grades_the_next_answer_in_this_server(world: World) -> None:
    await press(world, await wrong(world, answer="no idea of it"))
    settled = await tap(world.mod, await queue(world), "Accept and remember")
    assert "From now on the answer counts as correct in this server." in settled.content
    async with world.app.store.read() as tx:
        round_ = await tx.quizzes.round_in_channel(world.channel.id)
        assert round_ is not None
        assert "no idea of it" in (await tx.decks.card_for(world.guild.id, round_.card_id)).accepted


async def test_an_answer_that_was_partly_right_is_remembered_as_wrong_on_a_second_tap(world: World) -> None:
    await press(world, await wrong(world, answer="partly"))
    settled = await tap(world.mod, await queue(world), "Decline")
    assert "counts as wrong" not in settled.content, "it was graded as partly right, and that stays"
    first = await world.mod.click(settled, label="Remember as wrong")
    assert "counts as wrong in this server" in first.response.content
    second = await world.mod.click(settled, label="Remember as wrong")
    assert second.response.content == "That answer was already remembered as wrong."


async def test_two_reviewers_at_once_decide_once(world: World) -> None:
    channel = await set_review_channel(world)
    await press(world, await wrong(world))
    reviewing = world.app.services.appeal_reviews
    seats = [Reviewer(world.guild.id, n, manager=True) for n in (1, 2)]
    both = await asyncio.gather(
        reviewing.settle(1, seats[0], Decision.ACCEPT), reviewing.settle(1, seats[1], Decision.DECLINE)
    )
    assert sorted(ruling.changed for ruling in both) == [False, True]
    late = await tap(world.mod, channel.last_message, "Partly")
    assert late.content.startswith("Already settled by <@")
    assert labels(channel.last_message) == ["Reopen"], "the late tap shows how it stands"


async def test_reviewers_need_the_role_or_manage_server(world: World) -> None:
    channel = await set_review_channel(world)
    await press(world, await wrong(world))
    refused = await world.ben.slash(world.channel, "appeals")
    assert refused.ephemeral
    assert refused.response.content == "You need the permission Manage Server to settle appeals."
    role = world.guild.create_role("Reviewers")
    saved = await world.mod.slash(world.channel, "settings", judge_role=role)
    assert f"Who may settle appeals: members with Manage Server, and <@&{role.id}>" in text_of(saved.response)
    still = await world.ben.slash(world.channel, "appeals")
    assert f"or the role <@&{role.id}>" in still.response.content
    ben = world.guild.add_member(world.env.create_user("bea"), roles=[role])
    assert labels(await queue(world, ben)) == VERDICTS
    assert (await tap(ben, await queue(world, ben), "Accept")).content.startswith("Settled")
    await world.mod.slash(world.channel, "settings", reset="judge_role")
    gone = await ben.slash(world.channel, "appeals")
    assert "You need the permission" in gone.response.content
    assert labels(channel.last_message) == ["Reopen"]


async def test_a_reviewer_leaves_their_own_to_another(world: World) -> None:
    role = world.guild.create_role("Reviewers")
    await world.mod.slash(world.channel, "settings", judge_role=role)
    reviewer = world.guild.add_member(world.env.create_user("judy"), roles=[role])
    await press(world, await wrong(world, reviewer), reviewer)
    own = await reviewer.click(await queue(world, reviewer), label="Accept")
    assert "for another reviewer" in own.response.content
    assert labels(await queue(world, reviewer)) == VERDICTS


async def test_similar_appeals_are_settled_and_told_together(world: World) -> None:
    channel = await set_review_channel(world)
    question = await world.start(questions=1)
    for who in (world.ana, world.ben):
        await press(world, await world.submit(who, question, "no idea of it"), who)
    settled = await tap(world.mod, channel.history()[0], "Accept")
    assert "ana +12, ben +10" in settled.content
    assert "1 appeal about the same answer went the same way." in settled.content
    assert [labels(m) for m in channel.history()] == [["Reopen"], ["Reopen"]]
    assert told(world.ben)[-1].startswith("✅ You were right: your appeal was accepted. +10 points.")


async def test_the_queue_goes_on_with_next(world: World) -> None:
    question = await world.start(questions=1)
    for who, answer in ((world.ana, "no such thing"), (world.ben, "nothing at all")):
        await press(world, await world.submit(who, question, answer), who)
    first = await queue(world)
    assert "1 more waiting." in text_of(first)
    settled = await tap(world.mod, first, "Decline")
    assert "1 appeal waiting." in settled.content
    following = await world.mod.click(settled, label="Next")
    assert "nothing at all" in text_of(following.response)


async def test_settings_check_roles_and_channels(world: World) -> None:
    everyone = await world.mod.slash(world.channel, "settings", judge_role=world.guild.default_role)
    assert "Everybody has that role." in everyone.response.content
    locked = world.guild.create_text_channel(
        "locked", overwrites={world.guild.me: discord.PermissionOverwrite(send_messages=False)}
    )
    refused = await world.mod.slash(world.channel, "settings", review_channel=locked)
    assert "I need Send Messages there" in refused.response.content
    public = await world.mod.slash(world.channel, "settings", review_channel=world.channel)
    assert "⚠️ Everyone can read" in text_of(public.response)
    member = await world.ana.slash(world.channel, "settings", judge_role=world.guild.create_role("Mine"))
    assert member.response.content == "Only members with Manage Server can change the server's settings."
    assert "Who settles appeals" not in text_of((await world.ana.slash(world.channel, "settings")).response)
