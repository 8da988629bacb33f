"""The stand-in as discord.py and people meet it: commands, buttons, forms, replies, lost connections."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import discord.gateway
import discord.http
import pytest
import pytest_asyncio
import yarl

from tests.patience import WAIT

from .commands import NotOfferedError
from .conftest import Town
from .people import NoAnswerError
from .permissions import Can
from .sample import Sample
from .standin import StandIn

SENDS = "/channels/*/messages"
Open = Callable[..., Awaitable[Sample]]


@pytest_asyncio.fixture
async def open_sample(standin: StandIn, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Open]:
    """The sample bot inside this process, connected."""
    monkeypatch.setattr(discord.http.Route, "BASE", f"{standin.url}/inside/api/v10")
    home = yarl.URL(f"{standin.url.replace('http', 'ws')}/inside/gateway")
    monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", home)
    running: list[tuple[Sample, asyncio.Task[None]]] = []

    async def start(*, content: bool = False) -> Sample:
        bot = Sample(content=content)
        running.append((bot, asyncio.create_task(bot.start(standin.token))))
        await standin.gateway.connected()
        return bot

    yield start
    for bot, task in running:
        await bot.close()
        await task


@pytest_asyncio.fixture
async def sample(open_sample: Open, town: Town) -> Sample:
    """The sample bot without the message-content intent."""
    return await open_sample()


async def hear(bot: Sample) -> str:
    return await asyncio.wait_for(bot.heard.get(), WAIT)


async def test_a_command_is_answered_in_public_or_in_private(
    standin: StandIn, town: Town, sample: Sample
) -> None:
    shown = await town.ann.slash(town.quiz, "say", text="hello @everyone")
    assert (shown.text, shown.private) == ("hello @everyone", False)
    assert shown.message is not None
    assert shown.message.labels == ["Answer", "Hint", "End"]
    assert not shown.message.pings
    asked = await town.ben.slash(town.quiz, "ask", deck="mlops", questions=3)
    (post,) = [m for m in standin.posts(town.quiz) if not m.from_interaction]
    assert post.text == "mlops 3?"
    assert asked.private
    assert asked.text.endswith(str(post.id))
    assert asked.followups == []
    assert [m.text for m in town.ann.sees(town.quiz)] == [shown.text, post.text]
    assert len(town.ben.sees(town.quiz)) == 3
    assert standin.calls_to("POST", SENDS)[0].effect


async def test_autocomplete_offers_what_the_bot_says(town: Town, sample: Sample) -> None:
    assert await town.ann.autocomplete(town.quiz, "ask", "deck", "ml") == [
        {"name": "Mlops", "value": "mlops"}
    ]
    assert len(await town.ann.autocomplete(town.quiz, "ask", "deck")) == 3


async def test_buttons_and_forms(standin: StandIn, town: Town, sample: Sample) -> None:
    await town.ann.slash(town.quiz, "ask", deck="mlops")
    question = await standin.post(town.quiz, "mlops")
    form = await town.ben.click(question, "Answer")
    assert form.modal is not None
    assert form.modal["title"] == "Your turn"
    answer = await town.ben.submit_modal(form, {"Your answer": "drift"})
    assert (answer.text, answer.private) == ("you said drift", True)
    with pytest.raises(NotOfferedError, match="51"):
        await town.ben.submit_modal(form, {"text": "x" * 51})
    hint = await town.ann.click(question, "hint")
    assert (await hint.followup()).text == "it has five letters"
    assert hint.private
    await town.mod.click(question, "End")
    assert question.text == "closed"
    with pytest.raises(NotOfferedError):
        await town.mod.click(question, "End")


async def test_the_client_offers_only_what_fits(standin: StandIn, town: Town, sample: Sample) -> None:
    with pytest.raises(NotOfferedError, match="permissions"):
        await town.ann.slash(town.quiz, "setup")
    assert (await town.mod.slash(town.quiz, "setup")).text == "set up"
    refused: list[dict[str, Any]] = [{}, {"deck": "mlops", "questions": 26}, {"deck": "mlops", "seconds": 1}]
    for options in refused:
        with pytest.raises(NotOfferedError):
            await town.ann.slash(town.quiz, "ask", **options)
    with pytest.raises(NotOfferedError):
        await town.ann.slash(town.ann.dm(), "setup")
    assert (await town.ann.slash(town.ann.dm(), "say", text="psst")).text == "psst"
    standin.world.overwrite(town.quiz, town.guild.roles[town.guild.id], deny=Can.SEND_MESSAGES)
    with pytest.raises(NotOfferedError):
        town.ann.say(town.quiz, "hello")


async def test_no_answer_in_time_is_told(standin: StandIn, town: Town, sample: Sample) -> None:
    standin.draft_set.answer_seconds = 0.3
    with pytest.raises(NoAnswerError):
        await town.ann.slash(town.quiz, "ignore")
    town.ann.patient = False
    standin.gateway.down = True
    await standin.gateway.cut()
    with pytest.raises(NoAnswerError):
        await town.ann.slash(town.quiz, "say", text="anybody?")


async def test_content_reaches_the_bot_as_intents_and_mentions_allow(
    standin: StandIn, town: Town, sample: Sample
) -> None:
    said = (await town.ann.slash(town.quiz, "say", text="question")).message
    assert said is not None
    await town.ann.slash(town.quiz, "ask", deck="mlops")
    post = await standin.post(town.quiz, "mlops")
    town.ann.say(town.quiz, "plain")
    town.ann.reply(said, "to an answer of an interaction")
    town.ann.reply(post, "unpinged", ping=False)
    town.ann.reply(post, "to a post")
    town.ann.say(town.quiz, f"<@{standin.world.bot.id}> hello")
    town.ann.say(town.ann.dm(), "private")
    heard = [await hear(sample) for _ in range(6)]
    assert heard == ["", "", "", "to a post", f"<@{standin.world.bot.id}> hello", "private"]


async def test_with_the_intent_all_content_arrives(standin: StandIn, town: Town, open_sample: Open) -> None:
    bot = await open_sample(content=True)
    town.ann.say(town.quiz, "plain")
    assert await hear(bot) == "plain"
    assert standin.gateway.identified[0]["intents"] & 1 << 15


async def test_missing_rights_fail_with_discords_codes(standin: StandIn, town: Town, sample: Sample) -> None:
    world, everyone = standin.world, town.guild.roles[town.guild.id]
    own_role = next(role for role in town.guild.roles.values() if role.name == world.bot.name)
    world.set_role(town.guild, own_role, 0)

    async def tell(**options: bool) -> str:
        return (await town.mod.slash(town.quiz, "tell", channel=town.general, **options)).text

    assert await tell() == "told"
    assert not standin.posts(town.general)[0].pings
    world.overwrite(town.general, everyone, deny=Can.EMBED_LINKS)
    assert (await tell(), await tell(embed=True)) == ("told", "403 50013")
    world.overwrite(town.general, everyone, deny=Can.SEND_MESSAGES)
    assert await tell() == "403 50013"
    world.hide(town.general)
    assert await tell() == "403 50001"
    assert len(standin.posts(town.general)) == 2
    assert (await town.mod.slash(town.quiz, "whisper", user=town.ann)).text == "whispered"
    assert town.ann.dm().public[0].text == "psst"
    town.ann.close_dms()
    assert (await town.mod.slash(town.quiz, "whisper", user=town.ann)).text == "403 50007"


async def test_files_go_both_ways(town: Town, sample: Sample) -> None:
    shown = await town.ann.slash(town.quiz, "upload", file=("deck.txt", b"Q: why?\n"))
    assert shown.message is not None
    assert shown.message.files == {"back.txt": b"Q: why?\n"}


async def test_an_outage_hides_a_server_and_ends(standin: StandIn, town: Town, sample: Sample) -> None:
    gone = asyncio.create_task(sample.wait_for("guild_unavailable", timeout=WAIT))
    back = asyncio.create_task(sample.wait_for("guild_available", timeout=WAIT))
    await asyncio.sleep(0)
    await town.ann.slash(town.quiz, "say", text="here")
    standin.world.outage(town.guild)
    await gone
    standin.world.recovery(town.guild)
    assert (await back).get_channel(town.quiz.id) is not None


async def test_lost_connections_are_resumed_without_loss(
    standin: StandIn, town: Town, sample: Sample
) -> None:
    gateway = standin.gateway
    for number, end in enumerate([gateway.close, gateway.cut, gateway.ask_reconnect]):
        await end()
        town.ann.say(town.ann.dm(), f"missed {number}")
        assert await hear(sample) == f"missed {number}"
    await gateway.invalidate(resumable=True)
    await gateway.connected()
    assert (len(gateway.identified), gateway.resumed) == (1, 4)


async def test_forgotten_sessions_are_identified_anew(standin: StandIn, town: Town, sample: Sample) -> None:
    gateway = standin.gateway
    await gateway.close(forget=True)
    await gateway.connected()
    await gateway.invalidate()
    await gateway.connected()
    assert (len(gateway.identified), gateway.resumed) == (3, 0)
    assert (await town.ann.slash(town.quiz, "say", text="still here")).text == "still here"


async def test_discord_py_retries_without_doubling(standin: StandIn, town: Town, sample: Sample) -> None:
    """Its sends carry a nonce, so that a 502 after the effect and a retry make one post."""
    paths = [f"/channels/{channel.id}/messages" for channel in (town.quiz, town.general)]
    standin.faults.fail("POST", paths[0], 502, effect=True)
    standin.faults.rate_limit("POST", paths[1], 0.2)
    deck, told = await asyncio.gather(
        town.ann.slash(town.quiz, "ask", deck="mlops"),
        town.mod.slash(town.quiz, "tell", channel=town.general),
    )
    assert (deck.text[:8], told.text) == ("asked in", "told")
    statuses = [[call.status for call in standin.calls_to("POST", path)] for path in paths]
    assert statuses == [[502, 200], [429, 200]]
    assert [len(standin.posts(channel)) for channel in (town.quiz, town.general)] == [1, 1]
