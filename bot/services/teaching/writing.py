"""A language model writes drafts because somebody in a server asked for them: few cards, within the day's tokens.

What it wrote lies in a draft set of the server afterwards, where people decide about it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from bot import assets
from bot.config import Settings
from bot.core.cards import Card, Deck
from bot.core.decks.records import StoredDeck
from bot.core.teaching.budget import BudgetSpent, Meter
from bot.core.teaching.knowledge import State, known_of
from bot.core.teaching.laying_out import LaidOut
from bot.core.teaching.proposals import WAITING, Proposal
from bot.services.decks import lookup
from bot.services.decks.editing import Editor
from bot.services.decks.errors import NoModel, NothingToWrite, TokensUsed, WritingAlready
from bot.services.decks.rules import checked_own
from bot.services.protocols import Clock, Grader
from bot.services.teaching.draft_sets import DraftSetService, Shown
from bot.storage.store import Store
from bot.teaching.address import Address, address_of
from bot.teaching.errors import EndpointError

if TYPE_CHECKING:
    from bot.services.teaching.drafting import Drafting, Writer

log = logging.getLogger(__name__)

CARDS = 10
"""Of one run: Discord lets the message about it be changed for 15 minutes."""
RUN_SECONDS = 12 * 60.0
RUNS = 2
"""At once, in all servers: checking drafts takes a thread and a grader each."""
PARALLEL = 2
LEAST = 20_000
"""Tokens that have to be left for a run to begin: a first call puts by some 15,000."""


class Connect(Protocol):
    """Opens a model: `bot.teaching.connecting.connect`."""

    def __call__(self, address: Address, meter: Meter) -> AbstractAsyncContextManager[Writer]:
        """What it takes is counted by the meter."""
        ...


class Model(Struct, frozen=True):
    """The language model of the settings."""

    host: str
    """Who gets the texts."""
    name: str
    exposed: bool
    """Whether they travel readable to others."""
    connect: Callable[[Meter], AbstractAsyncContextManager[Writer]]
    daily_tokens: int
    """Of one server."""


class Offer(Struct, frozen=True):
    """What a run would be about."""

    deck: StoredDeck
    cards: tuple[Card, ...]
    more: int
    """Cards that lack something too, and are left for another run."""
    model: Model


class Written(Struct, frozen=True):
    """What came of a run."""

    deck: StoredDeck
    shown: Shown | None
    """The first draft; None where there is none."""
    failed: tuple[str, ...]
    """Cards for which nothing of use was written, and why, a sentence each."""
    unwritten: int
    """Cards that it did not come to."""
    away: bool
    """Whether the model could not be reached, or said no."""
    tokens: int


def model_of(settings: Settings, connect: Connect) -> Model | None:
    """The model that servers may have write; None where the operator has not said so. ConfigError."""
    if not settings.teach_daily_tokens:
        return None
    address = address_of(settings)
    tokens = settings.teach_daily_tokens
    return Model(address.host, address.model, address.exposed, partial(connect, address), tokens)


def drafting_factory(new_grader: Callable[[], Grader]) -> Callable[[Deck], Drafting]:
    """Makes what drafts and checks, which few servers ever need."""

    def drafting(deck: Deck) -> Drafting:
        from bot.services.teaching.drafting import Drafting  # with the readers of replies

        return Drafting(deck, new_grader(), assets.load_prompts(), assets.load_off_topic())

    return drafting


class WritingService:
    """Runs for servers; what each has spent is counted from the process's start on, a day in UTC."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        draft_sets: DraftSetService,
        model: Model | None,
        make_drafting: Callable[[Deck], Drafting],
    ) -> None:
        """`make_drafting` is called in a thread."""
        self._store, self._clock, self._draft_sets = store, clock, draft_sets
        self._model, self._make_drafting = model, make_drafting
        self._running: set[int] = set()
        self._spent: dict[int, tuple[date, int]] = {}

    @property
    def offered(self) -> bool:
        """Whether servers may have drafts written."""
        return self._model is not None

    async def offer(self, guild_id: int, name: str) -> Offer:
        """What would be sent; NoModel, NoSuchDeck, SharedDeck, NothingToWrite, WritingAlready, TokensUsed."""
        return (await self._offer(guild_id, name))[0]

    async def write(
        self, editor: Editor, name: str, told: Callable[[int, int], Awaitable[object]]
    ) -> Written:
        """Have drafts written; `told` hears after each how many of how many cards are done. Errors as with `offer`.

        Raises NoModel, NothingToWrite, SharedDeck, TokensUsed and WritingAlready.
        """
        offer, deck = await self._offer(editor.guild_id, name)
        self._check_turn(editor.guild_id)  # again: somebody else may have begun while the deck was read
        self._running.add(editor.guild_id)
        meter = Meter(offer.model.daily_tokens - self._spent_today(editor.guild_id))
        found: list[Proposal] = []
        try:
            away = await self._run(offer, deck, meter, found, told)
        finally:
            self._running.discard(editor.guild_id)
            self._count(editor.guild_id, meter.spent)
        useful = tuple(each for each in found if each.stage in WAITING)
        failed = tuple(f"{each.key}: {' '.join(each.notes)}" for each in found if each.stage not in WAITING)
        shown = await self._draft_sets.lay(editor, offer.deck, LaidOut(useful, failed)) if useful else None
        log.info(
            "drafts were written",
            extra={"deck": offer.deck.slug, "cards": len(found), "tokens": meter.spent},
        )
        return Written(offer.deck, shown, failed, len(offer.cards) - len(found), away, meter.spent)

    async def _run(
        self,
        offer: Offer,
        deck: Deck,
        meter: Meter,
        found: list[Proposal],
        told: Callable[[int, int], Awaitable[object]],
    ) -> bool:
        """Draft the cards into `found`, and tell of each; whether the model was away."""
        from bot.services.teaching.running import draft_all  # with the readers of replies

        done: asyncio.Queue[Proposal | None] = asyncio.Queue()
        drafting = await asyncio.to_thread(self._make_drafting, deck)

        async def draft() -> bool:
            try:
                async with asyncio.timeout(RUN_SECONDS), offer.model.connect(meter) as writer:
                    reason = await draft_all(
                        drafting, writer, offer.cards, done.put_nowait, parallel=PARALLEL
                    )
            except TimeoutError:
                return False
            finally:
                done.put_nowait(None)
            if isinstance(reason, EndpointError):
                log.warning("the model that drafts cannot be used", extra={"reason": str(reason)})
            return reason is not None and not isinstance(reason, BudgetSpent)

        async with asyncio.TaskGroup() as group:
            task = group.create_task(draft())
            while (proposal := await done.get()) is not None:
                found.append(proposal)
                await told(len(found), len(offer.cards))
        return task.result()

    async def _offer(self, guild_id: int, name: str) -> tuple[Offer, Deck]:
        model = self._model
        if model is None:
            raise NoModel
        self._check_turn(guild_id)
        if model.daily_tokens - self._spent_today(guild_id) < LEAST:
            raise TokensUsed(model.daily_tokens)
        async with self._store.read() as tx:
            stored = checked_own(await lookup.find(tx, guild_id, name), guild_id)
            deck = await tx.decks.read(stored)
        lacking = [card for card in deck.cards if known_of(card).state in (State.BARE, State.LITTLE)]
        if not lacking:
            raise NothingToWrite(stored.title)
        return Offer(stored, tuple(lacking[:CARDS]), max(0, len(lacking) - CARDS), model), deck

    def _check_turn(self, guild_id: int) -> None:
        if guild_id in self._running or len(self._running) >= RUNS:
            raise WritingAlready

    def _spent_today(self, guild_id: int) -> int:
        day, tokens = self._spent.get(guild_id, (date.min, 0))
        return tokens if day == self._clock.now().date() else 0

    def _count(self, guild_id: int, tokens: int) -> None:
        today = self._clock.now().date()
        self._spent = {of: spent for of, spent in self._spent.items() if spent[0] == today}
        self._spent[guild_id] = (today, self._spent_today(guild_id) + tokens)
