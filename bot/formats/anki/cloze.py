"""Anki's cloze notes, texts with gaps such as `{{c1::Canberra::city}} is the capital of Australia`, as questions."""

from __future__ import annotations

import re

from msgspec.structs import replace

from bot.core.cards import Card

_GAP = re.compile(r"\{\{c(\d{1,3})::((?:(?!\{\{|\}\}).)*)\}\}", re.DOTALL)
_OPEN = re.compile(r"\{\{c\d")
BLANK = "_____"
MAX_GAPS = 50


def is_cloze(text: str) -> bool:
    """Whether `text` has gaps to fill."""
    return _OPEN.search(text) is not None


def cards(note: Card) -> list[Card]:
    """A card for each gap of `note.prompt`, the other gaps filled in; what stood as the answer explains them.

    None where gaps stand inside one another, or there are over MAX_GAPS.
    """
    gaps = list(_GAP.finditer(note.prompt))
    if len(gaps) > MAX_GAPS or _OPEN.search(_GAP.sub("", note.prompt)):
        return []
    numbers = sorted({int(gap[1]) for gap in gaps})
    made = [_card(note, gaps, number, several=len(numbers) > 1) for number in numbers]
    return [card for card in made if card.reference.strip()]


def _card(note: Card, gaps: list[re.Match[str]], number: int, *, several: bool) -> Card:
    asked = [gap[2].partition("::") for gap in gaps if int(gap[1]) == number]
    answers = dict.fromkeys(answer.strip() for answer, _, _ in asked)
    hints = dict.fromkeys(hint.strip() for _, _, hint in asked if hint.strip())

    def shown(gap: re.Match[str]) -> str:
        return BLANK if int(gap[1]) == number else gap[2].partition("::")[0]

    return replace(
        note,
        key=f"{note.key}-c{number}" if note.key and several else note.key,
        prompt=f"Fill the gap: {_GAP.sub(shown, note.prompt)}",
        reference=", ".join(answers),
        hint=", ".join(hints) or note.hint,
        explanation=note.explanation or note.reference,
    )
