"""Settings: frozen, typed, and read from the environment (or `.env`) here and nowhere else."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_type_hints

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from bot import COMMAND, INSTALLED, SANDBOX
from bot.core.decks.limits import MAX_URL
from bot.core.quiz.state import MAX_PAUSE
from bot.core.shards import MOST_SHARDS, parse_ids
from bot.core.teaching.budget import Price
from bot.core.wording import either
from bot.core.zones import is_zone, no_zone
from bot.env_file import env_file_settings
from bot.errors import ConfigError

ROOT = Path(__file__).resolve().parent.parent
"""The checkout, whatever the working directory is."""

SHIPPED = Path(__file__).resolve().parent / "shipped" if INSTALLED else ROOT
"""Where `data/` and `migrations/` lie that come with the bot. It is only read."""

DEFAULT_DATABASE = "sqlite:///cuecard.db" if INSTALLED else f"sqlite:///{ROOT / 'data' / 'cuecard.db'}"
"""Installed, it lies in the working directory, beside `.env`: see docs/decisions/0012."""

MAX_BACKUP_HOURS = 24 * 366
"""A year: more is a slip."""

MAX_SECRET = 4_096
"""Bytes of a file with a secret."""

ENV_FILE = ".env"
"""Where settings stand, in the working directory; the environment counts more."""

_TOKEN = re.compile(r"[A-Za-z0-9._-]+")

_PAGE = re.compile(r"https://[^\s/<>()]+(?:/[^\s<>()]*)?")

_SOURCES = {"fixed_shards": "SHARD_IDS", "price": "TEACH_PRICE"}
"""By property the setting that it reads."""


_FLAGS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
"""How people write a switch, beside true, false, 1 and 0."""

_EXPECTED = {"bool": "true or false", "int": "a whole number", "float": "a number"}

_FOUND = re.compile(r"Expected `([a-z]+)[^`]*`(?: (>=|<=) ([0-9.-]+))?")
"""What msgspec says of a value of another type, or out of bounds."""


class Secret:
    """A text that no log line and no traceback shows by accident."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text."""
        return self._text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return "Secret(...)"


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that an operator can set; `.env.example` documents each for them. `load` reads them."""

    discord_token: Secret | None = None
    discord_token_file: Path | None = None
    """Where the token stands instead, as container engines and systemd hand secrets over; `load` reads it."""
    database_url: str = DEFAULT_DATABASE
    database_url_file: Path | None = None
    """Where the URL stands instead, for it may hold a password."""
    default_timezone: str = "UTC"
    default_deck: str = "mlops"
    """The name of the one that is asked where nobody names a deck."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    message_content: bool = False
    """Ask Discord for the privileged message-content intent, so that plain messages count as answers in a quiz."""
    member_events: bool = False
    """Ask Discord for the privileged server-members intent, so that who leaves is off the leaderboard at once."""
    semantic: bool = True
    """Read answers to cards with few examples or none with the cross-encoders, too, where the extra `semantic` is."""
    sqlite_synchronous: Literal["NORMAL", "FULL"] = "NORMAL"
    pause_seconds: Annotated[float, Meta(ge=0, le=MAX_PAUSE.total_seconds())] = 4.0
    """Between a question's close and the next one."""
    backup_every: Annotated[float, Meta(ge=0, le=MAX_BACKUP_HOURS)] = 0
    """Hours between automatic backups of the SQLite file; 0: there are none."""
    backup_keep: Annotated[int, Meta(ge=1)] = 7
    """How many of them are kept, the newest."""
    backup_folder: Path | None = None
    """Where they go; None: `backups` beside the database."""
    retention_days: Annotated[int, Meta(ge=1, le=3650)] = 90
    """How long the data of a server is kept that the bot was taken out of."""
    attempt_text_days: Annotated[int, Meta(ge=0, le=36_500)] = 0
    """How long the words of answers are kept; verdicts and points stay. 0: for as long as the answers."""
    teach_url: str = ""
    """Of an OpenAI-compatible endpoint that writes what cards lack; empty: there is none."""
    teach_model: str = ""
    teach_key: Secret | None = None
    teach_price: str | None = None
    """Of a million tokens, to tell what a run costs; `price` has it as numbers."""
    teach_daily_tokens: Annotated[int, Meta(ge=0, le=1_000_000_000)] = 0
    """What one server may have that model write in a day, from Discord; 0: nothing."""
    metrics_port: Annotated[int, Meta(ge=0, le=65_535)] = 0
    """Where `/healthz`, `/readyz` and `/metrics` are served; 0: nowhere."""
    metrics_host: str = "127.0.0.1"
    """The address of this machine that they are served on."""
    sentry_dsn: Secret | None = None
    """Where faults are reported to, without texts; needs the extra `sentry`."""
    privacy_url: str | None = None
    """Where the operator has published PRIVACY.md; `/about` links to it."""
    source_url: str | None = None
    """Where the source of this very bot can be read; `/about` links to it."""
    shard_count: Annotated[int, Meta(ge=1, le=MOST_SHARDS)] | None = None
    """Of all shards; None: as many as Discord recommends."""
    shard_ids: str | None = None
    """Those of this process, as `0-3,8`; None: all, or those that it claims. `fixed_shards` has them as numbers."""
    shards: Literal["auto"] | None = None
    """`auto`: processes that share a PostgreSQL database share the shards among themselves."""
    shard_lease_seconds: Annotated[float, Meta(ge=3, le=45)] = 20
    """How long a process that shares shards and says nothing is taken for alive."""
    requests_a_second: Annotated[float, Meta(ge=1, le=5000)] = 50
    """What Discord allows the bot, of all its processes together."""

    def __post_init__(self) -> None:
        """ValueError with the setting's name for what its type does not say."""
        if not is_zone(self.default_timezone):
            raise ValueError(f"DEFAULT_TIMEZONE: {no_zone(self.default_timezone)}")
        for name in ("privacy_url", "source_url"):
            if not _is_page(getattr(self, name)):
                raise ValueError(f"{name.upper()}: not the address of a page: https://...")
        for name in ("fixed_shards", "price"):
            try:
                getattr(self, name)
            except ValueError as error:
                raise ValueError(f"{_SOURCES[name]}: {error}") from error
        self._check_shards()

    @property
    def price(self) -> Price | None:
        """What TEACH_PRICE says."""
        return Price.parse(self.teach_price) if self.teach_price and self.teach_price.strip() else None

    @property
    def fixed_shards(self) -> frozenset[int] | None:
        """The shards that SHARD_IDS names."""
        return frozenset(parse_ids(self.shard_ids)) if self.shard_ids is not None else None

    def _check_shards(self) -> None:
        ids = self.fixed_shards
        if ids is not None:
            self._check_ids(max(ids))
        if self.shards == "auto" and self.database_url.startswith("sqlite"):
            raise ValueError(
                "SHARDS=auto: processes share their shards through PostgreSQL; a SQLite file is for one process."
            )

    def _check_ids(self, highest: int) -> None:
        if self.shards is not None:
            raise ValueError("SHARD_IDS and SHARDS=auto: give one of the two; auto claims shards by itself.")
        if self.shard_count is None:
            raise ValueError("SHARD_IDS: give SHARD_COUNT as well, the same number in every process.")
        if highest >= self.shard_count:
            last = self.shard_count - 1
            raise ValueError(
                f"SHARD_IDS: there is no shard {highest}; with SHARD_COUNT={self.shard_count} they are 0 to {last}."
            )

    @property
    def token(self) -> str:
        """The bot token; ConfigError with what to do when there is none."""
        token = self.discord_token.reveal().strip() if self.discord_token else ""
        if not token:
            raise ConfigError(
                f"No DISCORD_TOKEN: `{COMMAND} init` asks for your bot's token (discord.com/developers/applications) "
                f"and writes it to .env; or try `{SANDBOX}`, which needs none."
            )
        if not _TOKEN.fullmatch(token):
            raise ConfigError(
                "DISCORD_TOKEN: a token has letters, digits, dots, - and _, and nothing else; copy it again, without "
                "quotes and spaces."
            )
        return token


