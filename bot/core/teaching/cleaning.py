"""Cleans a draft text by text: what may not stand on a card, what is there already, what has two labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from rapidfuzz.fuzz import ratio

from bot.core.cards import Card, Concept, Misconception, Need, Side
from bot.core.decks.check import short
from bot.core.decks.limits import MAX_EXAMPLE
from bot.core.decks.lint_questions import folded
from bot.core.teaching.fit_texts import unfit
from bot.core.wording import plural

ALIKE = 95.0
"""Similarity of letters, of 100, from which two answers are one."""


def cleaned(card: Card, draft: Card, notes: list[str]) -> Card:
    """The draft without texts that may not stand on a card, repeat one another, or have two labels.

    `notes` is told what was left out and why, a sentence each.
    """
    own = f"{card.prompt}\n{card.reference}"

    def fits(text: str) -> bool:
        if not text.strip():
            return False
        reason = unfit(text, own) or (
            f"it has over {MAX_EXAMPLE:,} characters" if len(text) > MAX_EXAMPLE else ""
        )
        if reason:
            notes.append(f"Left out {quoted(text)}: {reason}.")
        return not reason

    draft = replace(
        _filtered(draft, fits),
        hint=draft.hint if fits(draft.hint) else "",
        explanation=draft.explanation if fits(draft.explanation) else "",
        concepts=tuple(one for concept in draft.concepts if (one := _concept(concept, fits))),
        sides=_sides(draft.sides, fits),
        wrong=tuple(
            replace(group, why=group.why if group.why and fits(group.why) else None) for group in draft.wrong
        ),
    )
    draft = replace(_filtered(draft, fits), enough=fitting_enough(draft))
    return _once(card, _one_label(draft, notes), notes)


def _concept(concept: Concept, fits: Callable[[str], bool]) -> Concept | None:
    if not (concept.idea and concept.ask and fits(concept.idea) and fits(concept.ask)):
        return None
    return replace(concept, phrasings=tuple(filter(fits, concept.phrasings)))


def _sides(sides: Sequence[Side], fits: Callable[[str], bool]) -> tuple[Side, ...]:
    """The sides, none where fewer than two are left: there is nothing to exchange then."""
    kept = tuple(
        replace(side, aliases=tuple(filter(fits, side.aliases)), belongs=tuple(filter(fits, side.belongs)))
        for side in sides
        if side.name and fits(side.name)
    )
    return kept if len(kept) > 1 else ()


def fitting_enough(draft: Card) -> int | None:
    """How many of its ideas suffice, where the draft still has more than so many."""
    needed = sum(concept.needed is Need.CORRECT for concept in draft.concepts)
    return draft.enough if draft.enough and 1 <= draft.enough < needed else None


def _one_label(draft: Card, notes: list[str]) -> Card:
    """The draft without examples that stand under two labels: which one is meant is anybody's guess."""
    wrong = set(map(folded, draft.wrong_answers))
    labels = (set(map(folded, draft.accepted)), set(map(folded, draft.partial)), wrong)
    twice = {text for at, one in enumerate(labels) for other in labels[at + 1 :] for text in one & other}
    notes.extend(f"Left out {quoted(text)}: it had two labels." for text in sorted(twice))
    return _filtered(draft, lambda text: folded(text) not in twice)


def _once(card: Card, draft: Card, notes: list[str]) -> Card:
    """The draft without what the card holds already, and without near copies within it."""
    seen = [*map(folded, card.known_answers), folded(card.prompt)]
    repeated = 0

    def new(text: str) -> bool:
        nonlocal repeated
        plain = folded(text)
        if not plain or any(ratio(plain, other, score_cutoff=ALIKE) for other in seen):
            repeated += 1
            return False
        seen.append(plain)
        return True

    kept = _filtered(draft, new)
    if repeated:
        notes.append(f"Left out {plural(repeated, 'example')} that the card or the draft has already.")
    return kept


def without(additions: Card, texts: set[str]) -> Card:
    """The additions without those examples."""
    return _filtered(additions, lambda text: text not in texts)


def _filtered(draft: Card, keep: Callable[[str], bool]) -> Card:
    """The draft with the examples that are kept, and no empty group."""
    groups = (Misconception(tuple(filter(keep, group.answers)), group.why) for group in draft.wrong)
    return replace(
        draft,
        accepted=tuple(filter(keep, draft.accepted)),
        partial=tuple(filter(keep, draft.partial)),
        wrong=tuple(group for group in groups if group.answers),
    )


def quoted(text: str) -> str:
    """A text that may hold anything, safe to print: short, one line, nothing hidden."""
    line = "".join(char if char.isprintable() else "·" for char in short(text))
    return f"“{line}”"
