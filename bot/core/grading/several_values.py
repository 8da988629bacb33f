"""Grades an answer that names several values by each of them: two offered, one denied, one said twice, one reported.

"Hmm, a tibia, if not then the thigh bone" offers two and "it isn't quicksilver" denies one, in words that no value's
own comparison can see to be the reference's. So each value is graded by itself, as a fact or as a sentence, and what
the frame around them does is decided here. Sentences are read for what is reported or taken back alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import permutations

from bot.core.cards import AnswerKind, Card
from bot.core.grading.facts.disowned import corrected
from bot.core.grading.facts.equated import equated
from bot.core.grading.facts.idle_sentences import naming
from bot.core.grading.facts.kinds import NAMED, VALUES
from bot.core.grading.facts.known_values import comparable
from bot.core.grading.facts.lengths import ESSAY
from bot.core.grading.facts.opposed import opposed
from bot.core.grading.facts.outcome import SHOTGUN, partly, wrong
from bot.core.grading.facts.reported import reported
from bot.core.grading.facts.said import clean
from bot.core.grading.facts.scripts.abroad import alternatives as ors_in_english
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.side_by_side import apart, is_another_value
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.talk import is_talk
from bot.core.grading.facts.wavering import Offer, is_remarked, offers
from bot.core.grading.grades import of_fact
from bot.core.grading.result import Grade, Verdict

ONE = VALUES | NAMED
"""Kinds of facts of which an answer names one."""
SET_AGAINST = ONE | {AnswerKind.LIST, AnswerKind.FORMULA}
"""Kinds whose answers hold no "not" but to set one against another."""
_MARKS = " \n.,;!?/"
_BETWEEN = pattern(r"[.,;!?\n/]+")
_CHOICE = pattern(r"(?i)\b(?:or|vs|versus|either)\b|/")
_MARKED = pattern(r"[,;/&+]|\band\b")
_NEGATIVE = pattern(r"(?i)\b(?:not|no|never|non|nor|cannot|without|neither)\b|n't\b")
_UNSURE = pattern(
    r"(?i)\bif (?:it'?s )?not\b|\bnot (?:sure|certain)\b"
    r"|\b(?:can|do|am)(?:no|n'?)t (?:decide|know|remember|recall)\b"
)
_OWN = pattern(r"(?i)\W*(?:i|i'?m|my|me|it'?s (?:right|true)|never ?mind|that'?s (?:it|right))\b")
_ENDS_PLAINLY = pattern(r"(?i)\b(?:yes|no|true|false)\W*$")
"""What sets one yes or no against the other: "no, not yes"."""
_TAKEN_BACK = pattern(r"(?i)^\W*(?:scratch that|correction|no,? wait|wait,? no)[,:.!\s]+(?=\S)")
"""What takes back an answer that was sent before."""
_PARTS = pattern(r"\s*;\s*|\s+/\s+|,\s+|\.\s+|\n")
_AMOUNT = pattern(r"[-+~≈]?\d[\d.,]*(?P<unit>(?: ?[^\s\d]{1,12})?)")
MOST_AMOUNTS = 6
_REPLACES = pattern(r"(?i)\b(?:no,? wait|wait,? no|i mean(?:t)?|scratch that|make that|correction)\b")
"""What takes a sentence back; "sorry" alone excuses what was forgotten."""
_THING = pattern(r"(?i)\W*(?:the|an?)\b")
LONGEST_CORRECTION = 12
"""Words of what is said in a value's place."""
SHORT = 3
"""Words of a value that no "or" stands within."""
_NO_ANSWER = frozenset(("echo", "empty", "unknowing", "injection"))
"""Flags of what is no answer, whatever values it holds."""
_NOTHING = frozenset(("no-value", "empty", "echo", "unknowing", "vague"))
"""Flags of what names no value."""
GradeOne = Callable[[str], Grade]


def said_once(text: str) -> str:
    """What an answer says twice, and nothing else; "" for all others."""
    for between in _BETWEEN.finditer(text):
        first, second = text[: between.start()].strip(_MARKS), text[between.end() :].strip(_MARKS)
        if first and first.casefold() == second.casefold():
            return first
    return ""


