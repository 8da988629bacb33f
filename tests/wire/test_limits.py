"""Discord's limits on forms: each refused by field with code 50035, and nothing done."""

from __future__ import annotations

import pytest

from . import interactions
from .api import Api
from .conftest import Town
from .state import Payload

BUTTON: Payload = {"type": 2, "style": 1, "label": "a", "custom_id": "a"}
ROW: Payload = {"type": 1, "components": [BUTTON]}


def sends(town: Town) -> str:
    return f"/channels/{town.quiz.id}/messages"


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ({"content": "x" * 2001}, "content"),
        ({"content": "x", "nonce": "n" * 26}, "nonce"),
        ({"embeds": [{"title": "x"}] * 11}, "embeds"),
        ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title"),
        ({"embeds": [{"description": "x" * 4097}]}, "embeds.0.description"),
        ({"embeds": [{"fields": [{"name": "n", "value": "x" * 1025}]}]}, "embeds.0.fields.0.value"),
        ({"embeds": [{"fields": [{"name": "n", "value": ""}]}]}, "embeds.0.fields.0.value"),
        ({"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]}, "embeds.0.fields"),
        ({"embeds": [{"description": "x" * 3001}] * 2}, "embeds"),
        ({"components": [ROW] * 6}, "components"),
        ({"components": [ROW] * 2}, "components.3.custom_id"),
        ({"components": [{"type": 1, "components": [BUTTON] * 6}]}, "components.0.components"),
        ({"components": [{"type": 10, "content": "text"}]}, "components"),
        ({"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}}, "allowed_mentions"),
    ],
)
async def test_a_form_out_of_bounds_is_refused_by_field(api: Api, town: Town, body: Payload, at: str) -> None:
    status, answer = await api("POST", sends(town), body)
    assert (status, answer["code"]) == (400, 50035)
    found = answer["errors"]
    for step in at.split("."):
        found = found[step]
    assert found["_errors"]
    assert town.quiz.messages == {}


@pytest.mark.parametrize(
    "change", [{"label": "x" * 81}, {"custom_id": "x" * 101}, {"custom_id": ""}, {"label": ""}]
)
async def test_button_limits(api: Api, town: Town, change: Payload) -> None:
    button = {**BUTTON, **change}
    status, answer = await api("POST", sends(town), {"components": [{"type": 1, "components": [button]}]})
    assert (status, answer["code"]) == (400, 50035)


async def test_an_empty_message_is_refused_and_the_largest_passes(api: Api, town: Town) -> None:
    assert (await api("POST", sends(town), {"content": ""}))[1]["code"] == 50006
    largest = {"content": "x" * 2000, "embeds": [{"title": "t" * 256, "description": "d" * 4096}]}
    assert (await api("POST", sends(town), largest))[0] == 200


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (interactions.AUTOCOMPLETE, {"type": 8, "data": {"choices": [{"name": "n", "value": "v"}] * 26}}),
        (
            interactions.COMMAND,
            {"type": 9, "data": {"title": "t" * 46, "custom_id": "m", "components": [ROW]}},
        ),
        (interactions.COMMAND, {"type": 6}),
        (interactions.MODAL_SUBMIT, {"type": 9, "data": {}}),
    ],
)
async def test_answers_out_of_bounds_do_not_count(api: Api, town: Town, kind: int, answer: Payload) -> None:
    asked = api.standin.draft_set.ask(kind, town.ann.user, town.quiz, {"name": "say"})
    status, refusal = await api("POST", f"/interactions/{asked.id}/{asked.token}/callback", answer)
    assert (status, refusal["code"], asked.answer) == (400, 50035, None)


async def test_commands_are_checked_and_keep_their_ids(api: Api) -> None:
    path = f"/applications/{api.standin.world.app_id}/commands"
    good = {"name": "quiz", "description": "Ask", "options": []}
    first = (await api("PUT", path, [good]))[1][0]
    again = (await api("PUT", path, [{**good, "description": "Ask more"}]))[1][0]
    assert first["id"] == again["id"]
    for bad in ({**good, "name": "Quiz"}, {**good, "description": ""}, {**good, "options": [good] * 26}):
        assert (await api("PUT", path, [bad]))[1]["code"] == 50035
    assert (await api("GET", path))[1] == [again]
