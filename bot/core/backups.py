"""When the next automatic backup is due, which old ones go, and how they are named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

_FORM = "cuecard-%Y%m%dT%H%M%SZ.db"


def backup_name(at: datetime) -> str:
    """The file's name: in the order of time, and the same in every zone."""
    return at.astimezone(UTC).strftime(_FORM)


def made_at(name: str) -> datetime | None:
    """When the automatic backup of that name was made; None for a file that is none, which is never deleted."""
    try:
        return datetime.strptime(name, _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None


def newest(names: Iterable[str]) -> datetime | None:
    """When the newest of the automatic backups was made."""
    return max((at for name in names if (at := made_at(name))), default=None)


def wait(names: Iterable[str], every: timedelta, now: datetime) -> timedelta:
    """How long until the next is due, zero when it is; never longer than `every`, also if the clock was set back."""
    last = newest(names)
    if last is None:
        return timedelta(0)
    return min(max(last + every - now, timedelta(0)), every)


def surplus(names: Iterable[str], keep: int) -> list[str]:
    """The automatic backups beyond the `keep` newest."""
    return sorted(name for name in names if made_at(name))[:-keep]
