"""Where an endpoint is, and what of its words may be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot import config
from bot.core.decks.check import short
from bot.errors import ConfigError

_PATH = "/chat/completions"
_HIDDEN = "[key]"
_SHOWN = 6
"""Characters of a key by which an endpoint that quotes it in part is caught."""


@dataclass(frozen=True, slots=True)
class Address:
    """An OpenAI-compatible endpoint and how to get in."""

    url: str
    """Of its chat completions."""
    model: str
    key: str = field(default="", repr=False)

    @classmethod
    def of(cls, base: str, model: str, key: str = "") -> Address:
        """The address below `base`, as programs ask for it (http://localhost:11434/v1); ValueError in words."""
        parts = urlsplit(base.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("should be the address of an endpoint, such as http://localhost:11434/v1")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError(
                "should hold no user, password or query: the key has a setting of its own, TEACH_KEY"
            )
        path = parts.path.rstrip("/").removesuffix(_PATH) or "/v1"
        if not key.isascii() or not key.isprintable():
            raise ValueError("TEACH_KEY holds characters that no key has")
        return cls(f"{parts.scheme}://{parts.netloc}{path}{_PATH}", model, key)

    @property
    def host(self) -> str:
        """Who gets the texts."""
        return urlsplit(self.url).netloc

    @property
    def exposed(self) -> bool:
        """Whether key and texts would travel readable to others: neither encrypted nor on this machine."""
        parts = urlsplit(self.url)
        return parts.scheme == "http" and not _here(parts.hostname or "")

    def shown(self, text: str) -> str:
        """A line of the endpoint's own words, without the key or the beginning of it, and nothing hidden in it."""
        if self.key:
            text = text.replace(self.key, _HIDDEN)
            text = re.sub(rf"{re.escape(self.key[:_SHOWN])}[^\s\"',;]*", _HIDDEN, text)
        return short("".join(char if char.isprintable() else " " for char in text[:2_000]), 200)


def address_of(settings: config.Settings) -> Address:
    """The endpoint of the settings; ConfigError, in a sentence, where none is set or it cannot be one."""
    if not settings.teach_url or not settings.teach_model:
        raise ConfigError(
            "No model to write with: set TEACH_URL (any OpenAI-compatible endpoint, such as http://localhost:11434/v1) "
            "and TEACH_MODEL, or make a file to paste into any chat with --prompts."
        )
    key = settings.teach_key.reveal().strip() if settings.teach_key else ""
    try:
        return Address.of(settings.teach_url, settings.teach_model, key)
    except ValueError as error:
        raise ConfigError(f"TEACH_URL: {error}") from None


def _here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
