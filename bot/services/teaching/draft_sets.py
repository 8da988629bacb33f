"""Drafts looked over in a server: a file is laid out, decided about draft by draft, and what is accepted is one change.

They lie in the database, so that the buttons work after a restart; whoever looks after the server's decks may go on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.decks.problems import DeckError
from bot.core.decks.records import StoredDeck
from bot.core.teaching.draft_sets import DECIDED, DraftSet, next_waiting
from bot.core.teaching.laying_out import LaidOut, laid_out
from bot.core.teaching.proposals import WAITING, Proposal, Stage, stale, taught
from bot.core.teaching.second_reading import still_said
from bot.services.again import tried_again
from bot.services.decks import lookup
from bot.services.decks.editing import Editor
from bot.services.decks.errors import DraftSetGone, NothingToLookOver, ReadingTooSlow
from bot.services.decks.rules import check_card, checked_own, held_deck
from bot.services.protocols import Clock
from bot.services.teaching.applying import Taught, apply_within
from bot.storage.store import Store
from bot.storage.transaction import Transaction

if TYPE_CHECKING:
    from bot.formats.teaching.drafts import Drafts

DRAFT_SET_LIFE = timedelta(days=7)
"""How long drafts can be decided about."""
MAX_BYTES = 2 * 2**20
"""Of a file: some 400 cards' drafts."""
READ_SECONDS = 20.0
_T = TypeVar("_T")


class Checker(Protocol):
    """Looks at drafts as `teach` does; its work is for a thread."""

    def noted(self, card: Card, proposal: Proposal) -> Proposal:
        """The draft as a person left it, with what the checks say of it."""
        ...


class Shown(Struct, frozen=True):
    """One draft of a draft set, and how far one is."""

    draft_set_id: int
    deck: StoredDeck
    number: int
    """From 0."""
    stages: tuple[Stage, ...]
    """Of all drafts."""
    proposal: Proposal
    card: Card | None
    """The card as it is now; None where it has gone."""
    why_left: str = ""
    """Why the draft does not fit the card any more; empty where it does."""
    left: tuple[str, ...] = ()
    """Why drafts of the file are not in the set."""

    @property
    def looked_at(self) -> int:
        """How many were decided about."""
        return sum(stage in DECIDED for stage in self.stages)

    def count(self, stage: Stage) -> int:
        """How many drafts are there."""
        return self.stages.count(stage)


class Finished(Struct, frozen=True):
    """A draft set about which all is decided: it is deleted."""

    taught: Taught | None
    """None: nothing was accepted."""
    deck: str
    """Its name."""
    waited: int
    """Drafts that nobody has looked at."""


