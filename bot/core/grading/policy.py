"""The rules that stand above the model: what a fair tutor would say whatever the words look like.

The model weighs evidence; these rules say what no weight may buy. Each caps a verdict; only 7 to 9 raise one. Their
list is "The rules" in `docs/grading.md`; the numbers beside the rulings are those of that list.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from bot.core.cards import Need
from bot.core.grading.aims import harms_aimed_at
from bot.core.grading.coverage import FOUND
from bot.core.grading.deck_index import Elsewhere
from bot.core.grading.evidence import AssertionEvidence, Evidence
from bot.core.grading.families import SMALL_TALK
from bot.core.grading.prepared_card import PreparedCard
from bot.core.grading.result import Verdict
from bot.core.grading.text import word_count
from bot.core.grading.thresholds import THRESHOLDS

_STEPS = frozenset(("stages", "steps", "phases", "order", "sequence", "lifecycle", "cycle"))
"""Words of a question that asks for what comes after what."""
_THEN, _BEFORE = frozenset(("then", "next", "finally")), frozenset(("before", "last", "backwards"))
"""Words of an answer that tells it in this order, and of one that may tell it from its end."""


class Ruling(Struct, frozen=True):
    """What a rule decided."""

    rule: str
    """The flag that names it."""
    cap: Verdict
    """The best verdict that is left."""


UNRELATED = Ruling("unrelated", Verdict.INCORRECT)  # rule 1
"""Nothing that is said speaks of the card."""

AFAR = Ruling("afar", Verdict.PARTIAL)  # rule 1
"""What is said has no relation to the card by its fitted probability, near as it may be to an example's words."""

UNTOLD = Ruling("untold", Verdict.PARTIAL)  # rule 1
"""It tells nothing of what a right text adds to the question."""

UNVOUCHED = Ruling("unvouched", Verdict.PARTIAL)  # rule 11
"""The cross-encoders give next to nothing, however much of the reference's words is there."""

SILENT_WHERE_READ = frozenset(("untold",))
"""Rules that do not speak where the cross-encoders have read: they know a right answer without a word in common."""

SILENT_WHERE_SURE = frozenset(("unrelated", "far", "rambling"))
"""Rules on what relates to the card by its words. They do not speak where the cross-encoders are sure of an answer
(`model.Regime.told`): "people help less when others are there" may be told without a word of it."""

DENIES = Ruling("denied", Verdict.PARTIAL)  # rule 2
"""What is right is denied, and more than that is said."""


def denies(probability: float) -> bool:
    """Whether what an answer denies is right by the cross-encoders' word."""
    return probability >= THRESHOLDS.denied_read


def strange(verdict: Verdict) -> Ruling | None:
    """What is left of `verdict` for an answer without a relation by its fitted probability; None where all is."""
    return {Verdict.CORRECT: AFAR, Verdict.PARTIAL: UNRELATED}.get(verdict)


def told_by_one(card: PreparedCard, evidence: Evidence, least: float) -> bool:
    """Whether one cross-encoder alone calls an answer right that has next to nothing of a bare card in its words."""
    apart = card.bare and evidence.value("covered") < THRESHOLDS.apart_covered
    return apart and evidence.value("near_card") < THRESHOLDS.apart and least < THRESHOLDS.one_alone


def asks_phrase(card: PreparedCard) -> bool:
    """Whether the reference is a few words."""
    return word_count(card.card.reference) <= THRESHOLDS.phrase


def elsewhere(card: PreparedCard, evidence: Evidence, found: Elsewhere) -> Iterator[Ruling]:
    """Rule 10, for what speaks to another card of the deck; what may be said of this one in part is not incorrect."""
    more = THRESHOLDS.of_a_phrase if asks_phrase(card) else 0.0
    bar = THRESHOLDS.elsewhere + more
    if found.nearer > bar:
        plainly = found.nearer > THRESHOLDS.plainly_elsewhere + more and found.least > bar
        here = not plainly or deserves_partial(card, evidence)
        yield Ruling("elsewhere", Verdict.PARTIAL if here else Verdict.INCORRECT)  # rule 10


