"""Changing a server's decks: each change is one transaction with a revision to undo it and an audit line."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from bot.core.audit import AuditLine
from bot.core.cards import Card, Deck
from bot.core.decks.changes import (
    Changes,
    asked_already,
    compare,
    same_question,
    with_card,
    with_key,
    without_card,
)
from bot.core.decks.check import slugify
from bot.core.decks.limits import MAX_CARDS
from bot.core.decks.records import ANSWERS, Revision, StoredDeck
from bot.core.members import Person
from bot.services import audit_texts
from bot.services.again import tried_again
from bot.services.decks import lookup
from bot.services.decks.errors import CardsFull, LastCard, NothingToUndo, QuestionTaken
from bot.services.decks.rules import (
    card_of,
    check_card,
    check_room,
    checked_own,
    held_deck,
    own_deck,
    own_or_none,
    title_from,
)
from bot.services.protocols import Clock
from bot.storage.store import Store
from bot.storage.transaction import Transaction

LOG_LINES = 200
"""Of the audit list, the newest."""


class Editor(Struct, frozen=True):
    """Who changes decks, and of which server (`SHARED`: of all)."""

    guild_id: int
    user_id: int
    """0 for the operator at the command line."""


class Edited(Struct, frozen=True):
    """A deck and the card in it that was to be changed."""

    deck: Deck
    card: Card
    revision: Revision | None
    """None where nothing changed."""


class Undo(Struct, frozen=True):
    """A change that can be taken back, or was."""

    slug: str
    title: str
    revision: Revision
    """The change."""
    changes: Changes
    """What taking it back does to the deck."""
    gone: bool
    """Whether the deck goes with it, as it was not there before."""


@tried_again
class DeckEditingService:
    """What managers do to decks, besides importing them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def contents(self, guild_id: int, name: str) -> tuple[StoredDeck, Deck]:
        """A deck that the server may use, with its cards."""
        async with self._store.read() as tx:
            found = await lookup.find(tx, guild_id, name)
            return found, await tx.decks.read(found)

    async def search(self, guild_id: int, name: str, typed: str, limit: int) -> list[tuple[str, str]]:
        """(key, question) of cards that fit what is typed; none for an unknown deck."""
        async with self._store.read() as tx:
            found = await lookup.known(tx, guild_id, name)
            return await tx.decks.search(found.id, typed.strip(), limit) if found else []

    async def undoable(self, guild_id: int) -> list[str]:
        """Names of decks with a change to undo, removed decks among them."""
        async with self._store.read() as tx:
            return await tx.deck_changes.changed(guild_id)

    async def log(self, guild_id: int) -> list[AuditLine]:
        """The newest lines of the server's audit list."""
        async with self._store.read() as tx:
            return await tx.audit.latest(guild_id, LOG_LINES)

    async def editable(self, guild_id: int, name: str, key: str) -> tuple[StoredDeck, Card]:
        """A card that may be edited here, and its deck. Raises NoSuchCard and SharedDeck."""
        async with self._store.read() as tx:
            found = checked_own(await lookup.find(tx, guild_id, name), guild_id)
            return found, card_of(await tx.decks.read(found), key)

    async def add_card(self, editor: Editor, name: str, card: Card) -> Edited:
        """The deck with the card; made of `name` where there is none. QuestionTaken when it asks that already.

        Raises CardsFull, DecksFull, InvalidCard and SharedDeck.
        """
        async with self._store.write() as tx:
            return await self.add_within(tx, editor, name, card)

    async def add_within(
        self, tx: Transaction, editor: Editor, name: str, card: Card, suggested_by: Person | None = None
    ) -> Edited:
        """`add_card` as a part of the caller's transaction; the audit line names who suggested it, if anybody.

        Raises CardsFull, DecksFull, InvalidCard, QuestionTaken and SharedDeck.
        """
        card = with_key(card)
        check_card(card)
        before, deck = await self._to_add_to(tx, editor.guild_id, name)
        known = asked_already(deck, card)
        if known is not None:
            raise QuestionTaken(deck.title, deck.slug)
        if len(deck.cards) >= MAX_CARDS:
            raise CardsFull(deck.title, of=MAX_CARDS)
        after = with_card(deck, card)
        detail = audit_texts.card_added(card, after.title, suggested_by.name if suggested_by else "")
        await tx.decks.save(editor.guild_id, after)
        revision = self._revision(editor, before, "add")
        await note(tx, editor, after.slug, revision, detail, suggested_by)
        return Edited(after, card, revision)

    async def _to_add_to(self, tx: Transaction, guild_id: int, name: str) -> tuple[Deck | None, Deck]:
        """(the deck or None, the deck or a new one)."""
        known = await lookup.known(tx, guild_id, name)
        slug = known.slug if known is not None else slugify(name)
        await tx.deck_changes.lock(guild_id, slug)
        found = await tx.decks.find(guild_id, slug)
        if found is None:
            await check_room(tx, guild_id)
            return None, Deck(slug, title_from(name) or slug)
        deck = await tx.decks.read(checked_own(found, guild_id))
        return deck, deck

    async def edit_card(self, editor: Editor, name: str, key: str, **parts: object) -> Edited:
        """Change parts of a card; it keeps its key, and so everybody's history with it.

        QuestionTaken when it would come to ask what another card of the deck asks. Raises InvalidCard, NoSuchCard and
        SharedDeck.
        """
        revision = None
        async with self._store.write() as tx:
            before = await tx.decks.read(await own_deck(tx, editor.guild_id, name))
            was = card_of(before, key)
            card = replace(was, **parts)
            check_card(card)
            if (
                not same_question(was, card)
                and asked_already(without_card(before, was.key), card) is not None
            ):
                raise QuestionTaken(before.title, before.slug)
            after = with_card(before, card)
            if after != before:
                detail = audit_texts.card_edited(card, after.title)
                revision = await self._save(tx, editor, before, after, "edit", detail)
        return Edited(after, card, revision)

    async def remove_card(self, editor: Editor, name: str, key: str) -> Edited:
        """Take a card out; LastCard when the deck has no other. Raises NoSuchCard and SharedDeck."""
        async with self._store.write() as tx:
            before = await tx.decks.read(await own_deck(tx, editor.guild_id, name))
            card = card_of(before, key)
            if len(before.cards) == 1:
                raise LastCard(before.title, before.slug)
            after = without_card(before, card.key)
            detail = audit_texts.card_removed(card, after.title)
            revision = await self._save(tx, editor, before, after, "remove", detail)
        return Edited(after, card, revision)

    async def removal(self, guild_id: int, name: str) -> tuple[StoredDeck, list[int]]:
        """A deck that may be removed here, and the daily questions that ask from it. Raises SharedDeck."""
        async with self._store.read() as tx:
            found = checked_own(await lookup.find(tx, guild_id, name), guild_id)
            schedules = await tx.daily.schedules(guild_id)
            return found, [each.id for each in schedules if each.deck_id == found.id]

    async def remove_deck(self, editor: Editor, slug: str) -> tuple[Deck, Revision]:
        """Take the whole deck of that very name away; scores and streaks stay. Raises SharedDeck."""
        async with self._store.write() as tx:
            stored = await held_deck(tx, editor.guild_id, slug)
            before = await tx.decks.read(stored)
            await tx.decks.remove(stored.id)
            revision = self._revision(editor, before, "remove deck")
            await note(tx, editor, before.slug, revision, audit_texts.deck_removed(before))
        return before, revision

    async def last_change(self, guild_id: int, name: str) -> Undo:
        """The deck's last change, which `undo` would take back; NothingToUndo where there is none.

        Raises SharedDeck.
        """
        async with self._store.read() as tx:
            return await self._last_change(tx, guild_id, await self._changed(tx, guild_id, name))

    async def undo(self, editor: Editor, name: str, mark: int | None = None) -> Undo | None:
        """Take back the deck's last change; again, the one before.

        With the `mark` of a revision only that one: None, and nothing taken back, where it is not the last any more.

        Raises NothingToUndo and SharedDeck.
        """
        guild_id = editor.guild_id
        async with self._store.write() as tx:
            slug = await self._changed(tx, guild_id, name)
            await tx.deck_changes.lock(guild_id, slug)
            last = await self._last_change(tx, guild_id, slug)
            if mark is not None and last.revision.mark != mark:
                return None
            await tx.deck_changes.take_back(guild_id, slug)
            if last.revision.action != ANSWERS:  # what it taught went with it
                await self._restore(tx, guild_id, slug, last.revision.before)
            detail = audit_texts.change_undone(last.title, last.revision, last.changes.cards)
            await tx.audit.record(guild_id, editor.user_id, "deck.undo", detail, self._clock.now())
        return last

    async def _changed(self, tx: Transaction, guild_id: int, name: str) -> str:
        """The name of the deck that is meant, which may have been removed. Raises NoSuchDeck."""
        slug = name.strip().lower()
        if slug in await tx.deck_changes.changed(guild_id):
            return slug
        return (await lookup.find(tx, guild_id, name)).slug

    async def _last_change(self, tx: Transaction, guild_id: int, slug: str) -> Undo:
        revision = await tx.deck_changes.newest(guild_id, slug)
        if revision is None:
            raise NothingToUndo(checked_own(await lookup.called(tx, guild_id, slug), guild_id).title)
        taught = revision.action == ANSWERS  # of a shared deck, too, and the deck itself is as it was
        stored = await (tx.decks.find(guild_id, slug) if taught else own_or_none(tx, guild_id, slug))
        now = await tx.decks.read(stored) if stored else None
        before = now if taught else revision.before
        known = before or now or Deck(slug, slug)
        changes = compare(now, before or replace(known, cards=()))
        return Undo(slug, known.title, revision, changes, gone=before is None and not taught)

    async def _restore(self, tx: Transaction, guild_id: int, slug: str, before: Deck | None) -> None:
        """Make the deck what it was."""
        if before is not None:
            await tx.decks.save(guild_id, before)
        elif (stored := await own_or_none(tx, guild_id, slug)) is not None:
            await tx.decks.remove(stored.id)

    async def _save(
        self, tx: Transaction, editor: Editor, before: Deck | None, after: Deck, action: str, detail: str
    ) -> Revision:
        await tx.decks.save(editor.guild_id, after)
        revision = self._revision(editor, before, action)
        await note(tx, editor, after.slug, revision, detail)
        return revision

    def _revision(self, editor: Editor, before: Deck | None, action: str) -> Revision:
        return Revision(before, editor.user_id, action, self._clock.now())


async def note(
    tx: Transaction, editor: Editor, slug: str, revision: Revision, detail: str, about: Person | None = None
) -> int:
    """Keep what undoes a change, the row's id; tell of it in the audit list. `about` is whom the detail names."""
    revision_id = await tx.deck_changes.record(editor.guild_id, slug, revision)
    action, subject_id = f"deck.{revision.action.replace(' ', '-')}", about.user_id if about else None
    record = tx.audit.record
    await record(editor.guild_id, editor.user_id, action, detail, revision.at, subject_id=subject_id)
    return revision_id