def _read(env_file: str | None) -> dict[str, str]:
    """What the file and the environment say, by the settings' names; `NAME=` with nothing behind it is no setting."""
    named = env_file_settings(Path(env_file), Settings.__struct_fields__) if env_file else {}
    found = {}
    for said in (named, os.environ):
        for name, value in said.items():
            if value and value.strip() and name.lower() in Settings.__struct_fields__:
                found[name.lower()] = _FLAGS.get(value.strip().lower(), value) if _is_flag(name) else value
    return found


def _is_flag(name: str) -> bool:
    kinds: dict[str, object] = Settings.__annotations__  # as written: not read until somebody asks
    return kinds[name.lower()] == "bool"


def _is_page(url: str | None) -> bool:
    return not url or (len(url) <= MAX_URL and _PAGE.fullmatch(url) is not None)


def _with_files(settings: Settings) -> Settings:
    """The settings with the secrets that stand in files; a file counts more than what is set beside it."""
    found: dict[str, object] = {}
    if settings.discord_token_file:
        found["discord_token"] = Secret(_secret("DISCORD_TOKEN_FILE", settings.discord_token_file))
    if settings.database_url_file:
        found["database_url"] = _secret("DATABASE_URL_FILE", settings.database_url_file)
    return replace(settings, **found) if found else settings


