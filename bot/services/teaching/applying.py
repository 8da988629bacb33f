"""Putting accepted proposals into a deck of the database: one change, which undo takes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from bot.core.cards import Deck
from bot.core.decks.records import Revision, StoredDeck
from bot.core.teaching.proposals import Proposal, taught_deck
from bot.services import audit_texts
from bot.services.again import tried_again
from bot.services.decks.editing import Editor, note
from bot.services.decks.rules import check_card, own_deck
from bot.services.protocols import Clock
from bot.storage.store import Store
from bot.storage.transaction import Transaction


class Taught(Struct, frozen=True):
    """A deck after proposals were put into it."""

    deck: Deck
    changed: Sequence[str]
    """The keys of the cards that know more now."""
    left: Mapping[str, str]
    """Why others could not be taught, by key."""
    revision: Revision | None
    """What takes it back; None where nothing changed."""


@tried_again
class ProposalService:
    """Applies what people accepted."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    async def apply(self, editor: Editor, name: str, proposals: Sequence[Proposal]) -> Taught:
        """Add the proposals to the server's deck of that name, as one revision.

        Each goes to the card as it is now: one that has changed its question or answer, or has gone, is left out and
        named. NoSuchDeck, SharedDeck, InvalidCard where a card would hold more than a card may.
        """
        async with self._store.write() as tx:
            stored = await own_deck(tx, editor.guild_id, name)
            return await apply_within(tx, editor, stored, proposals, self._clock.now())


async def apply_within(
    tx: Transaction, editor: Editor, stored: StoredDeck, proposals: Sequence[Proposal], now: datetime
) -> Taught:
    """`ProposalService.apply` as a part of the caller's transaction, which holds the deck."""
    before = await tx.decks.read(stored)
    after, changed, left = taught_deck(before, proposals)
    if not changed:
        return Taught(before, (), left, None)
    cards = [card for card in after.cards if card.key in set(changed)]
    for card in cards:
        check_card(card)
    await tx.decks.save(editor.guild_id, after)
    revision = Revision(before, editor.user_id, "teach", now)
    await note(tx, editor, after.slug, revision, audit_texts.deck_taught(after.title, cards))
    return Taught(after, changed, left, revision)
