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
from bot.core.grading.facts.yes_no.compared import says_so
from bot.core.grading.facts.yes_no.contraries import Contraries
from bot.core.grading.facts.yes_no.numbers_told import false_of_number
from bot.core.grading.facts.yes_no.otherwise import answered_otherwise
from bot.core.grading.facts.yes_no.polarity import AUXILIARY, by_negation, polarity
from bot.core.grading.facts.yes_no.reasons import other_kind, other_thing, reason_keys, same_reason
from bot.core.grading.facts.yes_no.sayings import in_plain_words
from bot.core.grading.facts.yes_no.statements import asked_of, claims, limits, says
from bot.core.grading.facts.yes_no.words import (
    BOTH,
    asks_why,
    is_name,
    language_of_card,
    localised,
    without_talk,
)
from bot.core.grading.lexicon import Lexicon

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
_YEAR = pattern(r"#1\d{3}|#20\d\d")
"""A year."""
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
    contraries: Contraries = Contraries()
    kind: AnswerKind = AnswerKind.YES_NO

    def with_contraries(self, lexicon: Lexicon) -> YesNo:
        """The same, which knows the lexicon's opposites."""
        return self if self.language else replace(self, contraries=Contraries(lexicon.antonyms, lexicon.stem))

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
        if not self.language and not _OPENED.match(text):
            compared = says_so(text, question, self.contraries)
            told = told if compared is None else compared
        if (told is None or not _OPENED.match(text)) and says(text, self._rest(self.text), self.language):
            return right("yes-no", self.text, said.text)
        if told is None:
            told = self._stated(said, text, question)
        if told is None:
            if not self.reason:
                return wrong("yes-no", self.text, said.text, "denied" if text == BOTH else "no-value")
            return self._by_reason(said, text)
        if told is not self.yes or self._turned(said, text, question):
            return wrong("yes-no", self.text, said.text, "denied")
        return self._reasoned(said, text, question)

    def _reasoned(self, said: Said, text: str, question: str) -> FactGrade | None:
        """The grade of a right yes or no with what is said beside it; None where that is a sentence to be graded."""
        if false := false_of_number(text, question):
            return partly("yes-no", self.text, said.text, "other-reason", false=(false,))
        if not self.reason:
            return right("yes-no", self.text, said.text)
        if not content_of(words(undotted(text)), question_keys(said.question) | _SAYING):
            return self._bare(said)
        if self._same_reason(said, text):
            return right("yes-no", self.text, said.text)
        other = "" if _MYTH.search(text) else self._other_thing(said, text)
        if other:
            return partly("yes-no", self.text, said.text, "other-reason", false=(other,))
        if asks_why(said.question):
            return partly("yes-no", self.text, said.text, "part") if self.language else None
        return self._right_alone(said, unsure=True)

    def _turned(self, said: Said, text: str, question: str) -> bool:
        """Whether what follows a right yes or no states the contrary: "no, whales are fish"."""
        whole = self._whole(said, text)
        opened = _OPENED.match(whole)
        if opened is None or _MYTH.search(whole):
            return False
        rest = whole[opened.end() :]
        if self.yes and limits(rest, question):
            return True
        if says_so(rest, question, self.contraries) is (not self.yes):
            return True
        told = self._claims(rest, question)
        return bool(told) and self.yes not in told and self._tells_contraries(question)

    def _other_thing(self, said: Said, text: str) -> str:
        """What an answer has in place of the reason's year, place or kind; "" for nothing."""
        ours = [key for key in self.reasons if _YEAR.fullmatch(key)]
        years = [word for word in words(undotted(text)) if _YEAR.fullmatch(word.key)]
        if ours and years and not any(word.key in ours for word in years):
            return years[0].text
        own, whole = self._rest(self.text), self._rest(self._whole(said, text))
        return other_thing(own, self._rest(text), said.question) or other_kind(
            own, whole, said.question, self.language
        )

    def _whole(self, said: Said, text: str) -> str:
        """The answer in lower case with all its words, where `text` is without those that hold it together."""
        return localised(clean(said.raw), self.language).lower() if self.language else text

    def _stated(self, said: Said, text: str, question: str) -> bool | None:
        """What a statement says of what is asked; None where it says nothing of it, or both."""
        whole = self._whole(said, text)
        told = set(() if _MYTH.search(whole) or text == BOTH else self._claims(whole, question))
        return told.pop() if len(told) == 1 and self._tells_contraries(question) else None

    def _tells_contraries(self, question: str) -> bool:
        """Whether clauses can be told from their contraries: the reference's own is none."""
        return (not self.yes) not in self._claims(self._rest(self.text).lower(), question)

    def _claims(self, text: str, question: str) -> list[bool]:
        return claims(text, asked_of(question, self.language), self.text, self.contraries)

    def _rest(self, text: str) -> str:
        """What follows the yes or no."""
        return _OPENED.sub("", localised(text, self.language))

    def _told(self, said: Said) -> str:
        """The answer in lower case; of another language without the words that hold it together."""
        plain = in_plain_words(said.raw, said.question, self.language)
        if not self.language:
            return localised(said.text if plain == said.raw else clean(plain), "").lower()
        held = holding(self.language)
        text = plain if plain != said.raw else without_talk(clean(said.raw), self.language)
        text = localised(text, self.language).lower()
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
