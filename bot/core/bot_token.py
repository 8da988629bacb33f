"""The form of a Discord bot token, and what an operator needs to know to invite the bot. Nothing here is secret."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import urlencode

_FORM = re.compile(r"([A-Za-z0-9_-]{20,})\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{20,}")
"""The id in base64, when it was made, a signature."""
_ID = re.compile(rb"[0-9]{16,20}")

PERMISSIONS = {
    "View Channel": 1 << 10,
    "Send Messages": 1 << 11,
    "Attach Files": 1 << 15,
    "Read Message History": 1 << 16,
    "Create Public Threads": 1 << 35,
    "Send Messages in Threads": 1 << 38,
}
"""What the bot is invited with, by the names that Discord shows.

Source of the bits: https://docs.discord.com/developers/topics/permissions
"""


def application_id(token: str) -> int | None:
    """The application's id, the first part of its token in base64; None for what does not have a token's form."""
    form = _FORM.fullmatch(token)
    if form is None:
        return None
    first = form[1]
    try:
        digits = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4))
    except binascii.Error:
        return None
    return int(digits) if _ID.fullmatch(digits) else None


def invite_link(application: int) -> str:
    """The page on which a server's manager invites the bot, with all that it needs ticked."""
    asked = {
        "client_id": application,
        "scope": "bot applications.commands",
        "permissions": sum(PERMISSIONS.values()),
    }
    return f"https://discord.com/oauth2/authorize?{urlencode(asked)}"
