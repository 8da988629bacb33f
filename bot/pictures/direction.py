"""The order in which a line's characters are drawn from the left, and the shapes in which Arabic letters join.

The order is that of Unicode's bidirectional algorithm (https://www.unicode.org/reports/tr9/) for one line without
embeddings, which is what names are; the shapes are Unicode's presentation forms.
"""

from __future__ import annotations

import unicodedata
from functools import cache, partial
from itertools import groupby

_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_RIGHT, _NUMBERS, _NEUTRAL = ("R", "AL"), ("EN", "AN"), ("WS", "ON", "S", "B", "ES", "ET", "CS")
_CLOSES = {"(": ")", "[": "]", "{": "}"}
_LAM = "\u0644"


def in_drawing_order(text: str) -> str:
    """The characters of one line from left to right, Arabic letters joined; marks over letters are left out there."""
    if not any(unicodedata.bidirectional(each) in (*_RIGHT, "AN") for each in text):
        return text
    text = _joined("".join(each for each in text if unicodedata.bidirectional(each) not in ("NSM", "BN")))
    levels = _levels(text)
    pieces = [
        (level, each.translate(_MIRRORED) if level % 2 else each)
        for level, each in zip(levels, text, strict=True)
    ]
    for level in range(max(levels), 0, -1):
        turned: list[tuple[int, str]] = []
        for deep, found in groupby(pieces, key=partial(_at_least, level)):
            stretch = list(found)
            turned += stretch[::-1] if deep else stretch
        pieces = turned
    return "".join(each for _, each in pieces)


def _at_least(level: int, piece: tuple[int, str]) -> bool:
    return piece[0] >= level


def _levels(text: str) -> list[int]:
    """0 for what is read from the left in a line from the left; odd for what is read from the right."""
    kinds = _resolved([unicodedata.bidirectional(each) for each in text])
    strong = next((kind for kind in kinds if kind in ("L", "R")), "L")
    for opening, closing in _pairs(text):
        kinds[opening] = kinds[closing] = _of_brackets(kinds, opening, closing, strong)
    kinds = _without_neutrals(kinds, strong)
    if strong == "L":
        return [{"L": 0, "R": 1}.get(kind, 2) for kind in kinds]
    return [{"R": 1}.get(kind, 2) for kind in kinds]


def _resolved(kinds: list[str]) -> list[str]:
    """L, R, EN, AN or ON for each: the rules W1 to W7."""
    found: list[str] = []
    strong = ""
    for at, each in enumerate(kinds):
        kind = each
        if kind in ("L", *_RIGHT):
            strong = kind
        elif kind == "EN" and strong in ("AL", "L"):
            kind = "AN" if strong == "AL" else "L"
        elif kind in ("ES", "CS", "ET") and found and at + 1 < len(kinds):
            between_numbers = found[-1] in ("EN", "L") and kinds[at + 1] == "EN" and kinds[at - 1] == "EN"
            kind = found[-1] if between_numbers else "ON"
        found.append("R" if kind == "AL" else "ON" if kind in _NEUTRAL else kind)
    return [kind if kind in ("L", "R", *_NUMBERS) else "ON" for kind in found]


def _pairs(text: str) -> list[tuple[int, int]]:
    """Where brackets open and close, from the left."""
    found, waiting = [], []
    for at, each in enumerate(text):
        if each in _CLOSES:
            waiting.append(at)
        elif waiting and each == _CLOSES[text[waiting[-1]]]:
            found.append((waiting.pop(), at))
    return sorted(found)


def _of_brackets(kinds: list[str], opening: int, closing: int, base: str) -> str:
    """Brackets go with the line where what they hold does, else with what stands before them: the rule N0."""
    inside = {_side(kind) for kind in kinds[opening + 1 : closing] if kind != "ON"}
    if not inside:
        return "ON"
    if base in inside:
        return base
    before = next((_side(kind) for kind in reversed(kinds[:opening]) if kind != "ON"), base)
    return before if before in inside else base


def _without_neutrals(kinds: list[str], base: str) -> list[str]:
    """Neutrals take the direction that is on both sides of them, else the line's."""
    found: list[str] = []
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "ON":
            end += 1
        if end > at:
            before = _side(found[-1]) if found else base
            after = _side(kinds[end]) if end < len(kinds) else base
            found += [before if before == after else base] * (end - at)
        else:
            found.append(kinds[at])
            end += 1
        at = end
    return found


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Letters, and lam with alef, to their shapes: isolated, final, and where they join on both sides the others."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        kind, _, letters = unicodedata.decomposition(chr(code)).partition(" ")
        base = "".join(chr(int(letter, 16)) for letter in letters.split())
        if len(base) == 1 or base.startswith(_LAM):
            found.setdefault(base, {}).setdefault(kind.strip("<>"), chr(code))
    return found


def _joined(text: str) -> str:
    """The text in its own order, each letter in the shape that its neighbours call for."""
    forms = _forms()
    letters: list[str] = []
    for each in text:
        if letters and letters[-1] == _LAM and _LAM + each in forms:
            letters[-1] += each
        else:
            letters.append(each)
    drawn = []
    for at, letter in enumerate(letters):
        before = at > 0 and "initial" in forms.get(letters[at - 1], {})
        after = at + 1 < len(letters) and "final" in forms.get(letters[at + 1], {})
        mine = forms.get(letter, {})
        after = after and "initial" in mine
        before = before and "final" in mine
        shape = "medial" if before and after else "final" if before else "initial" if after else "isolated"
        drawn.append(mine.get(shape, letter))
    return "".join(drawn)
