"""What an author may say of the form of an answer, and what contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cards import AnswerKind, AnswerSpec
from bot.core.decks import limits
from bot.core.wording import plural

NUMERIC = (AnswerKind.NUMBER, AnswerKind.QUANTITY)
TOLERANCE_SHOULD = "should be a positive number, such as 0.5 or 2%"
_TOLERANCE = re.compile(r"±?\s*([0-9]{1,12}(?:\.[0-9]{1,12})?|\.[0-9]{1,12})\s*(%?)")


def tolerance_of(text: str) -> str | None:
    """`text` as cards hold a tolerance ("2%", "0.5"); None where it is no positive number."""
    match = _TOLERANCE.fullmatch(text.strip())
    if match is None or float(match[1]) <= 0:
        return None
    number = f"0{match[1]}" if match[1].startswith(".") else match[1]
    return f"{number}{match[2]}"


def contradictions(spec: AnswerSpec) -> Iterator[str]:
    """What cannot be meant, in words, a line each."""
    yield from _numeric(spec)
    yield from _listed(spec)
    if spec.exact and spec.tolerance:
        yield "exact forgives nothing, so there can be no tolerance"


def misplaced(part: str, kind: AnswerKind | None) -> str:
    """The message for a part that goes with a list, on an answer of another kind."""
    return f"{part} goes with a list, not with {kind}"


def _numeric(spec: AnswerSpec) -> Iterator[str]:
    if spec.tolerance and tolerance_of(spec.tolerance) != spec.tolerance:
        yield f"tolerance {TOLERANCE_SHOULD}"
    kind = spec.kind or (AnswerKind.LIST if spec.all_of or spec.any or spec.ordered else None)
    for part, value in (("tolerance", spec.tolerance), ("unit", spec.unit)):
        if value and kind is not None and kind not in NUMERIC:
            yield f"{part} goes with a number or a quantity, not with {kind}"
    if "\n" in spec.unit:
        yield "unit is over one line"


def _listed(spec: AnswerSpec) -> Iterator[str]:
    for part, value in (("all_of", spec.all_of), ("any", spec.any is not None), ("ordered", spec.ordered)):
        if value and spec.kind not in (None, AnswerKind.LIST):
            yield misplaced(part, spec.kind)
    if len(spec.all_of) == 1:
        yield "all_of has one member: a list has two or more"
    if len(spec.all_of) > limits.MAX_MEMBERS:
        yield f"all_of has {len(spec.all_of):,} members, over {limits.MAX_MEMBERS}"
    for member in dict.fromkeys(each for each in spec.all_of if spec.all_of.count(each) > 1):
        yield f"all_of names {member[:60]!r} twice"
    yield from _some(spec)


def _some(spec: AnswerSpec) -> Iterator[str]:
    if spec.any is None:
        return
    if not 1 <= spec.any <= limits.MAX_MEMBERS:
        yield f"any is {spec.any:,}, and should be 1 to {limits.MAX_MEMBERS}"
    elif spec.all_of and spec.any > len(spec.all_of):
        yield f"any is {spec.any}, but all_of has {plural(len(spec.all_of), 'member')}"
