"""Whatever reviewers decide and take back, the store is as if all had been graded so from the start."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.appeals import Decision, verdict_in
from bot.core.grading import Verdict
from bot.errors import UserError
from bot.storage import engine
from bot.storage.store import Store
from tests.services.appeal_game import MANAGER, AppealGame, appeal_game
from tests.services.game import ANA, BEN

START_MINUTES = 10 * 60 + 15
"""After the fake clock's noon: in Paris a quarter past eleven at night, so that an hour of answers crosses a day."""


@dataclass(frozen=True)
class Given:
    """One answer of Ana's."""

    verdict: Verdict
    minutes: int
    """After the one before."""
    hint: bool
    """Asked for before it."""


answers = st.lists(
    st.builds(Given, st.sampled_from(Verdict), st.integers(0, 19), st.booleans()), min_size=1, max_size=3
)
rulings = st.lists(st.tuples(st.integers(0, 2), st.sampled_from([*Decision, None])), max_size=7)
"""Which answer a reviewer looks at, and what they tap; None is Reopen."""

WORDS = ("one idea", "quite another thought", "the third guess")


async def played(
    store: Store, given_answers: list[Given], verdicts: list[Verdict]
) -> tuple[AppealGame, list[int]]:
    """A game in which Ana's answers are graded so, and the ids of those attempts that were taken."""
    game = await appeal_game(store, zone="Europe/Paris")
    game.grader.says = dict(zip(WORDS, verdicts, strict=False))
    game.clock.move(minutes=START_MINUTES)
    round_ = await game.begin(seconds=3_600)
    attempts = []
    for words, each in zip(WORDS, given_answers, strict=False):
        game.clock.move(minutes=each.minutes)
        try:
            if each.hint:
                await game.quiz.hint(round_.id, ANA)
            attempts.append(await game.attempt(round_, ANA, words))
        except UserError:  # a finished entry takes neither hint nor answer
            break
    return game, attempts


async def standing(game: AppealGame) -> dict[str, Any]:
    """What the two games must agree on: not each attempt, for one of them never took those that came too late."""
    state = await game.state()
    return {
        "score": state["score"],
        "points": [row[4] for row in state["entry"]],
        "history": state["card_history"],
        "days": [row[:2] for row in state["streak_day"]],
    }


def but_for_kept_days(judged: dict[str, Any], expected: dict[str, Any]) -> None:
    """An answer that now comes too late still kept its day when it was right: nobody loses a day to an appeal."""
    days, kept = ({*map(tuple, each.pop("days"))} for each in (expected, judged))
    assert days <= kept
    if days != kept:  # the streaks on the leaderboard have that day, too
        for each in (expected, judged):
            each["score"] = [row[:6] for row in each["score"]]


async def check(
    folder: Path, template: Path, given_answers: list[Given], taps: list[tuple[int, Any]]
) -> None:
    stores = []
    for name in ("judged", "fresh"):
        shutil.copyfile(template, folder / f"{name}.db")
        stores.append(Store(engine.create(f"sqlite:///{folder / name}.db")))
    try:
        graded = [each.verdict for each in given_answers]
        game, attempts = await played(stores[0], given_answers, graded)
        untouched = await game.state()
        appeals = {}
        for number, attempt in enumerate(attempts):
            if graded[number] is not Verdict.CORRECT:
                appeals[number] = (await game.file(attempt, ANA)).case.appeal.id
        final = list(graded)
        for number, decision in taps:
            if number not in appeals:
                continue
            if decision is None:
                await game.reviewing.reopen(appeals[number], MANAGER)
                final[number] = graded[number]
            elif (await game.reviewing.settle(appeals[number], MANAGER, decision)).changed:
                final[number] = verdict_in(decision.state, graded[number])
        fresh, _ = await played(stores[1], given_answers, final)
        judged, expected = await standing(game), await standing(fresh)
        but_for_kept_days(judged, expected)
        assert judged == expected
        for appeal in appeals.values():
            await game.reviewing.reopen(appeal, MANAGER)
        assert await game.state() == untouched
    finally:
        for store in stores:
            await store.close()


@given(answers, rulings)
@settings(max_examples=12)
def test_decisions_in_any_order_are_as_a_fresh_replay(
    migrated_file: Path, given_answers: list[Given], taps: list[tuple[int, Any]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(check(Path(folder), migrated_file, given_answers, taps))


@pytest.mark.parametrize("times", [1, 2, 5])
async def test_accept_and_reopen_any_number_of_times(sqlite_store: Store, times: int) -> None:
    game = await appeal_game(sqlite_store)
    round_ = await game.begin()
    appeal = await game.appeal(round_, ANA, "one idea")
    await game.say(round_, BEN, "that is right")
    opened = await game.state()
    await game.accept(appeal)
    accepted = await game.state()
    for _ in range(times):
        await game.reviewing.reopen(appeal, MANAGER)
        assert await game.state() == opened
        await game.accept(appeal)
        assert await game.state() == accepted
