"""The form of a token, and the link that invites the bot."""

from __future__ import annotations

import base64
from urllib.parse import parse_qs, urlsplit

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.bot_token import PERMISSIONS, application_id, invite_link

ID = 1_234_567_890_123_456_789


def token(application: object = ID) -> str:
    first = base64.urlsafe_b64encode(str(application).encode()).decode().rstrip("=")
    return f"{first}.GaBcDe.{'x' * 38}"


@given(st.integers(10**16, 2**63 - 1))
def test_the_id_is_the_first_part(application: int) -> None:
    assert application_id(token(application)) == application


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "a.b.c",
        str(ID),
        token()[:-40],
        f"{token()} ",
        f"Bot {token()}",
        token("not a number at all"),
        token(12),
    ],
)
def test_what_is_no_token(wrong: str) -> None:
    assert application_id(wrong) is None


def test_the_link_asks_for_what_the_bot_uses_and_nothing_else() -> None:
    asked = parse_qs(urlsplit(invite_link(ID)).query)
    assert asked["client_id"] == [str(ID)]
    assert asked["scope"] == ["bot applications.commands"]
    assert discord.Permissions(int(asked["permissions"][0])) == discord.Permissions(
        view_channel=True,
        send_messages=True,
        send_messages_in_threads=True,
        create_public_threads=True,
        read_message_history=True,
        attach_files=True,
    )
    assert len(PERMISSIONS) == 6
