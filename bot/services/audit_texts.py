"""The sentences of the audit list, `/deck log`. They are stored, so they stay in the words of their time."""

from __future__ import annotations

from bot.core.cards import Card, Deck
from bot.core.decks.changes import Changes
from bot.core.decks.check import short


def card_added(card: Card, slug: str) -> str:
    """A card was added to the deck of that name."""
    return f"added {_called(card)} to `{slug}`"


def card_edited(card: Card, slug: str) -> str:
    """A card was changed in a form."""
    return f"edited {_called(card)} in `{slug}`"


def card_removed(card: Card, slug: str) -> str:
    """A card was taken out."""
    return f"removed {_called(card)} from `{slug}`"


def deck_removed(deck: Deck) -> str:
    """A whole deck was taken away."""
    return f"removed the deck `{deck.slug}` (cards: {len(deck.cards):,})"


def deck_imported(slug: str, changes: Changes) -> str:
    """A file became the deck, or changed it."""
    return f"imported `{slug}` ({changes})"


def change_undone(slug: str, action: str) -> str:
    """The deck's last change was taken back; `action` is what that had been."""
    return f"took back a change of `{slug}` ({action})"


def appeal_judged(name: str, card: Card, answer: str, *, others: int, note: str) -> str:
    """A reviewer acted on an appeal of `name` about the answer, and on `others` more with it."""
    more = f"; {others} more with it" if others else ""
    noted = f"; note: {note}" if note else ""
    return f"{name} on “{short(card.prompt, 100)}”: “{short(answer, 150)}”{more}{noted}"


def role_set(setting: str, target_id: int | None) -> str:
    """A role for decks or appeals was chosen, or taken back."""
    return f"{setting.replace('_', ' ')}: {target_id or 'none, only Manage Server'}"


def review_channel_set(channel_id: int | None) -> str:
    """The channel for appeals was chosen, or taken back."""
    return f"review channel: {channel_id or 'none, only /appeals'}"


def _called(card: Card) -> str:
    return f"“{short(card.prompt)}”"
