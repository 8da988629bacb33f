"""Points, periods, bonuses and streak days, worked out from the attempts alone, without the bot's own code."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.wire.database_file import DatabaseFile

GRACE_HOURS = 3
Key = tuple[int, str, int]
"""Server, period, member."""


@dataclass(frozen=True)
class Try:
    """A row of `attempt`, with its round's server."""

    round: int
    user: int
    number: int
    verdict: str
    points: int
    at: datetime
    server_zone: str
    own_zone: str
    hinted: bool
    copied: bool
    first: bool
    guild: int

    @property
    def right(self) -> bool:
        """It counts as a correct answer."""
        return self.verdict == "correct" and not self.copied

    @property
    def earned(self) -> int:
        """What it is worth by the rules that `/help` tells."""
        base = 0 if self.copied else {"correct": 10, "partial": 4}.get(self.verdict, 0)
        cost = 2 * (self.number - 1) + 2 * self.hinted
        return max(1, base - cost) + 2 * self.first if base else 0


def _tries(file: DatabaseFile) -> dict[tuple[int, int], list[Try]]:
    """Each member's attempts at each round, in order."""
    found: dict[tuple[int, int], list[Try]] = defaultdict(list)
    query = (
        "SELECT a.round_id, a.user_id, a.number, a.verdict, a.points, a.at, a.server_zone, a.own_zone, a.hinted,"
        " a.copied, a.first, r.guild_id FROM attempt a JOIN round r ON r.id = a.round_id"
        " ORDER BY a.round_id, a.user_id, a.number"
    )
    for row in file.rows(query):
        round_, user, number, verdict, points, at, server, own, hinted, copied, first, guild = row
        moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
        flags = (bool(hinted), bool(copied), bool(first))
        each = Try(round_, user, number, verdict, points, moment, server, own, *flags, guild)
        found[each.round, each.user].append(each)
    return found


def _keys(each: Try) -> list[Key]:
    day = each.at.astimezone(ZoneInfo(each.server_zone)).date()
    year, week, _ = day.isocalendar()
    periods = (f"{day:%Y-%m-%d}", f"{year}-W{week:02}", f"{day:%Y-%m}", "all")
    return [(each.guild, period, each.user) for period in periods]


def differences(file: DatabaseFile) -> list[str]:
    """What the database holds and its attempts do not give, or the other way round; nothing when all is well."""
    tries = _tries(file)
    return [*_rounds(file, tries), *_scores(file, tries), *_streak_days(file, tries)]


def _rounds(file: DatabaseFile, tries: dict[tuple[int, int], list[Try]]) -> Iterator[str]:
    """Tries, points and the bonus of each round."""
    stored = {
        (r, u): (n, p) for r, u, n, p in file.rows("SELECT round_id, user_id, tries, points FROM entry")
    }
    bonuses: Counter[int] = Counter()
    for key, each in tries.items():
        if [one.number for one in each] != list(range(1, len(each) + 1)) or len(each) > 3:
            yield f"round and member {key}: tries numbered {[one.number for one in each]}"
        best = max(one.earned for one in each)
        if stored.pop(key, None) != (len(each), best) or sum(one.points for one in each) != best:
            yield f"round and member {key}: {len(each)} tries are worth {best}"
        bonuses[each[0].round] += sum(one.first for one in each)
    for key, (count, points) in stored.items():
        if count or points:
            yield f"round and member {key}: {count} tries and {points} points of no attempt"
    answered = {each[0].round for each in tries.values() if any(one.right for one in each)}
    for number in bonuses:
        if bonuses[number] != (number in answered):
            yield f"round {number}: {bonuses[number]} bonuses"


def _scores(file: DatabaseFile, tries: dict[tuple[int, int], list[Try]]) -> Iterator[str]:
    """Points and correct answers of each member in each period."""
    points, correct = Counter[Key](), Counter[Key]()
    for each in tries.values():
        for one in each:
            for key in _keys(one):
                points[key] += one.points
                correct[key] += one.right
    rows = file.rows("SELECT guild_id, period, user_id, points, correct FROM score")
    stored = {(guild, period, user): (p, c) for guild, period, user, p, c in rows}
    for key in points | stored.keys():
        if (points[key], correct[key]) != stored.get(key, (0, 0)):
            yield f"score {key}: {stored.get(key)} stored, {points[key]}, {correct[key]} counted"


def _streak_days(file: DatabaseFile, tries: dict[tuple[int, int], list[Try]]) -> Iterator[str]:
    """Each counted day has a right answer, and each right answer a counted day; before 03:00 it may be yesterday's."""
    stored: dict[int, set[date]] = defaultdict(set)
    for user, day in file.rows("SELECT user_id, day FROM streak_day"):
        stored[user].add(date.fromisoformat(day))
    meant: dict[int, set[date]] = defaultdict(set)
    for one in (one for each in tries.values() for one in each if one.right):
        local = one.at.astimezone(ZoneInfo(one.own_zone))
        days = {local.date()}
        if local.hour < GRACE_HOURS:
            days.add(local.date() - timedelta(days=1))
        meant[one.user] |= days
        if not days & stored[one.user]:
            yield f"member {one.user}: no streak day of {local:%Y-%m-%d %H:%M}"
    for user, each in stored.items():
        if not each <= meant[user]:
            yield f"member {user}: streak days {sorted(each - meant[user])} of no answer"
