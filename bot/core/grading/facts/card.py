"""A card whose answer is a fact: prepared once, then asked for the grade of each answer.

It decides whose word counts: the author's examples first, then the best grade by any right value, then that of the
answer read in another way (`readings`).
"""

from __future__ import annotations

import re
from itertools import chain

from msgspec.structs import replace

from bot.core.cards import AnswerKind, Card
from bot.core.grading.distinction import Distinction, missed
from bot.core.grading.facts import roles
from bot.core.grading.facts.beside_value import phrased, remark
from bot.core.grading.facts.claims import echoes
from bot.core.grading.facts.context import asked_keys
from bot.core.grading.facts.contradicted import contradicted
from bot.core.grading.facts.detection.abroad import is_sentence
from bot.core.grading.facts.detection.detect import matchers
from bot.core.grading.facts.detection.remarked import read_reference
from bot.core.grading.facts.disowned import claimed
from bot.core.grading.facts.disputed import disputed
from bot.core.grading.facts.elements import other_number
from bot.core.grading.facts.formulas.asked_form import not_lowest
from bot.core.grading.facts.hearing import Hearing
from bot.core.grading.facts.kinds import NAMED, WORDS
from bot.core.grading.facts.known_values import KnownValues, comparable
from bot.core.grading.facts.lettering import Lettering
from bot.core.grading.facts.lists.abroad import told_abroad
from bot.core.grading.facts.lists.grading import Listed
from bot.core.grading.facts.lists.members import Matcher
from bot.core.grading.facts.names.names import FIRST_NAME_ONLY
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.readings import OtherReading, other_readings
from bot.core.grading.facts.repeated import without_question
from bot.core.grading.facts.said import Said, characters
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.words.expansions import expansion
from bot.core.grading.facts.words.languages import language_of
from bot.core.grading.facts.words.meanings import Clause, Meaning, meaning
from bot.core.grading.facts.words.own_words import in_own_words
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.synonyms import asks_word
from bot.core.grading.facts.words.terms import Term
from bot.core.grading.facts.words.words import undotted, words
from bot.core.grading.facts.yes_no.polarity import asks_again
from bot.core.grading.facts.yes_no.yes_no import YesNo
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.result import Verdict

QUESTION = 5
"""Words from which on a prompt is a question, which is no answer though it may hold the value: "..., A or B?"."""
_VERB_FIRST = ("de", "nl", "sv")
"""Languages whose questions of yes or no have their verb first, as no statement has."""
LONG_TERM = 7
"""Words from which on a term is a phrase that others say in other words."""
FEWEST_TOLD = 2
"""Content words of the reference's remark that an answer tells, from which it is no other term."""
_CLAUSES = NAMED | {AnswerKind.SENTENCE}


