"""Answer lines of quizbowl: what is shown, and in square brackets what else counts and what does not.

    George <b><u>Washington</u></b> [accept General Washington; prompt on George; do not accept "Washington State"]

The words in bold and underlined suffice. Source: https://www.naqt.com/rules/#answer-lines
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.formats import markup

_LINE = re.compile(
    r"([^\[\]]{1,500}?)\s*"
    r"\[((?:or|accept|also accept|prompt|anti-?prompt|do not|don't|be generous)\b[^\[\]]{1,2000})\]\s*",
    re.IGNORECASE,
)
_UNDERLINED = re.compile(r"(?:<b><u>|<u><b>)([^<>]{1,200})(?:</u></b>|</b></u>)", re.IGNORECASE)
_REFUSED = re.compile(
    r"(?:do not|don't) (?:accept(?: or prompt(?: on)?)?|prompt(?: on)?)\s+(.*)", re.IGNORECASE
)
_ASKED_ON = re.compile(r"(?:anti-?)?prompt(?: on)?\s+(.*)", re.IGNORECASE)
_COUNTS = re.compile(r"(?:also )?(?:accept|or)\s+(.*)", re.IGNORECASE)
_APART = re.compile(r"\s*(?:,? or |, )\s*")
_QUALIFIED = re.compile(
    r"\b(?:before|after|until|by asking|with|any|equivalents?|clear|descriptions?|word forms?|mention)\b"
)
"""Words of a rule that a host follows, and that is no answer."""


class AnswerLine(Struct, frozen=True):
    """What an answer line says."""

    shown: str
    accepted: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def read(text: str) -> AnswerLine | None:
    """What an answer line says; None where the text is none."""
    underlined = _UNDERLINED.findall(text)
    plain = markup.strip(text).text if underlined else text
    line = _LINE.fullmatch(plain)
    if line is None and not underlined:
        return None
    shown = (line[1] if line else plain).strip()
    accepted = [word for word in underlined if word.strip() and word in shown]
    partial: list[str] = []
    wrong: list[str] = []
    for rule in line[2].split(";") if line else ():
        for pattern, held in ((_REFUSED, wrong), (_ASKED_ON, partial), (_COUNTS, accepted)):
            if found := pattern.fullmatch(rule.strip()):
                told = (part.strip(" \"“”'") for part in _APART.split(found[1]))
                held += [part for part in told if part and not _QUALIFIED.search(part)]
                break
    others = [part for part in dict.fromkeys(accepted) if part != shown]
    refused = [part for part in dict.fromkeys(wrong) if part not in (shown, *others)]
    asked = [part for part in dict.fromkeys(partial) if part not in (shown, *others, *refused)]
    return AnswerLine(shown, tuple(others), tuple(asked), tuple(refused))
