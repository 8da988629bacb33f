"""What follows a quiz: playing again with other cards, what somebody missed, and practising it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.grading import Verdict
from bot.core.members import Person
from bot.core.quiz.card_selection import CardOrder
from bot.core.quiz.state import Quiz
from bot.services.deck_grader import DeckGrader
from bot.services.decks.errors import NoSuchTopic
from bot.services.quiz.errors import (
    AskedElsewhere,
    ChannelBusy,
    EmptyDeck,
    NoText,
    NothingMissed,
    NotRevealed,
    TooManyDecks,
)
from bot.services.quiz.missed import MissedService
from bot.services.quiz.quizzes import QuizChoice
from bot.services.quiz.rounds import Question, Reveal
from tests.fakes import FakeGrader
from tests.services.game import ANA, BEN, CHANNEL, CY, GUILD, HALF, RIGHT, WRONG, Game

SQL = Deck(
    "sql", "SQL", cards=tuple(Card(f"s{n}", f"Sql {n}?", f"Answer {n}", topic="Joins") for n in range(3))
)


def here(who: Person) -> Person:
    return replace(who, channel_id=CHANNEL)


async def cards_of(game: Game, quiz: Quiz) -> list[int]:
    """Play it out; its cards in the order in which they were asked."""
    posts = await game.play_out(quiz)
    return [post.round.card_id for post in posts if isinstance(post, Question)]


async def test_again_has_other_cards_first(game: Game) -> None:
    first = await game.start(questions=2)
    asked = await cards_of(game, first)
    again = (await game.quiz.again(first.id, here(BEN))).quiz
    assert (again.starter_id, again.deck_id, again.seconds) == (BEN.user_id, first.deck_id, first.seconds)
    new = await cards_of(game, again)
    assert not {*asked} & {*new}
    third = (await game.quiz.again(again.id, here(ANA))).quiz
    assert {*await cards_of(game, third)} == {*asked}


async def test_again_asks_the_same_cards_where_there_are_no_others(game: Game) -> None:
    first = await game.start(questions=4)
    asked = await cards_of(game, first)
    again = (await game.quiz.again(first.id, here(ANA))).quiz
    assert sorted(await cards_of(game, again)) == sorted(asked)


async def test_again_is_for_its_own_channel_and_one_at_a_time(game: Game) -> None:
    first = await game.start(questions=1)
    await game.play_out(first)
    for elsewhere in (replace(ANA, channel_id=1), replace(ANA, guild_id=1, channel_id=CHANNEL)):
        with pytest.raises(AskedElsewhere):
            await game.quiz.again(first.id, elsewhere)
    await game.quiz.again(first.id, here(ANA))
    with pytest.raises(ChannelBusy):
        await game.quiz.again(first.id, here(BEN))


async def test_several_decks_are_asked_as_one(game: Game) -> None:
    await game.decks.save([SQL], GUILD)
    choice = QuizChoice(("sql", "mlops", "sql"), questions=25, order=CardOrder.WRITTEN)
    started = await game.quiz.start(here(ANA), CHANNEL, choice)
    assert (started.title, started.quiz.questions, started.wanted) == ("SQL + MLOps", 7, 25)
    posts = await game.play_out(started.quiz)
    prompts = [post.card.prompt for post in posts if isinstance(post, Question)]
    assert prompts == [*(card.prompt for card in SQL.cards), *(f"Question {n}?" for n in range(1, 5))]
    assert {post.deck_title for post in posts} == {"SQL + MLOps"}
    again = await game.quiz.again(started.quiz.id, here(ANA))
    assert (again.quiz.more_deck_ids, again.quiz.card_order) == (
        started.quiz.more_deck_ids,
        CardOrder.WRITTEN,
    )


async def test_a_topic_may_be_of_any_of_the_decks(game: Game) -> None:
    await game.decks.save([SQL], GUILD)
    started = await game.quiz.start(here(ANA), CHANNEL, QuizChoice(("mlops", "sql"), "joins"))
    assert (started.quiz.topic, started.quiz.questions) == ("Joins", 3)
    with pytest.raises(NoSuchTopic):
        await game.quiz.check(here(ANA), QuizChoice(("mlops", "sql"), "Windows"))


async def test_too_many_decks_are_refused_and_a_choice_can_be_checked_beforehand(game: Game) -> None:
    with pytest.raises(TooManyDecks):
        await game.quiz.check(ANA, QuizChoice(("mlops",) * 11))
    await game.decks.save([Deck("empty", "Empty")], GUILD)
    with pytest.raises(EmptyDeck):
        await game.quiz.check(ANA, QuizChoice(("empty",)))
    assert [deck.slug for deck in await game.quiz.check(ANA, QuizChoice(("mlops",)))] == ["mlops"]


@pytest.fixture
def missed(game: Game) -> MissedService:
    return MissedService(game.store, DeckGrader(FakeGrader()))


async def test_what_somebody_missed(game: Game, missed: MissedService) -> None:
    quiz = await game.start(questions=4)
    rounds = []
    for texts in ([WRONG, HALF], [RIGHT], [], [WRONG]):
        rounds.append(await game.ask(quiz))
        for text in texts:
            await game.say(rounds[-1], BEN, text)
        game.clock.move(seconds=63)
    assert isinstance(await game.due(quiz), Reveal)  # the last one is closed
    found = await missed.missed(quiz.id, BEN)
    assert [each.card_id for each in found] == [rounds[n].card_id for n in (0, 2, 3)]
    assert [each.best.answer if each.best else None for each in found] == [HALF, None, WRONG]
    assert [each.grade.verdict if each.grade else None for each in found] == [
        Verdict.PARTIAL,
        None,
        Verdict.INCORRECT,
    ]
    assert len(await missed.missed(quiz.id, CY)) == 4
    with pytest.raises(AskedElsewhere):
        await missed.missed(quiz.id, replace(BEN, guild_id=1))


async def test_an_open_question_is_not_missed_yet(game: Game, missed: MissedService) -> None:
    quiz = await game.start(questions=2)
    round_ = await game.ask(quiz)
    assert await missed.missed(quiz.id, BEN) == []
    with pytest.raises(NothingMissed):
        await missed.practice(quiz.id, BEN, 0)
    with pytest.raises(NotRevealed):
        await game.answers.revealed_card(round_.id, BEN)


async def test_practice_grades_and_leaves_no_trace(game: Game, missed: MissedService) -> None:
    quiz = await game.start(questions=2)
    await game.play_out(quiz)
    asked = await missed.practice(quiz.id, BEN, 1)
    assert (asked.at, asked.of, asked.grade) == (1, 2, None)
    answered = await missed.practice(quiz.id, BEN, 1, RIGHT)
    assert answered.card == asked.card
    assert answered.grade is not None
    assert answered.grade.verdict is Verdict.CORRECT
    assert (await missed.practice(quiz.id, BEN, 99)).at == 1
    with pytest.raises(NoText):
        await missed.practice(quiz.id, BEN, 0, "  ")
    assert len(await missed.missed(quiz.id, BEN)) == 2
    assert await game.points(BEN) == (0, 0)
