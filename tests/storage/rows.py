"""Rows to test with: each function fills in what a test does not care about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace
from sqlalchemy import and_, func, select

from bot.core.cards import Card, Concept, Deck, Misconception, Need, Side
from bot.core.grading import Verdict
from bot.core.members import Person
from bot.core.quiz.attempts import Attempt
from bot.core.quiz.card_selection import CardHistory
from bot.core.quiz.state import Quiz, QuizState, Round
from bot.storage.queries import record_of
from bot.storage.schema import card as card_
from bot.storage.schema import card_history
from bot.storage.transaction import Transaction

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
GUILD, CHANNEL = 7_000_000_001, 8_000_000_001
ANA, BEN = Person(101, GUILD, "ana"), Person(102, GUILD, "ben")

RICH = Card(
    key="drift",
    prompt="What is *concept drift*?\nIn a sentence.",
    reference="The relation between inputs and target changes “over time” – 概念 🧠.",
    topic="Monitoring",
    hint="Not the inputs alone.",
    enough=1,
    concepts=(
        Concept("relation", "the relation changes", "What changes?", Need.CORRECT, ("P(y|x)", "mapping")),
        Concept("time", "over time", "When?", Need.PARTIAL),
        Concept("retrain", "retraining", "What then?", Need.BONUS, ("train again",)),
    ),
    sides=(Side("concept drift", ("real drift",), ("labels",)), Side("data drift")),
    accepted=("the mapping from x to y moves",),
    partial=("something changes",),
    wrong=(
        Misconception(("the inputs change",), "That is data drift."),
        Misconception(("it rains", "it snows")),
    ),
)


def card(key: str, **values: Any) -> Card:
    return Card(**{"key": key, "prompt": f"What is {key}?", "reference": f"{key} is itself.", **values})


def deck(*cards: Card, slug: str = "mlops", **values: Any) -> Deck:
    return Deck(**{"slug": slug, "title": slug.title(), "cards": cards, **values})


DECK = deck(card("a", topic="One"), card("b", topic="One"), card("c", topic="Two"))


def draft(deck_id: int, **values: Any) -> Quiz:
    """A quiz that is not stored yet."""
    blank = Quiz(0, GUILD, CHANNEL, deck_id, None, ANA.user_id, 3, 60, QuizState.RUNNING, 0, NOON, NOON)
    return replace(blank, **values)


async def stored_deck_id(tx: Transaction, value: Deck = DECK) -> int:
    await tx.decks.save(0, value)
    found = await tx.decks.find(GUILD, value.slug)
    assert found is not None
    return found.id


async def card_histories(
    tx: Transaction, guild_id: int, deck_id: int, topic: str | None
) -> list[CardHistory]:
    """One for each live card, zeros for those never asked there; in the order in which unseen ones are counted."""
    names = ("asked", "answers", "correct")
    query = (
        select(
            card_.c.id.label("card_id"),
            *(func.coalesce(card_history.c[name], 0).label(name) for name in names),
            card_history.c.last_asked_at,
        )
        .outerjoin_from(
            card_,
            card_history,
            and_(card_history.c.card_id == card_.c.id, card_history.c.guild_id == guild_id),
        )
        .where(card_.c.deck_id == deck_id, card_.c.retired.is_(False))
        .order_by(card_.c.position, card_.c.id)
    )
    query = query if topic is None else query.where(card_.c.topic == topic)
    return [record_of(CardHistory, row) for row in await tx._connection.execute(query)]


async def card_ids(tx: Transaction, deck_id: int) -> list[int]:
    return [history.card_id for history in await card_histories(tx, GUILD, deck_id, None)]


async def stored_quiz(tx: Transaction, **values: Any) -> Quiz:
    quiz = await tx.quizzes.add(draft(await stored_deck_id(tx), **values))
    assert quiz is not None
    return quiz


async def open_round(tx: Transaction, quiz: Quiz, *, number: int = 1, message_id: int = 555) -> Round:
    """The quiz's `number`-th card, asked and open for its seconds from noon."""
    chosen = (await card_ids(tx, quiz.deck_id))[number - 1]
    added = await tx.quizzes.add_round(quiz, chosen, number)
    await tx.quizzes.mark_open(added.id, message_id, NOON, NOON + timedelta(seconds=quiz.seconds))
    opened = await tx.quizzes.round(added.id)
    assert opened is not None
    return opened


def attempt(round_id: int, **values: Any) -> Attempt:
    blank = Attempt(
        round_id=round_id,
        user_id=ANA.user_id,
        number=1,
        source_id=9_001,
        public=True,
        answer="an answer",
        verdict=Verdict.CORRECT,
        score=0.9,
        points=10,
        flags=(),
        at=NOON,
        server_zone="UTC",
        own_zone="UTC",
        hinted=False,
        copied=False,
        first=False,
    )
    return replace(blank, **values)
