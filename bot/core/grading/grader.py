"""The grader: one pure call from a card and an answer to a grade."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from bot.core.cards import AnswerKind, Card, Need
from bot.core.grading import feedback, light_teaching, policy, refusals
from bot.core.grading.assertions import assertions
from bot.core.grading.common_words import CommonWords
from bot.core.grading.coverage import ideas
from bot.core.grading.cross_encoder import CrossEncoder, as_read, as_said
from bot.core.grading.evidence import Evidence
from bot.core.grading.example_index import Solution
from bot.core.grading.facts import FactGrade, Value, conflicting, values_in
from bot.core.grading.gathering import gather
from bot.core.grading.languages.foreign import Languages
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.model import Model, Regime
from bot.core.grading.passes import is_pass
from bot.core.grading.policy import Ruling
from bot.core.grading.prepared_card import PreparedCard, fingerprint
from bot.core.grading.ready_cards import ReadyCard, ReadyCards
from bot.core.grading.related_words import RelatedWords
from bot.core.grading.result import CANNOT_TELL, Grade, Verdict
from bot.core.grading.text import MAX_WORDS
from bot.core.grading.word_order import WordOrder
from bot.core.grading.word_vectors import WordVectors
from bot.core.grading.worked_out import parse_solutions, parse_stems

_REMEMBERED = ((Verdict.CORRECT, 1.0), (Verdict.PARTIAL, 0.5), (Verdict.INCORRECT, 0.0))
_SCORES = {Verdict.CORRECT: 1.0, Verdict.PARTIAL: 0.5, Verdict.INCORRECT: 0.0}


Read = Callable[[], str]
"""Gives a text when it is asked for."""


class Texts(NamedTuple):
    """The texts of the files that a grader is made of; those from `general` on may be left out.

    What most cards with examples never need is read when the first card comes that does.
    """

    weights: str
    lexicon: str
    order: str
    general: Read | None = None
    solutions: str = ""
    stems: str = ""
    words: str = ""
    words_sorted: str = ""
    """`common_words.table_of` the words, where that was worked out ahead: then without `words`."""
    related: Read = str
    antonyms: Read = str


class Grader:
    """Grades answers with fixed weights and a fixed lexicon. The cache changes its speed, never its grades."""

    def __init__(
        self,
        model: Model,
        lexicon: Lexicon,
        order: WordOrder,
        general: Callable[[bool], Lexicon] | None = None,
        solutions: Mapping[str, Solution] | None = None,
        languages: Languages | None = None,
        cross_encoder: CrossEncoder | None = None,
    ) -> None:
        """`general` makes the lexicons of bare cards, which are large, when the first such card comes.

        `solutions` holds regressions that were solved before (`card_reading.digest`). `cross_encoder` reads answers to
        cards with few examples or none.
        """
        self._model = model
        self._cross_encoder = cross_encoder
        self._languages = languages or Languages()
        self._cards = ReadyCards(lexicon, order, general, solutions, self._languages)

    @classmethod
    def load(
        cls,
        texts: Texts,
        vectors: Callable[[], bytes] = bytes,
        glossary: Callable[[str], str] | None = None,
        cross_encoder: CrossEncoder | None = None,
    ) -> Grader:
        """A grader from the texts of the files in `data/grading/`.

        `vectors` reads the file of word vectors, `glossary` that of a language by its code.

        Raises ValueError for a malformed one; for the general lexicon, when the first bare card is graded.
        """
        common = CommonWords(texts.words, texts.words_sorted)
        parse = partial(
            Lexicon.parse,
            texts.lexicon,
            stems=parse_stems(texts.stems or "{}"),
            common=common,
            related=RelatedWords(texts.related),
            vectors=WordVectors(vectors),
        )

        read, antonyms = texts.general, texts.antonyms  # else all texts would be kept

        def general(everyday_first: bool) -> Lexicon:
            return parse(general=read() if read else None, antonyms=antonyms(), everyday_first=everyday_first)

        kept = parse_solutions(texts.solutions) if texts.solutions else {}
        model, order = Model.parse(texts.weights), WordOrder.parse(texts.order)
        lexicon = parse()
        languages = Languages(glossary, lexicon)
        return cls(model, lexicon, order, general if read else None, kept, languages, cross_encoder)

    def prepare(self, card: Card) -> ReadyCard:
        """The card made ready, and the cross-encoder where its answers are read by it.

        The first call for a card takes tens of milliseconds, the first that loads the cross-encoder half a second,
        later ones nothing.
        """
        ready = self._cards.of(card)
        if self._cross_encoder and ready.sentence and self._reading(ready.sentence):
            self._cross_encoder.load()
        return ready

    def grade(self, card: Card, answer: str) -> Grade:
        """The grade of `answer`: deterministic, bounded for a text of any length and content."""
        ready = self._cards.of(card)
        if is_pass(answer, card):
            return _hopeless(ready.card, "unknowing", "it only says that its author does not know")
        answer = ready.own.meant(answer)
        if ready.fact and (found := ready.fact.grade(answer)):
            return _of_fact(ready.fact.kind, found)
        return self._of_sentence(self._cards.read(card), answer)

    def _of_sentence(self, card: PreparedCard, answer: str) -> Grade:
        """The grade by assertions."""
        raw = self._languages.words(answer, card.lexicon)
        key = fingerprint(raw)
        if not key:
            return _hopeless(card.card)
        statement = assertions(card.lexicon, raw, card.prompt)
        if not statement.assertions:
            return _hopeless(card.card)
        evidence = gather(card, statement)
        regime = self._model.regime(examples=card.spans.wrong.end, bare=card.bare)
        weighed = Weighed(card, evidence, answer, regime, regime.weigh(evidence.vector))
        known = card.remembered.get(key)
        if known is not None:
            verdict, score = _known(card, known)
            return _grade(weighed, verdict, score, sure=True)
        long = ("long",) if len(key) >= MAX_WORDS else ()
        refused = refusals.refusal(card, evidence, key)
        if refused:
            return _grade(weighed, Verdict.INCORRECT, 0.0, (refused, *_noticed(weighed), *long), sure=True)
        grade = _by_rules(self._read(weighed), long)
        if card.card.lightly_taught and not (card.bare or light_teaching.near_a_mistake(evidence)):
            without = self._of_sentence(self._cards.read(light_teaching.untaught(card.card)), answer)
            return light_teaching.tempered(card.card, grade, without)
        return grade

    def _read(self, weighed: Weighed) -> Weighed:
        """The same with what the cross-encoder says of it, where there is one and the card has few examples or none."""
        card, evidence, probabilities = weighed.card, weighed.evidence, weighed.probabilities
        regime = self._reading(card)
        if self._cross_encoder is None or regime is None:
            return weighed
        rights = [card.card.reference]
        if card.bare and evidence.right:
            rights.append(card.card.accepted[evidence.right - 1])
        question, said = as_read(card.card.prompt, card.lexicon), as_said(card, evidence.assertions)
        readings = [
            read
            for right in rights
            if (read := self._cross_encoder.read(question, as_read(right, card.lexicon), said))
        ]
        if not readings:
            return weighed
        read = max(readings)
        return weighed._replace(regime=regime, probabilities=regime.both(probabilities, read), read=read)

    def _reading(self, card: PreparedCard) -> Regime | None:
        """The regime for an answer that the cross-encoder reads; None where nobody asks it."""
        return self._model.reading(examples=card.spans.wrong.end, bare=card.bare)


class Weighed(NamedTuple):
    """An answer that was read as assertions, with what is known of it before any rule."""

    card: PreparedCard
    evidence: Evidence
    answer: str
    regime: Regime
    probabilities: tuple[float, float]
    """Of right, and of at least partly right."""
    read: tuple[float, float] | None = None
    """The same probabilities by the cross-encoder alone; None where it was not asked."""


def _noticed(weighed: Weighed) -> tuple[str, ...]:
    return refusals.flags(weighed.card, weighed.evidence)


def _by_rules(weighed: Weighed, flags: tuple[str, ...]) -> Grade:
    """The grade by the weights, and by the rules that stand above them."""
    card, evidence, answer, regime, probabilities, _ = weighed
    conflicts = _conflicts(card, answer)
    read = weighed.read is not None
    if read:
        conflicts = tuple(pair for pair in conflicts if _in_digits(pair[0]))
    ruled = tuple(policy.rulings(card, evidence, tuple(given.text for _, given in conflicts)))
    if read:
        ruled = tuple(one for one in ruled if one.rule not in policy.READ)
    verdict, sure = _decide(regime, *probabilities)
    if weighed.read is not None and verdict is Verdict.CORRECT and weighed.read[0] < regime.vouched:
        verdict, sure = Verdict.PARTIAL, False
    far = policy.strange(verdict)
    if far is not None and _strange(weighed, closely=verdict is Verdict.CORRECT):
        ruled, sure = (*ruled, far), False
    capped = min((verdict, *(one.cap for one in ruled)), key=lambda one: one.rank)
    if capped is Verdict.INCORRECT and not ruled and policy.deserves_partial(card, evidence):
        capped, sure = Verdict.PARTIAL, False
    elif capped is Verdict.PARTIAL and not ruled and policy.nearly_copied(card, evidence):
        capped, sure = Verdict.CORRECT, False
    doubt = (CANNOT_TELL,) if card.card.bare and not sure else ()
    return _grade(
        weighed,
        capped,
        _score(verdict, capped, sum(probabilities) / 2),
        (*(one.rule for one in ruled), *_noticed(weighed), *flags, *doubt),
        ruled,
        sure=sure,
        closeness=_closeness(regime, *probabilities),
        conflicts=conflicts,
    )


def _conflicts(card: PreparedCard, answer: str) -> tuple[tuple[Value, Value], ...]:
    """Pairs of a value of the reference and the one that the answer gives in its place."""
    if not card.values:
        return ()
    return conflicting(card.values, values_in(answer), card.allowed_values)


def _in_digits(value: Value) -> bool:
    """Whether a value is one that is counted or measured; "two" and "first" of a sentence are words like others."""
    return any(sign.isdigit() for sign in value.text)


def _decide(regime: Regime, right: float, partly: float) -> tuple[Verdict, bool]:
    """The verdict by the cuts, and whether the probabilities are clear of them."""
    if right >= regime.cut_right:
        return Verdict.CORRECT, right >= regime.cut_right + regime.doubt
    if partly >= regime.cut_partly:
        sure = right < regime.cut_right - regime.doubt and partly >= regime.cut_partly + regime.doubt
        return Verdict.PARTIAL, sure
    return Verdict.INCORRECT, partly < regime.cut_partly - regime.doubt


def _closeness(regime: Regime, right: float, partly: float) -> float:
    """`Grade.closeness`: `Regime.doubt` away from both cuts is far enough."""
    away = min(abs(right - regime.cut_right), abs(partly - regime.cut_partly))
    return round(max(0.0, 1 - away / regime.doubt), 4) if regime.doubt else 0.0


def _strange(weighed: Weighed, *, closely: bool) -> bool:
    """Whether the answer has neither a relation to the card nor one of its ideas, nor the cross-encoder's word."""
    if weighed.read is not None and weighed.read[0 if closely else 1] >= weighed.regime.trusted:
        return False
    related = weighed.regime.relates(weighed.evidence.vector, closely=closely)
    return not related and not policy.deserves_partial(weighed.card, weighed.evidence)


