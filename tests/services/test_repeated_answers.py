"""A member's own last answer, sent once more: it costs no try, and is no answer of its own."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.cards import Card
from bot.core.grading import Grade, Verdict
from bot.core.grading.deck_index import DeckIndex
from bot.core.members import Person
from bot.core.quiz.state import Round
from bot.services.quiz.errors import TriesUsed
from bot.services.quiz.given import Answered, GivenAnswer, Passed, Repeated
from tests.fakes import FakeGrader
from tests.services.game import ANA, BEN, HALF, WRONG, Game


async def give(game: Game, round_: Round, who: Person, text: str) -> Answered | Passed | Repeated | None:
    return await game.answers.answer(round_.id, who, GivenAnswer(text, game.new_id(), public=False))


@pytest.mark.parametrize(("text", "points"), [(WRONG, (0, 0)), (HALF, (4, 0))])
async def test_it_costs_no_try_and_changes_nothing(game: Game, text: str, points: tuple[int, int]) -> None:
    round_ = await game.begin()
    await game.say(round_, BEN, text)
    before = await game.entry(round_, BEN)
    for again in (text, f" {text.upper()}! "):
        assert await give(game, round_, BEN, again) == Repeated(
            await game.round(round_.id), await card_of(game, round_), before
        )
    assert await game.entry(round_, BEN) == before
    assert await game.points(BEN) == points


async def card_of(game: Game, round_: Round) -> Card:
    async with game.store.read() as tx:
        return await tx.decks.card(round_.card_id)


async def test_twice_at_once_it_is_one_answer(any_game: Game) -> None:
    round_ = await any_game.begin()
    done = await asyncio.gather(*(give(any_game, round_, BEN, WRONG) for _ in range(5)))
    assert sorted(type(each).__name__ for each in done) == ["Answered", *["Repeated"] * 4]
    assert (await any_game.entry(round_, BEN)).tries == 1


async def test_only_ones_own_last_answer_to_the_round_counts_so(game: Game) -> None:
    quiz = await game.start(questions=2)
    round_ = await game.ask(quiz)
    await game.say(round_, ANA, WRONG)
    for text in (WRONG, HALF, WRONG):
        assert isinstance(await give(game, round_, BEN, text), Answered)
    with pytest.raises(TriesUsed):
        await give(game, round_, BEN, WRONG)
    await game.quiz.skip(round_.id, ANA, moderator=False)
    assert isinstance(await give(game, await game.ask(quiz), BEN, WRONG), Answered)


async def test_one_that_is_better_now_counts(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its case, as of symbols, or since somebody taught the card."""
    round_ = await game.begin()
    await game.say(round_, BEN, "CO")

    def knows(_self: FakeGrader, _card: Card, _answer: str, _deck: DeckIndex | None = None) -> Grade:
        return Grade(Verdict.CORRECT, 0.9)

    monkeypatch.setattr(FakeGrader, "grade", knows)
    answered = await give(game, round_, BEN, "Co")
    assert isinstance(answered, Answered)
    assert answered.entry.correct


async def test_i_do_not_know_is_a_nudge_each_time(game: Game) -> None:
    round_ = await game.begin()
    await game.say(round_, BEN, WRONG)
    assert [(await game.pass_on(round_, BEN)).entry.passes for _ in range(2)] == [1, 2]
    assert isinstance(await give(game, round_, BEN, WRONG), Repeated)
