"""The few texts that are refused before anything is weighed, and the flags that tell what was noticed.

A refusal that fires on a right answer costs more than a wrong one that slips, so each of these fires on right answers
hardly ever; how often, and on wrong ones, is in `docs/grading-figures.md`. None fires where a stored right text or an
idea of the card is found. All subtler doubt is left to the evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from bot.core.grading.aims import harms_kept_off
from bot.core.grading.evidence import Evidence
from bot.core.grading.prepared_card import PreparedCard
from bot.core.grading.reading import Reading, listed
from bot.core.grading.text import MARKS

_UNKNOWING = """
i im ive we you it this that the a an to of about at on in for me my so just really honestly
actually do does did don dont doesn didn not no nope yes yeah maybe sorry please idk dk dunno know
knew have has had haven havent any all idea ideas clue sure unsure remember forgot forget forgotten
guess guessing pass skip next help hint answer question think what is be can cant cannot lol ok okay
hmm um uh well anything nothing never heard everyone here out too yet but and or
"""
UNKNOWING = frozenset(_UNKNOWING.split())
"""Words that alone say nothing about any card."""
_VAGUE = """
something anything everything someone somebody somewhere somehow some else other others another different
same thing things stuff kind kinds sort sorts type types way ways bit whatever certain various many several
right correct true correctly answer answers solution depends one ones them these those both above points give given
"""
VAGUE = frozenset(_VAGUE.split())
"""Words that say nothing in particular: "something else", "some kind of thing"."""


class Limits(Struct, frozen=True):
    """Where refusals and flags begin."""

    echoed: float = 0.5
    """Share of the question's content that an echo repeats, with no content of its own."""
    spoken: float = 0.6
    """Coverage of an idea from which a text is no mere echo."""
    crossed: float = 0.9
    """Share of things said of a comparison's sides that belong to another side, from which it is reversed."""
    crossings: int = 3
    """Things said of the sides from which that is believed."""
    heap_size: int = 7
    """Content words of a heap; one clause, not a word of grammar, the card's words in nobody's order."""
    heap_pairs: float = 0.25
    """Share of neighbouring meanings that any example has, below which the order is nobody's."""
    flood_size: int = 90
    """Content words from which a text says everything to say something ..."""
    flood_hit: float = 0.2
    """... where the nearest right answer has less than this share of them."""
    copied: float = 0.85
    """F1 with the reference of a near copy; one with a "not" more says the contrary."""
    shaken_size: int = 4
    """Content words from which an order is noticed."""
    twin: float = 0.6
    """F1 with the nearest right example from which a difference to it is flagged."""


LIMITS = Limits()


def refusal(card: PreparedCard, evidence: Evidence, said: Sequence[str] = ()) -> str | None:
    """The name of the refusal that applies, if one does; `said` are all words of the answer."""
    value = evidence.value
    strange = card.vocabulary.isdisjoint(evidence.content.weights)
    checks = (
        ("injection", value("addressing") > 0),
        ("echo", _is_the_question(card, said) or _echoes(card, evidence)),
        ("unknowing", strange and unknowing(evidence.reading.surface)),
        ("vague", _vague(evidence)),
        ("reversed", _reversed(card, evidence) or _exchanged(card, evidence)),
        ("keywords", _heaped(card, evidence)),
        ("keywords", not (card.bare or card.listable) and listed(evidence.reading)),
        ("negated", _denies(card, evidence)),
    )
    return next((name for name, fired in checks if fired), None)


def unknowing(words: Iterable[str]) -> bool:
    """Whether the words only say that their author does not know, or are nothing longer than a letter."""
    said = [word.replace("'", "") for word in words if word not in MARKS]
    return bool(said) and all(word in UNKNOWING for word in said if len(word) > 1)


def _vague(evidence: Evidence) -> bool:
    """Whether the words say nothing in particular, and neither an idea nor a right answer of the card is said so."""
    words = set(evidence.reading.surface) - VAGUE
    idle = len(words) < len(set(evidence.reading.surface)) and words <= UNKNOWING | set(MARKS)
    told = evidence.to_right.f1 >= LIMITS.copied or any(
        share >= LIMITS.spoken for share in evidence.found.shares
    )
    return idle and not told


def _is_the_question(card: PreparedCard, said: Sequence[str]) -> bool:
    """Whether the answer is the question to the letter, though it may hold a phrasing of an idea: "model serving"."""
    return bool(said) and tuple(word.replace("'", "") for word in said) == card.prompt


def _echoes(card: PreparedCard, evidence: Evidence) -> bool:
    """Whether the text is the question's words and nothing of its own.

    In other words of the same meaning it may be a definition: "only one seller" for "monopoly".
    """
    content = evidence.content.weights
    repeated = len(card.asked & content.keys()) >= LIMITS.echoed * len(card.asked)
    found = zip(evidence.found.shares, evidence.found.alone, strict=True)
    own = bool(card.card.concepts) and any(share >= LIMITS.spoken and alone for share, alone in found)
    said_only = evidence.value("asked") == 1 and repeated and not card.echoable and not own
    return said_only and _in_its_own_words(card, evidence.reading)