class FactCard:
    """The parsed answer of a card. Immutable; shares its texts with the card."""

    __slots__ = (
        "_asked", "_exact", "_hearing", "_known", "_language", "_lettering", "_lexicon", "_meaning", "_members",
        "_phrased", "_prompt", "_question", "_reference", "_remark", "_synonymous", "_value", "_ways", "kind",
    )  # fmt: skip

    kind: AnswerKind

    def __init__(self, card: Card, found: tuple[Matcher, ...], lexicon: Lexicon | None) -> None:
        """`found` are the matchers of the reference, at least one."""
        self.kind = found[0].kind
        read = read_reference(card.reference, card.prompt)
        self._question = f"{card.prompt.rstrip(' ?.')} - {read.aside}?" if read.aside else card.prompt
        self._value, self._asked, self._ways = read.ways[0], card.prompt, read.ways
        self._remark = remark(card.reference, read, self.kind)
        self._reference = card.reference
        self._prompt = self._repeatable(card.prompt)
        self._members = [one.text for one in found[0].members] if isinstance(found[0], Listed) else []
        self._phrased = self.kind is AnswerKind.LIST and phrased(card.reference)
        self._exact = card.answer is not None and card.answer.exact
        self._lettering = Lettering(self.kind, self._value, card.prompt, card.reference)
        self._language = language_of_text(card.prompt) or language_of(card.prompt)
        self._hearing = Hearing(
            found[0],
            self._value,
            card.prompt,
            self._question,
            card.reference,
            "" if self._exact else self._language,
            spelled=self._lettering.spelled,
        )
        named = self.kind in NAMED and not self._lettering.spelled
        self._synonymous = named and not (self._exact or asks_word(card.prompt) or self._language)
        self._known = KnownValues(card, found, self._question)
        self._meaning = _meaning(card, found, lexicon) if lexicon is not None else None
        self._lexicon = lexicon

    def grade(self, answer: str) -> FactGrade | None:
        """The grade of an answer; None where it cannot be decided as a fact and has to be read as a sentence."""
        heard = self._hearing.as_typed(answer)
        if heard.raw and characters(self._reference).strip() in (heard.raw, characters(answer).strip()):
            return right(self.kind.value, self._reference, heard.raw)
        if self._is_question(answer):
            return wrong(self.kind.value, self._reference, heard.raw, "echo")
        heard = self._hearing.as_referred(heard if self._exact else without_question(heard, self._asked))
        if not heard.raw:
            return wrong(self.kind.value, self._reference, "", "empty")
        return self._known.by_text(heard) or self._claimed(heard)

    def _repeatable(self, prompt: str) -> str | None:
        """The question, for comparison with answers; None for one that may be the answer as well."""
        if self.kind is AnswerKind.YES_NO:
            return comparable(prompt)
        return _unasked(prompt) if len(prompt.split()) >= QUESTION else None

    def _is_question(self, answer: str) -> bool:
        """Whether the answer is the question again; with its mark, where the same words may affirm it."""
        if self.kind is not AnswerKind.YES_NO:
            return _unasked(answer) == self._prompt
        if self._language in _VERB_FIRST and _unasked(answer) == _unasked(self._asked):
            return True
        return comparable(answer) == self._prompt or (not self._language and asks_again(answer, self._asked))

    def _claimed(self, heard: Said) -> FactGrade | None:
        """The grade of what the answer claims: not of what it only names as wrong, or takes back."""
        plain, listed = self._exact or self.kind is AnswerKind.YES_NO, self.kind is AnswerKind.LIST
        own = heard if plain else claimed(heard, listed=listed)
        if own is not None and not plain and (rest := self._known.without_talk(own)) is not own:
            own = claimed(rest, listed=listed)
        if own is None:
            return wrong(self.kind.value, self._reference, heard.text, "denied")
        grade = self._expansion(own) or self._graded(own)
        misspelled = self._lettering.of_slip(grade, own) if grade is not None else None
        if misspelled is not None:
            return misspelled
        if grade is not None and (self._said_otherwise(grade, own) or self._tells_remark(grade, own)):
            return None
        if grade is not None and grade.verdict is Verdict.INCORRECT:
            return grade
        missing = self._missing(own)
        if missing is not None or grade is None or grade.verdict is not Verdict.CORRECT:
            return missing or grade
        return grade if self._exact else self._disputed(own) or grade

    def _expansion(self, heard: Said) -> FactGrade | None:
        """The grade of what a short form stands for, where words are exchanged or cut short in it."""
        if self._exact or self.kind not in _CLAUSES:
            return None
        return expansion(self.kind.value, self._value, self._asked, heard.text)

    def _missing(self, heard: Said) -> FactGrade | None:
        """The grade of an answer without what the reference tells its thing from others by, or in other letters."""
        defined = not self._exact and self.kind in (AnswerKind.TERM, AnswerKind.SENTENCE)
        told = missed(self._value, heard.text, self._asked) if defined else None
        if told is not None:
            grader = partly if told is Distinction.HALF else wrong
            return grader(self.kind.value, self._reference, heard.text, told.value)
        if not_lowest(self._value, heard.text, self._asked):
            return partly(self.kind.value, self._reference, heard.text, "form")
        if self.kind in _CLAUSES and not self._exact and roles.exchanged(self._value, heard.text):
            return wrong(self.kind.value, self._reference, heard.text, "reversed")
        return self._lettering.of_letters(heard)

    def _said_otherwise(self, grade: FactGrade, heard: Said) -> bool:
        """Whether other words are no other answer: what has many words, or phrases for members, has no one wording."""
        if self._exact or grade.verdict is not Verdict.INCORRECT:
            return False
        if self.kind is AnswerKind.LIST:
            return "other-members" in grade.flags and (
                self._phrased or told_abroad(self._members, heard.text, self._language)
            )
        long = self.kind is AnswerKind.TERM and len(self._value.split()) >= LONG_TERM
        return long and not {"other-term", "neighbour"}.isdisjoint(grade.flags)

    def _tells_remark(self, grade: FactGrade, heard: Said) -> bool:
        """Whether most of what the answer says, and several words, is what the reference tells beside its value.

        "Airway, breathing, circulation" is no other term than "ABCDE: airway, breathing, circulation, disability".
        """
        if "other-term" not in grade.flags or self.kind is AnswerKind.NAME:
            return False
        beside = set(content_of(words(undotted(self._remark)), asked_keys(self._asked)))
        told = set(content_of(words(undotted(heard.text)), asked_keys(self._asked)))
        return len(told & beside) >= FEWEST_TOLD and 2 * len(told & beside) >= len(told)

    def _disputed(self, heard: Said) -> FactGrade | None:
        """The grade of a right answer that says otherwise than the reference's remark; None for all others."""
        false = other_number(self._value, heard.text)
        if not false and self._remark:
            false = disputed(self._remark, self._value, heard.text, self._asked)
        if not false and self.kind in NAMED:
            told = self._remark or self._reference.partition("(")[2].rstrip(") .")
            false = contradicted(told, self._value, heard.text, self._asked)
        said = heard.text
        return (
            partly(self.kind.value, self._reference, said, "false-remark", false=(false,)) if false else None
        )

    def _graded(self, heard: Said) -> FactGrade | None:
        best = self._known.best(heard)
        if best is not None and best.verdict is not Verdict.INCORRECT and self._echoed(heard):
            return wrong(self.kind.value, self._reference, heard.text, "echo")
        if self._meaning is not None and (best is None or best.verdict is not Verdict.CORRECT):
            again = self._reread(heard, best) if best is not None and self._language else None
            best = (
                again
                if again is not None and again.verdict is Verdict.CORRECT
                else self._by_meaning(heard, best)
            )
        if best is None or best.verdict is Verdict.CORRECT:
            return best
        return self._known.by_value(heard) or self._reread(heard, best)

    def _by_meaning(self, heard: Said, best: FactGrade | None) -> FactGrade | None:
        """The grade by what the answer's words mean, where the words themselves do not tell."""
        assert self._meaning is not None
        if best is not None and not {"other-term", "exchanged", "part", "neighbour", "opposite"}.intersection(
            best.flags
        ):
            return best
        told = self._meaning.grade(heard)
        if told is None and best is None and self._meaning.lone and not self._meaning.nearly(heard):
            return wrong(self.kind.value, self._reference, heard.text, "other-term")
        if (
            told is not None
            or best is None
            or best.verdict is not Verdict.INCORRECT
            or "opposite" in best.flags
        ):
            return told or best
        open_ = self._meaning.related if "other-term" in best.flags else self._meaning.nearly
        return None if open_(heard) else best

    def _reread(self, heard: Said, best: FactGrade) -> FactGrade | None:
        """The grade of the answer without what only surrounds its value; `best` where that is no better."""
        if (
            self._exact
            or self.kind is AnswerKind.SENTENCE
            or (self.kind is AnswerKind.YES_NO and {"denied", "other-reason"}.intersection(best.flags))
        ):
            return best
        if FIRST_NAME_ONLY in best.flags:
            return best
        if self._is_synonym(heard):
            return right(self.kind.value, self._reference, heard.text, "synonym", unsure=True)
        others = (other_readings(heard, self.kind, way) for way in self._ways)
        for one in chain(self._in_own_words(heard), *others):
            grade = self._known.best(one.said)
            if grade is None or grade.verdict is Verdict.CORRECT:
                return grade
            if self._is_synonym(one.said):
                return right(self.kind.value, self._reference, one.said.text, "synonym", unsure=True)
            if one.decides and "rivals" in best.flags and grade.verdict is Verdict.INCORRECT and grade.false:
                return grade
        return best

    def _in_own_words(self, heard: Said) -> list[OtherReading]:
        if self._lexicon is None or self.kind not in WORDS:
            return []
        own = in_own_words(heard.text, self._value, self.kind, self._lexicon)
        return [OtherReading(replace(heard, raw=own, text=own))] if own != heard.text else []

    def _is_synonym(self, heard: Said) -> bool:
        """Whether the answer is another name of the thing, and a name of it is what is asked."""
        return self._synonymous and self._known.names(heard, self._asked)

    def _echoed(self, heard: Said) -> bool:
        return not self._exact and echoes(heard, self._reference, self.kind)


def _unasked(text: str) -> str:
    """A text as it is compared, without what marks a question."""
    return comparable(text).strip(" ¿?.!")


def _meaning(card: Card, found: tuple[Matcher, ...], lexicon: Lexicon) -> Meaning | None:
    """The reference by its meanings, where it is a phrase or a clause of common words."""
    common = isinstance(found[0], Clause) or (isinstance(found[0], Term) and found[0].kind is AnswerKind.TERM)
    if not common or language_of(card.prompt):
        return None
    stated = re.match(r"(?i)(?:it|they|to)\b", card.reference) is not None
    return meaning(found[0].text, card.prompt, found[0].kind, lexicon, stated=stated)


def fact_of(card: Card, lexicon: Lexicon | None = None) -> FactCard | None:
    """The card ready to grade facts; None where its reference is none."""
    if not characters(card.reference).strip():
        return None
    found = matchers(card.reference, card.prompt, card.answer)
    if not found or (card.answer is None and found[0].kind in WORDS and is_sentence(card, found[0].kind)):
        return None
    if lexicon is not None:
        found = tuple(one.with_contraries(lexicon) if isinstance(one, YesNo) else one for one in found)
    return FactCard(card, found, lexicon)
