"""Reads times of day that are told vaguely: "nine something", "a bit after nine", "early afternoon"."""

from __future__ import annotations

import re
from fractions import Fraction

from bot.core.grading.facts.numbers.surroundings import in_figures
from bot.core.grading.facts.tables import pattern

LONGEST = 80
"""Characters of an answer that tells a time vaguely; longer ones say more."""
HOUR, HALF_DAY, DAY = 60, 720, 1440
_H = r"(\d{1,2})(?![\d:.])(?: ?o'?clock)?"
_HOURS = (
    (pattern(rf"(?i)\b(?:between|from)? ?{_H} ?(?:and|-|to) ?(\d{{1,2}})(?![\d:.])"), 0),
    (pattern(rf"(?i)\b{_H}[ -]?(?:something|ish|odd|and a bit|or so)\b"), 0),
    (
        pattern(rf"(?i)\b(?:after|past|later than|gone|nach|après|después de|dopo|depois d[ae]s|na|po) {_H}"),
        0,
    ),
    (
        pattern(
            rf"(?i)\b(?:before|earlier than|shortly to|vor|avant|antes de|prima delle|antes das|voor|przed) {_H}"
        ),
        -1,
    ),
)
_PARTS = tuple(
    (pattern(rf"(?i)\b(?:{words})\b"), first * HOUR, last * HOUR)
    for words, first, last in (
        ("early (?:in the )?(?:next )?morning|early next (?:day|morning)|at dawn|first thing", 4, 9),
        ("late morning|mid-?morning|forenoon|before (?:noon|lunch)", 9, 12),
        ("morning|vormittags?|morgens?|matin|mañana|mattin[ao]|manhã|ochtend", 4, 12),
        ("early (?:in the )?afternoon|just after (?:noon|lunch|midday)", 12, 15),
        ("late afternoon|mid-?afternoon", 14, 18),
        ("afternoon|nachmittags?|après-midi|tarde|pomeriggio|middag", 12, 18),
        ("evening|abends?|soir|ser[ae]|avond", 17, 24),
        ("night|nachts?|nuit|noche|notte|noite", 20, 29),
    )
)
_SURE = pattern(r"(?i)\d|\b(?:or|not)\b|n't\b")


def time_told_vaguely(text: str, minutes: tuple[Fraction, ...]) -> bool:
    """Whether the text tells a stretch of the day, no sure time, and one of the `minutes` after midnight lies in it."""
    if len(text) > LONGEST:
        return False
    figures = in_figures(text)
    part = next(((first, last) for words, first, last in _PARTS if words.search(figures)), None)
    if not any(map(str.isdigit, figures)):
        return part is not None and not _SURE.search(figures) and any(_within(at, *part) for at in minutes)
    for words, before in _HOURS:
        found = words.search(figures)
        if found and not _SURE.search(figures[: found.start()] + " " + figures[found.end() :]):
            return any(_in_hour(at, found, before) and (part is None or _within(at, *part)) for at in minutes)
    return False


def _within(at: Fraction, first: int, last: int) -> bool:
    return first <= at < last or first <= at + DAY < last


def _in_hour(at: Fraction, found: re.Match[str], before: int) -> bool:
    """Whether a time lies in the hour that is told, or between the two, on a clock of twelve hours or of 24."""
    first = (int(found[1]) + before) * HOUR
    last = int(found[2]) * HOUR if found.re.groups > 1 else first + HOUR
    return any(first <= at + off <= last for off in (0, HALF_DAY, -HALF_DAY))
