"""The answer transaction: what an answer earns, and that it counts once."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.cards import Card
from bot.core.grading import Grade, Verdict
from bot.core.quiz.entries import Entry
from bot.errors import StorageUnavailable, UserError
from bot.services.deck_grader import DeckGrader
from bot.services.quiz.answers import AnswerService
from bot.services.quiz.errors import AlreadyCorrect, HintNotNeeded, NoText, NothingToGrade, TriesUsed
from bot.services.quiz.given import MAX_ANSWER, GivenAnswer
from bot.storage.quiz.answering import AnsweringQueries, Recorded
from tests.fakes import FakeGrader
from tests.services.game import ANA, BEN, CY, HALF, RIGHT, WRONG, Game


async def test_a_right_answer_is_paid_everywhere_at_once(game: Game) -> None:
    round_ = await game.begin()
    answered = await game.say(round_, ANA, RIGHT)
    assert answered is not None
    assert answered.grade.verdict is Verdict.CORRECT
    assert answered.entry == Entry(tries=1, best=Verdict.CORRECT, points=12, first=True, joined=True)
    assert (answered.gained, answered.copied) == (12, False)
    assert answered.streak is not None
    assert answered.streak.current == 1
    assert await game.entry(round_, ANA) == answered.entry
    assert await game.points(ANA) == (12, 1)
    assert await game.days(ANA) == ["2026-03-02"]


@pytest.mark.parametrize(
    ("texts", "gained"),
    [
        ([RIGHT], [12]),
        ([WRONG, RIGHT], [0, 10]),
        ([WRONG, f"{WRONG} again", RIGHT], [0, 0, 8]),
        ([HALF, RIGHT], [4, 6]),
        ([HALF, WRONG, HALF], [4, 0, 0]),
        ([WRONG, HALF, RIGHT], [0, 2, 6]),
    ],
)
async def test_what_each_try_gains(game: Game, texts: list[str], gained: list[int]) -> None:
    round_ = await game.begin()
    for text, gain in zip(texts, gained, strict=True):
        answered = await game.say(round_, BEN, text)
        assert answered is not None
        assert answered.gained == gain
    assert (await game.points(BEN))[0] == sum(gained)
    assert (await game.points(BEN))[1] == (RIGHT in texts)


async def test_the_first_right_answer_alone_has_the_bonus(game: Game) -> None:
    round_ = await game.begin()
    gains = [await game.say(round_, who, text) for who, text in ((CY, HALF), (BEN, RIGHT), (ANA, RIGHT))]
    assert [(a.gained, a.entry.first) for a in gains if a] == [(4, False), (12, True), (10, False)]
    later = await game.say(round_, CY, RIGHT)
    assert later is not None
    assert later.entry.points == 8


async def test_two_answers_at_once_both_count_and_one_is_first(any_game: Game) -> None:
    round_ = await any_game.begin()
    both = await asyncio.gather(any_game.say(round_, ANA, RIGHT), any_game.say(round_, BEN, RIGHT))
    assert sorted(a.gained for a in both if a) == [10, 12]
    assert sorted([await any_game.points(ANA), await any_game.points(BEN)]) == [(10, 1), (12, 1)]


async def test_many_tries_of_one_member_at_once_are_three(any_game: Game) -> None:
    round_ = await any_game.begin()
    done = await asyncio.gather(
        *(any_game.say(round_, ANA, f"{WRONG} {n}") for n in range(6)), return_exceptions=True
    )
    assert sum(isinstance(each, TriesUsed) for each in done) == 3
    assert (await any_game.entry(round_, ANA)).tries == 3


async def test_the_same_source_counts_once(game: Game) -> None:
    round_ = await game.begin()
    assert await game.say(round_, ANA, HALF, source=42) is not None
    assert await game.say(round_, ANA, HALF, source=42) is None
    assert (await game.entry(round_, ANA)).tries == 1
    game.clock.move(seconds=3_600)  # delivered again after a restart, when the round is long closed
    assert await game.say(round_, ANA, HALF, source=42) is None
    assert await game.points(ANA) == (4, 0)


@pytest.mark.parametrize("text", [RIGHT, WRONG])
async def test_the_same_source_at_once_counts_once(any_game: Game, text: str) -> None:
    round_ = await any_game.begin()
    done = await asyncio.gather(*(any_game.say(round_, ANA, text, source=42) for _ in range(4)))
    assert [each is None for each in done].count(False) == 1
    assert (await any_game.entry(round_, ANA)).tries == 1


async def test_no_more_after_a_right_answer_or_three_tries(game: Game) -> None:
    round_ = await game.begin()
    await game.say(round_, ANA, RIGHT)
    with pytest.raises(AlreadyCorrect):
        await game.say(round_, ANA, RIGHT)
    for number in range(3):
        await game.say(round_, BEN, f"{WRONG} {number}")
    with pytest.raises(TriesUsed, match="of=3"):
        await game.say(round_, BEN, RIGHT)
    assert await game.points(ANA) == (12, 1)
    assert await game.points(BEN) == (0, 0)
    for who, why in ((ANA, AlreadyCorrect), (BEN, TriesUsed)):
        with pytest.raises(why):
            await game.answers.form_for(round_.id, who)
    assert await game.answers.form_for(round_.id, CY) == (
        await game.round(round_.id),
        await card_of(game, round_.card_id),
    )


async def card_of(game: Game, card_id: int) -> Card:
    async with game.store.read() as tx:
        return await tx.decks.card(card_id)


async def test_a_hint_costs_its_member_a_little(game: Game) -> None:
    round_ = await game.begin()
    assert (await game.quiz.hint(round_.id, BEN)).card.hint.startswith("Hint ")
    assert (await game.quiz.hint(round_.id, BEN)).again  # asked twice, paid once
    helped, alone = await game.say(round_, BEN, RIGHT), await game.say(round_, CY, RIGHT)
    assert helped is not None
    assert alone is not None
    assert (helped.gained, alone.gained) == (10, 10)  # 10 - 2 for the hint, + 2 for being first
    with pytest.raises(HintNotNeeded):
        await game.quiz.hint(round_.id, BEN)


@pytest.mark.parametrize("text", ["", " ", "\n\t  \n"])
async def test_an_empty_answer_costs_no_try(game: Game, text: str) -> None:
    round_ = await game.begin()
    with pytest.raises(NoText):
        await game.say(round_, ANA, text)
    assert await game.entry(round_, ANA) == Entry()


class SeesNothing(FakeGrader):
    """A grader that finds nothing to grade, as with signs alone."""

    def grade(self, card: Card, answer: str, deck: object = None) -> Grade:
        return Grade(Verdict.INCORRECT, 0.0, flags=("empty",))


async def test_an_answer_with_nothing_to_grade_costs_no_try(game: Game) -> None:
    round_ = await game.begin()
    answers = AnswerService(game.store, game.clock, DeckGrader(SeesNothing()), "UTC")
    with pytest.raises(NothingToGrade):
        await answers.answer(round_.id, ANA, GivenAnswer("🤷🤷🤷", 42, public=True))
    assert await game.entry(round_, ANA) == Entry()
    assert await game.say(round_, ANA, RIGHT, source=42) is not None  # an edit of the same message may count


async def test_a_huge_answer_is_cut_and_kept(game: Game) -> None:
    round_ = await game.begin()
    assert await game.say(round_, ANA, "right " + "x" * 100_000) is not None
    async with game.store.read() as tx:
        (kept,) = await tx.attempts.public_correct(round_.id, other_than=0)
    assert len(kept) == MAX_ANSWER


@pytest.mark.parametrize(("length", "kept"), [(3_999, 3_999), (4_000, 4_000), (4_001, 4_000)])
async def test_four_thousand_characters_of_an_answer_are_kept(game: Game, length: int, kept: int) -> None:
    round_ = await game.begin()
    answered = await game.say(round_, ANA, ("right " + "x" * length)[:length])
    assert answered is not None
    async with game.store.read() as tx:
        stored = await tx.attempts.get(answered.attempt_id)
    assert stored is not None
    assert len(stored.answer) == kept


@pytest.mark.parametrize(
    "text",
    [
        "right \x00",
        "right \ud800",
        "@everyone right",
        "**right** ||x||",
        "right \u202e\u200b",
        "right 🧠" * 50,
    ],
)
async def test_hostile_text_is_graded_or_refused_in_words(any_game: Game, text: str) -> None:
    round_ = await any_game.begin()
    try:
        answered = await any_game.say(round_, ANA, text)
    except UserError:
        assert (await any_game.entry(round_, ANA)).tries == 0
    else:
        assert answered is not None
        assert await any_game.points(ANA) == (12, 1)


async def test_what_fails_in_the_middle_leaves_nothing(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    round_ = await game.begin()

    record = AnsweringQueries.record

    async def breaks(self: AnsweringQueries, answer: Recorded) -> tuple[int, bool, bool]:
        await record(self, answer)
        raise OSError("the disk is gone")

    with monkeypatch.context() as broken:
        broken.setattr(AnsweringQueries, "record", breaks)
        with pytest.raises(StorageUnavailable, match="disk"):
            await game.say(round_, BEN, RIGHT, source=42)
    assert await game.entry(round_, BEN) == Entry()
    assert await game.points(BEN) == (0, 0)
    again = await game.say(round_, BEN, RIGHT, source=42)
    assert again is not None
    assert again.gained == 12
