"""Faults reported to Sentry, or to what speaks its protocol: where it went wrong, and nothing that anybody wrote.

What is sent is put together anew from what is listed here, so that what a later version of the SDK collects by itself
stays here as well. Messages of exceptions are left out, for they may quote an answer, a name or the token.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, cast

from bot import __version__, log
from bot.errors import ConfigError

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint

FLUSH_SECONDS = 2.0
"""How long the end of the process may wait for reports to go out."""
_OF_EVENT = ("event_id", "timestamp", "level", "logger", "platform", "release")
_OF_FRAME = ("filename", "function", "lineno", "module", "in_app")
_NUMBERS = ("reference", "guild", "round", "quiz", "post", "schedule", "code", "status")
"""Facts of a log line that are sent, where they are numbers; a person's id is not among them."""


def set_up(dsn: str) -> None:
    """Report from here on; ConfigError without the SDK, or with an address that is none."""
    try:
        import sentry_sdk
        from sentry_sdk.integrations.dedupe import DedupeIntegration
        from sentry_sdk.integrations.excepthook import ExcepthookIntegration
        from sentry_sdk.integrations.logging import LoggingIntegration
        from sentry_sdk.utils import BadDsn
    except ImportError as error:
        raise ConfigError("SENTRY_DSN: needs the extra: pip install 'cuecard[sentry]'.") from error
    try:
        sentry_sdk.init(
            dsn,
            release=f"cuecard@{__version__}",
            server_name="",
            before_send=scrubbed,
            default_integrations=False,
            auto_enabling_integrations=False,
            integrations=[
                LoggingIntegration(level=None, event_level=logging.ERROR),
                ExcepthookIntegration(),
                DedupeIntegration(),
            ],
            include_local_variables=False,
            include_source_context=False,
            max_breadcrumbs=0,
            send_client_reports=False,
            auto_session_tracking=False,
        )
    except BadDsn as error:
        raise ConfigError("SENTRY_DSN: not such an address: https://key@host/number") from error


def finish() -> None:
    """Send what waits, for FLUSH_SECONDS at the most, and report nothing more."""
    import sentry_sdk

    sentry_sdk.get_client().close(timeout=FLUSH_SECONDS)


def scrubbed(event: Event, _hint: Hint) -> Event:
    """The event with what is listed above, and nothing else."""
    whole: dict[str, Any] = dict(event)
    kept: dict[str, Any] = {name: whole[name] for name in _OF_EVENT if name in whole}
    message = whole.get("logentry", {}).get("message")
    if message:
        kept["logentry"] = {"message": message}  # as it stands in the code, before anything was put in
    extra = {**log.bound_facts(), **whole.get("extra", {})}
    kept["extra"] = {name: extra[name] for name in _NUMBERS if isinstance(extra.get(name), int | float)}
    values = whole.get("exception", {}).get("values", ())
    if values:
        kept["exception"] = {"values": [_exception(each) for each in values]}
    return cast("Event", kept)


def _exception(value: dict[str, Any]) -> dict[str, Any]:
    frames = (value.get("stacktrace") or {}).get("frames", ())
    return {
        "type": value.get("type"),
        "module": value.get("module"),
        "stacktrace": {"frames": [{name: frame.get(name) for name in _OF_FRAME} for frame in frames]},
    }
