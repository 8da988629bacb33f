"""What a change does to a deck: which cards come, go and change, and what a poorer file must not wipe out.

Only the project's own format holds everything that a card may know. Every other file says some of it, so a deck
that is imported again from one keeps what the file cannot say of the cards that still ask the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import Card, Deck, Misconception
from bot.core.decks.keys import derive, is_derived
from bot.core.decks.lint_questions import folded

PARTS = {
    "prompt": "question",
    "reference": "answer",
    "topic": "topic",
    "answer": "form of the answer",
    "hint": "hint",
    "enough": "how many ideas are enough",
    "concepts": "ideas",
    "sides": "sides",
    "accepted": "accepted answers",
    "partial": "partly right answers",
    "wrong": "known wrong answers",
    "explanation": "explanation",
    "source": "source",
}
"""The parts of a card besides its key, and what people call them."""
_KNOWLEDGE = tuple(PARTS)[2:]
"""What a file may lack."""


class Changes(Struct, frozen=True):
    """The way from one deck to another."""

    added: tuple[Card, ...]
    changed: tuple[tuple[Card, Card], ...]
    """Each card before and after."""
    removed: tuple[Card, ...]
    unchanged: int
    others: tuple[str, ...]
    """What else differs: the title, the description, the order."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.others)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that it is about: those that come, change (as they become) and go."""
        return (*self.added, *(after for _, after in self.changed), *self.removed)

    def __str__(self) -> str:
        counts = ((self.added, "added"), (self.changed, "changed"), (self.removed, "removed"))
        parts = [f"{len(cards):,} {verb}" for cards, verb in counts if cards]
        cards = f"cards: {', '.join(parts)}" if parts else ""
        return "; ".join(part for part in (cards, *self.others) if part) or "nothing changed"


class Merged(Struct, frozen=True):
    """A file's deck, joined with what was known before."""

    deck: Deck
    kept: tuple[str, ...]
    """The parts (names of PARTS) that the file does not hold and that stay."""
    kept_on: int
    """On how many cards."""


def compare(before: Deck | None, after: Deck) -> Changes:
    """What changes from `before`, None where there is no deck yet, to `after`."""
    old = {card.key: card for card in before.cards} if before else {}
    new = {card.key: card for card in after.cards}
    stay = [key for key in new if key in old]
    return Changes(
        added=tuple(card for key, card in new.items() if key not in old),
        changed=tuple((old[key], new[key]) for key in stay if old[key] != new[key]),
        removed=tuple(card for key, card in old.items() if key not in new),
        unchanged=sum(old[key] == new[key] for key in stay),
        others=tuple(_others(before, after, stay == [key for key in old if key in new])),
    )


def _others(before: Deck | None, after: Deck, same_order: bool) -> Iterator[str]:
    if before is None:
        return
    if before.title != after.title:
        yield "another title"
    if before.description != after.description:
        yield "another description"
    if not same_order:
        yield "another order"


def changed_parts(before: Card, after: Card) -> tuple[str, ...]:
    """What differs between two states of a card, in people's words."""
    return tuple(word for part, word in PARTS.items() if getattr(before, part) != getattr(after, part))


def merge(before: Deck | None, read: Deck, *, whole: bool) -> Merged:
    """`read`, which a file gave, as the next state of the deck `before`; `whole` where the file holds everything.

    A card without a key of its own takes over the key of the card that asks the same. Of a card whose key and
    question stay, the parts that no card of the file has are kept, and so is a topic where it names none.
    """
    if before is None:
        return Merged(read, (), 0)
    cards = _with_known_keys(before, read.cards)
    if whole:
        return Merged(replace(read, cards=cards), (), 0)
    said = {part for part in _KNOWLEDGE if any(getattr(card, part) for card in cards)}
    old = {card.key: card for card in before.cards}
    joined, kept, count = [], set[str](), 0
    for card in cards:
        known = old.get(card.key)
        stays = _unsaid(known, card, said) if known else {}
        joined.append(replace(card, **stays))
        unsaid = stays.keys() - said - {"topic"}
        kept |= unsaid
        count += bool(unsaid)
    words = tuple(word for part, word in PARTS.items() if part in kept)
    deck = Deck(read.slug, before.title, read.description or before.description, tuple(joined))
    return Merged(deck, words, count)


def _with_known_keys(before: Deck, cards: Iterable[Card]) -> tuple[Card, ...]:
    """The cards, those with a made-up key under the key by which their question is known."""
    cards = tuple(cards)
    known: dict[str, str] = {}
    for card in before.cards:
        known.setdefault(folded(card.prompt), card.key)
    taken = {card.key for card in cards}
    old = {card.key for card in before.cards}
    named = []
    for card in cards:
        key = known.get(folded(card.prompt), card.key)
        adopts = is_derived(card.key) and card.key not in old and key not in taken
        named.append(replace(card, key=key) if adopts else card)
        taken.add(named[-1].key)
    return tuple(named)


def _unsaid(known: Card, card: Card, said: set[str]) -> dict[str, Any]:
    """The parts of `known` that stay although the file's `card` lacks them."""
    if not same_question(known, card):
        return {}
    stays = {part: getattr(known, part) for part in _KNOWLEDGE if part not in said}
    if not card.topic:
        stays["topic"] = known.topic
    if "wrong" in said:
        stays["wrong"] = _regrouped(known.wrong, card.wrong)
    return {part: value for part, value in stays.items() if value and value != getattr(card, part)}


def _regrouped(groups: Iterable[Misconception], flat: Iterable[Misconception]) -> tuple[Misconception, ...]:
    """The answers of `flat`, in the groups where they stood: a table holds them without their corrections."""
    left = dict.fromkeys(answer for group in flat for answer in group.answers)
    found = []
    for group in groups:
        answers = tuple(answer for answer in group.answers if answer in left)
        if answers:
            found.append(Misconception(answers, group.why))
        for answer in answers:
            left.pop(answer, None)
    return (*found, *(Misconception((answer,)) for answer in left))


def with_card(deck: Deck, card: Card) -> Deck:
    """The deck with `card` in place of the one that has its key, else at the end."""
    if deck.card(card.key) is None:
        return replace(deck, cards=(*deck.cards, card))
    return replace(deck, cards=tuple(card if each.key == card.key else each for each in deck.cards))


def without_card(deck: Deck, key: str) -> Deck:
    """The deck without the card of that key."""
    return replace(deck, cards=tuple(card for card in deck.cards if card.key != key))


def with_key(card: Card) -> Card:
    """The card under the key that an import would give it."""
    return derive([card])[0]


def same_question(one: Card, other: Card) -> bool:
    """Whether both ask the same, but for case, spaces and marks."""
    return folded(one.prompt) == folded(other.prompt)


def asked_already(deck: Deck, card: Card) -> Card | None:
    """The deck's card that has the key of `card` or asks the same."""
    question = folded(card.prompt)
    return next(
        (each for each in deck.cards if each.key == card.key or folded(each.prompt) == question), None
    )
