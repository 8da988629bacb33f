"""Settings: read once, wrong ones said in a line that helps and tells no secret."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from bot.config import ROOT, Settings, load
from bot.errors import ConfigError

NAMES = [name.upper() for name in Settings.__struct_fields__]
SECRET = "MTIz.secret.token"


@pytest.fixture(autouse=True)
def no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_with_nothing_set_there_is_a_default_for_all_but_the_token() -> None:
    settings = load()
    assert settings.database_url == f"sqlite:///{ROOT}/data/cuecard.db"
    assert (settings.default_timezone, settings.log_level, settings.log_format) == ("UTC", "INFO", "text")
    assert (settings.message_content, settings.pause_seconds) == (False, 4.0)


@pytest.mark.parametrize("token", [None, "", "   "])
def test_without_a_token_it_says_what_to_do_in_one_line(
    monkeypatch: pytest.MonkeyPatch, token: str | None
) -> None:
    if token is not None:
        monkeypatch.setenv("DISCORD_TOKEN", token)
    with pytest.raises(ConfigError, match=r"DISCORD_TOKEN.*\.env.*make sandbox") as caught:
        _ = load().token
    assert "\n" not in str(caught.value)


def test_the_env_file_is_read_and_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(
        f"DISCORD_TOKEN={SECRET}\nDEFAULT_TIMEZONE=Asia/Tokyo\nLOG_LEVEL=DEBUG\nSOMETHING_ELSE=1\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    settings = load()
    assert settings.token == SECRET
    assert (settings.default_timezone, settings.log_level) == ("Asia/Tokyo", "ERROR")


@pytest.mark.parametrize(
    ("name", "meant"),
    [("DISCORD_TOKN", "DISCORD_TOKEN"), ("LOGLEVEL", "LOG_LEVEL"), ("database_urls", "DATABASE_URL")],
)
def test_a_slip_in_a_name_of_the_env_file_is_said(name: str, meant: str) -> None:
    Path(".env").write_text(f"{name}={SECRET}\nPOSTGRES_PASSWORD=x\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load()
    assert str(caught.value) == f".env: there is no setting {name}; did you mean {meant}?"


def test_secrets_may_stand_in_files_which_count_more_than_what_is_set_beside_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The image sets DATABASE_URL, so a file that an operator names must win over it."""
    Path("token").write_text(f"{SECRET}\n", encoding="utf-8")
    Path("url").write_text("postgresql://me:secret@host/cuecard", encoding="utf-8")
    monkeypatch.setenv("DISCORD_TOKEN", "another")
    monkeypatch.setenv("DISCORD_TOKEN_FILE", "token")
    monkeypatch.setenv("DATABASE_URL", "sqlite:////data/cuecard.db")
    monkeypatch.setenv("DATABASE_URL_FILE", "url")
    settings = load()
    assert settings.token == SECRET
    assert settings.database_url == "postgresql://me:secret@host/cuecard"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot read secret: No such file or directory"),
        (b"", "secret must hold one line and nothing else"),
        (f"{SECRET}\n{SECRET}".encode(), "secret must hold one line and nothing else"),
        (b"x" * 5_000, "secret must hold one line and nothing else"),
        (b"\xff\xfe", "secret is not UTF-8 text"),
    ],
)
@pytest.mark.parametrize("name", ["DISCORD_TOKEN_FILE", "DATABASE_URL_FILE"])
def test_a_file_that_holds_no_secret_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        Path("secret").write_bytes(content)
    monkeypatch.setenv(name, "secret")
    with pytest.raises(ConfigError) as caught:
        load()
    assert str(caught.value) == f"{name}: {said}"


def test_an_env_file_saved_by_a_windows_editor_is_read() -> None:
    """Notepad writes a byte order mark first."""
    Path(".env").write_bytes(b"\xef\xbb\xbf" + f"DISCORD_TOKEN={SECRET}\r\n".encode())
    assert load().token == SECRET


def test_an_env_file_that_is_no_text_is_said_in_one_line() -> None:
    Path(".env").write_bytes(f"DISCORD_TOKEN={SECRET}\n".encode("utf-16"))
    with pytest.raises(ConfigError) as caught:
        _ = load().token
    assert "\n" not in str(caught.value)


def test_a_folder_called_env_is_said() -> None:
    """A container engine makes one where the file that it is to mount is missing."""
    Path(".env").mkdir()
    with pytest.raises(ConfigError, match=r"^\.env: this is a folder"):
        load()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# a comment\n\n=foo\n", 3),
        ("LOG_LEVEL: DEBUG\n", 1),
        ('A=1\n\nLOG_LEVEL="DEBUG\nB=2\n', 3),
    ],
    ids=["no-name", "colon", "open-quote"],
)
def test_a_line_of_the_env_file_that_is_none_is_named(text: str, line: int) -> None:
    Path(".env").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"^\.env: line {line} cannot be read"):
        load()


