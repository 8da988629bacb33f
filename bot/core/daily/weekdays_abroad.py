"""Days of the week in German, French, Spanish, Italian, Portuguese and Dutch: `Mo Mi Fr`, `lun-ven`.

Short names mean other days elsewhere: `di` is Tuesday in German and Sunday in French, `do` Thursday or Sunday. A text
is read in each language, and means days where all that can read it agree: `di do` does, `di` alone does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import partial

_NAMES = (
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunes martes miercoles jueves viernes sabado domingo",
    "lunedi martedi mercoledi giovedi venerdi sabato domenica",
    "segunda terca quarta quinta sexta sabado domingo",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
)
"""From Monday on, without accents. What a name begins with stands for it where no other of the language does so."""
_FAIR = re.compile(r"-feiras?\b")
"""What Portuguese adds to its days."""
_AND = re.compile(r" (?:und|et|y|e|en) ")


def days_abroad(text: str) -> frozenset[int] | None:
    """The days of a text in small letters, by `date.weekday()`; None where it means none, or several things."""
    letters = unicodedata.normalize("NFD", text)
    bare = _AND.sub(" ", _FAIR.sub("", "".join(char for char in letters if not unicodedata.combining(char))))
    found = {read_days(bare, partial(_weekday, tuple(names.split()))) for names in _NAMES} - {None}
    return found.pop() if len(found) == 1 else None


def read_days(text: str, weekday: Callable[[str], int | None]) -> frozenset[int] | None:
    """The days of names and ranges, each name told by `weekday`; None where one is not."""
    days: set[int] = set()
    for part in re.split(r"[,; ]+", re.sub(r" ?[-–] ?", "-", text)):
        first, _, last = part.partition("-")
        start, end = weekday(first), weekday(last or first)
        if start is None or end is None:
            return None
        days.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return frozenset(days) or None


def _weekday(names: tuple[str, ...], name: str) -> int | None:
    name = name.removesuffix(".")
    if len(name) < 2:
        return None
    found = [number for number, day in enumerate(names) if day.startswith(name)]
    return found[0] if len(found) == 1 else None
