"""Grades yes and no, true and false, with or without a reason.

A right yes or no is right unless the question asks why; so is the whole reason alone; other reasons are sentences.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import AnswerKind
from bot.core.grading.facts.context import question_keys
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.said import Said, clean, cleaned_question
from bot.core.grading.facts.scripts.abroad import holding
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.words import undotted, words
from bot.core.grading.facts.yes_no.otherwise import answered_otherwise
from bot.core.grading.facts.yes_no.polarity import AUXILIARY, by_negation, polarity
from bot.core.grading.facts.yes_no.reasons import other_thing, reason_keys, same_reason
from bot.core.grading.facts.yes_no.words import (
    BOTH,
    asks_why,
    is_name,
    language_of_card,
    localised,
    without_talk,
)

_TRUE_FALSE = pattern(
    r"(?i)\btrue (?:or|/) ?false\b|\bt/f\b|\bt or f\b|\(t/f\)|\btrue\?|\bright or wrong\b"
    r"|\bfact or (?:fiction|myth)\b|\bstatement\b"
)
_NO_ANSWER = pattern(r"(?i)^\W*no\s+\w|\bsymbol\b|\babbreviat")
"""A "no" that belongs to a name, or is an element's symbol: "No Man's Sky"."""
_YES_OR_NO = pattern(r"(?i)\byes (?:or|/) ?no\b|\by/n\b")
_OPENING = pattern(
    r"(?i)^\W*(yes|no|true|false|yep|nope|correct|incorrect)\b(?!\.\s?\d|-\w)(?!\s+(?:one|man|more|such"
    r"|longer)\b)[\s,.;:!()-]*"
)
_OPENED = pattern(
    r"(?i)^\W*(?:(?:yes|no|true|false|yep|ye|yea|yeah|yup|nope|nah|negative|correct|incorrect)\b[\s,.;:!()-]*)+"
)
_MYTH = pattern(r"(?i)\b(?:myths?|misconceptions?)\b")
REASON_WORDS = 2
"""Content words from which what follows a reference's "No," is a reason to be graded."""
_CLAUSE = pattern(r"[,;.!]")
_LIMITS = pattern(
    r"(?i)\b(?:but|or|nor|not?|never|yes|yep|nope|true|false|only|except|unless|maybe|perhaps|sometimes|if|though|although"
    r"|wait|actually|sorry|hm+|neither|none|hardly|barely|rarely|wrong|incorrect|isnt|arent|oder|ou|aber|mais|pero)\b|n't\b|\?"
)
"""What takes back or limits a yes or no behind it."""
LONGEST_ECHO = 7
"""Words after "No," that may be the question said again; more are a reason."""


