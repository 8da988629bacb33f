"""The client against a real server on loopback: what it sends, what it makes of every trouble, what it counts."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot import config
from bot.core.teaching.budget import BudgetSpent, Meter
from bot.errors import ConfigError
from bot.teaching.address import Address, address_of
from bot.teaching.completions import Completion
from bot.teaching.endpoint import LONGEST_ASKED, MAX_BODY, TRIES, TRIES_AT_FIRST, Endpoint
from bot.teaching.errors import EndpointAway, EndpointRefused, ReplyUnusable
from tests.teaching.server import KEY, Fault, ModelServer, completion, cut, cut_midway, raw, status, text

SCHEMA = {"type": "object", "properties": {"right": {"type": "array"}}}
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with ModelServer() as running:
        yield running


class Line:
    """One endpoint, whose waits are noted and not waited."""

    def __init__(self, server: ModelServer, *, most: int | None = None) -> None:
        self.waits: list[float] = []
        self.meter = Meter(most)
        self.endpoint = Endpoint(
            Address.of(server.url, "tiny", KEY),
            self.meter,
            sleep=self._sleep,
            chance=random.Random(1),
            now=lambda: NOW,
        )

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    async def ask(self, question: str = "card") -> Completion:
        async with self.endpoint as endpoint:
            return await endpoint.complete("Write.", question, SCHEMA, 500)


async def test_it_asks_as_openai_says_and_counts_what_it_took(server: ModelServer) -> None:
    server.faults.append(text("here", tokens=(120, 30)))
    line = Line(server)
    assert await line.ask("a card") == Completion("here", cut=False)
    assert server.calls == [
        {
            "model": "tiny",
            "messages": [{"role": "system", "content": "Write."}, {"role": "user", "content": "a card"}],
            "stream": False,
            "max_tokens": 500,
            "temperature": 0.7,
            "response_format": {"type": "json_schema", "json_schema": {"name": "reply", "schema": SCHEMA}},
        }
    ]
    assert server.keys == [f"Bearer {KEY}"]
    assert (line.meter.prompt, line.meter.reply, line.meter.guessed) == (120, 30, False)


async def test_without_a_key_none_is_sent(server: ModelServer) -> None:
    server.faults.append(text("here"))
    async with Endpoint(Address.of(server.url, "tiny"), Meter()) as endpoint:
        await endpoint.complete("Write.", "card", SCHEMA, 5)
    assert server.keys == [""]


@pytest.mark.parametrize(
    "fault", [status(429, "slow down"), status(500), status(503), status(408), cut, cut_midway]
)
async def test_what_fails_for_now_is_tried_again_after_growing_waits(
    server: ModelServer, fault: Fault
) -> None:
    server.faults.extend([fault, fault, fault, text("at last")])
    line = Line(server)
    assert (await line.ask()).text == "at last"
    assert len(server.calls) == 4
    assert line.endpoint.retried == 3
    assert [round(wait, 1) for wait in line.waits] == pytest.approx([1, 2, 4], rel=0.3)


@pytest.mark.parametrize("fault", [status(429, f"too much for {KEY}"), status(502), cut])
async def test_it_gives_up_after_some_tries_with_a_line_that_says_where(
    server: ModelServer, fault: Fault
) -> None:
    server.faults.extend([fault] * TRIES)
    with pytest.raises(EndpointAway) as error:
        await Line(server).ask()
    assert len(server.calls) == TRIES
    assert str(error.value).startswith(f"127.0.0.1:{server.port} ")
    assert "\n" not in str(error.value)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    ("header", "waited"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("2.5", 2.5),
        ("-3", 0.0),
        ("Mon, 02 Mar 2026 12:00:40 GMT", 40.0),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0.0),
    ],
)
async def test_it_waits_as_long_as_it_is_asked_to(server: ModelServer, header: str, waited: float) -> None:
    server.faults.extend([status(429, **{"Retry-After": header}), text("now")])
    line = Line(server)
    await line.ask()
    assert line.waits == [waited]


@pytest.mark.parametrize("header", ["soon", "", "12 o'clock"])
async def test_a_wait_that_cannot_be_read_is_its_own(server: ModelServer, header: str) -> None:
    server.faults.extend([status(503, **{"Retry-After": header}), text("now")])
    line = Line(server)
    await line.ask()
    assert line.waits == [pytest.approx(1, rel=0.3)]


@pytest.mark.parametrize(
    "header", [str(int(LONGEST_ASKED) + 1), "1e300", "nan", "Tue, 03 Mar 2026 12:00:00 GMT"]
)
async def test_nobody_is_kept_waiting_for_ever(server: ModelServer, header: str) -> None:
    server.faults.append(status(429, **{"Retry-After": header}))
    line = Line(server)
    with pytest.raises(EndpointAway, match="says 429"):
        await line.ask()
    assert (len(server.calls), line.waits) == (1, [])


@pytest.mark.parametrize("code", [400, 401, 403, 404])
async def test_a_no_is_a_no_and_the_key_is_not_in_it(server: ModelServer, code: int) -> None:
    server.faults.append(status(code, f"Incorrect key {KEY}, or {KEY[:9]}***; see \x1b[2J log"))
    line = Line(server)
    with pytest.raises(EndpointRefused) as error:
        await line.ask()
    assert str(error.value).startswith(
        f"127.0.0.1:{server.port} says {code}: Incorrect key [key], or [key]; see"
    )
    assert "secret" not in str(error.value)
    assert str(error.value).isprintable()
    assert (len(server.calls), line.meter.spent) == (1, 0)
    assert "secret" not in repr(line.endpoint)


async def test_a_key_is_not_carried_to_another_place(server: ModelServer) -> None:
    with ModelServer() as other:
        server.faults.append(status(307, Location=f"{other.url}/chat/completions"))
        with pytest.raises(EndpointRefused, match="somewhere else"):
            await Line(server).ask()
        assert other.calls == []


async def test_what_an_endpoint_does_not_know_is_left_out_from_then_on(server: ModelServer) -> None:
    server.faults.extend(
        [
            status(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
            status(422, "temperature does not support 0.7 with this model"),
            status(400, "'response_format.type' must be 'json_object' or 'text', not json_schema"),
            status(400, "response_format is not supported"),
            text("plain"),
            text("again"),
        ]
    )
    line = Line(server)
    assert (await line.ask()).text == "plain"
    assert (await line.ask()).text == "again"
    assert line.waits == []
    for call in server.calls[-2:]:
        assert call.keys() == {"model", "messages", "stream", "max_completion_tokens"}


async def test_a_part_that_is_refused_again_and_again_ends_it(server: ModelServer) -> None:
    server.faults.extend([status(400, "max_tokens max_completion_tokens temperature response_format")] * 9)
    with pytest.raises(EndpointRefused):
        await Line(server).ask()
    assert len(server.calls) <= 5


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (raw(b"<html>not found</html>"), "no JSON"),
        (raw(b"[" * 100_000), "no JSON"),
        (raw(b"\xff\xfe"), "no JSON"),
        (raw(b"[]"), "no chat completion"),
        (raw(b'{"choices": []}'), "no chat completion"),
        (raw(b'{"choices": [{"message": "hi"}]}'), "no chat completion"),
        (raw(b"null"), "no chat completion"),
        (text(None, refusal="I cannot help with that."), "refuses"),
        (text("  "), "empty"),
        (text(None), "empty"),
        (raw(b" " * (MAX_BODY + 1)), "far too long"),
    ],
)
async def test_an_answer_without_text_is_told_from_trouble(
    server: ModelServer, fault: Fault, says: str
) -> None:
    server.faults.append(fault)
    with pytest.raises(ReplyUnusable, match=says):
        await Line(server).ask()
    assert len(server.calls) == 1


async def test_a_cut_reply_is_known_as_one(server: ModelServer) -> None:
    body = completion("half")
    body["choices"][0]["finish_reason"] = "length"

    async def answer(_request: object, _body: object) -> object:
        from aiohttp import web

        return web.json_response(body)

    server.faults.append(answer)  # type: ignore[arg-type]  # it takes less care of its types
    assert (await Line(server).ask()).cut


@pytest.mark.parametrize(
    "usage", [None, {"prompt_tokens": "many"}, {"prompt_tokens": -5}, {"prompt_tokens": True}, []]
)
async def test_what_is_not_counted_for_us_is_counted_by_its_bound(server: ModelServer, usage: object) -> None:
    body = completion("x", tokens=None)
    if usage is not None:
        body["usage"] = usage

    async def answer(_request: object, _body: object) -> object:
        from aiohttp import web

        return web.json_response(body)

    server.faults.append(answer)  # type: ignore[arg-type]
    line = Line(server)
    await line.ask()
    assert line.meter.guessed
    assert line.meter.spent > 500


async def test_no_call_is_made_that_could_pass_the_budget(server: ModelServer) -> None:
    line = Line(server, most=400)
    with pytest.raises(BudgetSpent):
        await line.ask()
    assert server.calls == []


async def test_a_call_that_was_cut_is_counted_and_so_the_budget_holds(server: ModelServer) -> None:
    server.faults.extend([cut] * 9)
    line = Line(server, most=1_500)
    with pytest.raises(BudgetSpent):
        await line.ask()
    assert len(server.calls) == 2
    assert 0 < line.meter.spent <= 1_500


async def test_where_nobody_listens_nothing_is_spent() -> None:
    with ModelServer() as server:
        gone = server.url
    line = Line(ModelServer(port=int(gone.split(":")[2].split("/")[0])))
    with pytest.raises(EndpointAway, match="cannot be reached"):
        await line.ask()
    assert (line.meter.spent, len(line.waits)) == (0, TRIES_AT_FIRST - 1)


async def test_where_nobody_listens_any_more_it_is_tried_again() -> None:
    with ModelServer() as server:
        server.faults.append(text("here"))
        line = Line(server)
        await line.ask()
    with pytest.raises(EndpointAway, match="Connection refused"):
        await line.ask()
    assert len(line.waits) == TRIES - 1


async def test_a_cancelled_call_is_counted_and_leaves_nothing_open(server: ModelServer) -> None:
    came = asyncio.Event()
    loop = asyncio.get_running_loop()
    server.on_call = lambda _number: loop.call_soon_threadsafe(came.set)

    async def never(_request: object, _body: object) -> object:
        await asyncio.sleep(3_600)
        raise AssertionError

    server.faults.append(never)  # type: ignore[arg-type]
    line = Line(server)
    task = asyncio.create_task(line.ask())
    await came.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert line.meter.guessed


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("http://localhost:11434", "http://localhost:11434/v1/chat/completions"),
        ("http://localhost:11434/v1/", "http://localhost:11434/v1/chat/completions"),
        (" https://api.example.com/v1 ", "https://api.example.com/v1/chat/completions"),
        ("https://x.example/openai/v1/chat/completions", "https://x.example/openai/v1/chat/completions"),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1/chat/completions"),
    ],
)
def test_the_address_is_where_programs_are_told_to_look(base: str, url: str) -> None:
    assert Address.of(base, "m").url == url


@pytest.mark.parametrize(
    "base",
    [
        "",
        "localhost:11434",
        "ftp://x.example",
        "http://",
        "https://me:pw@x.example",
        "https://x.example/?key=1",
    ],
)
def test_other_addresses_are_refused_in_words(base: str) -> None:
    with pytest.raises(ValueError, match="should"):
        Address.of(base, "m")


@pytest.mark.parametrize(
    ("base", "exposed"),
    [
        ("http://127.0.0.1:1", False),
        ("http://[::1]:1", False),
        ("http://localhost", False),
        ("https://api.example.com", False),
        ("http://api.example.com", True),
        ("http://192.168.0.9:11434", True),
    ],
)
def test_what_would_travel_readable_is_known(base: str, exposed: bool) -> None:
    assert Address.of(base, "m").exposed is exposed


def test_settings_make_an_address_or_say_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TEACH_URL", "TEACH_MODEL", "TEACH_KEY", "TEACH_PRICE"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ConfigError, match=r"set TEACH_URL .* and TEACH_MODEL, or make a file"):
        address_of(config.load())
    monkeypatch.setenv("TEACH_URL", "http://localhost:8080")
    monkeypatch.setenv("TEACH_MODEL", "tiny")
    monkeypatch.setenv("TEACH_KEY", f" {KEY} ")
    monkeypatch.setenv("TEACH_PRICE", "0.1/0.4")
    settings = config.load()
    assert address_of(settings) == Address("http://localhost:8080/v1/chat/completions", "tiny", KEY)
    assert KEY not in repr(settings)
    assert settings.teach_price is not None
    monkeypatch.setenv("TEACH_KEY", f"{KEY}\u2026")
    with pytest.raises(ConfigError, match="TEACH_KEY holds") as error:
        address_of(config.load())
    assert "secret" not in str(error.value)
    monkeypatch.setenv("TEACH_PRICE", "much")
    with pytest.raises(ConfigError, match="TEACH_PRICE: should be a number a million tokens"):
        config.load()
