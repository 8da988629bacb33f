"""Cards that members suggest, and cards that they flag."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select, update

from bot.core.cards import Card
from bot.core.decks.records import SHARED
from bot.core.members import FORGOTTEN
from bot.core.suggestions import Suggestion, SuggestionState
from bot.storage.decks.card_json import card_from_json, card_to_json
from bot.storage.queries import Queries, record_of
from bot.storage.schema import card, deck, member, suggestion

NOBODY = "someone"
"""In place of a member's name that was never stored."""


def _suggestion(row: Row[Any]) -> Suggestion:
    content = row.content if row.card_id is None else row.flagged
    state = SuggestionState(row.state)
    return record_of(Suggestion, row, name=row.name or NOBODY, card=card_from_json(content), state=state)


def _whole() -> Select[*tuple[Any, ...]]:
    """Suggestions with their decks, the cards that flags are about, and their authors' names."""
    same_member = and_(member.c.guild_id == suggestion.c.guild_id, member.c.user_id == suggestion.c.user_id)
    return (
        select(
            suggestion,
            member.c.name,
            deck.c.slug,
            deck.c.title.label("deck"),
            (deck.c.guild_id == SHARED).label("shared"),
            or_(deck.c.removed, func.coalesce(card.c.retired, deck.c.removed)).label("gone"),
            card.c.content.label("flagged"),
        )
        .join(deck, deck.c.id == suggestion.c.deck_id)
        .outerjoin(card, card.c.id == suggestion.c.card_id)
        .outerjoin(member, same_member)
    )


def _open_in(guild_id: int) -> ColumnElement[bool]:
    return and_(suggestion.c.guild_id == guild_id, suggestion.c.state == SuggestionState.OPEN)


class SuggestionQueries(Queries):
    """Suggested cards and flags."""

    async def add_card(self, guild_id: int, user_id: int, deck_id: int, value: Card, at: datetime) -> int:
        """Insert an open suggestion of a card; its id."""
        added = await self._add(guild_id, user_id, deck_id, at, content=card_to_json(value))
        assert added is not None  # nothing but an open flag is there once only
        return added

    async def add_flag(
        self, guild_id: int, user_id: int, *, card_id: int, round_id: int, wrong: str, at: datetime
    ) -> int | None:
        """Insert an open flag; None where the member has one about the card already."""
        of_card = select(card.c.deck_id).where(card.c.id == card_id)
        deck_id = await self._number(of_card)
        return await self._add(
            guild_id, user_id, deck_id, at, card_id=card_id, round_id=round_id, wrong=wrong
        )

    async def _add(self, guild_id: int, user_id: int, deck_id: int, at: datetime, **about: Any) -> int | None:
        row = {"guild_id": guild_id, "user_id": user_id, "deck_id": deck_id, "wrong": "", "created_at": at}
        row |= {"state": SuggestionState.OPEN, **about}
        statement = self._insert(suggestion).values(**row).on_conflict_do_nothing()
        added: int | None = await self._value(statement.returning(suggestion.c.id))
        return added

    async def get(self, suggestion_id: int, *, lock: bool = False) -> Suggestion | None:
        """One; `lock` makes others who decide about it wait on PostgreSQL (SQLite has one writer anyway).

        None for that of a person who asked to be forgotten, whose row is kept for its number.
        """
        query = _whole().where(suggestion.c.id == suggestion_id, suggestion.c.user_id != FORGOTTEN)
        if lock:
            query = query.with_for_update(of=suggestion, key_share=True)
        row = await self._one(query)
        return _suggestion(row) if row else None

    async def tally(self, guild_id: int, user_id: int, since: datetime) -> tuple[int, int]:
        """(open, sent since) of a member, suggestions and flags together."""
        mine = and_(suggestion.c.guild_id == guild_id, suggestion.c.user_id == user_id)
        waiting = select(func.count()).where(mine, suggestion.c.state == SuggestionState.OPEN)
        recent = select(func.count()).where(mine, suggestion.c.created_at > since)
        return await self._number(waiting), await self._number(recent)

    async def suggested(self, guild_id: int, deck_id: int, key: str) -> bool:
        """Whether a card of that key waits to be taken into the deck."""
        same_card = suggestion.c.content["key"].as_string() == key
        query = select(suggestion.c.id).where(_open_in(guild_id), suggestion.c.deck_id == deck_id, same_card)
        return await self._value(query.limit(1)) is not None

    async def flagged(self, guild_id: int, user_id: int, card_id: int) -> bool:
        """Whether the member has an open flag about the card."""
        mine = and_(_open_in(guild_id), suggestion.c.user_id == user_id, suggestion.c.card_id == card_id)
        return await self._value(select(suggestion.c.id).where(mine)) is not None

    async def next_open(self, guild_id: int, after: int = 0) -> Suggestion | None:
        """The one that has waited longest of those after that id; of all where none is."""
        query = _whole().where(_open_in(guild_id)).order_by(suggestion.c.id <= after, suggestion.c.id)
        row = await self._one(query.limit(1))
        return _suggestion(row) if row else None

    async def count_open(self, guild_id: int) -> int:
        """How many wait in the server."""
        query = select(func.count()).select_from(suggestion).where(_open_in(guild_id))
        return await self._number(query)

    async def revise(self, suggestion_id: int, value: Card) -> None:
        """Suggest another card in place of the one that was."""
        await self.update(suggestion_id, content=card_to_json(value))

    async def update(self, suggestion_id: int, **values: Any) -> None:
        """Set columns of a suggestion, by their names in the schema."""
        statement = update(suggestion).where(suggestion.c.id == suggestion_id)
        await self._execute(statement.values(**values))
