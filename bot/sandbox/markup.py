"""Discord's markdown as a terminal shows it: marks become styles, mentions names, timestamps words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime

from msgspec import Struct, field

from bot.core.wording import plural

_INLINE = re.compile(
    r"""(?P<code>`+[^`]+`+)
    | \\(?P<escaped>[^\w\s]|_)
    | <t:(?P<unix>\d{1,13})(?::(?P<style>[tTdDfFR]))?>
    | <(?:@!?|\#|@&)(?P<id>\d+)>
    | </(?P<command>[^:>]+):\d+>
    | <a?:(?P<emoji>\w+):\d+>
    | \*\*(?P<bold>(?:\\.|[^\\])+?)\*\*(?!\*)
    | \[(?P<label>[^\[\]]+)\]\(<?(?P<url>https?://[^\s<>()]+)>?\)
    | https://discord\.com/channels/\d+/(?P<jump>\d+)/\d+
    """,
    re.VERBOSE,
)
_JUMP = re.compile(r"https://discord\.com/channels/\d+/\d+/\d+")
_HEADING = re.compile(r"#{1,3} ")
_FORMATS = {
    "t": "%H:%M",
    "T": "%H:%M:%S",
    "d": "%d/%m/%Y",
    "D": "%d %B %Y",
    "f": "%d %B %Y %H:%M",
    "F": "%A, %d %B %Y %H:%M",
}
_ESCAPES = re.compile(r"\x1b\[[\d;]*m")
_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))


class Style(Struct, frozen=True):
    """Escape sequences of a terminal (ECMA-48), or nothing where the output is no terminal."""

    colours: bool

    def bold(self, text: str) -> str:
        """Bold."""
        return self._in("1", text)

    def dim(self, text: str) -> str:
        """Faint."""
        return self._in("2", text)

    def coloured(self, text: str, rgb: int) -> str:
        """In a colour of 24 bits."""
        return self._in(f"38;2;{rgb >> 16 & 255};{rgb >> 8 & 255};{rgb & 255}", text)

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colours and text else text


class Markup(Struct, frozen=True):
    """Renders texts for one server."""

    style: Style
    names: Mapping[int, str] = field(default_factory=dict)
    """Of people and channels, with their sign: `@Ana`, `#quiz`."""

    def lines(self, text: str, at: datetime) -> list[str]:
        """The text's lines; relative times count from `at`, when it was written."""
        rendered, fenced = [], False
        for line in text.splitlines():
            if line.startswith("```"):
                fenced = not fenced
            rendered.append(line if fenced or line.startswith("```") else self._line(line, at))
        return rendered

    def _line(self, line: str, at: datetime) -> str:
        if _HEADING.match(line):
            return self.style.bold(self.inline(_HEADING.sub("", line, count=1), at))
        if line.startswith("-# "):
            return self.style.dim(self.inline(line[3:], at))
        if line.startswith("> "):
            return f"┆ {self.inline(line[2:], at)}"
        return self.inline(line, at)

    def inline(self, text: str, at: datetime) -> str:
        """One line without its block marks."""
        return _INLINE.sub(lambda match: self._piece(match, at), text)

    def _piece(self, match: re.Match[str], at: datetime) -> str:
        if match["bold"]:
            return self.style.bold(self.inline(match["bold"], at))
        if match["label"]:
            label, url = self.inline(match["label"], at), match["url"]
            return label if _JUMP.match(url) else f"{label} ({url})"
        if match["unix"]:
            return _time(int(match["unix"]), match["style"] or "f", at)
        if match["id"]:
            return self.names.get(int(match["id"]), match[0])
        if match["jump"]:
            return f"{self.names.get(int(match['jump']), '#channel')} › message"
        if match["command"]:
            return f"/{match['command']}"
        if match["emoji"]:
            return f":{match['emoji']}:"
        return match["code"] or match["escaped"]


def _time(unix: int, style: str, at: datetime) -> str:
    try:
        moment = datetime.fromtimestamp(unix, UTC)
    except (OverflowError, ValueError):
        return f"<t:{unix}:{style}>"
    if style == "R":
        return relative((moment - at).total_seconds())
    return moment.strftime(_FORMATS[style]) + (" UTC" if "%H" in _FORMATS[style] else "")


def relative(seconds: float) -> str:
    """`in 90 seconds`, `3 hours ago`: in the largest unit of which there are two or more."""
    amount = math.ceil(abs(seconds))
    if not amount:
        return "now"
    size, unit = next(((size, unit) for size, unit in _UNITS if amount >= 2 * size), (1, "second"))
    count = round(amount / size)
    counted = plural(count, unit)
    return f"in {counted}" if seconds > 0 else f"{counted} ago"


def wrap(line: str, width: int | None) -> list[str]:
    """The line in pieces of at most `width` visible characters, broken at spaces; whole when that is None."""
    if width is None or len(_ESCAPES.sub("", line)) <= width:
        return [line]
    pieces = [""]
    for word in line.split(" "):
        longer = f"{pieces[-1]} {word}" if pieces[-1] else word
        if len(_ESCAPES.sub("", longer)) <= width or not pieces[-1]:
            pieces[-1] = longer
        else:
            pieces.append(word)
    return pieces
