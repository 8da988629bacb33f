"""Gathers the evidence about an answer: each assertion beside the card first, then all that relates together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from bot.core.grading import bare
from bot.core.grading.assertions import Assertion, Statement
from bot.core.grading.card_reading import Span
from bot.core.grading.comparison import crossed, exchanged
from bot.core.grading.content import NOTHING, align, content_profile, negated_meanings
from bot.core.grading.evidence import AssertionEvidence, Evidence
from bot.core.grading.families import Nearest, Whole, crossing, vector
from bot.core.grading.prepared_card import PreparedCard
from bot.core.grading.reading import Reading, joined
from bot.core.grading.text_features import TextFeatures, across, joined_features, text_features

IDEA_SAID = 0.6
"""Coverage of an idea from which an assertion speaks of it, whatever its similarity."""
PLAINLY_CROSSED = 0.5
"""From how much more it says of the sides what an example says of the other one it is believed: of 200 labelled answers
that define two sides all 21 such are wrong, and no right one has more than .37."""
DOUBTED = -0.2
"""What the exchange has to raise the estimate by, all the same."""
Part = tuple[Reading, TextFeatures]
"""One assertion, read."""


def gather(card: PreparedCard, statement: Statement) -> Evidence:
    """The evidence about one answer, which must have at least one assertion."""
    readings = [card.read(one.words) for one in statement.assertions]
    parts = [(reading, text_features(reading)) for reading in readings]
    assertions = tuple(map(_beside, repeat(card), statement.assertions, parts))
    if card.bare:
        assertions = bare.without_talk(assertions)
    claimed = [at for at, one in enumerate(assertions) if not one.assertion.denied]
    weighed = [at for at in claimed if assertions[at].related] or claimed
    core = [assertions[at] for at in weighed]
    whole = _together(card, [parts[at] for at in weighed], core)
    return Evidence(
        statement=statement,
        assertions=assertions,
        reading=whole.reading,
        content=whole.content,
        similar=whole.beside.similar,
        found=whole.found,
        right=whole.nearest.right,
        wrong=whole.nearest.wrong,
        partial=whole.nearest.partial,
        to_right=whole.to_right,
        to_reference=whole.to_reference,
        crossing=whole.crossed,
        vector=vector(card, statement, assertions, core, whole),
        exchange=exchange(card, whole.reading, whole.nearest.right),
    )


def exchange(card: PreparedCard, reading: Reading, right: int) -> float:
    """How much higher the estimate is for the text with its two sides' names exchanged; 0 without two.

    Or how much more it says of each side what the `right` example says of the other one, where that is plain.
    """
    both = None if card.bare else exchanged(reading, card.sides)
    if both is None:
        return 0.0
    own, other = (card.index.compare(text_features(one)).graded for one in both)
    twin = card.read(card.lexicon.words(card.index.examples[right].text))
    across = crossed(reading, twin, card.sides)
    return across if across >= PLAINLY_CROSSED and other - own > DOUBTED else other - own


def _beside(card: PreparedCard, assertion: Assertion, part: Part) -> AssertionEvidence:
    """One assertion beside the card."""
    reading, features = part
    beside = card.index.compare(features)
    similar, spans = beside.similar, card.spans
    right = max(similar[: spans.accepted.end])
    partial = max(similar[spans.partial.start : spans.partial.end], default=0.0)
    wrong = max(similar[spans.wrong.start : spans.wrong.end], default=0.0)
    content = dict.fromkeys(reading.content)
    idea = card.coverage.best(content, negated_meanings(reading))
    relation = max(right, partial, wrong)
    shares_content = not card.content.isdisjoint(content) or card.bare
    related = (relation >= card.related_from and shares_content) or idea >= IDEA_SAID
    own = len(card.told.intersection(content))
    return AssertionEvidence(
        assertion, beside, right, wrong, relation, idea, len(reading.tokens), own, related
    )


def _together(card: PreparedCard, parts: Sequence[Part], core: Sequence[AssertionEvidence]) -> Whole:
    """What is weighed as one text; `core` has for each of its parts how that alone stands beside the card."""
    reading = joined((one for one, _ in parts), card.sides)
    if len(core) == 1:
        beside = core[0].comparison
        letters = beside.first_letters + card.index.first_has(across(reading).difference(parts[0][1].letters))
    else:
        beside = card.index.compare(joined_features(parts, reading))
        letters = beside.first_letters
    content = content_profile(card.lexicon, reading, card.asked)
    nearest = _nearest_of(card, beside.similar)
    right, _, _, wrong, _ = nearest
    to_right = align(card.lexicon, content, card.profiles[right])
    return Whole(
        reading=reading,
        content=content,
        beside=beside,
        letters=letters / (card.letters or 1),
        nearest=nearest,
        near=tuple([beside.similar[at] if at >= 0 else 0.0 for at in nearest]),
        to_right=to_right,
        to_wrong=align(card.lexicon, content, card.profiles[wrong]) if wrong >= 0 else NOTHING,
        to_reference=align(card.lexicon, content, card.profiles[0]) if right else to_right,
        found=card.coverage.of(content),
        leaning=card.contrast.of(content),
        told=bare.told(card, reading, right),
        about=bare.about(card, reading, right),
        crossed=crossing(card, reading),
    )


def _nearest_of(card: PreparedCard, similar: list[float]) -> Nearest:
    """The nearest examples of each label."""
    partial, _ = _nearest(similar, card.spans.partial)
    return Nearest(*_nearest(similar, card.spans.accepted), partial, *_nearest(similar, card.spans.wrong))


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
