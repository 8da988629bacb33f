"""Deciding about suggested cards and flags, one transaction each: an accepted card is in its deck, or still waits."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from bot.core.decks.changes import with_key
from bot.core.members import Person
from bot.core.suggestions import Suggestion, SuggestionDecision
from bot.services import audit_texts
from bot.services.again import tried_again
from bot.services.decks.editing import DeckEditingService, Edited, Editor
from bot.services.decks.errors import CardGone, NoSuchDeck, SharedDeck
from bot.services.decks.rules import check_card, held_deck
from bot.services.protocols import Clock
from bot.services.suggestions.errors import DeckRemoved, SuggestionGone
from bot.storage.store import Store
from bot.storage.transaction import Transaction


class Decided(Struct, frozen=True):
    """A suggestion or a flag after somebody acted on it."""

    suggestion: Suggestion
    changed: bool = True
    """False: somebody had decided before, the outcome is theirs."""
    edited: Edited | None = None
    """What accepting a card did to its deck."""


@tried_again
class SuggestionReviewService:
    """Decides; the cog has checked that the person looks after the server's decks."""

    def __init__(self, store: Store, clock: Clock, editing: DeckEditingService) -> None:
        self._store = store
        self._clock = clock
        self._editing = editing

    async def waiting(self, guild_id: int, after: int = 0) -> tuple[Suggestion | None, int]:
        """(the open one that has waited longest of those after that id, else of all; how many are open)."""
        async with self._store.read() as tx:
            return await tx.suggestions.next_open(guild_id, after), await tx.suggestions.count_open(guild_id)

    async def get(self, suggestion_id: int, guild_id: int) -> Suggestion:
        """One of the server's, decided or not. Raises SuggestionGone."""
        async with self._store.read() as tx:
            return await _one(tx, suggestion_id, guild_id)

    async def flagged(self, suggestion_id: int, guild_id: int) -> Suggestion:
        """A flag whose card can be edited in the server; SharedDeck or CardGone where it cannot.

        Raises SuggestionGone.
        """
        suggestion = await self.get(suggestion_id, guild_id)
        if not suggestion.flag:
            raise SuggestionGone
        if suggestion.shared:
            raise SharedDeck(suggestion.deck, suggestion.slug)
        if suggestion.gone:
            raise CardGone(suggestion.deck)
        return suggestion

    async def decide(self, suggestion_id: int, editor: Editor, decision: SuggestionDecision) -> Decided:
        """Decide, and add an accepted card to its deck; unchanged when it was decided before.

        Raises DeckRemoved and SuggestionGone.
        """
        async with self._store.write() as tx:
            asked = await _one(tx, suggestion_id, editor.guild_id, lock=True)
            if decision.of_flag is not asked.flag:
                raise SuggestionGone
            if not asked.open:
                return Decided(asked, changed=False)
            edited = None
            if decision is SuggestionDecision.ACCEPT:
                edited = await self._accept(tx, asked, editor)
            else:
                await self._record(tx, editor, asked, decision.state, _detail(asked, decision))
            outcome = {
                "state": decision.state,
                "decided_at": self._clock.now(),
                "decider_id": editor.user_id,
            }
            await tx.suggestions.update(asked.id, **outcome)
            return Decided(await _one(tx, asked.id, editor.guild_id), edited=edited)

    async def revise(self, suggestion_id: int, editor: Editor, **parts: object) -> Decided:
        """Change parts of a suggested card, which stays open; unchanged when it was decided before.

        Raises SuggestionGone.
        """
        async with self._store.write() as tx:
            asked = await _one(tx, suggestion_id, editor.guild_id, lock=True)
            if asked.flag:
                raise SuggestionGone
            if not asked.open:
                return Decided(asked, changed=False)
            card = with_key(replace(asked.card, key="", **parts))
            check_card(card)
            await tx.suggestions.revise(asked.id, card)
            detail = audit_texts.suggestion_revised(asked.name, card, asked.deck)
            await self._record(tx, editor, asked, "edited", detail)
            return Decided(replace(asked, card=card))

    async def _accept(self, tx: Transaction, asked: Suggestion, editor: Editor) -> Edited:
        """Add the card; DeckRemoved where its deck is no longer there."""
        try:
            await held_deck(tx, editor.guild_id, asked.slug)
        except (NoSuchDeck, SharedDeck):
            raise DeckRemoved(asked.deck, asked.slug) from None
        author = Person(asked.user_id, asked.guild_id, asked.name)
        return await self._editing.add_within(tx, editor, asked.slug, asked.card, suggested_by=author)

    async def _record(
        self, tx: Transaction, editor: Editor, asked: Suggestion, action: str, detail: str
    ) -> None:
        await tx.audit.record(
            editor.guild_id,
            editor.user_id,
            f"suggestion.{action}",
            detail,
            self._clock.now(),
            subject_id=asked.user_id,
        )


async def _one(tx: Transaction, suggestion_id: int, guild_id: int, *, lock: bool = False) -> Suggestion:
    """The server's suggestion of that id, or SuggestionGone."""
    found = await tx.suggestions.get(suggestion_id, lock=lock)
    if found is None or found.guild_id != guild_id:
        raise SuggestionGone
    return found


def _detail(asked: Suggestion, decision: SuggestionDecision) -> str:
    if not asked.flag:
        return audit_texts.suggestion_declined(asked.name, asked.card, asked.deck)
    done = decision is SuggestionDecision.DONE
    return audit_texts.flag_decided(asked.name, asked.card, asked.deck, asked.wrong, done=done)
