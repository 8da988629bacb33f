"""The ten who lead: rank, name, a bar as long as what they have, and the figure."""

from __future__ import annotations

from bot.pictures.canvas import BODY, MARGIN, SMALL, STRONG, WIDTH, Canvas, Side
from bot.pictures.colours import Theme
from bot.pictures.facts import Line, TopTen

MOST = 10
_TOP, _ROW = 172, 84
_LEFT = MARGIN + 84


def told(board: TopTen) -> str:
    """What the picture shows, in words: its alt text."""
    if not board.lines:
        return f"{board.title}. {board.below}."
    each = "; ".join(f"{line.rank}. {line.name}, {_figure(line)}" for line in board.lines[:MOST])
    return f"{board.title}. {board.below}. {each}."


def _figure(line: Line) -> str:
    return f"{line.figure} {line.note}".rstrip()


def draw(board: TopTen, theme: Theme) -> bytes:
    """The picture, as PNG."""
    lines = board.lines[:MOST]
    canvas = Canvas(_TOP + len(lines) * _ROW + 24, theme)
    canvas.heading(board.title, board.below)
    most = max((line.value for line in lines), default=1) or 1
    for number, line in enumerate(lines):
        _line(canvas, line, _TOP + number * _ROW, line.value / most)
    return canvas.png()


def _line(canvas: Canvas, line: Line, top: float, share: float) -> None:
    colours = canvas.colours
    medal = line.rank <= len(colours.medals)
    centre = (MARGIN + 30, top + 32)
    canvas.circle(centre, 30, colours.medals[line.rank - 1] if medal else colours.card)
    style = STRONG if len(str(line.rank)) < 4 else SMALL
    ink = colours.on_medal if medal else colours.ink
    canvas.text(
        (centre[0], centre[1] + 11),
        f"{line.rank}",
        style,
        ink,
        side=Side.AROUND,
    )
    taken = canvas.text((WIDTH - MARGIN, top + 30), line.figure, STRONG, side=Side.LEFT_OF)
    if line.note:
        at = (WIDTH - MARGIN - taken - 18, top + 30)
        taken += 18 + canvas.text(at, line.note, SMALL, colours.quiet, side=Side.LEFT_OF)
    room = WIDTH - MARGIN - _LEFT - taken - 28
    canvas.text((_LEFT, top + 30), line.name, STRONG if medal else BODY, room=room)
    wide = WIDTH - MARGIN - _LEFT
    canvas.box((_LEFT, top + 48), (wide, 14), colours.empty, radius=7)
    canvas.box((_LEFT, top + 48), (max(14, wide * share), 14), colours.right, radius=7)
