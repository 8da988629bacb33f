"""The forms that a deck's answers have, and authors' words on them that the reference speaks against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.core.cards import AnswerKind, AnswerSpec, Card
from bot.core.decks.answer_rules import NUMERIC
from bot.core.decks.check import quoted
from bot.core.grading.facts import kind_of
from bot.core.grading.facts.lists.members import members_of
from bot.core.wording import plural

_PHRASES = (AnswerKind.NAME, AnswerKind.TERM)


def kinds(cards: Iterable[Card]) -> dict[str, AnswerKind]:
    """What each card's answer is graded as, by the card's key."""
    return {card.key: kind_of(card) for card in cards}


def summary(found: Iterable[AnswerKind]) -> str:
    """How many answers are of each kind, the most frequent first: "38 sentence, 8 number"."""
    return ", ".join(f"{count:,} {kind}" for kind, count in Counter(found).most_common())


def contradictions(card: Card) -> Iterator[str]:
    """What the author says of the answer's form and the reference does not show."""
    spec = card.answer
    if spec is None or spec.exact:  # what is compared as written has no other form
        return
    read = kind_of(card)
    said = _said(spec)
    if said and read not in said:
        yield f"its answer is said to be a {said[0]}, but {quoted(card.reference)} is read as a {read}"
    elif spec.any is not None and not spec.all_of and spec.any > len(members_of(card.reference)):
        count = len(members_of(card.reference))
        asked = plural(spec.any, "member")
        yield f"{asked} asked for, but {plural(count, 'member')} read in {quoted(card.reference)}"


def _said(spec: AnswerSpec) -> tuple[AnswerKind, ...]:
    """The kinds that would be in the author's sense, the one that was named first; none where nothing is said."""
    if spec.kind is None:
        if spec.all_of or spec.any or spec.ordered:
            return (AnswerKind.LIST,)
        return NUMERIC if spec.tolerance or spec.unit else ()
    alike = next((kinds for kinds in (NUMERIC, _PHRASES) if spec.kind in kinds), ())
    return (spec.kind, *alike)