@tried_again
class DraftSetService:
    """Draft sets of servers. Files are read, and drafts checked, in a thread, one at a time."""

    def __init__(self, store: Store, clock: Clock, make_checker: Callable[[Deck], Checker]) -> None:
        """`make_checker` gives one for a deck as it is; it is called in the thread."""
        self._store, self._clock, self._make_checker = store, clock, make_checker
        self._turn = asyncio.Lock()

    async def open(self, editor: Editor, data: bytes, name: str | None = None) -> Shown:
        """Lay a file of drafts out for the server's deck of that name, or of the name that the file says.

        DeckError with the problems of the file, NothingToLookOver, NoSuchDeck, SharedDeck, ReadingTooSlow.

        Raises DraftSetGone.
        """
        drafts = await self._in_time(lambda: _read(data))
        async with self._store.read() as tx:
            stored = checked_own(await lookup.find(tx, editor.guild_id, name or drafts.slug), editor.guild_id)
            deck = await tx.decks.read(stored)
        laid = await self._in_time(lambda: laid_out(deck, drafts.proposals))
        if not laid.proposals:
            raise NothingToLookOver(stored.title, laid.left)
        return await self.lay(editor, stored, laid)

    async def show(self, guild_id: int, draft_set_id: int, number: int) -> Shown:
        """The draft of that number, or the last one; DraftSetGone."""
        async with self._store.read() as tx:
            return await self._shown(tx, guild_id, draft_set_id, number)

    async def decide(self, guild_id: int, draft_set_id: int, number: int, stage: Stage) -> Shown:
        """Accept or drop it; the next one that waits, or the same where none does. Raises DraftSetGone."""
        async with self._store.write() as tx:
            _, proposal = await self._held(tx, guild_id, draft_set_id, number)
            await tx.draft_sets.put(draft_set_id, number, replace(proposal, stage=stage))
            stages = await tx.draft_sets.stages(draft_set_id)
            following = next_waiting(stages, number)
            return await self._shown(tx, guild_id, draft_set_id, number if following is None else following)

    async def accept_passed(self, guild_id: int, draft_set_id: int, number: int) -> Shown:
        """Accept all that passed; the draft of that number, or the next one that waits where it does no more.

        Raises DraftSetGone.
        """
        async with self._store.write() as tx:
            await self._held(tx, guild_id, draft_set_id, number)
            await tx.draft_sets.accept_passed(draft_set_id)
            stages = await tx.draft_sets.stages(draft_set_id)
            following = number if stages[number] in WAITING else next_waiting(stages, number)
            return await self._shown(tx, guild_id, draft_set_id, number if following is None else following)

    async def edit(
        self, guild_id: int, draft_set_id: int, number: int, change: Callable[[Proposal], Card]
    ) -> Shown:
        """Other additions, which `change` makes of the draft, checked as `teach` checks; InvalidCard.

        Raises DraftSetGone.
        """
        async with self._store.read() as tx:
            shown = await self._shown(tx, guild_id, draft_set_id, number)
            deck = await tx.decks.read(shown.deck)
        if shown.card is None or shown.why_left:
            return shown
        card = shown.card
        edited = replace(shown.proposal, additions=change(shown.proposal))
        check_card(taught(card, edited.additions))
        checked = await self._in_turn(lambda: self._make_checker(deck).noted(card, edited))
        async with self._store.write() as tx:
            _, before = await self._held(tx, guild_id, draft_set_id, number)
            stage = before.stage if before.stage in WAITING or not before.notes else Stage.FLAGGED
            await tx.draft_sets.put(draft_set_id, number, still_said(replace(before, stage=stage), checked))
            return await self._shown(tx, guild_id, draft_set_id, number)

    async def finish(self, editor: Editor, draft_set_id: int) -> Finished:
        """Put what was accepted into the deck as one change, and delete the draft set. Raises DraftSetGone."""
        async with self._store.write() as tx:
            draft_set = await self._draft_set(tx, editor.guild_id, draft_set_id, hold=True)
            stages = await tx.draft_sets.stages(draft_set_id)
            accepted = await tx.draft_sets.accepted(draft_set_id)
            if not await tx.draft_sets.clear(draft_set_id):
                raise DraftSetGone
            waited = sum(stage in WAITING for stage in stages)
            if not accepted:
                return Finished(None, draft_set.slug, waited)
            stored = await held_deck(tx, editor.guild_id, draft_set.slug)
            done = await apply_within(tx, editor, stored, accepted, self._clock.now())
        return Finished(done, draft_set.slug, waited)

    async def lay(self, editor: Editor, stored: StoredDeck, laid: LaidOut) -> Shown:
        """Make a set of drafts, one at least; the first that waits. Raises DraftSetGone."""
        now = self._clock.now()
        async with self._store.write() as tx:
            await tx.draft_sets.drop_old(now - DRAFT_SET_LIFE)
            draft_set = DraftSet(editor.guild_id, editor.user_id, stored.slug, now)
            draft_set_id = await tx.draft_sets.add(draft_set, laid.proposals)
            stages = await tx.draft_sets.stages(draft_set_id)
            first = next_waiting(stages, -1) or 0
            return replace(await self._shown(tx, editor.guild_id, draft_set_id, first), left=laid.left)

    async def _shown(self, tx: Transaction, guild_id: int, draft_set_id: int, number: int) -> Shown:
        draft_set = await self._draft_set(tx, guild_id, draft_set_id)
        stages = await tx.draft_sets.stages(draft_set_id)
        number = min(number, len(stages) - 1)
        proposal = await tx.draft_sets.proposal(draft_set_id, number)
        stored = await tx.decks.find(guild_id, draft_set.slug)
        if proposal is None or stored is None or stored.guild_id != guild_id:
            raise DraftSetGone
        card = await tx.decks.by_key(stored.id, proposal.key)
        return Shown(draft_set_id, stored, number, stages, proposal, card, stale(card, proposal))

    async def _draft_set(
        self, tx: Transaction, guild_id: int, draft_set_id: int, *, hold: bool = False
    ) -> DraftSet:
        draft_set = await tx.draft_sets.get(draft_set_id, lock=hold)
        if (
            draft_set is None
            or draft_set.guild_id != guild_id
            or draft_set.at < self._clock.now() - DRAFT_SET_LIFE
        ):
            raise DraftSetGone
        return draft_set

    async def _held(
        self, tx: Transaction, guild_id: int, draft_set_id: int, number: int
    ) -> tuple[DraftSet, Proposal]:
        """The draft set and the draft of that number, which others change only afterwards."""
        draft_set = await self._draft_set(tx, guild_id, draft_set_id, hold=True)
        proposal = await tx.draft_sets.proposal(draft_set_id, number)
        if proposal is None:
            raise DraftSetGone
        return draft_set, proposal

    async def _in_turn(self, work: Callable[[], _T]) -> _T:
        async with self._turn:
            return await asyncio.to_thread(work)

    async def _in_time(self, work: Callable[[], _T]) -> _T:
        try:
            return await asyncio.wait_for(self._in_turn(work), READ_SECONDS)
        except TimeoutError:
            raise ReadingTooSlow(READ_SECONDS) from None


def _read(data: bytes) -> Drafts:
    """The drafts in a file, whose parser is imported with the first one."""
    from bot.formats.teaching import drafts

    try:
        return drafts.parse(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise DeckError.of("the file is no UTF-8 text") from None
