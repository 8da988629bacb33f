"""Puts times of day as they are said into figures: "half an hour before ten", "thirteen hundred hours", "halb acht".

What other languages say reaches this with its number words in digits: "halb 8".
"""

from __future__ import annotations

import re

from bot.core.grading.facts.numbers.surroundings import in_figures
from bot.core.grading.facts.scripts.abroad import in_english
from bot.core.grading.facts.tables import pattern

LONGEST = 120
"""Characters of an answer that tells a time in words; longer ones say more."""
HOURS, MINUTES = 24, 60
_H = r"(\d{1,2}|noon|midday|midnight)(?![\d:])(?:\s?(?:o'?clock|uhr|uur|h(?:ours?|eures?)?))?"
_NAMED = {"noon": 12, "midday": 12, "midnight": 24}
_BEFORE = r"before|to|till|until|shy of|short of|off|ahead of|vor|voor|för|przed|перед"
_AFTER = r"after|past|beyond|nach|over|efter|po|после"
_QUARTERS = {"quarter": 15, "half": 30, "three quarters": 45, "3 quarters": 45}
_OFFSET = pattern(
    rf"(?i)\b(?:an? |one |1 )?(?:(?P<part>half|three quarters|3 quarters|quarter)(?: of)?(?: an hour)?"
    rf"|(?P<minutes>\d{{1,2}})(?: ?min(?:ute)?s?\.?)?)"
    rf" (?:(?P<before>{_BEFORE})|{_AFTER}) {_H}"
)
_HALF_NINE = pattern(r"(?i)\bhalf (\d{1,2})(?![\d:.])(?! ?(?:hours?|h|min\w*))")
_MILITARY = pattern(r"(?i)(?<![\d:.])(\d{1,2}|0\d)(\d\d) ?(?:hours|hrs|h|zulu)\b")
_OH = pattern(r"(?i)\b(?:oh|o|zero)[ -](?=(?:one|two|three|four|five|six|seven|eight|nine)\b)")
_HOUR_MINUTE = pattern(
    r"(?i)(?<![\d:.])(\d{1,2}) (?:uhr|heures?|hours?|h|e|y|og|och|en) ([0-5]?\d)(?![\d:.])(?! ?min)"
)
_PARTS = (
    # an hour less than told: halb acht, half negen, wpół do ósmej
    (r"(?:halb|halv|w?pół do|půl|setengah|половина) {h}", -30),
    (r"(?:drei|3) ?viertel {h}", -15),
    (r"(?:viertel|kwart|kwartier|čtvrt) (?:vor|voor|před|na) {h}|kvart i {h}", -15),
    (r"za (?:kwadrans|piętnaście) {h}|без четверти {h}", -15),
    (
        r"{h} (?:moins le quart|menos cuarto|menos (?:um )?quarto|meno un quarto|kala|eksi çeyrek)|un quarto alle {h}",
        -15,
    ),
    (r"{h} kurang (?:seperempat|15)", -15),
    (r"(?:viertel|kwart|kwartier) (?:nach|over) {h}|kvart över {h}|kwadrans po {h}", 15),
    (r"{h} (?:et quart|y cuarto|e (?:um )?quarto|e un quarto|çeyrek|y quince)", 15),
    (r"{h} (?:et demie?|y m[ée]d[iy][ao]|e mezz[ao]|e meia|buçuk|rưỡi|i pół|und eine halbe|και μισή|半)", 30),
    (r"{h} e (?:3|tre) quarti", 45),
)
_HALVES_ABROAD = tuple(
    (
        pattern(
            "(?i)(?<!\\w)(?:"
            + words.replace("{h}", r"(\d{1,2})(?:\s?(?:uhr|heures?|hours?|h|uur))?")
            + r")(?![\w])"
        ),
        minutes,
    )
    for words, minutes in _PARTS
)
_LESS = pattern(
    r"(?i)(?<![\d:.])(\d{1,2})(?: ?(?:heures?|hours?|h))? (?:moins|menos|meno) (\d{1,2})(?![\d:.])"
)
_DAY_PARTS = (
    (r"(?:am )?(?:morgens?|vormittags?|früh)|du matin|(?:de|por) la ma[ñn]ana|d(?:i|el) matt?in[ao]"
     r"|da manh[ãa]"
     r"|'s (?:morgens|ochtends)|rano|утра|ng umaga|sáng|pagi|sabah", "in the morning"),
    (r"(?:am )?(?:abends?|nachmittags?)|d[ue] (?:soir|l'après-midi)|(?:de|por) la (?:tarde|noche)"
     r"|d(?:i|el) (?:sera|pomeriggio)"
     r"|da (?:tarde|noite)|'s (?:avonds|middags)|wieczorem|po południu|вечера|дня"
     r"|ng (?:hapon|gabi)|chiều|tối|sore|malam", "in the evening"),
)  # fmt: skip
_DAY_PART = tuple((pattern(rf"(?i)(?<=\d)\s+(?:{words})(?!\w)"), f" {told}") for words, told in _DAY_PARTS)
_ALAS = pattern(r"(?i)\b(?:alas|ala|ika-?)\s?(?=\w)")
"""What Filipino tells a time with."""


def in_clock_figures(text: str, language: str) -> str:
    """The text with the times of day that it says in words in figures; as it is where it says none."""
    if len(text) > LONGEST:
        return text
    plain = in_figures(_OH.sub("", text))
    if not language and (found := _ALAS.search(plain)):
        plain = in_english(plain[found.end() :], "es")
    for words, minutes in _HALVES_ABROAD if language != "nl" else (*_HALVES_ABROAD, (_HALF_NINE, -30)):
        plain = words.sub(
            lambda one, off=minutes: _clock(next(filter(None, one.groups())), off, one[0]), plain
        )
    plain = _LESS.sub(lambda one: _clock(one[1], -int(one[2]), one[0]), plain)
    plain = _OFFSET.sub(_offset, plain)
    plain = _HALF_NINE.sub(lambda one: _clock(one[1], 30, one[0]), plain)
    plain = _MILITARY.sub(_military, plain)
    plain = _HOUR_MINUTE.sub(lambda one: _clock(one[1], int(one[2]), one[0]), plain)
    for words, told in _DAY_PART:
        plain = words.sub(told, plain)
    return plain


def _offset(found: re.Match[str]) -> str:
    off = _QUARTERS[found["part"].lower()] if found["part"] else int(found["minutes"])
    return _clock(found[4].lower(), -off if found["before"] else off, found[0])


def _clock(hour: str, off: int, told: str) -> str:
    """The time so many minutes from an hour; what was `told` where there is no such hour."""
    at = _NAMED.get(hour, int(hour) if hour.isdigit() else 99)
    if at > HOURS or abs(off) >= MINUTES:
        return told
    minutes = (at * MINUTES + off) % (HOURS * MINUTES)
    if hour == "noon" or hour == "midday" or hour == "midnight":
        return f"{minutes // MINUTES:02}:{minutes % MINUTES:02}"
    shown = minutes // MINUTES or 12
    return f"{shown}:{minutes % MINUTES:02}"


def _military(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), int(found[2])
    return f"{hour:02}:{minute:02}" if hour <= HOURS and minute < MINUTES else found[0]
