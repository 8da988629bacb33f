"""How the values of cells are written as text."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation

TRUE, FALSE = "TRUE", "FALSE"
_DIGITS = 15
"""That a spreadsheet keeps of a number; what it writes past them is noise."""
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001  # dates of cells have no zone
_DAY_SECONDS = 86_400


def number(text: str, percent: bool = False) -> str:
    """A number as a spreadsheet shows it, without the noise of floating point: `443.0` is `443`, of percents `50%`."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text.strip()
    if not value.is_finite() or abs(value.adjusted()) > 40:
        return text.strip()
    rounded = Decimal(format(value * 100 if percent else value, f".{_DIGITS}g"))
    written = format(rounded, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return f"{written}%" if percent else written


def date(serial: str, from_1904: bool) -> str | None:
    """The date, with the time of day where there is one, of a serial number; below 1 a time alone. None: no date."""
    try:
        days = float(serial)
        if 1 <= days < 60 and not from_1904:
            days += 1  # the calendar of 1900 has a 29 February, for the sake of an older program
        moment = _EPOCHS[from_1904] + timedelta(seconds=round(days * _DAY_SECONDS))
    except (ValueError, OverflowError):
        return None
    if days < 0:
        return None
    return clock(moment.time()) if days < 1 else moment_of(moment)


def moment_of(moment: datetime) -> str:
    """An ISO date, with the time of day where it is not midnight."""
    day = moment.date().isoformat()
    return day if moment.time() == time() else f"{day} {clock(moment.time())}"


def clock(of: time) -> str:
    """A time of day, with its seconds where there are any."""
    return of.isoformat("seconds" if of.second else "minutes")
