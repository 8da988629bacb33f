"""A proposal in lines of plain text, for people to look over."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cards import Card, Need
from bot.core.teaching.proposals import Proposal, gained


def lines(card: Card, proposal: Proposal) -> Iterator[str]:
    """The card's question and answer, what the checks noted (`!`), and what would be added to it (`+`)."""
    yield card.prompt
    yield f"Answer: {card.reference}"
    yield from (f"! {note}" for note in proposal.notes)
    yield from (f"+ {line}" for line in _added(gained(card, proposal.additions)))


def _added(new: Card) -> Iterator[str]:
    if new.answer is not None and new.answer.kind is not None:
        yield f"form of the answer: {new.answer.kind}"
    for name, text in (("hint", new.hint), ("explanation", new.explanation)):
        if text:
            yield f"{name}: {text}"
    for concept in new.concepts:
        need = {Need.CORRECT: "", Need.PARTIAL: " (worth half)", Need.BONUS: " (a bonus)"}[concept.needed]
        yield f"idea{need}: {concept.idea}. Asks: {concept.ask} Also put as: {'; '.join(concept.phrasings) or '-'}"
    if new.enough is not None:
        yield f"ideas that are enough: {new.enough}"
    for side in new.sides:
        names = " / ".join((side.name, *side.aliases))
        yield f"side {names}: {'; '.join(side.belongs) or '-'}"
    yield from (f"right: {text}" for text in new.accepted)
    yield from (f"partly: {text}" for text in new.partial)
    for group in new.wrong:
        yield from (f"wrong: {text}" for text in group.answers)
        if group.why:
            yield f"  correction: {group.why}"


def printable(text: str) -> str:
    """The text without what a terminal would take for an order, or that turns it around."""
    return "".join(char if char.isprintable() or char == "\n" else "·" for char in text)
