"""Connecting to Discord and serving, until a signal or until only the operator can help."""

from __future__ import annotations

import asyncio
import gc
import logging
from contextlib import suppress
from datetime import timedelta

import discord

from bot.app import App, SystemClock, build
from bot.cogs.delivery.retry import SEND_ERRORS, Backoff, obstacle
from bot.config import Settings
from bot.core.delivery import Obstacle
from bot.errors import ConfigError, DatabaseAway, StorageUnavailable
from bot.log import flush
from bot.monitoring.monitor import Monitor, watching
from bot.signals import stop_signals

log = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=1), timedelta(minutes=1)
"""Between two tries to connect."""
AUTHENTICATION_FAILED, SHARDING_REQUIRED = 4004, 4011
"""The gateway's codes for a token that is not, or no longer, valid, and for shards with too many servers."""
_CONNECTION_ERRORS = (*SEND_ERRORS, discord.DiscordException, StorageUnavailable, DatabaseAway)


async def run(settings: Settings) -> None:
    """Connect and serve until a signal; ConfigError when Discord refuses the token or an intent.

    While Discord, or the server of the database, cannot be reached it waits and tries again, one line a try. Any other
    database that cannot be used is a ConfigError at the start.
    """
    token = settings.token
    with stop_signals() as stop:
        async with watching(settings) as monitor:
            await _serve_until(stop, settings, token, monitor)
    log.info("stopped")
    flush()


async def _serve_until(stop: asyncio.Event, settings: Settings, token: str, monitor: Monitor) -> None:
    waits = Backoff(FIRST_WAIT, LONGEST_WAIT)
    while not stop.is_set():
        app = build(settings, opened=_started, observe=monitor.observe, http_trace=monitor.http_trace())
        monitor.watch(app)
        try:
            async with app.client:
                await _serve(app, token, stop)
            break
        except _CONNECTION_ERRORS as error:
            if not _may_pass(error):
                raise _explained(error, settings) from error
            failure = str(error) or repr(error)
        finally:
            gc.enable()
            await app.store.close()
        _, seconds = waits.failed(0, SystemClock().now())
        log.warning("could not connect; trying again", extra={"error": failure, "wait_seconds": seconds})
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), seconds)


def _started() -> None:
    """Look for garbage again (`bot.cli.run` stops that for the start), but not in what the start has made: it stays."""
    gc.freeze()
    gc.enable()


async def _start(app: App, token: str) -> None:
    """First the database, which is the operator's: what is wrong with it is said whether or not Discord is there."""
    await app.client.open()
    await app.client.start(token)


async def _serve(app: App, token: str, stop: asyncio.Event) -> None:
    """Serve until a signal; raises what discord.py cannot recover from by itself."""
    serving = asyncio.create_task(_start(app, token))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not stop.is_set():
        await serving
        return
    log.info("stopping")
    await app.client.close()
    serving.cancel()  # it may be asleep until its next try to reconnect
    with suppress(asyncio.CancelledError, *_CONNECTION_ERRORS):
        await serving


def _may_pass(error: Exception) -> bool:
    """Whether trying again can help: nothing is wrong with the settings, and the fault is not ours."""
    if isinstance(error, discord.LoginFailure | discord.PrivilegedIntentsRequired):
        return False
    if isinstance(error, StorageUnavailable | DatabaseAway):
        return True
    if isinstance(error, discord.ConnectionClosed):
        return error.code not in (AUTHENTICATION_FAILED, SHARDING_REQUIRED)
    if isinstance(error, SEND_ERRORS):
        return obstacle(error) is Obstacle.OUTAGE
    return isinstance(error, discord.GatewayNotFound)


def _explained(error: Exception, settings: Settings) -> Exception:
    """The error in words for the operator, where it is theirs to mend."""
    if isinstance(error, discord.ConnectionClosed) and error.code == SHARDING_REQUIRED:
        return ConfigError(
            "SHARD_COUNT: Discord wants the bot to have more shards; leave it out, or raise it."
        )
    if isinstance(error, discord.LoginFailure | discord.ConnectionClosed):
        return ConfigError("DISCORD_TOKEN: Discord does not know this token; copy it again.")
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return ConfigError(_intents_off(settings))
    return error


def _intents_off(settings: Settings) -> str:
    """Discord does not say which of the privileged intents it refuses: those that are asked for are named."""
    asked = {
        "MESSAGE_CONTENT": ("Message Content Intent", settings.message_content),
        "MEMBER_EVENTS": ("Server Members Intent", settings.member_events),
    }
    names = [name for name, (_, on) in asked.items() if on]
    intents = " and ".join(f"“{asked[name][0]}”" for name in names)
    return (
        f"{' and '.join(names)}: Discord refuses it; switch on {intents} for your bot on "
        f"discord.com/developers/applications, or set {' and '.join(f'{name}=false' for name in names)}."
    )
