"""Zoe, who leaves something in every table, and what the database holds of her."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select

from bot.core.appeals import Decision
from bot.core.cards import Card, Deck
from bot.core.decks.records import PendingImport, Revision
from bot.core.grading import Verdict
from bot.core.members import Person
from bot.core.quiz.state import Round
from bot.core.suggestions import SuggestionState
from bot.core.teaching.draft_sets import DraftSet
from bot.core.teaching.proposals import Proposal, Stage, blank
from bot.services.appeals.reviewing import Reviewer
from bot.services.days_off.own import DaysOffService
from bot.services.days_off.servers import ServerDaysOffService
from bot.services.deck_grader import DeckGrader
from bot.services.decks.editing import Editor
from bot.services.decks.lookup import DeckService
from bot.services.decks.teaching import TeachingService
from bot.services.privacy import PrivacyService
from bot.services.review.sessions import Asked, ReviewSessionService
from bot.services.suggestions.filing import SuggestionService
from bot.storage.schema import metadata
from bot.storage.store import Store
from tests.fakes import FakeGrader
from tests.services.appeal_game import REVIEWER, AppealGame
from tests.services.game import CHANNEL, GUILD, RIGHT, UNSURE, WRONG

WHO, OTHER_GUILD = 987_654_321_012_345_678, 701
ZOE = Person(WHO, GUILD, "zoe the secret")
ZOE_THERE = Person(WHO, OTHER_GUILD, "zoe elsewhere")
ZOE_REVIEWS = Reviewer(GUILD, WHO, manager=False)
BEN = Person(102, GUILD, "ben")
SECRET = "zoes own secret words"
NOTE = "zoes secret note"
MARKS = (str(WHO), "zoe", SECRET, NOTE, "Asia/Kathmandu")
"""What tells of her, wherever it stands."""


def service(game: AppealGame) -> PrivacyService:
    return PrivacyService(game.store, game.clock, timedelta(days=90))


async def dump(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, in the order of its key: PostgreSQL's own order changes with each update."""
    async with store.read() as tx:
        return {
            table.name: [
                dict(row._mapping)
                for row in await tx._connection.execute(select(table).order_by(*table.primary_key))
            ]
            for table in metadata.sorted_tables
        }


def mentions(rows: dict[str, list[dict[str, Any]]]) -> list[str]:
    """The values that tell of her, with where they stand."""
    return [
        f"{table}.{column}: {value}"
        for table, all_rows in rows.items()
        for row in all_rows
        for column, value in row.items()
        if any(mark in str(value) for mark in MARKS)
    ]


async def play(game: AppealGame) -> Round:
    """Zoe leaves something in every table that may hold something of a person."""
    await game.settings.set_own_zone(WHO, "Asia/Kathmandu")
    first = await game.begin(who=ZOE)
    await game.say(first, ZOE, f"{RIGHT}: {SECRET}")
    await game.say(first, BEN, RIGHT)
    appealed = await next_question(game, first)
    appeal_id = await game.appeal(appealed, ZOE, f"{WRONG}: {SECRET}")
    await game.appeals.posted(appeal_id, 4_000, 4_001)
    await game.reviewing.settle(appeal_id, REVIEWER, Decision.REMEMBER)
    await game.reviewing.add_note(appeal_id, REVIEWER, f"well put, {ZOE.name}")
    bens = await game.appeal(appealed, BEN, "I meant the same")
    await game.reviewing.settle(bens, ZOE_REVIEWS, Decision.DECLINE)
    await game.reviewing.add_note(bens, ZOE_REVIEWS, NOTE)
    third = await next_question(game, first)
    await game.appeal(third, ZOE, f"{WRONG}: {SECRET}, again")
    doubted = await game.attempt(third, ZOE, f"{UNSURE}: {SECRET}")
    teaching = TeachingService(game.store, game.clock, lambda: game.grader)
    await teaching.tap(Editor(GUILD, BEN.user_id), doubted, 0, Verdict.PARTIAL)
    elsewhere = await game.start(ZOE_THERE, CHANNEL + 1)
    await game.say(await game.ask(elsewhere), Person(WHO, OTHER_GUILD, ZOE_THERE.name), RIGHT)
    deck = Deck("birds", "Birds", cards=(Card("b1", "Bird?", "Yes"),))
    now = game.clock.now()
    await DeckService(game.store).save([deck], GUILD)
    suggestions = SuggestionService(game.store, game.clock)
    await suggestions.suggest(ZOE, "birds", Card("", f"{SECRET}?", SECRET))
    bens_card = (await suggestions.suggest(BEN, "birds", Card("", "Kiwi?", "A bird"))).suggestion
    sessions = ReviewSessionService(game.store, game.clock, DeckGrader(FakeGrader()), "UTC")
    asked = await sessions.begin(ZOE)
    assert isinstance(asked, Asked)
    await sessions.answer(ZOE, asked.card_id, game.clock.now(), f"{RIGHT}: {SECRET}")
    await DaysOffService(game.store, game.clock, "UTC").choose_rest(WHO, GUILD, frozenset({6}))
    await DaysOffService(game.store, game.clock, "UTC").announce(WHO, GUILD, "tomorrow")
    await ServerDaysOffService(game.store, game.clock, "UTC").add_holiday(
        GUILD, BEN.user_id, "5 May", "Feast"
    )
    async with game.store.write() as tx:
        await tx.suggestions.update(
            bens_card.id, state=SuggestionState.DECLINED, decider_id=WHO, decided_at=now
        )
        await tx.deck_changes.record(GUILD, "birds", Revision(deck, WHO, "add", now))
        await tx.deck_changes.add_pending(PendingImport(GUILD, WHO, deck, whole=True, base="", at=now))
        proposal = Proposal(replace(blank(deck.cards[0]), hint="Think."), Stage.PASSED)
        await tx.draft_sets.add(DraftSet(GUILD, WHO, "birds", now), [proposal])
        await tx.audit.record(GUILD, WHO, "deck.add", "added a card", now)
        await tx.members.left(OTHER_GUILD, WHO)
    return third


async def quiz_of(game: AppealGame, round_: Round) -> Any:
    async with game.store.read() as tx:
        return await tx.quizzes.get(round_.quiz_id or 0)


async def next_question(game: AppealGame, round_: Round) -> Round:
    """The next one of its quiz, once the time of this one is up."""
    game.clock.move(seconds=120)
    return await game.ask(await quiz_of(game, round_))


def on(who: Person, channel_id: int) -> Person:
    return Person(who.user_id, who.guild_id, who.name, channel_id)