class SeveralValues:
    """What is decided of the values that answers to one card name beside each other."""

    def __init__(self, card: Card, kind: AnswerKind) -> None:
        self._kind = kind
        self._asked = card.prompt
        self._reference = card.reference
        wrongs = (text for group in card.wrong for text in group.answers)
        self._known = frozenset(map(comparable, (card.reference, *card.accepted, *card.partial, *wrongs)))
        self._language = language_of_text(card.prompt) or ""
        self._chooses = _CHOICE.search(card.reference) is not None
        self._negative = _NEGATIVE.search(card.reference) is not None

    def weighed(self, answer: str, whole: Grade, one: GradeOne) -> Grade:
        """The grade of an answer whose grade is `whole`, `one` being that of any text by itself."""
        text = clean(answer) if len(answer) <= ESSAY else ""
        if not text or comparable(text) in self._known or not _NO_ANSWER.isdisjoint(whole.flags):
            return whole
        once = _TAKEN_BACK.sub("", text) if _TAKEN_BACK.match(text) else said_once(text)
        if once:
            return one(once)
        told = reported(text)
        if told is not None:
            return self._against(whole, one(told.claimed), one(told.denied), told.denied)
        against = opposed(text) if self._kind in SET_AGAINST or _ENDS_PLAINLY.search(text) else None
        if against is not None and (self._kind is AnswerKind.YES_NO or not self._negative):
            return self._against(whole, one(against.claimed), one(against.denied), against.denied)
        if self._kind is AnswerKind.YES_NO or (
            self._kind is AnswerKind.SENTENCE and not _REPLACES.search(text)
        ):
            return whole
        if self._is_taken_back(text, whole, one):
            return self._wrong(text, "corrected")
        if whole.verdict is Verdict.INCORRECT and self._is_corrected(text, one):
            return self._rivals(())
        if self._kind in ONE:
            return self._named_beside(text, whole, one)
        return self._offered(text, whole, one) if self._kind is AnswerKind.FORMULA else whole

    def _named_beside(self, text: str, whole: Grade, one: GradeOne) -> Grade:
        """Of an answer that may name several values where one is asked for."""
        for value, other in equated(text):
            if one(value).verdict is Verdict.CORRECT and _is_another(one(other)):
                return self._rivals((other,))
        offered = self._offered(ors_in_english(text, self._language), whole, one)
        if offered is not whole:
            return offered
        if whole.verdict is Verdict.CORRECT:
            return self._side_by_side(text, whole, one)
        value = naming(text, self._kind, (self._asked, self._reference))
        return one(value) if value else whole

    def _against(self, whole: Grade, claimed: Grade, denied: Grade, value: str) -> Grade:
        """Of a value said against another one."""
        right, against_right = (grade.verdict is Verdict.CORRECT for grade in (claimed, denied))
        if against_right and not right:
            return self._wrong(value, "denied")
        return claimed if right and not against_right else whole

    def _is_taken_back(self, text: str, whole: Grade, one: GradeOne) -> bool:
        """Whether a right value is corrected to another one, whose author says nothing of themselves: "A, no, B"."""
        told = corrected(text) if whole.verdict is not Verdict.INCORRECT else None
        if told is None or len(told[1].split()) > LONGEST_CORRECTION:
            return False
        excuse = len(told[1].split()) > 2 and not _THING.match(told[1])
        if _OWN.match(told[1]) or (excuse and is_talk(f"Sorry {told[1]}")):  # as for being late
            return False
        return one(told[0]).verdict is Verdict.CORRECT and _is_another(one(told[1]))

    def _is_corrected(self, text: str, one: GradeOne) -> bool:
        """Whether a wrong value is taken back for the right one, which is worth half: "B, no wait, A"."""
        told = corrected(text)
        return told is not None and one(told[1]).verdict is Verdict.CORRECT

    def _offered(self, text: str, whole: Grade, one: GradeOne) -> Grade:
        """Of values offered as alternatives."""
        if self._chooses:
            return whole
        for offer in offers(text):
            grades = {value: one(value) for value in offer.values}
            others = [value for value, grade in grades.items() if _is_another(grade)]
            rights = [value for value, grade in grades.items() if grade.verdict is Verdict.CORRECT]
            if any(not is_remarked(value) for value in rights):
                return self._beside(text, others, whole)
            wrong_alone = (
                self._kind is not AnswerKind.FORMULA
                and len(others) == len(grades) > 1
                and _stand_alone(offer)
            )
            if wrong_alone and whole.verdict is not Verdict.INCORRECT:
                return self._wrong("", "other-values", others)
        return whole

    def _beside(self, text: str, others: Sequence[str], whole: Grade) -> Grade:
        """Of a right value and others."""
        denies = _NEGATIVE.search(_UNSURE.sub(" ", text)) is not None
        if not others or (whole.verdict is Verdict.INCORRECT and denies):
            return whole
        return self._rivals(others)

    def _side_by_side(self, text: str, whole: Grade, one: GradeOne) -> Grade:
        """Of a right value and another one with no more than a mark between them."""
        if _MARKED.search(self._reference):
            return whole
        amounts = _amounts(text)
        others = [amount for amount in amounts if _is_another(one(amount))]
        if others and any(one(amount).verdict is Verdict.CORRECT for amount in amounts):
            return self._rivals(others)
        for right, other in permutations(apart(text), 2):
            grade = one(other)
            told = "other-expansion" in grade.flags or is_another_value(
                other, right, self._reference, self._asked
            )
            if told and _is_another(grade) and one(right).verdict is Verdict.CORRECT:
                return self._rivals((other,))
        return whole

    def _rivals(self, others: Sequence[str]) -> Grade:
        grader = wrong if len(others) >= SHOTGUN else partly
        return of_fact(
            self._kind, grader(self._kind.value, self._reference, "", "rivals", false=tuple(others))
        )

    def _wrong(self, value: str, flag: str, others: Iterable[str] = ()) -> Grade:
        return of_fact(
            self._kind,
            wrong(self._kind.value, self._reference, value, flag, false=tuple(others)),
        )


def _is_another(grade: Grade) -> bool:
    """Whether a text that has this grade names another value, and does not just say nothing."""
    return grade.verdict is Verdict.INCORRECT and _NOTHING.isdisjoint(grade.flags)


def _amounts(text: str) -> Sequence[str]:
    """The amounts of an answer that is nothing but several: "100 °C, 90 °C"."""
    parts = _PARTS.split(text.rstrip(". "))
    found = [_AMOUNT.fullmatch(part) for part in parts] if 1 < len(parts) <= MOST_AMOUNTS else [None]
    units = {one["unit"].strip().lower() if one else None for one in found}
    return parts if len(units) == 1 and None not in units else ()


def _stand_alone(offer: Offer) -> bool:
    """Whether no value is right by what stands in another one: "a race of sailing or rowing boats"."""
    return not offer.plain or all(len(value.split()) <= SHORT for value in offer.values)
