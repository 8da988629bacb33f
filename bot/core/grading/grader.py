"""The grader: one pure call from a card and an answer to a grade."""

from __future__ import annotations

from collections import OrderedDict

from bot.core.cards import Card, Need
from bot.core.grading import feedback, guards
from bot.core.grading.features import Evidence, gather
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.model import Model, Regime
from bot.core.grading.prepared import Prepared, fingerprint, prepare
from bot.core.grading.result import Grade, Verdict
from bot.core.grading.text import MAX_WORDS, words

CACHE = 12_000
"""Memos (examples and phrasings) held in prepared cards, at some 17 kB each; the card used longest ago goes first."""
_REMEMBERED = ((Verdict.CORRECT, 1.0), (Verdict.PARTIAL, 0.5), (Verdict.INCORRECT, 0.0))


class Grader:
    """Grades answers with fixed weights and a fixed lexicon. The cache changes its speed, never its grades."""

    def __init__(self, model: Model, lexicon: Lexicon) -> None:
        self._model = model
        self._lexicon = lexicon
        self._cards: OrderedDict[Card, Prepared] = OrderedDict()
        self._held = 0

    @classmethod
    def load(cls, weights_text: str, lexicon_text: str) -> Grader:
        """A grader from the texts of `weights.json` and `lexicon.yaml`. Raises ValueError for a malformed one."""
        return cls(Model.parse(weights_text), Lexicon.parse(lexicon_text))

    def prepare(self, card: Card) -> Prepared:
        """The card made ready; the first call for a card takes tens of milliseconds, later ones none."""
        ready = self._cards.get(card)
        if ready is None:
            ready = self._cards[card] = prepare(self._lexicon, card)
            self._held += len(ready.memory.memos)
            while self._held > CACHE and len(self._cards) > 1:
                self._held -= len(self._cards.popitem(last=False)[1].memory.memos)
        else:
            self._cards.move_to_end(card)
        return ready

    def grade(self, card: Card, answer: str) -> Grade:
        """The grade of `answer`: deterministic, bounded for a text of any length and content."""
        ready = self.prepare(card)
        raw = words(answer)
        key = fingerprint(raw)
        if not key:
            return _hopeless(ready, "empty")
        evidence = gather(self._lexicon, ready, ready.read(raw, self._lexicon))
        regime = self._model.bare if ready.bare else self._model.taught
        partly = regime.partly.of(evidence.vector)
        right = min(regime.right.of(evidence.vector), partly)
        flags = guards.flags(ready, evidence) + (("long",) if len(key) >= MAX_WORDS else ())
        at = ready.remembered.get(key)
        if at is not None:
            verdict, score = _known(ready, at)
            return _grade(ready, evidence, verdict, score, (right, partly), (), sure=True)
        refused = guards.refusal(ready, evidence)
        if refused:
            flags = tuple(dict.fromkeys((refused, *flags)))
            return _grade(ready, evidence, Verdict.INCORRECT, 0.0, (right, partly), flags, sure=True)
        verdict, sure = _decide(regime, right, partly)
        if verdict is Verdict.PARTIAL and guards.empty_handed(ready, evidence):
            verdict, flags = Verdict.INCORRECT, tuple(dict.fromkeys(("vague", *flags)))
            partly = min(partly, regime.cut_partly)
            right = min(right, partly)
        return _grade(ready, evidence, verdict, (right + partly) / 2, (right, partly), flags, sure=sure)


def _decide(regime: Regime, right: float, partly: float) -> tuple[Verdict, bool]:
    """The verdict, and whether the chances are clear of the cuts."""
    if right >= regime.cut_right:
        return Verdict.CORRECT, right >= regime.cut_right + regime.doubt
    if partly >= regime.cut_partly:
        sure = right < regime.cut_right - regime.doubt and partly >= regime.cut_partly + regime.doubt
        return Verdict.PARTIAL, sure
    return Verdict.INCORRECT, partly < regime.cut_partly - regime.doubt


def _known(card: Prepared, at: int) -> tuple[Verdict, float]:
    """What the card's author said of that very text."""
    for span, known in zip(
        (card.spans.accepted, card.spans.partial, card.spans.wrong), _REMEMBERED, strict=True
    ):
        if span[0] <= at < span[1]:
            return known
    raise IndexError(at)


def _hopeless(card: Prepared, flag: str) -> Grade:
    """The grade of a text without a word in it."""
    needed = [concept for concept in card.coverage.concepts if concept.needed is Need.CORRECT]
    return Grade(
        Verdict.INCORRECT,
        0.0,
        missing=tuple(concept.idea for concept in needed),
        asks=tuple(dict.fromkeys(concept.ask for concept in needed)),
        flags=(flag,),
        reasons=("there is no word to grade",),
    )


def _grade(
    card: Prepared,
    evidence: Evidence,
    verdict: Verdict,
    score: float,
    chances: tuple[float, float],
    flags: tuple[str, ...],
    *,
    sure: bool,
) -> Grade:
    taught = feedback.lesson(card, evidence, verdict)
    return Grade(
        verdict=verdict,
        score=round(score, 4),
        matched=taught.matched,
        missing=taught.missing,
        asks=taught.asks,
        flags=flags,
        correction=feedback.correction(card, evidence, verdict),
        unsure=not sure,
        reasons=feedback.reasons(card, evidence, chances),
    )