def _in_its_own_words(card: PreparedCard, reading: Reading) -> bool:
    """Whether all content words of the text are words of the question, in any form."""
    stems = set(map(card.lexicon.stem, card.prompt))
    return all(
        stems.issuperset(token.stem.split())
        for token in reading.tokens
        if not (token.function or token.negator)
    )


def _reversed(card: PreparedCard, evidence: Evidence) -> bool:
    """Whether nearly all that is said of the sides belongs to another side."""
    crossed, checked = evidence.crossing
    if checked < LIMITS.crossings or crossed < LIMITS.crossed * checked:
        return False
    return bool(card.card.sides) or (
        card.bare and crossed == checked and _names_first(card, evidence.reading)
    )


def _names_first(card: PreparedCard, reading: Reading) -> bool:
    """Whether it is plain of which side an answer says what: it begins with a name, and no clause has both.

    Sides that were guessed of the question ask for that. Of 33 answers to bare cards that say all of the other side 31
    are wrong; where the names come last ("pairs two stimuli = classical") most are right.
    """
    names: dict[int, set[int]] = {}
    first: int | None = None
    content = 0
    for token, clause in zip(reading.tokens, reading.clauses, strict=True):
        side = next((at for at, name in enumerate(card.sides) if {token.meaning, token.stem} & name), None)
        if side is not None:
            names.setdefault(clause, set()).add(side)
            first = content if first is None else first
        content += not (token.function or token.negator)
    return (
        first in (0, 1)
        and len(set().union(*names.values())) > 1
        and all(len(one) == 1 for one in names.values())
    )


def _exchanged(card: PreparedCard, evidence: Evidence) -> bool:
    """Whether the two ends of a bare reference's way or comparison stand the wrong way round."""
    return card.exchangeable is not None and card.exchangeable.exchanged(evidence.reading)


def _heaped(card: PreparedCard, evidence: Evidence) -> bool:
    """Whether the text is a flood of words, or many in one clause without grammar or order."""
    content = evidence.content
    if len(content.order) >= LIMITS.flood_size and evidence.to_right.precision < LIMITS.flood_hit:
        return True
    loose = (
        not card.lexicon.foreign
        and card.lexicon.grammar.isdisjoint(evidence.reading.surface)
        and evidence.value("known_pairs") < LIMITS.heap_pairs
    )
    return len(content.order) >= LIMITS.heap_size and loose and evidence.reading.clauses[-1] == 0


def _denies(card: PreparedCard, evidence: Evidence) -> bool:
    """Whether the text says the contrary of the nearest right text.

    It is a near copy with one "not" more or less, over words of that, or differs from it in opposites alone. A "not"
    over nothing but a harm that is to be kept off ("so that it doesn't overfit") is no contrary.
    """
    near = evidence.to_right
    if near.contrary:
        return True
    copy = near.f1 >= LIMITS.copied and abs(near.negation) == 1 and near.flipped > 0 and not near.opposed
    return copy and not _keeps_harm_off(card, evidence)


def _keeps_harm_off(card: PreparedCard, evidence: Evidence) -> bool:
    """Whether the answer has one "not" more than the nearest right text, over a harm that is to be kept off."""
    ours, theirs = evidence.content, card.profiles[evidence.right]
    flipped = ours.weights.keys() & theirs.weights.keys() & (ours.negated ^ theirs.negated)
    kept_off = card.harms and card.harms & harms_kept_off(card.lexicon, evidence.statement.words)
    return evidence.to_right.negation == 1 and bool(flipped) and flipped <= kept_off


def _shuffled(evidence: Evidence) -> bool:
    """Whether the order is another than the nearest right answer's; not where the sides would be wrong exchanged."""
    enough = len(evidence.content.weights) >= LIMITS.shaken_size
    return enough and evidence.to_right.order < 0.7 and evidence.exchange >= 0


def flags(card: PreparedCard, evidence: Evidence) -> tuple[str, ...]:
    """What was noticed, by name; it informs, for the evidence has been weighed already."""
    value, near = evidence.value, evidence.to_right
    twin = not card.bare and near.f1 >= LIMITS.twin
    checks = (
        (
            "negated",
            twin and (near.negation > 0 or near.flipped > 0) and not _keeps_harm_off(card, evidence),
        ),
        ("swapped", twin and _shuffled(evidence)),
        ("reversed", bool(card.card.sides) and value("reversed") >= 0.5),
        ("opposite", twin and near.opposed > 0),
        ("overclaim", not card.bare and value("overclaim") > 0),
        ("vague", value("vague") > 0 and len(evidence.content.weights) <= 3),
        ("question", evidence.statement.repeated),
    )
    return tuple(name for name, fired in checks if fired)
