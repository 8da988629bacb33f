"""Gathers the evidence about an answer: each assertion beside the card first, then all that relates together."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p

from rapidfuzz import fuzz

from bot.core.cards import Need
from bot.core.grading import bare
from bot.core.grading.assertions import Assertion, Statement
from bot.core.grading.content import (
    NOTHING,
    Alignment,
    ContentProfile,
    align,
    content_meanings,
    content_profile,
    negated_meanings,
)
from bot.core.grading.contrast import Leaning
from bot.core.grading.coverage import Found
from bot.core.grading.evidence import AssertionEvidence, Context, Contradiction, Evidence, Likeness, Support
from bot.core.grading.example_index import Comparison
from bot.core.grading.focus import Told
from bot.core.grading.prepared_card import PreparedCard, Span
from bot.core.grading.reading import Reading, joined
from bot.core.grading.text_features import TextFeatures, joined_features, text_features

CLOSE = 0.30
"""Similarity to an example from which an assertion counts as fully related; below, less and less."""
IDEA_PRESENT = 0.6
"""Coverage from which a needed idea counts into `Support.ideas`."""
IDEA_SAID = 0.6
"""Coverage of an idea from which an assertion speaks of it, whatever its similarity."""
SMALL_TALK = 9
"""Unrelated words that are forgiven: a friendly sentence costs nothing."""
CHECKED = 2
"""Things said of a comparison's sides from which a crossing of sides is believed."""
HEAP_SIZE, HEAP_GRAMMAR = 6, 0.3
"""Content words from which, and share of grammar below which, a text may be a heap of words."""


def gather(card: PreparedCard, statement: Statement) -> Evidence:
    """The evidence about one answer, which must have at least one assertion."""
    lexicon = card.lexicon
    read = [card.read(one.words) for one in statement.assertions]
    parts = [(reading, text_features(reading)) for reading in read]
    assertions = tuple(_beside(card, *one) for one in zip(statement.assertions, parts, strict=True))
    if card.bare:
        assertions = bare.without_talk(assertions)
    claims = [one for one in assertions if not one.assertion.denied]
    core = [one for one in claims if one.related] or claims
    weighed = [part for part, one in zip(parts, assertions, strict=True) if any(one is own for own in core)]
    reading = joined((one for one, _ in weighed), card.sides)
    features = joined_features(weighed, reading)
    content = content_profile(lexicon, reading, card.asked)
    beside = core[0].comparison if len(core) == 1 else card.index.compare(features)
    similar = beside.similar
    right, right_second = _nearest(similar, card.spans.accepted)
    partial, _ = _nearest(similar, card.spans.partial)
    wrong, wrong_second = _nearest(similar, card.spans.wrong)
    near = tuple(
        similar[at] if at >= 0 else 0.0 for at in (right, right_second, partial, wrong, wrong_second)
    )
    to_right = align(lexicon, content, card.profiles[right])
    to_wrong = align(lexicon, content, card.profiles[wrong]) if wrong >= 0 else NOTHING
    to_reference = align(lexicon, content, card.profiles[0]) if right else to_right
    found = card.coverage.of(content)
    crossed = crossing(card, reading)
    leaning = card.contrast.of(content)
    told = bare.told(card, reading, right)
    letters = len(card.letters & features.letters) / (len(card.letters) or 1)
    vector = (
        *_support(card, found, beside, claims, core, near, leaning, told),
        *_contradiction(card, statement, reading, content, assertions, core, to_right, crossed),
        *_likeness(
            card,
            reading,
            content,
            beside,
            claims,
            core,
            near,
            (to_right, to_wrong, to_reference),
            letters,
            leaning,
            told,
        ),
        *_context(card),
    )
    return Evidence(
        statement,
        assertions,
        reading,
        content,
        similar,
        found,
        right,
        wrong,
        partial,
        to_right,
        to_reference,
        crossed,
        vector,
    )


def _beside(
    card: PreparedCard, assertion: Assertion, part: tuple[Reading, TextFeatures]
) -> AssertionEvidence:
    """One assertion beside the card."""
    reading, features = part
    beside = card.index.compare(features)
    right, partial, wrong = (
        max(beside.similar[span.start : span.end], default=0.0)
        for span in (card.spans.accepted, card.spans.partial, card.spans.wrong)
    )
    content = dict.fromkeys(content_meanings(reading))
    idea = card.coverage.best(content, negated_meanings(reading))
    relation = max(right, partial, wrong)
    shares_content = not card.content.isdisjoint(content) or card.bare
    related = (relation >= card.related_from and shares_content) or idea >= IDEA_SAID
    own = len((content.keys() & card.vocabulary) - card.asked)
    return AssertionEvidence(
        assertion, beside, right, wrong, relation, idea, len(reading.tokens), own, related
    )


