"""Points an unmodified discord.py at the stand-in, before the bot's first line runs.

Python imports `sitecustomize` at start-up when its directory is on PYTHONPATH. Whatever goes wrong here
must stop the process, or it would talk to the real Discord.
"""

import os
import sys


def _loopback_only(event: str, args: tuple[object, ...]) -> None:
    """Refuse every connection and look-up that leaves this machine."""
    if event == "socket.connect":
        address = args[1]
        host = address[0] if isinstance(address, tuple) else "localhost"
    elif event == "socket.getaddrinfo":
        host = args[0]
    else:
        return
    if host not in (None, "localhost", "127.0.0.1", "::1", b"localhost", b"127.0.0.1"):
        raise PermissionError(f"the test allows loopback only, not {host!r}")


def _redirect(url: str) -> None:
    import discord.gateway
    import discord.http
    import yarl

    discord.http.Route.BASE = f"{url}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"{url.replace('http', 'ws')}/gateway")


def _set_clock(seconds_ahead: float) -> None:
    """Have the bot live at another time than the machine; discord.py's clock for waiting stays as it is."""
    from datetime import UTC, datetime, timedelta

    from bot.app import SystemClock

    ahead = timedelta(seconds=seconds_ahead)
    SystemClock.now = lambda self: datetime.now(UTC) + ahead  # type: ignore[method-assign]


if "STANDIN_URL" in os.environ:
    sys.addaudithook(_loopback_only)
    try:
        _redirect(os.environ["STANDIN_URL"])
        if "STANDIN_AHEAD" in os.environ:
            _set_clock(float(os.environ["STANDIN_AHEAD"]))
    except BaseException as error:  # noqa: BLE001 - nothing may pass here
        sys.stderr.write(f"cannot point discord.py at the stand-in: {error!r}\n")
        sys.stderr.flush()
        os._exit(70)