def _score(weighed: Verdict, verdict: Verdict, score: float) -> float:
    """The expected share of the full mark; that of the verdict itself where a rule changed it."""
    if weighed is verdict:
        return score
    return min(score, _SCORES[verdict]) if verdict.rank < weighed.rank else max(score, _SCORES[verdict])


def _known(card: PreparedCard, at: int) -> tuple[Verdict, float]:
    """What the card's author said of that very text."""
    for span, known in zip(
        (card.spans.accepted, card.spans.partial, card.spans.wrong), _REMEMBERED, strict=True
    ):
        if span.start <= at < span.end:
            return known
    raise IndexError(at)


def _hopeless(card: Card, flag: str = "empty", reason: str = "there is no word to grade") -> Grade:
    """The grade of a text that says nothing, so that nothing is weighed."""
    needed = [concept for concept in ideas(card) if concept.needed is Need.CORRECT]
    return Grade(
        Verdict.INCORRECT,
        0.0,
        missing=tuple(concept.idea for concept in needed),
        asks=feedback.opening(concept.ask for concept in needed),
        flags=(flag,),
        reasons=(reason,),
    )


def _of_fact(kind: AnswerKind, found: FactGrade) -> Grade:
    """The grade of an answer that was compared as a value.

    Not named as false is what was denied, which may be right, and a part of the value, which is too little.
    """
    return Grade(
        verdict=found.verdict,
        score=_SCORES[found.verdict],
        matched=found.matched,
        missing=found.missing,
        false=() if "denied" in found.flags or found.flags == ("part",) else found.false,
        flags=found.flags,
        unsure=found.unsure,
        reasons=(f"graded as a fact: {kind.value}", *found.reasons),
    )


