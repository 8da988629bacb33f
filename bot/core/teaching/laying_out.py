"""A file of drafts as it is laid out for a deck: what fits it, cleaned, and why the rest is left."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.decks.check import card_problems
from bot.core.teaching.cleaning import cleaned
from bot.core.teaching.proposals import WAITING, Proposal, Stage, blank, gained, stale, taught

MOST = 200
"""Drafts of one set: more than anybody looks over in a sitting."""
MOST_EXAMPLES = 180
"""Of one draft: what a model may write, and few enough to be compared with one another."""


class LaidOut(Struct, frozen=True):
    """What is to be looked over."""

    proposals: tuple[Proposal, ...]
    left: tuple[str, ...]
    """Why others are not among them, by the card's key, a sentence each."""


def laid_out(deck: Deck, drafts: Iterable[Proposal]) -> LaidOut:
    """The drafts that somebody has to decide about, without texts that may not stand on a card.

    A file is a stranger's, whatever it says of itself: what was taken out of a draft flags it.
    """
    cards = {card.key: card for card in deck.cards}
    found: list[Proposal] = []
    left: list[str] = []
    for draft in drafts:
        if draft.stage not in (*WAITING, Stage.ACCEPTED):
            continue
        card = cards.get(draft.key)
        reason = stale(card, draft)
        kept = None
        if card is not None and not reason:
            if len(found) >= MOST:
                reason = f"there are {MOST} before it"
            else:
                kept, reason = _fitting(card, draft)
        if kept is not None:
            found.append(kept)
        else:
            left.append(f"{draft.key}: {reason}.")
    return LaidOut(tuple(found), tuple(left))


def _fitting(card: Card, draft: Proposal) -> tuple[Proposal | None, str]:
    """(the draft as it may be shown, why not)."""
    if len(draft.additions.known_answers) > MOST_EXAMPLES:
        return None, f"it has over {MOST_EXAMPLES} examples"
    notes: list[str] = []
    additions = cleaned(card, draft.additions, notes)
    if gained(card, additions) == blank(card):
        return None, "it adds nothing to its card"
    if problems := card_problems(taught(card, additions), 0):
        return None, problems[0].message
    changed = additions != draft.additions
    stage = Stage.FLAGGED if changed else draft.stage
    return replace(draft, additions=additions, stage=stage, notes=(*draft.notes, *notes)), ""
