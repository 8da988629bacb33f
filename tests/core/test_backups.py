"""When an automatic backup is due, and which old ones go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from bot.core.backups import backup_name, made_at, surplus, wait

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_a_name_says_when_it_was_made_in_any_zone() -> None:
    assert backup_name(NOON) == "cuecard-20260302T120000Z.db"
    assert backup_name(NOON.astimezone(timezone(timedelta(hours=9)))) == backup_name(NOON)
    assert made_at(backup_name(NOON)) == NOON


def test_files_of_the_operators_own_are_no_backups_of_ours() -> None:
    others = ["cuecard.db", "cuecard-old.db", "cuecard-20260302T120000Z.db.unfinished", "notes.txt"]
    assert [made_at(name) for name in others] == [None] * 4
    assert surplus(others, 1) == []
    assert wait(others, DAY, NOON) == timedelta(0)


def test_the_next_is_due_when_the_newest_is_old_enough() -> None:
    names = [backup_name(NOON - 3 * DAY), backup_name(NOON - timedelta(hours=6))]
    assert wait(names, DAY, NOON) == timedelta(hours=18)
    assert wait(names, timedelta(hours=6), NOON) == timedelta(0)
    assert wait(names, timedelta(hours=1), NOON) == timedelta(0)


def test_a_clock_that_was_set_back_does_not_put_it_off_for_longer_than_once() -> None:
    assert wait([backup_name(NOON + 300 * DAY)], DAY, NOON) == DAY


def test_the_oldest_go() -> None:
    names = [backup_name(NOON + each * DAY) for each in (3, 1, 2)]
    assert surplus(names, 2) == [backup_name(NOON + DAY)]
    assert surplus(names, 3) == surplus(names, 9) == []
