"""The REST API and the gateway handshake, asked directly: codes, nonces, faults, compression."""

from __future__ import annotations

import asyncio
import json
import zlib
from typing import Any

import aiohttp
import pytest

from tests.patience import WAIT

from . import interactions
from .api import Api
from .commands import NotOfferedError
from .conftest import Town
from .permissions import Can
from .standin import StandIn


def sends(town: Town) -> str:
    return f"/channels/{town.quiz.id}/messages"


async def test_content_type_is_bare_and_tokens_are_checked(api: Api) -> None:
    status, me = await api("GET", "/users/@me")
    assert (status, me["bot"]) == (200, True)
    assert api.headers["Content-Type"] == "application/json"
    async with api.session.get(f"{api.standin.url}/raw/api/v10/users/@me") as response:
        assert (response.status, (await response.json())["code"]) == (401, 0)
    assert [call.status for call in api.standin.calls] == [200, 401]


async def test_the_same_nonce_gives_the_first_message_again(api: Api, town: Town) -> None:
    body = {"content": "once", "nonce": "day-1", "enforce_nonce": True}
    (_, first), (_, again) = await api("POST", sends(town), body), await api("POST", sends(town), body)
    (_, other) = await api("POST", sends(town), {**body, "nonce": "day-2"})
    assert first["id"] == again["id"] != other["id"]
    assert first["nonce"] == "day-1"
    _, history = await api("GET", sends(town))
    assert [message["id"] for message in history] == [other["id"], first["id"]]
    assert "nonce" not in history[0]


async def test_history_pages_as_asked(api: Api, town: Town) -> None:
    ids = [town.ann.say(town.quiz, str(number)).id for number in range(6)]

    async def page(query: str) -> list[int]:
        return [int(message["id"]) for message in (await api("GET", f"{sends(town)}?{query}"))[1]]

    assert await page("limit=2") == [ids[5], ids[4]]
    assert await page(f"before={ids[3]}&limit=2") == [ids[2], ids[1]]
    assert await page(f"after={ids[1]}&limit=2") == [ids[3], ids[2]]
    assert await page(f"around={ids[2]}&limit=3") == [ids[3], ids[2], ids[1]]
    town_role = town.guild.roles[town.guild.id]
    api.standin.world.set_role(town.guild, town_role, 0)
    api.standin.world.overwrite(town.quiz, town_role, deny=Can.READ_MESSAGE_HISTORY)
    assert await page("limit=2") == []


async def test_every_reading_route_answers(api: Api, town: Town) -> None:
    world, ann = api.standin.world, town.ann.user
    said = town.ann.reply(town.mod.say(town.quiz, f"for <@{ann.id}>"), "yes")
    embed = {"title": "t", "fields": [{"name": "n", "value": "v"}], "footer": {"text": "f"}, "color": 5}
    await api("POST", sends(town), {"embeds": [embed], "message_reference": {"message_id": str(said.id)}})
    guild = f"/guilds/{town.guild.id}"
    paths = [
        *("/users/@me", "/applications/@me", "/oauth2/applications/@me", "/gateway", "/gateway/bot"),
        *(f"/users/{ann.id}", f"/channels/{town.quiz.id}", sends(town), f"{sends(town)}/{said.id}"),
        *(
            guild,
            f"{guild}/channels",
            f"{guild}/roles",
            f"{guild}/members?limit=9",
            f"{guild}/members/{ann.id}",
        ),
        *(f"/applications/{world.app_id}{within}/commands" for within in ("", guild)),
    ]
    for path in paths:
        assert (await api("GET", path))[0] == 200, path
    dm = (await api("POST", "/users/@me/channels", {"recipient_id": str(ann.id)}))[1]
    assert (await api("GET", f"/channels/{dm['id']}"))[1]["recipients"][0]["id"] == str(ann.id)
    assert (await api("POST", f"/channels/{dm['id']}/typing"))[0] == 204
    assert (await api("DELETE", f"/channels/{town.general.id}"))[1]["code"] == 50013
    world.delete_channel(town.general)
    assert (await api("GET", f"/channels/{town.general.id}"))[1]["code"] == 10003


