"""The grader: one pure call from a card and an answer to a grade."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple

from bot.core.cards import AnswerKind, Card
from bot.core.grading import light_teaching, policy, refusals
from bot.core.grading.assertions import assertions
from bot.core.grading.common_words import CommonWords
from bot.core.grading.cross_encoders import CrossEncoders
from bot.core.grading.cross_encoders.asking import asked, asked_of_denied
from bot.core.grading.deciding import by_rules
from bot.core.grading.deck_index import DeckIndex
from bot.core.grading.example_index import Solution
from bot.core.grading.facts import FactGrade, in_other_words
from bot.core.grading.facts.tables import pattern
from bot.core.grading.gathering import gather
from bot.core.grading.grades import Weighed, graded, hopeless, noticed, of_fact
from bot.core.grading.languages.foreign import Languages
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.model import Model, Regime
from bot.core.grading.passes import is_pass, may_be_meant
from bot.core.grading.prepared_card import PreparedCard, fingerprint
from bot.core.grading.ready_cards import ReadyCard, ReadyCards
from bot.core.grading.related_words import RelatedWords
from bot.core.grading.result import Grade, Verdict
from bot.core.grading.sorted_lines import no_bytes, no_text
from bot.core.grading.stances import StanceReader
from bot.core.grading.stances.reading import by_stance
from bot.core.grading.text import MAX_WORDS, squeezed
from bot.core.grading.word_order import WordOrder
from bot.core.grading.word_vectors import WordVectors
from bot.core.grading.worked_out import parse_solutions, parse_stems

_REMEMBERED = ((Verdict.CORRECT, 1.0), (Verdict.PARTIAL, 0.5), (Verdict.INCORRECT, 0.0))

_NEGATED = pattern(r"(?i)\b(?:not|never|no|nothing|unless|wrong|cannot)\b|n'?t\b")

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
    related: Read = no_text
    antonyms: Read = no_text


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
        cross_encoders: CrossEncoders | None = None,
        stances: StanceReader | None = None,
    ) -> None:
        """`general` makes the lexicons of bare cards, which are large, when the first such card comes.

        `solutions` holds regressions that were solved before (`card_reading.digest`). `cross_encoders` read answers to
        cards with few examples or none, `stances` who holds the value that an answer names.
        """
        self._model = model
        self._cross_encoders = cross_encoders
        self._stances = stances
        self._languages = languages or Languages()
        self._cards = ReadyCards(lexicon, order, general, solutions, self._languages)

    @classmethod
    def load(
        cls,
        texts: Texts,
        vectors: Callable[[], bytes] = no_bytes,
        glossary: Callable[[str], str] | None = None,
        cross_encoders: CrossEncoders | None = None,
        stances: StanceReader | None = None,
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
        return cls(model, lexicon, order, general if read else None, kept, languages, cross_encoders, stances)

    def prepare(self, card: Card) -> ReadyCard:
        """The card made ready, and the models where its answers are read by them.

        The first call for a card takes tens of milliseconds, the first that loads models a second, later
        ones nothing. Safe in a thread while others are graded.
        """
        ready = self._cards.of(card)
        told = in_other_words.may_be_told(card, ready.fact)
        sentence = self._cards.read(card) if told and self._cross_encoders else ready.sentence
        read = told or (sentence is not None and self._reading(sentence) is not None)
        if self._cross_encoders and read:
            self._cross_encoders.load()
        if self._stances and (read or ready.names_value):
            self._stances.load()
        return ready

    def index(self, cards: Iterable[Card]) -> DeckIndex:
        """The cards of a deck, for `grade` to tell which of them an answer speaks to; safe in a thread.

        A fraction of a millisecond a card.
        """
        return DeckIndex((card, self._cards.lexicon(card)) for card in cards)

    def grade(self, card: Card, answer: str, deck: DeckIndex | None = None) -> Grade:
        """The grade of `answer`: deterministic, bounded for a text of any length and content.

        With `deck`, what speaks to another card of it plainly more than to `card` is not right.
        """
        ready, typed = self._cards.of(card), squeezed(answer)
        answer = ready.comparatives.in_two_words(ready.own.meant(typed))
        grade = self._weighed(ready, card, answer, deck)
        if self._stances is not None:
            read = by_stance(
                self._stances, ready, typed, grade, lambda text: self._weighed(ready, card, text, deck)
            )
            if read is not None:
                return read
        return grade if grade.verdict is Verdict.INCORRECT else self._unless_denied(ready, card, typed, grade)

    def _weighed(self, ready: ReadyCard, card: Card, answer: str, deck: DeckIndex | None) -> Grade:
        """The grade of a text by all values that it names beside each other."""
        grade = self._whole(ready, card, answer, deck)
        several = ready.several(answer)
        if several is None:
            return grade
        return several.weighed(answer, grade, lambda text: self._whole(ready, card, text, deck))

    def _unless_denied(self, ready: ReadyCard, card: Card, answer: str, grade: Grade) -> Grade:
        """The grade of an answer that would be credited, and is not where all that it does is to deny what is right."""
        if ready.fact is not None and ready.fact.kind is AnswerKind.YES_NO:
            return grade
        said = ready.denials.denied(answer)
        if (
            said
            and not ready.own.has(answer)
            and self._weighed(ready, card, said, None).verdict is Verdict.CORRECT
        ):
            return hopeless(ready.card, policy.DENIES.rule, "it only says that the right answer is wrong")
        return grade

    def _whole(self, ready: ReadyCard, card: Card, answer: str, deck: DeckIndex | None) -> Grade:
        """The grade of a text, whatever values it names beside each other."""
        passing = is_pass(answer, card)
        as_fact = not passing or may_be_meant(answer, card)
        found = ready.fact.grade(answer) if ready.fact and as_fact else None
        if passing and (found is None or found.verdict is Verdict.INCORRECT):
            return hopeless(ready.card, "unknowing", "it only says that its author does not know")
        if ready.fact and found:
            if in_other_words.may_be(card, ready.fact.kind, found, answer):
                found = self._in_other_words(card, answer, found)
            if found:
                return of_fact(ready.fact.kind, found)
        return self._of_sentence(self._cards.read(card), answer, deck)

    def _in_other_words(self, card: Card, answer: str, found: FactGrade) -> FactGrade | None:
        """The grade of a term in other words, with what the cross-encoders say of it; None: read it as a sentence."""
        if self._cross_encoders is None:
            return found
        prepared = self._cards.read(card)
        raw = self._languages.words(answer, prepared.lexicon)
        statement = assertions(prepared.lexicon, raw, prepared.prompt)
        if any(one.denied or one.rival for one in statement.assertions) or not statement.assertions:
            return found
        read = asked(self._cross_encoders, prepared, answer, gather(prepared, statement))
        return found if read is None else in_other_words.decided(card, found, answer, read)

    def _of_sentence(self, card: PreparedCard, answer: str, deck: DeckIndex | None) -> Grade:
        """The grade by assertions."""
        if _NEGATED.search(answer):
            from bot.core.grading.facts.talk import content_keys, without_negative_talk  # for few answers

            answer = without_negative_talk(answer, content_keys(f"{card.card.prompt} {card.card.reference}"))
        raw = self._languages.words(answer, card.lexicon)
        key = fingerprint(raw)
        if not key:
            return hopeless(card.card)
        statement = assertions(card.lexicon, raw, card.prompt)
        if not statement.assertions:
            return hopeless(card.card)
        evidence = gather(card, statement)
        regime = self._model.regime(examples=card.spans.wrong.end, bare=card.bare)
        weighed = Weighed(card, evidence, answer, regime, regime.weigh(evidence.vector))
        known = card.remembered.get(key)
        if known is not None:
            verdict, score = known_grade(card, known)
            return graded(weighed, verdict, score, sure=True)
        long = ("long",) if len(key) >= MAX_WORDS else ()
        refused = refusals.refusal(card, evidence, key)
        if refused:
            return graded(weighed, Verdict.INCORRECT, 0.0, (refused, *noticed(weighed), *long), sure=True)
        weighed = self._read(weighed)
        if deck and weighed.credited:
            weighed = weighed._replace(elsewhere=deck.elsewhere(card, evidence.assertions))
        grade = by_rules(weighed, long)
        if card.card.lightly_taught and not (card.bare or light_teaching.near_a_mistake(evidence)):
            without = self._of_sentence(self._cards.read(light_teaching.untaught(card.card)), answer, deck)
            return light_teaching.tempered(card.card, grade, without)
        return grade

    def _read(self, weighed: Weighed) -> Weighed:
        """The same with what the cross-encoders say of it, if they are there and the card has few examples or none."""
        card, evidence, probabilities = weighed.card, weighed.evidence, weighed.probabilities
        regime = self._reading(card)
        if self._cross_encoders is None or regime is None:
            return weighed
        read = asked(self._cross_encoders, card, weighed.answer, evidence)
        if read is None:
            return weighed
        denies = asked_of_denied(self._cross_encoders, card, evidence)
        both = regime.both(probabilities, (read.right, read.partly))
        return weighed._replace(regime=regime, probabilities=both, read=read, denies=denies)

    def _reading(self, card: PreparedCard) -> Regime | None:
        """The regime for an answer that the cross-encoders read; None where nobody asks them."""
        return self._model.reading(examples=card.spans.wrong.end, bare=card.bare)


def known_grade(card: PreparedCard, at: int) -> tuple[Verdict, float]:
    """What the card's author said of that very text."""
    for span, known in zip(
        (card.spans.accepted, card.spans.partial, card.spans.wrong), _REMEMBERED, strict=True
    ):
        if span.start <= at < span.end:
            return known
    raise IndexError(at)
