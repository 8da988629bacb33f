"""Proposals: what would be added to a card, waiting for a person's yes.

What a card's author wrote stands. A proposal adds examples to the author's, and gives the other parts (ideas, a hint)
where the card has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import Card, Deck, Misconception
from bot.core.decks.lint_questions import folded


class Stage(StrEnum):
    """Where a proposal is."""

    PASSED = "passed"
    """Every check found it good; nobody has looked at it yet."""
    FLAGGED = "flagged"
    """Something about it wants a person's eye: see its notes."""
    FAILED = "failed"
    """Nothing usable came back; the card stays as it is."""
    ACCEPTED = "accepted"
    """A person wants it; it is not in the deck yet."""
    DROPPED = "dropped"
    """A person does not want it."""
    APPLIED = "applied"
    """It is in the deck."""


WAITING = (Stage.PASSED, Stage.FLAGGED)
"""Stages in which a person is asked."""


class Proposal(Struct, frozen=True):
    """What would be added to one card."""

    additions: Card
    """The card's key, question and answer as they were when it was drafted; all else is what would be added."""
    stage: Stage
    notes: tuple[str, ...] = ()
    """What the checks say, a sentence each: what was left out, what to look at, why it failed."""

    @property
    def key(self) -> str:
        """The card's key."""
        return self.additions.key


def blank(card: Card) -> Card:
    """The card without all that can be added: additions of nothing."""
    return Card(card.key, card.prompt, card.reference)


def stale(card: Card | None, proposal: Proposal) -> str:
    """Why the proposal no longer fits the deck's card of its key, None where it has gone; empty where it fits."""
    if card is None:
        return "the deck has no such card any more"
    drafted = (folded(proposal.additions.prompt), folded(proposal.additions.reference))
    if drafted != (folded(card.prompt), folded(card.reference)):
        return "its question or answer has changed since it was drafted"
    return ""


def taught(card: Card, additions: Card) -> Card:
    """The card with the additions."""
    known = set(map(folded, card.known_answers))
    return replace(
        card,
        hint=card.hint or additions.hint,
        explanation=card.explanation or additions.explanation,
        source=card.source or additions.source,
        answer=card.answer or additions.answer,
        enough=card.enough if card.concepts else additions.enough,
        concepts=card.concepts or additions.concepts,
        sides=card.sides or additions.sides,
        accepted=(*card.accepted, *_new(additions.accepted, known)),
        partial=(*card.partial, *_new(additions.partial, known)),
        wrong=_joined(card.wrong, additions.wrong, known),
    )


def gained(card: Card, additions: Card) -> Card:
    """The additions without what the card would not take: what `taught` really adds."""
    after = taught(card, additions)
    before = set(card.known_answers)
    groups = (replace(group, answers=_without(group.answers, before)) for group in after.wrong)
    return replace(
        blank(card),
        **{part: getattr(after, part) for part in _WHOLE if not getattr(card, part)},
        enough=None if card.concepts else after.enough,
        accepted=_without(after.accepted, before),
        partial=_without(after.partial, before),
        wrong=tuple(group for group in groups if group.answers),
    )


_WHOLE = ("hint", "explanation", "source", "answer", "concepts", "sides")
"""Parts that are added as a whole or not at all."""


def taught_deck(deck: Deck, proposals: Iterable[Proposal]) -> tuple[Deck, tuple[str, ...], dict[str, str]]:
    """The deck with the proposals; the keys of the cards that changed; why others were left, by key."""
    cards = {card.key: card for card in deck.cards}
    changed, left = [], {}
    for proposal in proposals:
        card = cards.get(proposal.key)
        if reason := stale(card, proposal):
            left[proposal.key] = reason
        elif card is not None and (after := taught(card, proposal.additions)) != card:
            cards[card.key] = after
            changed.append(card.key)
    return replace(deck, cards=tuple(cards.values())), tuple(changed), left


def _new(texts: Iterable[str], known: set[str]) -> tuple[str, ...]:
    """The texts that are not known yet; they are from now on."""
    found = []
    for text in texts:
        if folded(text) not in known:
            known.add(folded(text))
            found.append(text)
    return tuple(found)


def _joined(
    groups: tuple[Misconception, ...], added: Iterable[Misconception], known: set[str]
) -> tuple[Misconception, ...]:
    """The groups with the new answers, which join the group of their correction where there is one."""
    found = list(groups)
    for group in added:
        answers = _new(group.answers, known)
        places = [at for at, each in enumerate(found) if group.why and each.why == group.why]
        if places:
            found[places[0]] = replace(found[places[0]], answers=(*found[places[0]].answers, *answers))
        elif answers:
            found.append(Misconception(answers, group.why))
    return tuple(found)


def _without(texts: Iterable[str], known: set[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if text not in known)