async def test_gone_and_foreign_things_have_discords_codes(api: Api, town: Town) -> None:
    foreign = town.ann.say(town.quiz, "mine")
    own = f"{sends(town)}/{(await api('POST', sends(town), {'content': 'own'}))[1]['id']}"
    assert (await api("PATCH", own, {"content": "changed"}))[1]["content"] == "changed"
    assert (await api("DELETE", own))[0] == 204
    assert (await api("GET", own))[1]["code"] == 10008
    one = f"{sends(town)}/{foreign.id}"
    assert (await api("PATCH", one, {"content": "x"}))[1]["code"] == 50005
    assert (await api("DELETE", one))[1]["code"] == 50013
    assert (await api("GET", f"{sends(town)}/1"))[1]["code"] == 10008
    assert (await api("GET", "/channels/1"))[1]["code"] == 10003
    assert (await api("GET", "/guilds/1"))[1]["code"] == 10004
    reply = {"content": "x", "message_reference": {"message_id": "1"}}
    assert "message_reference" in (await api("POST", sends(town), reply))[1]["errors"]
    api.standin.world.hide(town.quiz)
    assert (await api("POST", sends(town), {"content": "x"}))[1]["code"] == 50001
    api.standin.world.unhide(town.quiz)
    assert (await api("POST", sends(town), {"content": "x"}))[0] == 200


async def test_an_interaction_is_answered_once_in_time_and_followed_up_for_a_while(
    api: Api, town: Town
) -> None:
    draft_set, body = api.standin.draft_set, {"type": interactions.REPLY, "data": {"content": "hi"}}

    def ask() -> interactions.Interaction:
        return draft_set.ask(interactions.COMMAND, town.ann.user, town.quiz, {"name": "say"})

    asked = ask()
    callback, hook = f"/interactions/{asked.id}/{asked.token}/callback", f"/webhooks/1/{asked.token}"
    assert (await api("POST", hook, {"content": "early"}))[1]["code"] == 10015
    assert (await api("POST", callback, {"type": 4, "data": {"content": "x" * 5000}}))[1]["code"] == 50035
    assert (await api("POST", callback, body))[0] == 204
    assert (await api("POST", callback, body))[1]["code"] == 40060
    assert (await api("PATCH", f"{hook}/messages/@original", {"content": "ho"}))[1]["content"] == "ho"
    assert (await api("DELETE", f"{hook}/messages/@original"))[0] == 204
    assert (await api("GET", f"{hook}/messages/@original"))[1]["code"] == 10008
    asked.expired = True
    assert (await api("POST", hook, {"content": "late"}))[1]["code"] == 50027
    draft_set.answer_seconds = 0.0
    slow = ask()
    assert (await api("POST", f"/interactions/{slow.id}/{slow.token}/callback", body))[1]["code"] == 10062


async def test_a_menu_sends_what_was_chosen(api: Api, town: Town) -> None:
    options = [{"label": name, "value": name} for name in ("a", "b")]
    menu = {"type": 3, "custom_id": "menu", "options": options}
    _, sent = await api("POST", sends(town), {"components": [{"type": 1, "components": [menu]}]})
    message = town.quiz.messages[int(sent["id"])]
    with pytest.raises(NotOfferedError):
        await town.ann.choose(message, "menu", "c")
    town.ann.patient = False
    choosing = asyncio.create_task(town.ann.choose(message, "menu", "b"))
    asked = (await api.standin.until(lambda: api.standin.draft_set.asked, "a choice"))[0]
    assert asked.data["values"] == ["b"]
    await api("POST", f"/interactions/{asked.id}/{asked.token}/callback", {"type": 6})
    assert (await choosing).text == ""


async def test_sends_are_limited_only_on_request(api: Api, town: Town) -> None:
    for _ in range(6):
        assert (await api("POST", sends(town), {"content": "x"}))[0] == 200
    assert "X-RateLimit-Limit" not in api.headers
    api.standin.rest.limiter.enabled = True
    for left in (4, 3, 2, 1, 0):
        assert (await api("POST", sends(town), {"content": "x"}))[0] == 200
        assert api.headers["X-RateLimit-Remaining"] == str(left)
    status, answer = await api("POST", sends(town), {"content": "x"})
    assert (status, 0 < answer["retry_after"] <= 5) == (429, True)
    assert api.headers["Via"]
    assert len(town.quiz.messages) == 11