def rulings(card: PreparedCard, evidence: Evidence, conflicts: tuple[str, ...]) -> Iterator[Ruling]:
    """The rules that apply; `conflicts` holds values of the answer that differ from the card's."""
    claims = [one for one in evidence.assertions if not one.assertion.denied]
    related = [one for one in claims if one.related]
    if not any(one.related for one in evidence.assertions):
        yield UNRELATED
    elif not any(_close(card, one) for one in claims):
        yield Ruling("far", Verdict.PARTIAL)  # rule 1
    if card.bare and related:
        yield from _beside_the_reference(card, evidence)
    yield from _turned(card, evidence)
    if evidence.value("denied") >= THRESHOLDS.denied:
        yield Ruling("denied", Verdict.PARTIAL if related else Verdict.INCORRECT)  # rule 2
    elif not claims:
        yield Ruling("denied", Verdict.INCORRECT)  # rule 2
    if evidence.value("rivals") > 1:
        yield Ruling("rivals", Verdict.PARTIAL)  # rule 3
    if len(claims) > 1 and any(map(is_false, related)):
        yield Ruling("false-claim", Verdict.PARTIAL)  # rule 4
    if conflicts:
        yield Ruling("other-value", Verdict.PARTIAL)  # rule 5
    idle = sum(one.size for one in claims if not one.related or _by_chance(card, one))
    if idle > SMALL_TALK and idle >= THRESHOLDS.rambling * sum(one.size for one in claims):
        yield Ruling("rambling", Verdict.PARTIAL)  # rule 6


def _turned(card: PreparedCard, evidence: Evidence) -> Iterator[Ruling]:
    """The rules for two sides in each other's place, and for what is kept off and is said to be wanted."""
    if evidence.exchange >= THRESHOLDS.exchanged:
        yield Ruling("swapped", Verdict.INCORRECT)  # rule 12
    elif (
        evidence.exchange >= THRESHOLDS.perhaps_exchanged
        and evidence.value("mark") < THRESHOLDS.exchanged_mark
    ):
        yield Ruling("swapped", Verdict.PARTIAL)  # rule 12
    if not card.bare and _told_backwards(card, evidence):
        yield Ruling("swapped", Verdict.INCORRECT)  # rule 12
    if card.harms and card.harms & harms_aimed_at(card.lexicon, evidence.statement.words):
        yield Ruling("opposite", Verdict.INCORRECT)  # rule 13


def _told_backwards(card: PreparedCard, evidence: Evidence) -> bool:
    """Whether the steps of what is asked for are told one after the other in the reference's order turned round."""
    near, said = evidence.to_reference, set(evidence.statement.words)
    turned = near.misplaced >= THRESHOLDS.turned_steps and near.order < THRESHOLDS.turned_order
    return turned and bool(_STEPS.intersection(card.prompt) and _THEN & said) and _BEFORE.isdisjoint(said)


def _beside_the_reference(card: PreparedCard, evidence: Evidence) -> Iterator[Ruling]:
    """The rules on what an answer to a bare card has of its reference."""
    covered = evidence.value("covered")
    beside = evidence.value("near_added") < THRESHOLDS.beside and not evidence.to_right.recall
    if not covered or beside:
        yield UNTOLD
    elif covered < THRESHOLDS.fragment and evidence.value("explained") >= THRESHOLDS.copied:
        yield Ruling("fragment", Verdict.PARTIAL)  # rule 1
    if _shaken(evidence):
        yield Ruling("swapped", Verdict.PARTIAL)  # rule 6
    if _says_the_contrary(card, evidence):
        yield Ruling("contrary", Verdict.PARTIAL)  # rule 5
    if _turns_round(card, evidence):
        yield Ruling("turned", Verdict.PARTIAL)  # rule 2


def _shaken(evidence: Evidence) -> bool:
    """Whether the answer is the reference's words in disorder, no two of them where they belong."""
    near = evidence.to_reference
    whole = near.recall > THRESHOLDS.shaken_whole and near.precision > THRESHOLDS.shaken_whole
    disorder = near.order < THRESHOLDS.shaken_order and near.pairs < THRESHOLDS.shaken_order
    return len(evidence.content.order) >= THRESHOLDS.shaken_size and whole and disorder


def _says_the_contrary(card: PreparedCard, evidence: Evidence) -> bool:
    """Whether a short answer has the opposite of a word of the right text, and neither that word nor a "not"."""
    if not card.contraries or len({*evidence.statement.words}) > THRESHOLDS.few:
        return False
    tokens = evidence.reading.tokens
    denies = any(token.negator for token in tokens) or any(
        one.assertion.denied for one in evidence.assertions
    )
    stems = {token.stem for token in tokens}
    return not denies and any(not card.contraries[stem] <= stems for stem in stems & card.contraries.keys())


