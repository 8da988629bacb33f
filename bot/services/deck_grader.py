"""A grader that knows a card's deck: what speaks to another of its cards is no answer to this one."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Sequence

from msgspec import Struct

from bot.core.cards import Card
from bot.core.decks.parts import DeckPart
from bot.core.grading import Grade
from bot.core.grading.deck_index import DeckIndex, NotIndexed, UnreadDeck
from bot.services.protocols import Grader
from bot.storage.transaction import Transaction

MOST = 64
"""Parts of decks whose indexes are kept: some 130 kB for fifty cards, one megabyte for five hundred."""


UNREAD = UnreadDeck()


class ToPrepare(Struct, frozen=True):
    """A card that answers are going to be given to, as it was read."""

    card: Card
    part: DeckPart
    around: DeckIndex | Sequence[Card]
    """The cards of that part, indexed where they were so before."""


class DeckGrader:
    """Grades answers to cards of stored decks. A deck is indexed once, and anew when it was changed."""

    def __init__(self, grader: Grader) -> None:
        self._grader = grader
        self._indexes: OrderedDict[DeckPart, DeckIndex] = OrderedDict()

    async def to_prepare(self, tx: Transaction, card_id: int, card: Card) -> ToPrepare:
        """Read what `prepare` works on, which takes so long that nothing should be held meanwhile."""
        part = await tx.decks.part_of(card_id)
        return ToPrepare(card, part, self._indexes.get(part) or await tx.decks.part(part))

    async def prepare(self, work: ToPrepare) -> Callable[[str], Grade]:
        """Make a card and its deck ready off the event loop, so that the first answer is as quick as the others.

        What is returned grades answers to the card as it was read.
        """
        around = work.around
        index = around if isinstance(around, DeckIndex) else await self._add(work.part, around)
        await asyncio.to_thread(self._grader.prepare, work.card)
        return lambda answer: self._grader.grade(work.card, answer, index)

    async def grade(self, tx: Transaction, place: int | DeckPart, card: Card, answer: str) -> Grade:
        """The grade of `answer`; `place` is the part of the deck that the card is in, or the card's id."""
        part = place if isinstance(place, DeckPart) else await tx.decks.part_of(place)
        index = self._indexes.get(part)
        if index is not None:
            self._indexes.move_to_end(part)
        try:
            return self._grader.grade(card, answer, index or UNREAD)
        except NotIndexed:
            return self._grader.grade(card, answer, await self._add(part, await tx.decks.part(part)))

    async def _add(self, part: DeckPart, cards: Sequence[Card]) -> DeckIndex:
        index = await asyncio.to_thread(self._grader.index, cards)
        self._indexes[part] = index
        if len(self._indexes) > MOST:
            self._indexes.popitem(last=False)
        return index