def _grade(
    weighed: Weighed,
    verdict: Verdict,
    score: float,
    flags: Iterable[str] = (),
    ruled: Sequence[Ruling] = (),
    *,
    sure: bool,
    closeness: float = 0.0,
    conflicts: Sequence[tuple[Value, Value]] = (),
) -> Grade:
    """The grade with all that is said of it.

    Of `conflicts` the values that are wrong are named, and no idea is shown as had that tells the right ones.
    """
    card, evidence, answer, _, probabilities, _ = weighed
    taught = feedback.lesson(card, evidence, verdict, answer)
    matched = taught.matched
    false: tuple[str, ...] = ()
    if verdict is not Verdict.CORRECT:
        right = [asked.text for asked, _ in conflicts]
        matched = tuple([idea for idea in matched if not any(value in idea for value in right)])
        told = feedback.false_parts(evidence, answer, complete=policy.complete(card, evidence))
        false = (*(given.text for _, given in conflicts), *told)
    if verdict is Verdict.INCORRECT and not taught.missing and not false:
        taught = feedback.anew(card)
        matched = ()
    return Grade(
        verdict=verdict,
        score=round(score, 4),
        matched=matched,
        missing=taught.missing,
        asks=taught.asks if matched else feedback.opening(taught.asks),
        false=false,
        flags=tuple(dict.fromkeys(flags)),
        correction=feedback.correction(card, evidence, verdict),
        unsure=not sure,
        closeness=closeness,
        closest=feedback.closest(card, evidence),
        reasons=feedback.reasons(card, evidence, probabilities, ruled),
    )
