"""Time zones by their IANA names, and the local day of an instant."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

_NO_PLACES = frozenset({"localtime", "Factory", "posixrules"})
"""Names of the database that stand for whatever a machine is set to."""

NEARBY = timedelta(days=2)
"""The local date of an instant in any zone is at most this far from its date in any other."""


@lru_cache(maxsize=1)
def _database() -> frozenset[str]:
    """Every name of the IANA database; reading it takes milliseconds."""
    return frozenset(available_timezones())


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """Every name a person may pick, sorted: places and UTC, without the legacy aliases of the database."""
    legacy = ("posix/", "right/", "Etc/", "SystemV/", "US/")
    return tuple(sorted(n for n in _database() if n == "UTC" or ("/" in n and not n.startswith(legacy))))


def is_zone(name: str) -> bool:
    """Whether `name` is a zone of the IANA database (aliases count, paths and fragments do not)."""
    if name in _NO_PLACES or name.startswith(("posix/", "right/")):
        return False
    return name in _database()


def no_zone(name: str) -> str:
    """What to tell somebody who gave a name that `is_zone` does not know, with the zones that may be meant."""
    found = ", ".join(search_zones(name, 3))
    hint = f"did you mean {found}?" if found else "it is a name such as Europe/Paris"
    return f"{name!r} is not an IANA time zone; {hint}"


def search_zones(typed: str, limit: int = 25) -> list[str]:
    """Names that contain what was typed, those whose city starts with it first."""
    # São Paulo is Sao_Paulo there.
    plain = unicodedata.normalize("NFKD", typed).encode("ascii", "ignore").decode()
    wanted = plain.strip().lower().replace(" ", "_")
    if typed.strip() and not wanted:  # in an alphabet that no name is in: every name would hold it
        return []
    hits = [name for name in zone_names() if wanted in name.lower()]
    hits.sort(key=lambda n: (not n.lower().rpartition("/")[2].startswith(wanted), n))
    return hits[:limit]


def has_day(day: date, zone: str) -> bool:
    """Whether the calendar of `zone` has that date: Samoa crossed the date line in 2011, and skipped one."""
    noon = datetime.combine(day, time(12), ZoneInfo(zone))
    return local_day(noon.astimezone(UTC), zone) == day


def day_bounds(day: date, zone: str) -> tuple[datetime, datetime]:
    """The instants, in UTC, at which a local date begins, and the next one."""
    first, last = (
        datetime.combine(each, time.min, ZoneInfo(zone)).astimezone(UTC)
        for each in (day, day + timedelta(days=1))
    )
    return first, last


def local_day(at: datetime, zone: str) -> date:
    """The date on the wall calendar of `zone` at the aware instant `at`."""
    if at.tzinfo is None:
        raise ValueError("a naive datetime has no local day")
    return at.astimezone(ZoneInfo(zone)).date()