def _secret(name: str, file: Path) -> str:
    try:
        with file.open("rb") as opened:
            read = opened.read(MAX_SECRET + 1)
        text = read.decode().strip()
    except OSError as error:
        raise ConfigError(f"{name}: cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{name}: {file} is not UTF-8 text") from error
    if not text or len(read) > MAX_SECRET or "\n" in text:
        raise ConfigError(f"{name}: {file} must hold one line and nothing else")
    return text


def load(
    *, env_file: str | None = ENV_FILE, defaults: Mapping[str, object] | None = None, **overrides: object
) -> Settings:
    """Read the settings; ConfigError names the first wrong one in a line. None for the file: there is none.

    `defaults` are in place of the class's own where nothing is set, `overrides` count more than all that is.
    """
    try:
        said = {**(defaults or {}), **_read(env_file), **overrides}
        return _with_files(msgspec.convert(said, Settings, strict=False, dec_hook=_made))
    except UnicodeDecodeError as error:
        raise ConfigError(".env: not UTF-8 text; save it as UTF-8 and start again.") from error
    except msgspec.ValidationError as error:
        raise ConfigError(_worded(str(error))) from error


def _made(kind: type, value: Any) -> Any:
    """A value of a type that msgspec does not know, of its text."""
    return value if isinstance(value, kind) else kind(value)


def _worded(said: str) -> str:
    """The sentence for what msgspec found: "Expected `int` >= 1 - at `$.shard_count`"."""
    what, _, place = said.partition(" - at `$.")
    name = place.removesuffix("`")
    if not name:  # what is wrong with several together, or `__post_init__` found, says itself which they are
        return what.removesuffix(" - at `$`")
    choices = [each for each in _choices(get_type_hints(Settings)[name]) if isinstance(each, str)]
    if choices:
        return f"{name.upper()}: expected {either(choices)}"
    kind, bound, most = _FOUND.match(what).groups()  # type: ignore[union-attr]
    limit = f", {most.removesuffix('.0')} or {'more' if bound == '>=' else 'less'}" if bound else ""
    return f"{name.upper()}: expected {_EXPECTED.get(kind, kind)}{limit}"


def _choices(kind: Any) -> list[Any]:
    """The values of a Literal, wherever in the type it stands."""
    return [value for each in get_args(kind) for value in (_choices(each) or [each])]