class YesNo(Struct, frozen=True):
    """A reference that affirms or denies, with or without a reason."""

    text: str
    yes: bool
    reason: bool
    """The reference goes on to say why, in words that the question does not have."""
    reasons: tuple[str, ...] = ()
    """The content words of that reason."""
    language: str = ""
    """Of the card, where it is not English."""
    kind: AnswerKind = AnswerKind.YES_NO

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer; None where its reason has to be graded as a sentence."""
        text = self._told(said)
        question = cleaned_question(said.question).lower()
        told = polarity(text, question, plain=not self.reason)
        opened, _, rest = text.partition(",")
        if told is None and not self.reason and rest and not _LIMITS.search(rest):
            told = polarity(opened, question, plain=True)  # "true, nightshades both"
        if told is None and self.reason:
            told = polarity(text, question)
            told = polarity(_CLAUSE.split(text)[0], question) if told is None else told
        if told is None:
            if not self.reason:
                return wrong("yes-no", self.text, said.text, "denied" if text == BOTH else "no-value")
            return self._by_reason(said, text)
        if told is not self.yes:
            return wrong("yes-no", self.text, said.text, "denied")
        if not self.reason:
            return right("yes-no", self.text, said.text)
        return self._reasoned(said, text)

    def _reasoned(self, said: Said, text: str) -> FactGrade | None:
        """The grade of a right yes or no with what is said beside it; None where that is a sentence to be graded."""
        if not content_of(words(undotted(text)), question_keys(said.question) | _SAYING):
            return self._bare(said)
        if self._same_reason(said, text):
            return right("yes-no", self.text, said.text)
        other = (
            "" if _MYTH.search(text) else other_thing(self._rest(self.text), self._rest(text), said.question)
        )
        if other:
            return partly("yes-no", self.text, said.text, "other-reason", false=(other,))
        if asks_why(said.question):
            return partly("yes-no", self.text, said.text, "part") if self.language else None
        return self._right_alone(said, unsure=True)

    def _rest(self, text: str) -> str:
        """What follows the yes or no."""
        return _OPENED.sub("", localised(text, self.language))

    def _told(self, said: Said) -> str:
        """The answer in lower case; of another language without the words that hold it together."""
        if not self.language:
            return localised(said.text, "").lower()
        held = holding(self.language)
        text = localised(without_talk(clean(said.raw), self.language), self.language).lower()
        return " ".join(word for word in text.split() if fold(word.strip(".,!?")) not in held - {"no", "yes"})

    def _bare(self, said: Said) -> FactGrade:
        """The grade of a right yes or no without a reason."""
        if asks_why(said.question):
            return partly("yes-no", self.text, said.text, "part")
        return self._right_alone(said)

    def _right_alone(self, said: Said, *, unsure: bool = False) -> FactGrade:
        """The grade of a right yes or no whose reason was not said: of the reference only the yes or no was had."""
        opened = _OPENED.match(self.text)
        had = opened.group().strip(" ,.;:!()-") if opened else self.text
        return replace(right("yes-no", self.text, said.text, unsure=unsure), matched=(had,))

    def _same_reason(self, said: Said, text: str) -> bool:
        return same_reason(list(self.reasons), text, said.question, self.language) is True

    def _by_reason(self, said: Said, text: str) -> FactGrade | None:
        """The grade of an answer that gives a reason and neither yes nor no."""
        if self._same_reason(said, text):
            return right("yes-no", self.text, said.text)
        if self.language or len(content_of(words(undotted(text)), frozenset())) < REASON_WORDS:
            return wrong("yes-no", self.text, said.text, "no-value")
        return None


_SAYING = frozenset(
    listed(
        "true false yep nope nah correct incorrect wrong right affirmative negative indeed "
        "absolutely untrue anymore longer myth misconception t f y n"
    )
)


def yes_no(text: str, question: str) -> YesNo | None:
    """The reference as yes or no; None where it is something else."""
    language = language_of_card(question, text)
    if is_name(text.strip(), language) or (language and answered_otherwise(question, text)):
        return None
    stripped = localised(text.strip(), language) if language else text.strip()
    opening = _OPENING.match(stripped)
    keys = question_keys(question)
    asked = AUXILIARY.match(question) or _TRUE_FALSE.search(question) or _YES_OR_NO.search(question)
    if opening and not asked and not language and _NO_ANSWER.search(f"{stripped} - {question}"):
        return None
    if opening:
        yes = opening[1].lower() in ("yes", "true", "yep", "correct")
        rest = stripped[opening.end() :]
        if opening[1].lower() in ("correct", "incorrect") and rest:
            return None
        extra = content_of(words(undotted(rest)), keys)
        pair = re.match(r"(?i)(?:or|and)\b", rest)
        reason = bool(extra) or len(rest.split()) > LONGEST_ECHO
        keys_of = tuple(reason_keys(rest, question, language)) if reason else ()
        return None if pair else YesNo(text, yes, reason, keys_of, language=language)
    if stripped.lower().rstrip(".!") in ("t", "f", "y", "n") and (
        _TRUE_FALSE.search(question) or _YES_OR_NO.search(question)
    ):
        return YesNo(text, stripped[0].lower() in "ty", reason=False)
    if (AUXILIARY.match(question) or _TRUE_FALSE.search(question)) and " or " not in re.sub(
        r"(?i)true or false", "", question
    ):
        told = by_negation(stripped.lower(), cleaned_question(question).lower())
        if told is not None and re.match(
            r"(?i)(?:it|they|he|she|this|that|these|the|a|an|you|we|not)\b", stripped
        ):
            return YesNo(text, told, reason=False)
    return None