@pytest.mark.parametrize(
    "text",
    [
        "export LOG_LEVEL=DEBUG # loud\n",
        "LOG_LEVEL='DEBUG'\n",
        '\n\nOTHER\nOTHER_TOO="a\nb"\nLOG_LEVEL=DEBUG',
    ],
    ids=["export-and-remark", "quotes", "over-two-lines"],
)
def test_other_lines_of_the_env_file_are_read(text: str) -> None:
    Path(".env").write_text(text, encoding="utf-8")
    assert load().log_level == "DEBUG"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PAUSE_SECONDS", "-1", "expected a number, 0 or more"),
        ("PAUSE_SECONDS", "soon", "expected a number"),
        ("SHARD_COUNT", "many", "expected a whole number"),
        ("METRICS_PORT", "65536", "expected a whole number, 65535 or less"),
        ("MESSAGE_CONTENT", "perhaps", "expected true or false"),
        ("LOG_LEVEL", "LOUD", "expected DEBUG, INFO, WARNING or ERROR"),
        ("DEFAULT_TIMEZONE", "Paris", "'Paris' is not an IANA time zone; did you mean Europe/Paris?"),
    ],
)
def test_what_is_expected_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError) as caught:
        load()
    assert str(caught.value) == f"{name}: {said}"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEFAULT_TIMEZONE", "Mars/Olympus"),
        ("DEFAULT_TIMEZONE", "../etc/passwd"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("MESSAGE_CONTENT", "perhaps"),
        ("PAUSE_SECONDS", "-1"),
        ("PAUSE_SECONDS", "61"),
        ("PAUSE_SECONDS", "soon"),
        ("PAUSE_SECONDS", "nan"),
        ("SQLITE_SYNCHRONOUS", "OFF"),
        ("METRICS_PORT", "65536"),
        ("METRICS_PORT", "-1"),
        ("PRIVACY_URL", "javascript:alert(1)"),
        ("PRIVACY_URL", "http://example.org"),
        ("SOURCE_URL", "https://example.org/a)[b](https://other.org"),
        ("SHARD_COUNT", "0"),
        ("SHARD_COUNT", "many"),
        ("SHARD_IDS", "first"),
        ("SHARD_IDS", "5-2"),
        ("SHARDS", "all"),
        ("SHARD_LEASE_SECONDS", "1"),
        ("REQUESTS_A_SECOND", "0"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", SECRET)
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError, match=f"^{name}: ") as caught:
        load()
    said = str(caught.value)
    assert "\n" not in said
    assert SECRET not in said
    assert "Value error" not in said


POSTGRES = "postgresql://host/cuecard"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"shard_ids": "0-3"}, "SHARD_IDS: give SHARD_COUNT as well, the same number in every process."),
        (
            {"shard_ids": "0-4", "shard_count": 4},
            "SHARD_IDS: there is no shard 4; with SHARD_COUNT=4 they are 0 to 3.",
        ),
        (
            {"shards": "auto", "shard_ids": "1", "shard_count": 4, "database_url": POSTGRES},
            "SHARD_IDS and SHARDS=auto: give one of the two; auto claims shards by itself.",
        ),
        (
            {"shards": "auto"},
            "SHARDS=auto: processes share their shards through PostgreSQL; a SQLite file is for one process.",
        ),
    ],
)
def test_shards_that_cannot_be_are_said_in_one_sentence(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(**given)
    assert str(caught.value) == said


def test_shards_by_number_and_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(shard_ids="0-1,3", shard_count=4).fixed_shards == frozenset({0, 1, 3})
    assert load(shards="auto", database_url=POSTGRES, shard_count=16).fixed_shards is None
    for name in ("SHARD_IDS", "SHARDS", "SHARD_COUNT"):
        monkeypatch.setenv(name, " ")
    assert (load().fixed_shards, load().shards, load().shard_count) == (None, None, None)


def test_a_setting_with_nothing_behind_it_is_none() -> None:
    Path(".env").write_text(
        "".join(f"{name.upper()}=\n" for name in Settings.__struct_fields__), encoding="utf-8"
    )
    assert load() == Settings()


@pytest.mark.parametrize("token", ['"a.b.c"', "Bot a.b.c", "a.b\nc", "a.b\x01c", "tökén"])
def test_what_cannot_be_a_token_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", token)
    with pytest.raises(ConfigError, match=r"^DISCORD_TOKEN: a token has letters.*copy it again") as caught:
        _ = load().token
    assert token not in str(caught.value)


def test_the_token_is_shown_nowhere() -> None:
    settings = load(discord_token=SECRET)
    assert SECRET not in repr(settings) + str(settings) + str(to_builtins(settings, enc_hook=repr))
    assert settings.token == SECRET


def test_settings_cannot_change_under_way() -> None:
    settings = load()
    with pytest.raises(AttributeError):
        settings.pause_seconds = 1  # type: ignore[misc]


def test_the_example_file_names_every_setting_and_is_valid() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name in NAMES:
        assert f"{name}=" in example
    lines = [line for line in example.splitlines() if "=" in line and " " not in line.partition("=")[0]]
    Path(".env").write_text("\n".join(line.lstrip("#") for line in lines), encoding="utf-8")
    assert load().log_level == "INFO"
    assert load().default_timezone == "UTC"
