"""Numbers with a tolerance as question banks write them: `1822:2`, `1..5`, `3.14`."""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER = r"[-+]?(?:\d{1,40}\.?\d{0,40}|\.\d{1,40})(?:[eE][-+]?\d{1,2})?"
_NUMBER = re.compile(NUMBER)
_MARGIN = re.compile(rf"({NUMBER})\s*:\s*({NUMBER})")


def read(text: str) -> tuple[str, Decimal] | None:
    """The number as a card shows it, and its tolerance (0: none); of a range its middle. None where it is none."""
    text = text.strip()
    if _NUMBER.fullmatch(text):
        return text.removeprefix("+"), Decimal(0)
    if margin := _MARGIN.fullmatch(text):
        return margin[1].removeprefix("+"), abs(Decimal(margin[2]))
    if between := _ends(text):
        low, high = sorted(between)
        return written_number((low + high) / 2), (high - low) / 2
    return None


def _ends(text: str) -> tuple[Decimal, Decimal] | None:
    low, dots, high = text.partition("..")
    low, high = low.strip(), high.strip()
    if dots and _NUMBER.fullmatch(low) and _NUMBER.fullmatch(high):
        return Decimal(low), Decimal(high)
    return None


def written_number(number: Decimal) -> str:
    """The number without an exponent and without zeros at its end."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
