"""What is stored twice, worked out from the attempts alone: points, periods, bonuses and streak days.

Each answer keeps these up to date as it is counted. Here all of it is counted again, to find where a fault of the
program, of the disk or of a hand in the database has made a difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from bot.core.appeals import Replayed, Try, replay
from bot.core.grading import Verdict
from bot.core.members import FORGOTTEN
from bot.core.periods import Period
from bot.core.quiz.entries import Entry
from bot.core.scoring import MAX_TRIES
from bot.core.seasons import SeasonPlan, keys_of
from bot.core.streaks import open_since
from bot.core.wording import plural
from bot.core.zones import local_day

PLACES = "places on leaderboards: the counts that they come from are not those of the scores"
"""The line about what the database's triggers count."""
Player = tuple[int, int]
"""Round, member."""


class ScoreKey(NamedTuple):
    """Whose score, where, over which period."""

    guild_id: int
    period: str
    user_id: int


class Score(NamedTuple):
    """Points, correct answers and all answers; a streak stays as it is, since outages go into it as well."""

    points: int = 0
    correct: int = 0
    answers: int = 0
    streak: int = 0


class CountedAttempt(Struct, frozen=True):
    """What the count needs to know of an attempt."""

    id: int
    round_id: int
    guild_id: int
    user_id: int
    number: int
    verdict: Verdict
    points: int
    at: datetime
    server_zone: str
    own_zone: str
    hinted: bool
    copied: bool
    first: bool

    @property
    def somebodys(self) -> bool:
        """Whose it was is known. Of a person who was forgotten the answers stay, as nobody's, and nothing else."""
        return self.user_id > FORGOTTEN

    @property
    def right(self) -> bool:
        """It counts as a correct answer."""
        return self.verdict is Verdict.CORRECT and not self.copied

    @property
    def days(self) -> set[date]:
        """The streak days that it can have counted for."""
        return days_of(self.at, self.own_zone)


def days_of(at: datetime, zone: str) -> set[date]:
    """The streak days that a right answer can have counted for: within the hours of grace also the day before."""
    return {local_day(at, zone), open_since(at, zone)}


class Stored(Struct, frozen=True):
    """What the database holds."""

    attempts: tuple[CountedAttempt, ...]
    entries: Mapping[Player, Entry]
    scores: Mapping[ScoreKey, Score]
    """With those of members who have left."""
    streak_days: Mapping[int, Mapping[date, datetime]]
    """Of each person, with the moment of the answer that made the day count."""
    reviewed_days: Mapping[int, frozenset[date]] = field(default_factory=dict)
    """Days for which correct answers in review can have counted."""
    leaving: frozenset[int] = frozenset()
    """Servers that the bot was taken out of: their data is deleted little by little, so it need not agree."""
    appealed: frozenset[int] = frozenset()
    """Rounds with an appeal. A decision that is taken back leaves the bonus with nobody."""
    seasons: Mapping[int, tuple[SeasonPlan, ...]] = field(default_factory=dict)
    """What each server has set up."""


class Recount(Struct, frozen=True):
    """What the attempts give, where that is not what is stored."""

    attempts: tuple[CountedAttempt, ...]
    """As they must be: points, bonus."""
    entries: Mapping[Player, Entry]
    scores: Mapping[ScoreKey, Score]
    missing_days: tuple[CountedAttempt, ...]
    """Right answers on days that do not count."""
    surplus_days: tuple[tuple[int, date], ...]
    """Person and day that counts by an answer that does not give it. A day whose answer is deleted by now stands."""
    lines: tuple[str, ...]
    """Every difference, in words."""


def recount(stored: Stored) -> Recount:
    """What points, bonuses, periods and streak days must be by the attempts, and where `stored` differs."""
    attempts = _with_bonuses(stored)
    played = {player: (given, _replayed(given)) for player, given in _by_player(attempts).items()}
    gained = {
        each.id: gain or 0
        for given, result in played.values()
        for each, gain in zip(given, result.gains, strict=True)
    }
    was = {each.id: each for each in stored.attempts}
    attempts = [replace(each, points=gained.get(each.id, each.points)) for each in attempts]
    amended = [each for each in attempts if each != was[each.id]]
    entries = _entries(stored, played)
    scores = _scores(stored, played)
    missing, surplus = _streak_days(stored)
    lines = [
        *(_of_numbers(player, given) for player, (given, _) in played.items() if _misnumbered(given)),
        *(_of_attempt(was[each.id], each) for each in amended),
        *(_of_entry(player, stored.entries.get(player), entry) for player, entry in entries.items()),
        *(_of_score(key, stored.scores.get(key, Score()), score) for key, score in scores.items()),
        *(f"member {each.user_id}: no streak day of the right answer {each.id}" for each in missing),
        *(f"member {user}: streak day {day} of no right answer" for user, day in surplus),
    ]
    return Recount(tuple(amended), entries, scores, missing, surplus, tuple(lines))


