"""Answers in the midst of a stored deck: the deck is read once, and anew when it was changed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from bot.core.cards import Card, Deck
from bot.core.decks import parts
from bot.core.grading import Grade, Verdict
from bot.core.grading.deck_index import DeckIndex, NotIndexed, UnreadDeck
from bot.services.deck_grader import DeckGrader
from bot.services.quiz.answers import AnswerService
from bot.services.quiz.given import Answered, GivenAnswer
from bot.services.quiz.missed import MissedService
from bot.services.review.sessions import ReviewSessionService
from bot.storage.schema import card
from bot.storage.store import Store
from tests.core.grading.making import grader
from tests.fakes import FakeGrader
from tests.services.game import BEN, GUILD, RIGHT, WRONG, Game

DECK = Deck(
    "joins",
    "Joins",
    cards=(
        Card("inner", "What does an inner join return?", "Only the rows that have a match in both tables."),
        Card(
            "left",
            "What does a left join return?",
            "All rows of the first table, with nulls where the second has no match.",
        ),
        Card("lock", "What is a deadlock?", "Two transactions wait for each other's locks for ever."),
    ),
)
LEFT = "all rows of the first table, with nulls where there is no match"


class Counting(FakeGrader):
    """Remembers the cards that were indexed."""

    def __init__(self) -> None:
        self.indexed: list[list[str]] = []

    def index(self, cards: Iterable[Card]) -> DeckIndex:
        self.indexed.append([each.key for each in cards])
        return DeckIndex(())

    def grade(self, card: Card, answer: str, deck: DeckIndex | None = None) -> Grade:
        grade = super().grade(card, answer, deck)
        if isinstance(deck, UnreadDeck) and grade.verdict is not Verdict.INCORRECT:
            raise NotIndexed
        return grade


async def test_an_answer_to_another_card_is_not_right_in_a_quiz(game: Game) -> None:
    await game.decks.save([DECK])
    answers = AnswerService(game.store, game.clock, DeckGrader(grader()), game.zone)
    round_ = await game.ask(await game.start(deck="joins"))
    async with game.store.read() as tx:
        asked = await tx.decks.card(round_.card_id)
    for at, each in enumerate(DECK.cards):
        answered = await answers.answer(round_.id, BEN, GivenAnswer(each.reference, at + 1, public=False))
        assert isinstance(answered, Answered)
        assert (answered.grade.verdict is Verdict.CORRECT) is (each.key == asked.key)
        if each.key == asked.key:
            break
        assert answered.grade.flags


async def test_a_deck_is_read_once_and_anew_when_it_was_changed(any_game: Game) -> None:
    store, counting = any_game.store, Counting()
    judge = DeckGrader(counting)
    await any_game.decks.save([DECK])

    async def grade(answer: str = "right") -> None:
        async with store.read() as tx:
            await judge.grade(tx, await _id(store, "lock"), DECK.cards[2], answer)

    await grade("no such thing")
    assert counting.indexed == [], "a wrong answer needs no other cards"
    await grade()
    await grade()
    assert counting.indexed == [["inner", "left", "lock"]]
    await any_game.decks.save([replace(DECK, cards=DECK.cards[1:])])
    await grade()
    assert counting.indexed[1:] == [["left", "lock"]]


class Watching(Counting):
    """Remembers how many connections were in use while it worked."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.pool, self.held = store.engine.pool, list[int]()

    def prepare(self, card: Card) -> None:
        self.held.append(self.pool.checkedout())  # type: ignore[attr-defined]  # both engines have a pool that counts

    def index(self, cards: Iterable[Card]) -> DeckIndex:
        self.prepare(DECK.cards[0])
        return super().index(cards)


async def test_no_connection_is_held_while_a_card_and_its_deck_are_made_ready(any_game: Game) -> None:
    """It takes up to a second: of a card that nobody answered lately, the first after a start."""
    quiz = await any_game.start(questions=1)
    round_ = await any_game.ask(quiz)
    await any_game.say(round_, BEN, WRONG)
    await any_game.play_out(quiz)
    store, clock, zone = any_game.store, any_game.clock, any_game.zone
    held = []
    for way in ("asked", "missed", "reviewed"):
        watching = Watching(store)
        if way == "asked":
            await AnswerService(store, clock, DeckGrader(watching), zone).warm(GUILD, round_.card_id)
        elif way == "missed":
            await MissedService(store, DeckGrader(watching)).practice(quiz.id, BEN, 0, RIGHT)
        else:
            sessions = ReviewSessionService(store, clock, DeckGrader(watching), zone)
            await sessions.answer(BEN, round_.card_id, clock.now(), RIGHT)
        held.append((way, watching.held))
    assert held == [(way, [0, 0]) for way in ("asked", "missed", "reviewed")]


async def test_of_a_large_deck_the_cards_around_are_read(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "SIZE", 2)
    counting = Counting()
    await game.decks.save([DECK])
    for key, around in (("inner", ["inner", "left"]), ("lock", ["lock"])):
        async with game.store.read() as tx:
            work = await DeckGrader(counting).to_prepare(tx, await _id(game.store, key), DECK.cards[0])
        await DeckGrader(counting).prepare(work)
        assert counting.indexed[-1] == around
    assert [each.key for each in parts.cards_of(DECK.cards, parts.number_of(2))] == ["lock"]


@pytest.mark.parametrize("answer", [DECK.cards[0].reference, LEFT, "bread needs flour", "I don't know"])
async def test_grades_are_the_same_before_and_after_a_deck_is_indexed(game: Game, answer: str) -> None:
    await game.decks.save([DECK])
    inner, index = DECK.cards[0], grader().index(DECK.cards)
    async with game.store.read() as tx:
        first = await DeckGrader(grader()).grade(tx, await _id(game.store, "inner"), inner, answer)
    assert first == grader().grade(inner, answer, index)


async def test_a_card_that_left_its_deck_is_graded_alone(game: Game) -> None:
    await game.decks.save([DECK])
    card_id = await _id(game.store, "inner")
    await game.decks.save([replace(DECK, cards=DECK.cards[1:])])
    judge, inner = DeckGrader(grader()), DECK.cards[0]
    async with game.store.read() as tx:
        assert await judge.grade(tx, card_id, inner, LEFT) == grader().grade(inner, LEFT)


async def _id(store: Store, key: str) -> int:
    async with store.read() as tx:
        (found,) = await tx.decks._values(select(card.c.id).where(card.c.key == key))
    return int(found)
