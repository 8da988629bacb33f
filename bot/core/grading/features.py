"""The numbers a verdict is decided from: one flat vector an answer, the same for every card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p, sqrt

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from bot.core.grading.coverage import Found
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.memory import Comparison
from bot.core.grading.prepared import Prepared
from bot.core.grading.reading import Reading
from bot.core.grading.sketch import NOTHING, Alignment, Sketch, align, sketch
from bot.core.grading.views import View, view

CHECKED = 2
"""Things said of a side from which a crossing of sides is believed."""
MOST_FRESH = 20
"""Words beyond the question's that count; nobody needs more, and a linear weight must not run away."""
SOFT = 0.85
"""Jaro-Winkler similarity from which two words count as forms of one ("evaporate", "evaporation")."""
NAMES = (
    "graded", "right", "near_right", "near_right2", "near_partial", "near_wrong", "near_wrong2",
    "margin_wrong", "margin_wrong2", "margin_partial", "near_prompt",
    "needed", "weakest", "strongest", "ideas", "enough", "soft", "echoed",
    "ref_recall", "ref_precision", "ref_root", "ref_grams", "ref_tokens", "ref_order", "ref_negation", "ref_flipped",
    "ref_opposed",
    "best_recall", "best_root", "best_f1", "best_order", "best_pairs", "best_negation", "best_flipped", "best_opposed",
    "wrong_recall", "wrong_f1", "wrong_negation", "wrong_flipped", "wrong_order", "wrong_pairs",
    "known", "known_pairs", "own", "asked", "fresh", "length", "short", "grammar", "ratio",
    "negators", "strong", "contrast", "vague", "addressing", "heap", "reversed",
    "n_right", "n_wrong", "n_partial",
)  # fmt: skip
"""The features in the order of the vector; `docs/grading.md` says what each one is."""
PLACE = {name: index for index, name in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was found about an answer; the vector is made of it, and so are flags, feedback and reasons."""

    reading: Reading
    sketch: Sketch
    similar: list[float]
    found: Found
    right: int
    """Memo of the nearest right example."""
    wrong: int
    """Memo of the nearest wrong example, or -1."""
    partial: int
    to_right: Alignment
    to_wrong: Alignment
    to_reference: Alignment
    vector: tuple[float, ...]

    def value(self, name: str) -> float:
        """One feature by name."""
        return self.vector[PLACE[name]]


def gather(lexicon: Lexicon, card: Prepared, reading: Reading) -> Evidence:
    """The evidence about one answer."""
    said = sketch(lexicon, reading, card.asked)
    seen = view(reading)
    beside = card.memory.compare(seen)
    similar = beside.similar
    right, right2 = _top(similar, *card.spans.accepted)
    partial, _ = _top(similar, *card.spans.partial)
    wrong, wrong2 = _top(similar, *card.spans.wrong)
    to_right = align(lexicon, said, card.sketches[right])
    to_wrong = align(lexicon, said, card.sketches[wrong]) if wrong >= 0 else NOTHING
    to_reference = align(lexicon, said, card.sketches[0])
    found = card.coverage.of(said)
    near = [similar[at] if at >= 0 else 0.0 for at in (right, right2, partial, wrong, wrong2)]
    vector = (
        *_nearness(card, beside, near),
        *_covered(card, found),
        *_echoes(card, reading, said),
        *_reference(card, reading, seen, to_reference),
        *_aligned(to_right, to_wrong),
        *_manner(lexicon, card, reading, beside, said, to_right),
        *(log1p(end - start) for start, end in (card.spans.accepted, card.spans.wrong, card.spans.partial)),
    )  # fmt: skip
    return Evidence(
        reading, said, similar, found, right, wrong, partial, to_right, to_wrong, to_reference, vector
    )


def _top(similar: Sequence[float], start: int, end: int) -> tuple[int, int]:
    """Indices of the two nearest memos in a span; -1 where there is none."""
    if start == end:
        return -1, -1
    part = similar[start:end]
    best = max(range(len(part)), key=part.__getitem__)
    if len(part) == 1:
        return start + best, -1
    part = [*part[:best], -1.0, *part[best + 1 :]]
    return start + best, start + max(range(len(part)), key=part.__getitem__)


def _nearness(card: Prepared, beside: Comparison, near: list[float]) -> tuple[float, ...]:
    right, right2, partial, wrong, wrong2 = near
    return (
        beside.graded, beside.right,
        right, right2, partial, wrong, wrong2,
        right - wrong, right + right2 - wrong - wrong2, right - partial,
        beside.similar[len(card.sketches)],
    )  # fmt: skip


def _covered(card: Prepared, found: Found) -> tuple[float, ...]:
    shares = [
        share
        for concept, share in zip(card.coverage.concepts, found.shares, strict=True)
        if concept.needed.value == "correct"
    ]
    if not card.card.concepts:
        shares = list(found.shares)
    enough = min(card.card.enough or len(shares), len(shares)) or 1
    return (
        card.coverage.needed(found, card.card.enough), min(shares, default=0.0), max(shares, default=0.0),
        sum(share >= 0.6 for share in shares) / enough, 1.0 / enough,
    )  # fmt: skip


def _echoes(card: Prepared, reading: Reading, said: Sketch) -> tuple[float, float]:
    """Shares of the reference's own words that the answer has (bare cards only), and of the question's it repeats."""
    echoed = len(card.asked & said.weights.keys()) / (len(card.asked) or 1)
    if not card.bare or not card.novel:
        return 0.0, echoed
    words = [word for word in reading.surface if len(word) > 1]
    hits = sum(
        process.extractOne(word, words, scorer=JaroWinkler.similarity, score_cutoff=SOFT) is not None
        for word in card.novel
    )
    return hits / len(card.novel), echoed


def _reference(card: Prepared, reading: Reading, seen: View, to: Alignment) -> tuple[float, ...]:
    letters = len(card.letters & seen.letters) / (len(card.letters) or 1)
    tokens = fuzz.token_set_ratio(" ".join(reading.surface), card.line) / 100
    return (
        to.recall,
        to.precision,
        sqrt(to.recall),
        letters,
        tokens,
        to.order,
        float(to.negation),
        float(to.flipped),
        float(to.opposed),
    )


def _aligned(right: Alignment, wrong: Alignment) -> tuple[float, ...]:
    return (
        right.recall, sqrt(right.recall), right.f1, right.order, right.pairs,
        float(right.negation), float(right.flipped), float(right.opposed),
        wrong.recall, wrong.f1, float(wrong.negation), float(wrong.flipped), wrong.order, wrong.pairs,
    )  # fmt: skip


def _manner(
    lexicon: Lexicon, card: Prepared, reading: Reading, beside: Comparison, said: Sketch, to_right: Alignment
) -> tuple[float, ...]:
    content = len(said.order)
    asked = sum(meaning in card.asked for meaning in said.weights)
    kinds = len(said.weights) or 1
    grammar = 1 - content / (said.length or 1)
    reference = card.sketches[0]
    own = len(said.weights.keys() & card.vocabulary) / kinds
    return (
        beside.known, beside.known_pairs, own, asked / kinds, float(min(kinds - asked, MOST_FRESH)),
        log1p(content), 1.0 / (1 + content), grammar,
        log1p(content) - log1p(len(reference.order)),
        float(said.negators), float(len(said.strong - card.strong)), float(said.contrasts),
        float(lexicon.hits(reading.surface, lexicon.vague)), float(lexicon.addressed(reading.surface, card.words)),
        _heap(content, grammar, to_right), _reversed(card, reading),
    )  # fmt: skip


def _heap(content: int, grammar: float, to_right: Alignment) -> float:
    """How much the text looks like words thrown together: long, hardly any grammar, out of order."""
    if content < 6:
        return 0.0
    return max(0.0, 0.3 - grammar) * (1.5 - to_right.order) * log1p(content - 5)


def _reversed(card: Prepared, reading: Reading) -> float:
    """Share of what is said of a side that right answers only say of another; 0 where too little is said."""
    crossed, checked = crossing(card, reading)
    return crossed / checked if checked >= CHECKED else 0.0


def crossing(card: Prepared, reading: Reading) -> tuple[int, int]:
    """Among words that right answers say of one side only: how many are said of another, and how many there are."""
    crossed = checked = 0
    for token, side in zip(reading.tokens, reading.sides, strict=bool(reading.sides)):
        owners = card.owners.get(token.meaning, frozenset())
        if side >= 0 and len(owners) == 1 and not token.function and token.meaning not in card.asked:
            checked += 1
            crossed += side not in owners
    return crossed, checked
