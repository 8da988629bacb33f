"""Years and days of other languages that are told otherwise than by their figures alone.

Turkish writes endings behind them (1923'ün 29 Ekim'i); a year may be told by its last two digits and its century.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.numbers.numerals import roman
from bot.core.grading.facts.tables import listed, pattern

_ENDING = (
    "'?(?:n?[iıuü]n|[yns]?[iıuü](?:n?[dt][ea]n?|n[ea]|n[iıuü]n?|yd[iıuü])?|[dt][ea](?:n|yd[iıuü])?|[yn]?[ea]"
    "|[dt][iıuü]r?)"
)
"""Cases of Turkish behind a number or the name of a month."""
_MONTHS = "oca[kğ]|şubat|mart|nisan|may[iı]s|haziran|temmuz|ağustos|eylül|ekim|kas[iı]m|aral[iı][kğ]"
_YEAR = pattern(rf"(?i)(?<![\d.,])(\d{{4}}){_ENDING}(?!\w)")
_DAY_OF_MONTH = pattern(rf"(?i)(?<!\w)({_MONTHS})\s+ay[iı](?:n[iı]n)?\s+(?=\d)")
_DAY = pattern(rf"(?i)(?<!\w)((?:{_MONTHS})\s+\d{{1,2}}){_ENDING}(?!\w)")
_MONTH = pattern(rf"(?i)(?<!\w)({_MONTHS}){_ENDING}(?!\w)")
_SHORT_IN_CENTURY = pattern(
    r"(?i)(?<![\w.,])'?(\d\d)\.?\s+(?:dell'|(?:del|du|des|do|dos|van|de|roku|году|года|г\.|r\.|року|рік)\s+){0,2}\s*"
    r"(\d{1,2}|[XVI]{1,5})th century(?! BC)"
)
_HUNDREDS = pattern(
    r"(?i)\b((?:[nd]?el|il)\s|(?:[nd]el)?l')(due|tre|quattro|cinque|sei|sette|otto|nove)cento(?!\w)"
)
"""A century by the hundreds of its years, as Italian names them: "nell'Ottocento"."""
_WHICH = pattern(r"(?i)(?<=\d)-(?:го|му|м|й|ого|ому|ий|ій|им)(?!\w)|(?<=\d{4})(?:гг?|рр?)\.?(?!\w)")
"""How Russian and Ukrainian end the figures of an ordinal, or a year's: "в 89-м", "1649г"."""
_CENTURIES = {
    name: number + 11 for number, name in enumerate(listed("due tre quattro cinque sei sette otto nove"), 2)
}


def plainly(text: str, language: str) -> str:
    """A text without endings behind its years, days and months, and with centuries of Italian in English."""
    if language == "it":
        return _HUNDREDS.sub(lambda found: f"{found[1]} {_CENTURIES[found[2].lower()]}th century", text)
    if language in ("ru", "uk"):
        return _WHICH.sub("", text)
    if language != "tr":
        return text
    text = _DAY_OF_MONTH.sub(r"\1 ", _MONTH.sub(lambda found: re.sub("ğ$", "k", found[1]), text))
    return _DAY.sub(r"\1", _YEAR.sub(r"\1", text))


def in_full(text: str) -> str:
    """The text with years of two digits, whose century is named, in four; centuries are in English by then."""
    return _SHORT_IN_CENTURY.sub(_of_century, text)


def _of_century(found: re.Match[str]) -> str:
    century = int(found[2]) if found[2].isdigit() else roman(found[2].upper()) or 0
    return f"{century - 1}{found[1]}" if century > 1 else found[0]
