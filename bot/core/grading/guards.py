"""Guards: the few rules that refuse a text whatever the model thinks, and the flags that tell what was noticed.

A guard that fires on a right answer costs more than a wrong one that slips, so each of these fires on right
answers hardly ever; how often, and on wrong ones, is in `docs/grading.md`. All subtler doubt is left to the
fitted model, which sees the same evidence.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.grading.features import Evidence, crossing
from bot.core.grading.prepared import Prepared
from bot.core.grading.reading import listed

FOREIGN = 0.12
"""A text that shares no meaning with the card and no more letters than this is not about it."""
HEAP, HEAP_LONG, HEAP_GRAMMAR, HEAP_PAIRS, HEAP_KNOWN = 7, 14, 0.12, 0.25, 0.6
"""Words thrown together: this many in one clause, almost no grammar, the card's words in nobody's order."""
SCATTER, SCATTER_OWN = 60, 0.5
"""A text this long in content words, of which less than this share is the card's, says everything to say something."""
FLOOD, FLOOD_HIT = 90, 0.2
"""A text this long in content words, of which the nearest right answer has less than this share, floods the grader."""
NEAR_NOTHING, IDEA_FOUND = 0.25, 0.35
"""Below both, "partly right" could not say what is right: similarity to an example, coverage of an idea."""
_UNKNOWING = """
i im ive we you it this that the a an to of about at on in for me my so just really honestly
actually do does did don dont doesn didn not no nope yes yeah maybe sorry please idk dk dunno know
knew have has had haven havent any all idea ideas clue sure unsure remember forgot forget forgotten
guess guessing pass skip next help hint answer question think what is be can cant cannot lol ok okay
hmm um uh well anything nothing never heard everyone here out too yet but and or
"""
UNKNOWING = frozenset(_UNKNOWING.split())
"""Words that alone say nothing about any card."""
CROSSED, CROSSINGS = 0.9, 3
"""Of this many words said of a comparison's sides this share belongs to another side: the comparison is reversed."""
ECHOED = 0.5
"""Share of the question's content that an echo repeats, and it has no content of its own."""
SHAKEN, ALL, DISORDER = 4, 0.8, 0.6
"""Content words, recall and precision, and the shares in order and of neighbours of a shuffled reference."""
TWIN, ALIKE, IN_ORDER, SWAPPABLE, CROSSING, HEAPED, FEW = 0.6, 0.5, 0.7, 4, 0.5, 0.25, 3
"""Where the flags begin, which only inform: F1 with the nearest right example, share in its order, and the like."""
COPY = 0.85
"""F1 with the reference of a near copy; one with a "not" more or less says the contrary."""


def refusal(card: Prepared, evidence: Evidence) -> str | None:
    """The guard that refuses the text, if one does."""
    value = evidence.value
    checks = (
        ("injection", value("addressing") > 0),
        ("echo", not card.echoable and value("asked") == 1 and value("echoed") >= ECHOED),
        (
            "unknowing",
            card.vocabulary.isdisjoint(evidence.sketch.weights) and unknowing(evidence.reading.surface),
        ),
        ("foreign", _foreign(card, evidence)),
        ("reversed", bool(card.card.sides) and _crossed(card, evidence)),
        ("keywords", _heaped(evidence) or (not (card.bare or card.listable) and listed(evidence.reading))),
        ("keywords", card.bare and _shaken(evidence)),
        ("negated", card.bare and _denies(evidence)),
    )
    return next((name for name, fired in checks if fired), None)


def unknowing(surface: Iterable[str]) -> bool:
    """Whether the text only says that its author does not know, or has nothing longer than a letter to say."""
    said = [word for word in surface if len(word) > 1]
    return all(word in UNKNOWING for word in said)


def empty_handed(card: Prepared, evidence: Evidence) -> bool:
    """Whether nothing can be named that would be partly right: no idea found, no right or partly right text near."""
    value = evidence.value
    near = max(value("near_right"), value("near_partial"))
    return not card.bare and near < NEAR_NOTHING and value("strongest") < IDEA_FOUND


def _foreign(card: Prepared, evidence: Evidence) -> bool:
    """Whether the text has nothing to do with the card; of a bare card little is known, so that a sentence may pass."""
    value = evidence.value
    strange = value("known") == 0 and max(evidence.similar) < FOREIGN and value("soft") == 0
    brief = len(evidence.sketch.order) <= 1 or not any(word.isascii() for word in evidence.reading.surface)
    return strange and (brief or not card.bare)


def _crossed(card: Prepared, evidence: Evidence) -> bool:
    """Whether nearly all that is said of the sides belongs to another side."""
    crossed, checked = crossing(card, evidence.reading)
    return checked >= CROSSINGS and crossed >= CROSSED * checked


def _heaped(evidence: Evidence) -> bool:
    """Whether the text is a heap of words."""
    value, size = evidence.value, len(evidence.sketch.order)
    if size >= SCATTER and value("own") < SCATTER_OWN:
        return True
    if size >= FLOOD and evidence.to_right.precision < FLOOD_HIT:
        return True
    loose = size >= HEAP and value("grammar") < HEAP_GRAMMAR and value("known_pairs") < HEAP_PAIRS
    one_clause = loose and evidence.reading.clauses[-1] == 0
    return one_clause and (value("known") > HEAP_KNOWN or size > HEAP_LONG)


def _shaken(evidence: Evidence) -> bool:
    """Whether the text is the reference's words in disorder, no two of them where they belong."""
    near, size = evidence.to_reference, len(evidence.sketch.order)
    whole = size >= SHAKEN and near.recall > ALL and near.precision > ALL
    return whole and near.order < DISORDER and near.pairs < DISORDER


def _denies(evidence: Evidence) -> bool:
    """Whether the text is a near copy of the reference with one "not" more, over words of the reference."""
    near = evidence.to_reference
    return near.f1 >= COPY and near.negation == 1 and near.flipped > 0 and not near.opposed


def flags(card: Prepared, evidence: Evidence) -> tuple[str, ...]:
    """What was noticed, by name; it informs, for the model has weighed it already."""
    value, near = evidence.value, evidence.to_right
    known = not card.bare  # beside a reference alone, another order or a "not" says next to nothing
    twin = known and near.f1 >= TWIN
    loose = value("known_pairs") < HEAP_PAIRS and value("known") > HEAP_KNOWN
    checks = (
        ("injection", value("addressing") > 0),
        ("keywords", value("heap") > HEAPED and loose),
        ("negated", twin and (near.negation > 0 or near.flipped > 0)),
        ("swapped", twin and near.order < IN_ORDER and len(evidence.sketch.weights) >= SWAPPABLE),
        ("reversed", bool(card.card.sides) and value("reversed") >= CROSSING),
        ("opposite", known and near.f1 >= ALIKE and near.opposed > 0),
        ("overclaim", known and value("strong") > 0),
        ("vague", value("vague") > 0 and value("fresh") <= FEW),
    )
    return tuple(name for name, fired in checks if fired)
