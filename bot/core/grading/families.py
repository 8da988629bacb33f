"""The four families of evidence about one answer (`evidence.py`), worked out of what was found beside the card."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.core.grading import bare
from bot.core.grading.assertions import Statement
from bot.core.grading.content import Alignment, ContentProfile
from bot.core.grading.contrast import Leaning
from bot.core.grading.coverage import Found
from bot.core.grading.evidence import AssertionEvidence, Context, Contradiction, Likeness, Support
from bot.core.grading.example_index import Comparison
from bot.core.grading.focus import Told
from bot.core.grading.prepared_card import PreparedCard
from bot.core.grading.reading import Reading
from bot.core.grading.subject import About

CLOSE = 0.30
"""Similarity to an example from which an assertion counts as fully related; below, less and less."""
IDEA_PRESENT = 0.6
"""Coverage from which a needed idea counts into `Support.ideas`."""
SMALL_TALK = 9
"""Unrelated words that are forgiven: a friendly sentence costs nothing."""
CHECKED = 2
"""Things said of a comparison's sides from which a crossing of sides is believed."""
HEAP_SIZE, HEAP_GRAMMAR = 6, 0.3
"""Content words from which, and share of grammar below which, a text may be a heap of words."""
USUAL_ORDER = -0.4
"""The disorder of an English sentence, taken for that of one in another language, whose words stand otherwise."""


class Nearest(NamedTuple):
    """The examples that are nearest to a text: their places among all, -1 where there is none."""

    right: int
    right_second: int
    partial: int
    wrong: int
    wrong_second: int


class Whole(NamedTuple):
    """All that is claimed and related as one text, beside the card."""

    reading: Reading
    content: ContentProfile
    beside: Comparison
    letters: float
    """Share of the reference's character n-grams that it has."""
    nearest: Nearest
    near: tuple[float, ...]
    """How near those are, 0 where there is none."""
    to_right: Alignment
    to_wrong: Alignment
    to_reference: Alignment
    found: Found
    leaning: Leaning
    told: Told
    about: About
    crossed: tuple[int, int]
    """Of things that right answers say of one side alone: said of another side, and in all."""


def vector(
    card: PreparedCard,
    statement: Statement,
    assertions: Sequence[AssertionEvidence],
    core: Sequence[AssertionEvidence],
    whole: Whole,
) -> tuple[float, ...]:
    """The evidence in numbers, in the order of `evidence.NAMES`; `core` holds the assertions that are weighed."""
    claims = [one for one in assertions if not one.assertion.denied]
    return (
        *_support(card, claims, core, whole),
        *_contradiction(card, statement, assertions, claims, core, whole),
        *_likeness(card, claims, core, whole),
        *_context(card),
    )


def _support(
    card: PreparedCard,
    claims: Sequence[AssertionEvidence],
    core: Sequence[AssertionEvidence],
    whole: Whole,
) -> Support:
    similar, second, _, wrong, wrong_second = whole.near
    beside, leaning, told = whole.beside, whole.leaning, whole.told
    shares = card.coverage.needed_shares(whole.found)
    several = len(claims) > 1
    return Support(
        mark=beside.graded,
        strict_mark=beside.right,
        best_mark=max(one.comparison.graded for one in claims) if several else beside.graded,
        best_strict=max(one.comparison.right for one in claims) if several else beside.right,
        worst_mark=min(one.comparison.graded for one in core) if several else beside.graded,
        margin=similar - wrong,
        margin_second=similar + second - wrong - wrong_second,
        needed=card.coverage.needed(whole.found, card.card.enough),
        weakest=min(shares, default=0.0),
        strongest=max(shares, default=0.0),
        ideas=sum(share >= IDEA_PRESENT for share in shares) / card.enough,
        best_idea=max((one.idea for one in claims), default=0.0),
        right_over_partial=leaning.right_over_partial,
        right_over_wrong=leaning.right_over_wrong,
        covered=told.covered,
        told=told.told,
        telling=told.telling,
        relating=told.relating,
        near_right=whole.about.near_right,
        near_added=whole.about.near_added,
        near_card=whole.about.near_card,
    )


