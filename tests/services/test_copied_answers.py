"""Answers copied from the channel: they have their verdict, and earn nothing."""

from __future__ import annotations

import pytest

from bot.core.grading import Verdict
from bot.services.quiz.errors import AlreadyCorrect
from tests.services.game import ANA, BEN, HALF, Game

COPIED = "the answer that is right has these words"
SHORTEST = "this one is surely right"
"""Five words: the fewest that can be a copy."""


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (COPIED, COPIED),
        (COPIED, COPIED.upper() + "!"),
        (COPIED, COPIED.replace("these", "theze")),
        (SHORTEST, SHORTEST),
    ],
)
async def test_a_copied_public_answer_earns_nothing(game: Game, said: str, text: str) -> None:
    round_ = await game.begin()
    await game.say(round_, ANA, said)
    copied = await game.say(round_, BEN, text)
    assert copied is not None
    assert copied.grade.verdict is Verdict.CORRECT
    assert (copied.copied, copied.gained, copied.streak) == (True, 0, None)
    assert (await game.points(BEN))[0] == 0
    assert await game.days(BEN) == []
    with pytest.raises(AlreadyCorrect):
        await game.say(round_, BEN, "in words of my own, also right")


async def test_a_copied_answer_is_no_correct_answer_on_the_leaderboard(game: Game) -> None:
    first = await game.begin()
    await game.say(first, BEN, HALF)
    await game.say(first, ANA, COPIED)
    await game.say(first, BEN, COPIED)
    assert await game.points(BEN) == (4, 0)


@pytest.mark.parametrize(
    ("first", "public", "second"),
    [
        (COPIED, False, COPIED),  # given in private: nobody could read it
        ("this one is right", True, "this one is right"),  # four words are alike by chance
        (COPIED, True, "right because the words here are mine and others"),
    ],
)
async def test_what_is_no_copy_is_paid(game: Game, first: str, public: bool, second: str) -> None:
    round_ = await game.begin()
    await game.say(round_, ANA, first, public=public)
    answered = await game.say(round_, BEN, second)
    assert answered is not None
    assert (answered.copied, answered.gained) == (False, 10)


async def test_repeating_ones_own_public_answer_is_no_copy(game: Game) -> None:
    quiz = await game.start(seconds=60)
    for _ in range(2):
        answered = await game.say(await game.ask(quiz), ANA, COPIED)
        assert answered is not None
        assert not answered.copied
        game.clock.move(seconds=90)
