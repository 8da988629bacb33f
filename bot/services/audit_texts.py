"""The sentences of the audit list, `/deck log`. They are stored, so they stay in the words of their time."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.cards import Card, Deck
from bot.core.daily.plan import days_in_words
from bot.core.day_ranges import DayRange, in_words
from bot.core.decks.changes import Changes
from bot.core.decks.check import short
from bot.core.decks.records import ANSWERS, Revision
from bot.core.wording import plural

_UNDONE = {
    "add": "the addition of {cards}",
    "edit": "an edit of {cards}",
    "remove": "the removal of {cards}",
    "remove deck": "the removal of the deck",
    "import": "an import ({cards})",
    "teach": "the teaching of {cards}",
}
"""By `Revision.action`."""


def card_added(card: Card, deck: str, suggested_by: str = "") -> str:
    """A card was added to the deck of that title; `suggested_by` is the name of the member whose idea it was."""
    return f"added {_called(card)} to {_deck(deck)}{f', suggested by {suggested_by}' if suggested_by else ''}"


def card_edited(card: Card, deck: str) -> str:
    """A card was changed in a form."""
    return f"edited {_called(card)} in {_deck(deck)}"


def card_removed(card: Card, deck: str) -> str:
    """A card was taken out."""
    return f"removed {_called(card)} from {_deck(deck)}"


def deck_removed(deck: Deck) -> str:
    """A whole deck was taken away."""
    return f"removed the deck {_deck(deck.title)} ({plural(len(deck.cards), 'card')})"


def deck_imported(deck: str, changes: Changes) -> str:
    """A file became the deck, or changed it."""
    return f"imported {_deck(deck)} ({changes})"


def deck_taught(deck: str, cards: Sequence[Card]) -> str:
    """Examples and ideas that somebody accepted were added to cards."""
    return f"taught {_all(cards)} of {_deck(deck)}"


def answers_taught(deck: str) -> str:
    """Somebody taught the deck's cards from answers."""
    return f"taught {_deck(deck)} from answers"


def change_undone(deck: str, change: Revision, cards: Sequence[Card]) -> str:
    """The deck's last change was taken back, which had been on those `cards`."""
    if change.action == ANSWERS:
        return f"took back {plural(change.taught, 'taught answer')} (deck {_deck(deck)})"
    what = _UNDONE.get(change.action, "a change of {cards}")
    return f"took back {what.format(cards=_all(cards))} (deck {_deck(deck)})"


def _all(cards: Sequence[Card]) -> str:
    return _called(cards[0]) if len(cards) == 1 else plural(len(cards), "card")


def appeal_judged(name: str, card: Card, answer: str, *, others: int, note: str) -> str:
    """A reviewer acted on an appeal of `name` about the answer, and on `others` more with it."""
    more = f"; {others} more with it" if others else ""
    noted = f"; note: {note}" if note else ""
    return f"{name} on “{short(card.prompt, 100)}”: “{short(answer, 150)}”{more}{noted}"


def suggestion_revised(name: str, card: Card, deck: str) -> str:
    """A card that `name` suggests was changed before the decision."""
    return f"edited {_called(card)}, which {name} suggests for {_deck(deck)}"


def suggestion_declined(name: str, card: Card, deck: str) -> str:
    """A card that `name` suggested is not taken into the deck."""
    return f"declined {_called(card)}, which {name} suggested for {_deck(deck)}"


def flag_decided(name: str, card: Card, deck: str, wrong: str, *, done: bool) -> str:
    """What `name` found wrong with a card was seen to, or dismissed."""
    did = "settled" if done else "dismissed"
    return f"{did} the flag of {name} on {_called(card)} in {_deck(deck)}: “{short(wrong, 200)}”"


def role_set(setting: str, target_id: int | None) -> str:
    """A role for decks or appeals was chosen, or taken back."""
    return f"{setting.replace('_', ' ')}: {target_id or 'none, only Manage Server'}"


def review_channel_set(channel_id: int | None) -> str:
    """The channel for appeals was chosen, or taken back."""
    return f"review channel: {channel_id or 'none, only /appeals'}"


def rest_days_set(weekdays: frozenset[int]) -> str:
    """The server's weekdays of rest were chosen, or taken back."""
    return f"rest days: {days_in_words(weekdays) or 'none'}"


def holiday_added(name: str, days: DayRange, *, yearly: bool) -> str:
    """The server has a holiday more."""
    return f"added the holiday {name} ({in_words(days)}{', every year' if yearly else ''})"


def holiday_removed(name: str, days: DayRange) -> str:
    """It has one less, for the days to come."""
    return f"removed the holiday {name} ({in_words(days)})"


def season_changed(did: str, name: str) -> str:
    """A season with days of its own was started, ended, cancelled ..."""
    return f"{did} the season “{name}”"


def monthly_seasons(*, on: bool) -> str:
    """Each month became a season, or no more."""
    return f"monthly seasons: {'on' if on else 'off'}"


def _called(card: Card) -> str:
    return f"“{short(card.prompt)}”"


def _deck(title: str) -> str:
    return f"“{short(title)}”"
