"""A grader that knows a card's deck: what speaks to another of its cards is no answer to this one."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from bot.core.cards import Card
from bot.core.decks.parts import DeckPart
from bot.core.grading import Grade
from bot.core.grading.deck_index import DeckIndex
from bot.services.protocols import Grader
from bot.storage.transaction import Transaction

MOST = 64
"""Parts of decks whose indexes are kept: some 130 kB for fifty cards, one megabyte for five hundred."""


class DeckGrader:
    """Grades answers to cards of stored decks. A deck is indexed once, and anew when it was changed."""

    def __init__(self, grader: Grader) -> None:
        self._grader = grader
        self._indexes: OrderedDict[DeckPart, DeckIndex] = OrderedDict()

    async def prepare(self, tx: Transaction, card_id: int, card: Card) -> None:
        """Make a card and its deck ready off the event loop, so that the first answer is as quick as the others."""
        await self._index(tx, await tx.decks.part_of(card_id))
        await asyncio.to_thread(self._grader.prepare, card)

    async def grade(self, tx: Transaction, place: int | DeckPart, card: Card, answer: str) -> Grade:
        """The grade of `answer`; `place` is the part of the deck that the card is in, or the card's id."""
        part = place if isinstance(place, DeckPart) else await tx.decks.part_of(place)
        return self._grader.grade(card, answer, await self._index(tx, part))

    async def _index(self, tx: Transaction, part: DeckPart) -> DeckIndex:
        found = self._indexes.get(part)
        if found is None:
            found = await asyncio.to_thread(self._grader.index, await tx.decks.part(part))
            self._indexes[part] = found
            if len(self._indexes) > MOST:
                self._indexes.popitem(last=False)
        self._indexes.move_to_end(part)
        return found