def _contradiction(
    card: PreparedCard,
    statement: Statement,
    assertions: Sequence[AssertionEvidence],
    claims: Sequence[AssertionEvidence],
    core: Sequence[AssertionEvidence],
    whole: Whole,
) -> Contradiction:
    content, to_right, surface = whole.content, whole.to_right, whole.reading.surface
    crossed, checked = whole.crossed
    total = sum([one.size for one in claims]) or 1
    idle = max(0, sum([one.size for one in claims if not one.related]) - SMALL_TALK)
    content_size = sum([one.size for one in core]) or 1
    return Contradiction(
        worst_margin=max([one.wrong - one.right for one in core], default=0.0),
        negation=float(abs(to_right.negation)),
        flipped=float(to_right.flipped),
        opposed=float(to_right.opposed),
        overclaim=float(len(content.strong - card.strong)),
        addressing=float(card.lexicon.addressed(statement.words, card.words)),
        vague=float(card.lexicon.hits(surface, card.lexicon.vague)),
        heap=0.0 if card.lexicon.foreign else _heap(content, to_right),
        disorder=USUAL_ORDER if card.lexicon.foreign else card.order.disorder(surface),
        reversed=crossed / checked if checked >= CHECKED else 0.0,
        denied=max(
            [max(one.comparison.graded, one.right) for one in assertions if one.assertion.denied], default=0.0
        ),
        rivals=float(sum([one.assertion.rival for one in claims])),
        unrelated=sum([one.size * max(0.0, 1 - one.relation / CLOSE) for one in core]) / content_size,
        unrelated_share=idle / total,
        unrelated_size=log1p(idle),
        unexplained=bare.unexplained(card, content),
    )


def _likeness(
    card: PreparedCard,
    claims: Sequence[AssertionEvidence],
    core: Sequence[AssertionEvidence],
    whole: Whole,
) -> Likeness:
    similar, second, partial, wrong, wrong_second = whole.near
    to_right, to_wrong, to_reference = whole.to_right, whole.to_wrong, whole.to_reference
    weights = whole.content.weights
    kinds = len(weights) or 1
    return Likeness(
        similar=similar,
        similar_second=second,
        similar_partial=partial,
        similar_wrong=wrong,
        similar_wrong_second=wrong_second,
        margin_partial=similar - partial,
        partial_over_wrong=whole.leaning.partial_over_wrong,
        best_similar=max([one.right for one in claims], default=0.0),
        best_margin=max([one.right - one.wrong for one in claims], default=0.0),
        worst_wrong=max([one.wrong for one in core], default=0.0),
        recall=to_right.recall,
        precision=to_right.precision,
        f1=to_right.f1,
        order=to_right.order,
        pairs=to_right.pairs,
        reference_recall=to_reference.recall,
        reference_precision=to_reference.precision,
        reference_letters=whole.letters,
        reference_tokens=fuzz.token_set_ratio(" ".join(whole.reading.surface), card.line) / 100,
        reference_order=to_reference.order,
        reference_negation=float(to_reference.negation),
        reference_flipped=float(to_reference.flipped),
        reference_opposed=float(to_reference.opposed),
        known=whole.beside.known,
        known_pairs=whole.beside.known_pairs,
        own=len(weights.keys() & card.vocabulary) / kinds,
        soft=bare.soft(card, whole.reading),
        explained=whole.told.explained,
        wrong_recall=to_wrong.recall,
        wrong_f1=to_wrong.f1,
        wrong_order=to_wrong.order,
        wrong_pairs=to_wrong.pairs,
        similar_question=whole.beside.similar[len(card.profiles)],
        asked=len(weights.keys() & card.asked) / kinds,
    )


def _context(card: PreparedCard) -> Context:
    sizes = (span.size for span in (card.spans.accepted, card.spans.wrong, card.spans.partial))
    right, wrong, partial = map(log1p, sizes)
    return Context(1 / card.enough, right, wrong, partial)


def _heap(content: ContentProfile, to_right: Alignment) -> float:
    """How much the text looks like words thrown together."""
    size = len(content.order)
    grammar = 1 - size / (content.length or 1)
    if size < HEAP_SIZE or grammar >= HEAP_GRAMMAR:
        return 0.0
    return (HEAP_GRAMMAR - grammar) * (1.5 - to_right.order) * log1p(size - HEAP_SIZE + 1)


def crossing(card: PreparedCard, reading: Reading) -> tuple[int, int]:
    """Among words that right answers say of one side only: how many are said of another, and how many there are."""
    crossed = checked = 0
    for token, side in zip(reading.tokens, reading.sides, strict=bool(reading.sides)):
        owners = card.owners.get(token.meaning, frozenset())
        if side >= 0 and len(owners) == 1 and not token.function and token.meaning not in card.asked:
            checked += 1
            crossed += side not in owners
    return crossed, checked