async def test_faults_strike_the_call_they_were_set_for(api: Api, town: Town) -> None:
    faults, body = api.standin.faults, {"content": "x"}
    faults.fail("POST", "/channels/*/messages", 500, nth=2)
    faults.fail("POST", "/channels/*/messages", 502, nth=3, effect=True)
    faults.refuse("POST", "/channels/*/messages", 403, 50013, "Missing Permissions", nth=4)
    faults.cut("POST", "/channels/*/messages", nth=5)
    faults.cut("POST", "/channels/*/messages", nth=6, effect=True, reset=True)
    assert (await api("POST", sends(town), body))[0] == 200
    assert (await api("POST", sends(town), body))[0] == 500
    with pytest.raises(aiohttp.ContentTypeError):
        await api("POST", sends(town), body)
    assert (await api("POST", sends(town), body))[1]["code"] == 50013
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await api("POST", sends(town), body)
    with pytest.raises((aiohttp.ServerDisconnectedError, aiohttp.ClientOSError)):
        await api("POST", sends(town), body)
    record = [(call.status, call.effect, call.fault) for call in api.standin.calls]
    assert record == [
        (200, True, None),
        (500, False, "Refuse"),
        (502, True, "Refuse"),
        (403, False, "Refuse"),
        (None, False, "Cut"),
        (None, True, "Cut"),
    ]
    assert len(town.quiz.messages) == 3


async def test_a_held_call_goes_on_or_is_lost(api: Api, town: Town) -> None:
    for effect in (False, True):
        for lost in (False, True):
            hold = api.standin.faults.hold("POST", "/channels/*/messages", effect=effect)
            before = len(town.quiz.messages)
            sending = asyncio.create_task(api("POST", sends(town), {"content": "x"}))
            call = await hold.caught()
            assert (call.effect, len(town.quiz.messages) - before) == (effect, effect)
            if lost:
                hold.drop()
                with pytest.raises(aiohttp.ServerDisconnectedError):
                    await sending
            else:
                hold.release()
                assert (await sending)[0] == 200
            assert len(town.quiz.messages) - before == (effect or not lost)


async def test_what_is_not_modelled_is_named_not_guessed(api: Api, town: Town) -> None:
    assert (await api("PUT", "/guilds/1/bans/2"))[0] == 404
    assert (await api("POST", sends(town), {"poll": {"question": "?"}}))[0] == 404
    assert len(api.standin.rest.unmodelled) == 2
    api.standin.rest.unmodelled.clear()


async def shake(standin: StandIn, query: str, **identify: Any) -> list[Any]:
    """Identify by hand; the first packets (or the close code) that come back."""
    stream = zlib.decompressobj()
    found: list[Any] = []
    url = f"{standin.url}/hand/gateway{query}"
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        told = {"token": standin.token, "intents": 513, "properties": {}, **identify}
        await socket.send_json({"op": 2, "d": told})
        while len(found) < 3:
            message = await socket.receive(timeout=WAIT)
            if message.type is aiohttp.WSMsgType.CLOSE:
                return [*found, message.data]
            packed = message.type is aiohttp.WSMsgType.BINARY
            found.append(json.loads(stream.decompress(message.data) if packed else message.data)["t"])
    return found


@pytest.mark.parametrize("query", ["", "?v=10&encoding=json", "?v=10&encoding=json&compress=zlib-stream"])
async def test_the_gateway_greets_plain_or_compressed(standin: StandIn, town: Town, query: str) -> None:
    assert await shake(standin, query) == [None, "READY", "GUILD_CREATE"]


async def test_the_gateway_turns_away_wrong_tokens_and_ungranted_intents(standin: StandIn) -> None:
    assert await shake(standin, "", token="wrong") == [None, 4004]
    standin.world.privileged.clear()
    assert await shake(standin, "", intents=1 << 15) == [None, 4014]
