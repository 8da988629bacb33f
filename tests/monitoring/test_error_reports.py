"""Error reports by the real SDK to a real socket: where it went wrong is told, and nothing that anybody wrote."""

from __future__ import annotations

import gzip
import json
import logging
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from bot.config import Secret, Settings
from bot.errors import ConfigError
from bot.log import bound
from bot.monitoring import error_reports
from bot.monitoring.monitor import watching
from tests.patience import WAIT

sentry_sdk = pytest.importorskip("sentry_sdk", reason="the extra `sentry` is not installed")

ANSWER, NAME, TOKEN = "photosynthesis happens at night", "Ana Example", "MTIz.abc.defghijk"
USER = 1_400_000_000_000_000_101


class Receiver:
    """Takes what the SDK sends."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                gzipped = self.headers.get("Content-Encoding") == "gzip"
                receiver.bodies.append(gzip.decompress(body) if gzipped else body)
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_parts: object) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def dsn(self) -> str:
        return f"http://key@127.0.0.1:{self.server.server_port}/1"

    def events(self) -> list[dict[str, Any]]:
        """All that arrived, once everything that waits is sent."""
        sentry_sdk.flush(timeout=WAIT)
        lines = [line for body in self.bodies for line in body.splitlines()]
        return [found for line in lines if "event_id" in (found := json.loads(line)) and "platform" in found]

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    error_reports.set_up(made.dsn)
    yield made
    sentry_sdk.get_client().close(timeout=0)
    sentry_sdk.get_global_scope().set_client(None)
    made.close()


def fail(answer: str, name: str) -> None:
    local_token = TOKEN
    raise ValueError(f"cannot parse {answer!r} by {name} with {local_token}")


def test_a_fault_is_told_without_anything_that_anybody_wrote(receiver: Receiver) -> None:
    log = logging.getLogger("bot.cogs.test")
    try:
        fail(ANSWER, NAME)
    except ValueError:
        facts = {"reference": 42, "user": USER, "who": NAME, "reason": ANSWER}
        with bound(guild=7, round=17):
            log.exception("an interaction failed for %s", NAME, extra=facts)
    (event,) = receiver.events()
    (exception,) = event["exception"]["values"]
    assert exception["type"] == "ValueError"
    assert [frame["function"] for frame in exception["stacktrace"]["frames"]][-1] == "fail"
    assert event["extra"] == {"reference": 42, "guild": 7, "round": 17}
    assert event["logentry"] == {"message": "an interaction failed for %s"}
    assert event["release"].startswith("cuecard@")
    sent = b"".join(receiver.bodies).decode()
    for secret in (ANSWER, NAME, TOKEN, "photosynthesis", "Ana", "local_token", str(USER)):
        assert secret not in sent


def test_what_is_no_error_is_not_told_nor_kept_as_a_trail(receiver: Receiver) -> None:
    log = logging.getLogger("bot.cogs.test")
    log.warning("about %s", ANSWER)
    log.error("the backup failed", extra={"reason": ANSWER, "code": 5})
    (event,) = receiver.events()
    assert event["logentry"] == {"message": "the backup failed"}
    assert event["extra"] == {"code": 5}
    assert ANSWER not in b"".join(receiver.bodies).decode()


async def test_a_run_that_ends_sends_what_waits(receiver: Receiver) -> None:
    settings = Settings(sentry_dsn=Secret(receiver.dsn))
    async with watching(settings):
        logging.getLogger("bot.cogs.test").error("at the last moment")
    assert [event["logentry"]["message"] for event in receiver.events()] == ["at the last moment"]


def test_what_an_sdk_adds_later_is_not_sent_either() -> None:
    added: Any = {
        "event_id": "a",
        "user": {"id": str(USER)},
        "request": {"data": ANSWER},
        "new_in_9": {"text": NAME},
    }
    assert error_reports.scrubbed(added, {}) == {"event_id": "a", "extra": {}}


@pytest.mark.parametrize("address", ["nonsense", "https://host/1", "https://key@host"])
def test_an_address_that_is_none_is_said_in_a_line(address: str) -> None:
    with pytest.raises(ConfigError, match=r"^SENTRY_DSN: ") as caught:
        error_reports.set_up(address)
    assert "\n" not in str(caught.value)