def _nearest(similar: list[float], span: Span) -> tuple[int, int]:
    """Indices of the two nearest examples in a span; -1 where there is none."""
    part = similar[span.start : span.end]
    if not part:
        return -1, -1
    best = part.index(max(part))
    if len(part) == 1:
        return span.start + best, -1
    part[best] = -1.0
    return span.start + best, span.start + part.index(max(part))


def _support(
    card: PreparedCard,
    found: Found,
    beside: Comparison,
    claims: Sequence[AssertionEvidence],
    core: Sequence[AssertionEvidence],
    near: tuple[float, ...],
    leaning: Leaning,
    told: Told,
) -> Support:
    similar, second, _, wrong, wrong_second = near
    shares = [
        share
        for concept, share in zip(card.coverage.concepts, found.shares, strict=True)
        if concept.needed is Need.CORRECT
    ]
    several = len(claims) > 1
    return Support(
        mark=beside.graded,
        strict_mark=beside.right,
        best_mark=max(one.comparison.graded for one in claims) if several else beside.graded,
        best_strict=max(one.comparison.right for one in claims) if several else beside.right,
        worst_mark=min(one.comparison.graded for one in core) if several else beside.graded,
        margin=similar - wrong,
        margin_second=similar + second - wrong - wrong_second,
        needed=card.coverage.needed(found, card.card.enough),
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
    )


def _contradiction(
    card: PreparedCard,
    statement: Statement,
    reading: Reading,
    content: ContentProfile,
    assertions: Sequence[AssertionEvidence],
    core: Sequence[AssertionEvidence],
    to_right: Alignment,
    crossed: tuple[int, int],
) -> Contradiction:
    claims = [one for one in assertions if not one.assertion.denied]
    total = sum(one.size for one in claims) or 1
    idle = max(0, sum(one.size for one in claims if not one.related) - SMALL_TALK)
    content_size = sum(one.size for one in core) or 1
    return Contradiction(
        worst_margin=max((one.wrong - one.right for one in core), default=0.0),
        negation=float(abs(to_right.negation)),
        flipped=float(to_right.flipped),
        opposed=float(to_right.opposed),
        overclaim=float(len(content.strong - card.strong)),
        addressing=float(card.lexicon.addressed(statement.words, card.words)),
        vague=float(card.lexicon.hits(reading.surface, card.lexicon.vague)),
        heap=_heap(content, to_right),
        disorder=card.order.disorder(reading.surface),
        reversed=crossed[0] / crossed[1] if crossed[1] >= CHECKED else 0.0,
        denied=max(
            (max(one.comparison.graded, one.right) for one in assertions if one.assertion.denied), default=0.0
        ),
        rivals=float(sum(one.assertion.rival for one in claims)),
        unrelated=sum(one.size * max(0.0, 1 - one.relation / CLOSE) for one in core) / content_size,
        unrelated_share=idle / total,
        unrelated_size=log1p(idle),
        unexplained=bare.unexplained(card, content),
    )


def _likeness(
    card: PreparedCard,
    reading: Reading,
    content: ContentProfile,
    beside: Comparison,
    claims: Sequence[AssertionEvidence],
    core: Sequence[AssertionEvidence],
    near: tuple[float, ...],
    alignments: tuple[Alignment, Alignment, Alignment],
    letters: float,
    leaning: Leaning,
    told: Told,
) -> Likeness:
    similar, second, partial, wrong, wrong_second = near
    to_right, to_wrong, to_reference = alignments
    kinds = len(content.weights) or 1
    return Likeness(
        similar=similar,
        similar_second=second,
        similar_partial=partial,
        similar_wrong=wrong,
        similar_wrong_second=wrong_second,
        margin_partial=similar - partial,
        partial_over_wrong=leaning.partial_over_wrong,
        best_similar=max((one.right for one in claims), default=0.0),
        best_margin=max((one.right - one.wrong for one in claims), default=0.0),
        worst_wrong=max((one.wrong for one in core), default=0.0),
        recall=to_right.recall,
        precision=to_right.precision,
        f1=to_right.f1,
        order=to_right.order,
        pairs=to_right.pairs,
        reference_recall=to_reference.recall,
        reference_precision=to_reference.precision,
        reference_letters=letters,
        reference_tokens=fuzz.token_set_ratio(" ".join(reading.surface), card.line) / 100,
        reference_order=to_reference.order,
        reference_negation=float(to_reference.negation),
        reference_flipped=float(to_reference.flipped),
        reference_opposed=float(to_reference.opposed),
        known=beside.known,
        known_pairs=beside.known_pairs,
        own=len(content.weights.keys() & card.vocabulary) / kinds,
        soft=bare.soft(card, reading),
        explained=told.explained,
        wrong_recall=to_wrong.recall,
        wrong_f1=to_wrong.f1,
        wrong_order=to_wrong.order,
        wrong_pairs=to_wrong.pairs,
        similar_question=beside.similar[len(card.profiles)],
        asked=sum(meaning in card.asked for meaning in content.weights) / kinds,
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
