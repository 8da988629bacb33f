"""References with a remark in brackets or a second way to say the value: "⌘C (Command + C)", "100 nF = 0.1 µF"."""

from __future__ import annotations

import re

from bot.core.grading.facts.dates.dates import dates
from bot.core.grading.facts.formulas.notation import Notation, notation
from bot.core.grading.facts.numbers.values import measured
from bot.core.grading.facts.scripts.scripts import foreign
from bot.core.grading.facts.tables import pattern

_REMARK = pattern(r"^(?P<main>.{1,120}?\S)\s+[(\[](?P<remark>[^()\[\]]{2,80})[)\]]\s*\.?$", re.DOTALL)
LEAD = pattern(
    r"(?i)^(?:(?:also )?accept(?:ed|able)?|or|also|aka|a\.k\.a\.|alternatively|abbr(?:eviat\w*|\.)?|short(?: for)?"
    r"|symbol|US|UK|British|American)\b\.?:?\s+(?=\S)"
)
"""How a remark begins that gives another right answer."""
_WORD = pattern(r"[^\W\d_]{3,}")
_EQUAL = pattern(r"^(?P<one>[^=]{1,60}?)\s+=\s+(?P<other>[^=]{1,60})$")


def remarked(text: str, question: str) -> tuple[str, list[str]]:
    """The reference without a remark that is no part of its value, and what else counts as the value.

    Only for values and signs; what stands in brackets behind a word or a name is decided with it.
    """
    if (equal := _EQUAL.match(text)) and _united(equal["one"]) and _united(equal["other"]):
        return equal["one"], [equal["other"]]
    found = _REMARK.match(text)
    if found is None:
        return text, []
    main, remark = found["main"].strip(), found["remark"].strip()
    lead = LEAD.match(remark)
    if foreign(main):
        return main, [part for part in re.split(r"[,;、]\s*", remark) if foreign(part)]
    kind = notation(main, question)
    if kind is None and not dates(main, bare=True) and not measured(main):
        return text, []
    if lead:
        return main, [remark[lead.end() :]]
    if kind in (Notation.CODE, Notation.COMMAND) or not _WORD.search(remark):
        return text, []
    again = notation(remark, question) is kind and kind is not None
    return main, [remark] if again else []


def without_remark(member: str) -> str:
    """A list's member without what stands in brackets behind it: "Belgium (BE)"."""
    return re.sub(r"(?<=[^\W\d_]{3})\s+\([^()]*\)$", "", member)


def _united(text: str) -> bool:
    """Whether the text is one quantity with its unit."""
    found = measured(text)
    return (
        len(found) == 1
        and found[0].quantity is not None
        and bool(found[0].quantity.unit)
        and not text[: found[0].start].strip()
        and not text[found[0].end :].strip(" .")
    )
