"""Importing decks: a file becomes a preview, a preview becomes the deck when its importer says yes.

What is previewed lies in the database, so that Apply works after a restart; what is applied is what was shown,
or, where the deck has changed meanwhile, shown again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import Deck
from bot.core.decks.changes import Changes, Merged, compare, merge
from bot.core.decks.check import slugify
from bot.core.decks.records import PendingImport, Revision, StoredDeck
from bot.formats.names import YAML
from bot.services import audit_texts
from bot.services.again import tried_again
from bot.services.decks import lookup
from bot.services.decks.editing import Editor, note
from bot.services.decks.errors import DeckGivenTwice, NotYourPreview, PreviewGone
from bot.services.decks.files import DeckFiles, LintReport
from bot.services.decks.rules import check_room, checked_own, own_or_none, title_from
from bot.services.protocols import Clock
from bot.storage.store import Store
from bot.storage.transaction import Transaction

if TYPE_CHECKING:
    from bot.formats.load import Loaded

PENDING_LIFE = timedelta(days=1)
"""How long a preview can be applied."""


class Import(Struct, frozen=True):
    """What importing one deck does, or did."""

    deck: Deck
    """The deck as it is after it."""
    new: bool
    changes: Changes
    kept: tuple[str, ...]
    """Parts of cards that the file does not hold and that stay, on `kept_on` cards."""
    kept_on: int
    revision: Revision | None = None
    """None until it is done."""


class Preview(Struct, frozen=True):
    """An import that waits for a yes."""

    outcome: Import
    pending_id: int | None
    """None where there is nothing to apply."""
    format: str = ""
    notes: Sequence[str] = ()
    """What was guessed about the file, or left out."""
    lint_report: LintReport | None = None


@tried_again
class DeckImportService:
    """Previews for servers, and imports at once for the operator."""

    def __init__(self, store: Store, clock: Clock, files: DeckFiles) -> None:
        self._store = store
        self._clock = clock
        self._files = files

    async def preview(self, editor: Editor, loaded: Loaded, name: str | None = None) -> Preview:
        """What importing it would do; stored, so that it can be applied as it was shown.

        Raises SharedDeck.
        """
        whole = loaded.format == YAML
        async with self._store.read() as tx:
            deck = await self._named(tx, editor.guild_id, loaded.deck, name)
            stored = await self._own(tx, editor.guild_id, deck.slug)
            outcome = await _outcome(tx, stored, deck, whole=whole)
        if not outcome.changes:
            return Preview(outcome, None, loaded.format, loaded.skipped)
        lint_report = await self._files.lint(outcome.deck)
        now = self._clock.now()
        base = stored.digest if stored else ""
        pending = PendingImport(editor.guild_id, editor.user_id, deck, whole, base, now)
        async with self._store.write() as tx:
            await tx.deck_changes.drop_pending(now - PENDING_LIFE)
            pending_id = await tx.deck_changes.add_pending(pending)
        return Preview(outcome, pending_id, loaded.format, loaded.skipped, lint_report)

    async def apply(self, editor: Editor, pending_id: int) -> Import | Preview:
        """Make the previewed deck the server's; a new preview where the deck has changed since the last one.

        Raises NotYourPreview, PreviewGone and SharedDeck.
        """
        async with self._store.write() as tx:
            pending = await self._claim(tx, editor, pending_id)
            await tx.deck_changes.lock(pending.guild_id, pending.deck.slug)
            stored = await self._own(tx, pending.guild_id, pending.deck.slug)
            outcome = await _outcome(tx, stored, pending.deck, whole=pending.whole)
            base = stored.digest if stored else ""
            if base != pending.base:
                again = replace(pending, base=base, at=self._clock.now())
                pending_id = await tx.deck_changes.add_pending(again)
                return Preview(outcome, pending_id if outcome.changes else None)
            revision = await self._save(tx, editor, stored, outcome)
        return replace(outcome, revision=revision)

    async def cancel(self, editor: Editor, pending_id: int) -> Deck:
        """Forget the preview. Raises NotYourPreview and PreviewGone."""
        async with self._store.write() as tx:
            return (await self._claim(tx, editor, pending_id)).deck

    async def import_now(self, editor: Editor, read: Sequence[Loaded], *, dry_run: bool) -> list[Import]:
        """All decks in one transaction, for the operator; with `dry_run` nothing is written.

        Raises DeckGivenTwice.
        """
        names = [loaded.deck.slug for loaded in read]
        for name in names:
            if names.count(name) > 1:
                raise DeckGivenTwice(name, names.count(name))
        outcomes = []
        async with self._store.read() if dry_run else self._store.write() as tx:
            for name in [] if dry_run else sorted(names):
                await tx.deck_changes.lock(editor.guild_id, name)
            for loaded in read:
                stored = await own_or_none(tx, editor.guild_id, loaded.deck.slug)
                outcome = await _outcome(tx, stored, loaded.deck, whole=loaded.format == YAML)
                if outcome.changes and not dry_run:
                    await self._save(tx, editor, stored, outcome)
                outcomes.append(outcome)
        return outcomes

    async def _claim(self, tx: Transaction, editor: Editor, pending_id: int) -> PendingImport:
        """The pending import, which from now on nobody else can have."""
        pending = await tx.deck_changes.pending(pending_id)
        if pending is not None and (pending.guild_id, pending.user_id) != (editor.guild_id, editor.user_id):
            raise NotYourPreview
        old = pending is not None and pending.at < self._clock.now() - PENDING_LIFE
        if pending is None or old or not await tx.deck_changes.claim_pending(pending_id):
            raise PreviewGone
        return pending

    async def _named(self, tx: Transaction, guild_id: int, deck: Deck, name: str | None) -> Deck:
        """The deck under the name that was asked for: that of a deck there is, or a new one."""
        if not name or not name.strip():
            return deck
        known = await lookup.known(tx, guild_id, name)
        if known is not None:
            return replace(deck, slug=known.slug)
        return replace(deck, slug=slugify(name), title=title_from(name))

    async def _own(self, tx: Transaction, guild_id: int, slug: str) -> StoredDeck | None:
        """The server's own deck of that name, or None when the name is free."""
        found = await tx.decks.find(guild_id, slug)
        if found is None:
            await check_room(tx, guild_id)
            return None
        return checked_own(found, guild_id)

    async def _save(
        self, tx: Transaction, editor: Editor, stored: StoredDeck | None, outcome: Import
    ) -> Revision:
        before = await tx.decks.read(stored) if stored else None
        await tx.decks.save(editor.guild_id, outcome.deck)
        revision = Revision(before, editor.user_id, "import", self._clock.now())
        detail = audit_texts.deck_imported(outcome.deck.title, outcome.changes)
        await note(tx, editor, outcome.deck.slug, revision, detail)
        return revision


async def _outcome(tx: Transaction, stored: StoredDeck | None, deck: Deck, *, whole: bool) -> Import:
    before = await tx.decks.read(stored) if stored else None
    merged: Merged = merge(before, deck, whole=whole)
    return Import(merged.deck, before is None, compare(before, merged.deck), merged.kept, merged.kept_on)
