"""The form for one draft: its answers a line each, wrong ones in blocks that end with their correction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from discord import ui
from msgspec.structs import replace

from bot.cogs.decks.editing import MAX_FIELD
from bot.cogs.forms import text_field
from bot.cogs.teaching_ids import DRAFT_SET_FORM, DraftSetFormId
from bot.core.cards import Card, Misconception
from bot.core.decks import limits
from bot.core.decks.check import short, tidy

RIGHT, PARTLY, WRONG, HINT, EXPLANATION = "right", "partly", "wrong", "hint", "explanation"
ARROW = "→"
"""Begins the line of a correction."""


class DraftModal(ui.Modal):
    """Right, half-right and wrong answers, hint and explanation, as they would be added."""

    def __init__(self, values: DraftSetFormId, new: Card) -> None:
        super().__init__(
            title=short(f"Edit: {new.prompt}", 45), custom_id=DRAFT_SET_FORM.make(values), timeout=None
        )
        self._field(RIGHT, "Right answers, one a line", "\n".join(map(_line, new.accepted)))
        self._field(PARTLY, "Half-right answers, one a line", "\n".join(map(_line, new.partial)))
        self._field(WRONG, f"Wrong answers; {ARROW} begins their correction", "\n\n".join(_blocks(new.wrong)))
        self._field(HINT, "Hint", new.hint, limits.MAX_HINT)
        self._field(EXPLANATION, "Explanation", new.explanation, limits.MAX_EXPLANATION)

    def _field(self, name: str, label: str, text: str, most: int = MAX_FIELD) -> None:
        if len(text) > most:
            return  # what does not fit stays as it is
        self.add_item(text_field(name, label, most, text=text, required=False))


def _line(text: str) -> str:
    return " ".join(text.split())


def _blocks(groups: Iterable[Misconception]) -> Iterator[str]:
    for group in groups:
        lines = [_line(text) for text in group.answers]
        yield "\n".join([*lines, *([f"{ARROW} {_line(group.why)}"] if group.why else [])])


def additions(new: Card, fields: Mapping[str, str]) -> Card:
    """What a form with these fields makes of the additions; a text that was left alone stays as it was."""
    known = {_line(text): text for text in new.known_answers}
    known |= {_line(group.why): group.why for group in new.wrong if group.why}

    def lines(text: str) -> tuple[str, ...]:
        found = dict.fromkeys(_line(line) for line in tidy(text).split("\n") if line.strip())
        return tuple(known.get(line, line) for line in found)

    changed: dict[str, Any] = {}
    if RIGHT in fields:
        changed["accepted"] = lines(fields[RIGHT])
    if PARTLY in fields:
        changed["partial"] = lines(fields[PARTLY])
    if WRONG in fields:
        changed["wrong"] = tuple(_groups(lines_of_blocks(fields[WRONG]), known))
    for name in (HINT, EXPLANATION):
        if name in fields:
            changed[name] = tidy(fields[name])
    return replace(new, **changed)


def lines_of_blocks(text: str) -> Iterator[list[str]]:
    """The lines of each block; blank lines are between them, and a correction ends one too."""
    block: list[str] = []
    for line in map(_line, [*tidy(text).split("\n"), ""]):
        if line:
            block.append(line)
        if block and (not line or line.startswith(ARROW)):
            yield block
            block = []


def _groups(blocks: Iterable[list[str]], known: Mapping[str, str]) -> Iterator[Misconception]:
    for block in blocks:
        answers = tuple(dict.fromkeys(known.get(line, line) for line in block if not line.startswith(ARROW)))
        why = " ".join(line.removeprefix(ARROW).strip() for line in block if line.startswith(ARROW))
        if answers:
            yield Misconception(answers, known.get(why, why) or None)