def _turns_round(card: PreparedCard, evidence: Evidence) -> bool:
    """Whether a short answer has one "not" more than the right text, over most of what it has of its own words."""
    near, theirs = evidence.to_right, card.profiles[evidence.right]
    said = sum(not one.assertion.denied for one in evidence.assertions)
    if not 0 < near.negation <= said or len({*evidence.statement.words}) > THRESHOLDS.short:
        return False
    own = (evidence.content.weights.keys() & theirs.weights.keys()) - card.asked
    turned = own & (evidence.content.negated ^ theirs.negated)
    if near.precision >= THRESHOLDS.copy:
        return bool(own) and len(turned) >= THRESHOLDS.turned_copy * len(own)
    if card.lexicon.foreign:  # what a "not" reaches is less sure there: of five such answers four are right
        return False
    return len(turned) >= max(THRESHOLDS.turned_words, THRESHOLDS.turned * len(own))


def _close(card: PreparedCard, one: AssertionEvidence) -> bool:
    """Whether the assertion is near enough to an example, in words of its own, or to an idea, to be the answer."""
    near = one.relation >= THRESHOLDS.close * card.related_from and (
        one.own > 0 or card.bare or card.echoable
    )
    return near or (one.idea >= THRESHOLDS.said and not _by_chance(card, one))


def _by_chance(card: PreparedCard, one: AssertionEvidence) -> bool:
    """Whether nothing but an idea's words, among many others, relates the assertion to the card."""
    return one.size > THRESHOLDS.breath and one.relation < card.related_from


def is_false(one: AssertionEvidence) -> bool:
    """Whether the card contradicts the assertion: it is plainly nearer to a known mistake than to anything right."""
    return one.wrong - one.right >= THRESHOLDS.false_margin and one.comparison.graded <= THRESHOLDS.false_mark


def is_doubtful(one: AssertionEvidence) -> bool:
    """Whether the assertion is somewhat nearer to a known mistake than to anything right."""
    return one.wrong - one.right >= THRESHOLDS.doubtful_margin


def spoiled(card: PreparedCard, evidence: Evidence) -> bool:
    """Rule 7: whether all that is needed is soundly said, and a doubtful assertion beside it."""
    claims = [one for one in evidence.assertions if not one.assertion.denied]
    sound = [one for one in claims if _sound(one)]
    beside = len(claims) - len(sound) <= 1 and any(map(is_doubtful, claims))
    return complete(card, evidence) and bool(sound) and beside


def complete(card: PreparedCard, evidence: Evidence) -> bool:
    """Whether as many needed ideas as suffice are found; False for a card without ideas."""
    ideas = zip(card.coverage.concepts, evidence.found.shares, strict=True)
    have = sum(share >= FOUND and concept.needed is Need.CORRECT for concept, share in ideas)
    return bool(card.card.concepts) and have >= card.enough


def _sound(one: AssertionEvidence) -> bool:
    """Whether the assertion is about as near to something right as to anything wrong."""
    near = one.right >= one.wrong - THRESHOLDS.sound_slack
    return one.related and near and one.comparison.graded >= THRESHOLDS.sound_mark


def says_an_idea(card: PreparedCard, evidence: Evidence) -> bool:
    """Rule 8: whether the answer is one of the card's own phrasings of a needed idea and next to nothing else."""
    return bool(card.card.concepts) and any(
        share >= THRESHOLDS.said and alone and concept.needed is Need.CORRECT
        for concept, share, alone in zip(
            card.coverage.concepts, evidence.found.shares, evidence.found.alone, strict=True
        )
    )


def nearly_copied(card: PreparedCard, evidence: Evidence) -> bool:
    """Rule 9: whether an answer to a bare card has nearly all of a right text, in its order, and turns nothing round.

    Of 65 such answers that were weighed as partly right 52 are right, 7 partly right and 6 wrong.
    """
    near = evidence.to_right
    turned = near.flipped or near.opposed or near.negation
    whole = near.recall >= THRESHOLDS.copied_recall and near.precision >= THRESHOLDS.copied_precision
    movable = THRESHOLDS.copied_misplaced if len(evidence.content.weights) >= THRESHOLDS.copied_size else 0
    return card.bare and whole and near.misplaced <= movable and not turned


def deserves_partial(card: PreparedCard, evidence: Evidence) -> bool:
    """Whether an answer that was weighed as incorrect is partly right all the same."""
    return says_an_idea(card, evidence) or spoiled(card, evidence)