def _with_bonuses(stored: Stored) -> list[CountedAttempt]:
    """The attempts, the bonus of each round with one right answer: that which has it, else the earliest."""
    holders: dict[int, int] = {}
    right = sorted(
        (each for each in stored.attempts if each.right), key=lambda each: (not each.first, each.id)
    )
    for each in right:
        if each.first or each.round_id not in stored.appealed:
            holders.setdefault(each.round_id, each.id)
    # A reviewer may say that a try was right before the one that had the bonus: it is the member's still, once.
    owners = {
        each.round_id: each.user_id for each in stored.attempts if holders.get(each.round_id) == each.id
    }
    return [
        replace(
            each,
            first=holders.get(each.round_id) == each.id
            or (each.first and each.right and owners.get(each.round_id) == each.user_id),
        )
        for each in stored.attempts
    ]


def _by_player(attempts: Iterable[CountedAttempt]) -> dict[Player, list[CountedAttempt]]:
    found: dict[Player, list[CountedAttempt]] = defaultdict(list)
    for each in sorted(attempts, key=lambda each: each.number):
        if each.somebodys:
            found[each.round_id, each.user_id].append(each)
    return found


def _replayed(given: Iterable[CountedAttempt]) -> Replayed:
    return replay([Try(each.verdict, each.hinted, each.copied, each.first) for each in given], hinted=False)


def _entries(stored: Stored, played: Mapping[Player, tuple[object, Replayed]]) -> dict[Player, Entry]:
    """The entries that must change; what attempts do not tell (hints, passes) stays."""
    found = {}
    blank = Entry()
    known = {player for player in stored.entries if player[1] > FORGOTTEN}
    for player in known | played.keys():
        old = stored.entries.get(player, blank)
        counted = played[player][1].entry if player in played else blank
        new = replace(old, tries=counted.tries, best=counted.best, points=counted.points, first=counted.first)
        if new != old:
            found[player] = replace(new, joined=old.joined or new.tries > 0)
    return found


def _scores(
    stored: Stored, played: Mapping[Player, tuple[list[CountedAttempt], Replayed]]
) -> dict[ScoreKey, Score]:
    """The scores that must change."""
    points, correct, answers = Counter[ScoreKey](), Counter[ScoreKey](), Counter[ScoreKey]()
    for given, result in played.values():
        for number, (each, gain) in enumerate(zip(given, result.gains, strict=True)):
            day = local_day(each.at, each.server_zone)
            seasons = keys_of(stored.seasons.get(each.guild_id, ()), day)
            for period in (*(period.key(day) for period in Period), *seasons):
                key = ScoreKey(each.guild_id, period, each.user_id)
                points[key] += gain or 0
                correct[key] += number == result.right
                answers[key] += gain is not None
    nothing = Score()
    counted = {
        key: Score(points[key], correct[key], answers[key], stored.scores.get(key, nothing).streak)
        for key in (*points, *stored.scores)
    }
    return {
        key: score
        for key, score in counted.items()
        if score != stored.scores.get(key, Score()) and key.guild_id not in stored.leaving
    }


def _streak_days(stored: Stored) -> tuple[tuple[CountedAttempt, ...], tuple[tuple[int, date], ...]]:
    """(right answers without a day, days without a right answer)."""
    meant = defaultdict[int, set[date]](set, {user: set(days) for user, days in stored.reviewed_days.items()})
    moments = {(each.user_id, each.at) for each in stored.attempts}
    right = [each for each in stored.attempts if each.right and each.somebodys]
    for each in right:
        meant[each.user_id] |= each.days
    missing = tuple(each for each in right if not each.days & stored.streak_days.get(each.user_id, {}).keys())
    surplus = (
        (user, day)
        for user, days in stored.streak_days.items()
        for day, at in days.items()
        if (user, at) in moments and day not in meant[user]
    )
    return missing, tuple(sorted(surplus))


def _misnumbered(given: list[CountedAttempt]) -> bool:
    """Nothing mends that: an attempt is gone, or there is one too many."""
    return len(given) > MAX_TRIES or [each.number for each in given] != list(range(1, len(given) + 1))


def _of_numbers(player: Player, given: list[CountedAttempt]) -> str:
    return f"member {player[1]} in round {player[0]}: attempts numbered {[each.number for each in given]}"


def _of_attempt(was: CountedAttempt, counted: CountedAttempt) -> str:
    if was.first != counted.first:
        return f"round {was.round_id}: attempt {was.id} {'lacks' if counted.first else 'must not have'} the bonus"
    return f"attempt {was.id}: {plural(was.points, 'point')} stored, {counted.points:,} counted"


def _of_entry(player: Player, was: Entry | None, counted: Entry) -> str:
    held = _sums(was) if was else "nothing"
    return f"member {player[1]} in round {player[0]}: {held} stored, {_sums(counted)} counted"


def _sums(of: Entry) -> str:
    return f"{plural(of.tries, 'try', 'tries')} and {plural(of.points, 'point')}"


def _of_score(key: ScoreKey, was: Score, counted: Score) -> str:
    return (
        f"member {key.user_id} in server {key.guild_id}, {key.period}: {plural(was.points, 'point')} and "
        f"{was.correct} correct of {was.answers} stored, "
        f"{counted.points} and {counted.correct} of {counted.answers} counted"
    )
