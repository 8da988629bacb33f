"""What members say about decks: suggesting a card for one, and flagging a question in which something is wrong."""

from __future__ import annotations

from msgspec import Struct

from bot.core.cards import Card
from bot.core.decks.changes import asked_already, with_key
from bot.core.decks.records import StoredDeck
from bot.core.members import Person
from bot.core.suggestions import DAY, MAX_A_DAY, MAX_OPEN, MAX_WRONG, Suggestion
from bot.services.admission import admit
from bot.services.again import tried_again
from bot.services.decks import lookup
from bot.services.decks.rules import check_card
from bot.services.protocols import Clock
from bot.services.quiz.quizzes import revealed_round
from bot.services.storable import storable
from bot.services.suggestions.errors import (
    AskedThere,
    EmptyFlag,
    FlaggedBefore,
    NotOwnDeck,
    SuggestedBefore,
    TooManyInADay,
    TooManyUndecided,
)
from bot.storage.store import Store
from bot.storage.transaction import Transaction


class Filed(Struct, frozen=True):
    """A new suggestion or flag."""

    suggestion: Suggestion
    review_channel_id: int | None


@tried_again
class SuggestionService:
    """What members do; whoever decides is served by `services.suggestions.reviewing`."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def deck_for(self, who: Person, name: str) -> StoredDeck:
        """The server's own deck of that name, if the member may suggest a card for it now.

        Raises NotOwnDeck, TooManyInADay and TooManyUndecided.
        """
        async with self._store.read() as tx:
            await self._check_room(tx, who)
            return await _own_deck(tx, who.guild_id, name)

    async def suggest(self, who: Person, name: str, card: Card) -> Filed:
        """Suggest the card for the server's deck of that name; a UserError says why not."""
        card = with_key(card)
        check_card(card)
        async with self._store.write() as tx:
            await admit(tx, who)  # holds the member's row: what they send at once is counted in turn
            deck = await _own_deck(tx, who.guild_id, name)
            if asked_already(await tx.decks.read(deck), card) is not None:
                raise AskedThere(deck.title)
            if await tx.suggestions.suggested(who.guild_id, deck.id, card.key):
                raise SuggestedBefore(deck.title)
            await self._check_room(tx, who)
            added = await tx.suggestions.add_card(who.guild_id, who.user_id, deck.id, card, self._clock.now())
            return await _filed(tx, added)

    async def card_to_flag(self, round_id: int, who: Person) -> Card:
        """The card of a question whose answer was shown, if the member may flag it now.

        Raises FlaggedBefore, TooManyInADay and TooManyUndecided.
        """
        async with self._store.read() as tx:
            round_ = await revealed_round(tx, round_id, who)
            if await tx.suggestions.flagged(who.guild_id, who.user_id, round_.card_id):
                raise FlaggedBefore
            await self._check_room(tx, who)
            return await tx.decks.card(round_.card_id)

    async def flag(self, round_id: int, who: Person, text: str) -> Filed:
        """Say what is wrong with the card of a question whose answer was shown; a UserError says why not."""
        wrong = storable(text, MAX_WRONG)
        if not wrong:
            raise EmptyFlag
        async with self._store.write() as tx:
            await admit(tx, who)  # holds the member's row, as in `suggest`
            round_ = await revealed_round(tx, round_id, who)
            if await tx.suggestions.flagged(who.guild_id, who.user_id, round_.card_id):
                raise FlaggedBefore
            await self._check_room(tx, who)
            added = await tx.suggestions.add_flag(
                who.guild_id,
                who.user_id,
                card_id=round_.card_id,
                round_id=round_id,
                wrong=wrong,
                at=self._clock.now(),
            )
            assert added is not None  # the member's row is held: nobody flags in between
            return await _filed(tx, added)

    async def posted(self, suggestion_id: int, channel_id: int, message_id: int) -> None:
        """It is shown in that message, which is to be kept up to date."""
        async with self._store.write() as tx:
            await tx.suggestions.update(
                suggestion_id, review_channel_id=channel_id, review_message_id=message_id
            )

    async def _check_room(self, tx: Transaction, who: Person) -> None:
        waiting, today = await tx.suggestions.tally(who.guild_id, who.user_id, self._clock.now() - DAY)
        if waiting >= MAX_OPEN:
            raise TooManyUndecided(of=MAX_OPEN)
        if today >= MAX_A_DAY:
            raise TooManyInADay(of=MAX_A_DAY)


async def _own_deck(tx: Transaction, guild_id: int, name: str) -> StoredDeck:
    found = await lookup.find(tx, guild_id, name)
    if found.shared:
        raise NotOwnDeck(found.title)
    return found


async def _filed(tx: Transaction, added: int) -> Filed:
    suggestion = await tx.suggestions.get(added)
    assert suggestion is not None  # it was added in this transaction
    roles = await tx.members.guild_roles(suggestion.guild_id)
    return Filed(suggestion, roles.review_channel_id)
