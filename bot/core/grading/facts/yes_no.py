"""Grades yes and no, true and false."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.cards import AnswerKind
from bot.core.grading.facts.abroad import language_of_text
from bot.core.grading.facts.context import asked_keys, question_keys
from bot.core.grading.facts.outcome import FactGrade, partly, right, wrong
from bot.core.grading.facts.phrases import content_of
from bot.core.grading.facts.said import Said, cleaned_question
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.surface import clean
from bot.core.grading.facts.words import undotted, words
from bot.core.grading.facts.yes_words import asks_why, localised, reason_keys, same_reason

_YES = (
    r"yes|yse|yeah|yep|yup|yea|ya|yess+|aye|affirmative|true|correct|right|indeed|sure|absolutely"
    r"|of course|definitely|certainly"
    r"|i think so|i believe so|that'?s so|exactly|totally"
)
_NO = (
    r"no way|no longer|not any ?more|not now|not today|no more"
    r"|no|nope|nah|naw|nay|negative|false|untrue|incorrect|wrong|never|not at all|no way"
    r"|of course not|definitely not"
    r"|absolutely not|certainly not|not really|i (?:don'?t|do not) think so|not (?:true|correct"
    r"|right|so)|hardly"
)
_TOKENS = pattern(
    rf"(?<![\w'])(?:(?P<notno>(?:not|isn'?t|is not|never) (?:false|wrong|incorrect|untrue))"
    rf"|(?P<noyes>(?:isn'?t|is not|not|ain'?t"
    rf"|cannot be|can'?t be) (?:necessarily )?(?:true|correct|right|so))|(?P<no>{_NO})"
    rf"|(?P<yes>{_YES}))(?![\w'])"
)
_SURE = frozenset(("of course", "definitely", "certainly", "absolutely", "sure", "totally", "indeed"))
"""Words that stress a denial as well as an assent: "of course they can't"."""
_LETTER = pattern(r"^\W*(?:it'?s |answer:? |i think |i say )?(t|f|y|n)\W*(?:$|[,.;:!-]|because|since)")
_BOTH = pattern(
    r"\b(?:true or false|false or true|yes or no|no or yes|yes and no|no and yes|yes/no"
    r"|true/false|t/f|y/n|maybe|both|it depends"
    r"|depends|sometimes|neither|either|idk|don'?t know|dont know|not sure|no idea|no clue|50/50|could be)\b"
)
_NEGATED = pattern(
    r"\b(?:not|never|no|cannot|cant|dont|doesnt|isnt|arent|wont|wasnt|werent|didnt|hasnt|havent"
    r"|none|nor|neither)\b|n't\b"
)
_AUXILIARY = pattern(
    r"(?i)^\W*(?:so |and |but |then )?(?:is|are|was|were|do|does|did|can|could|will|would|should"
    r"|must|may|might|has|have|had|am"
    r"|isn'?t|aren'?t|doesn'?t|don'?t|can'?t|won'?t|shall)\b"
)
_TRUE_FALSE = pattern(
    r"(?i)\btrue (?:or|/) ?false\b|\bt/f\b|\bt or f\b|\(t/f\)|\btrue\?|\bright or wrong\b"
    r"|\bfact or (?:fiction|myth)\b|\bstatement\b"
)
_YES_OR_NO = pattern(r"(?i)\byes (?:or|/) ?no\b|\by/n\b")
_OPENING = pattern(
    r"(?i)^\W*(yes|no|true|false|yep|nope|correct|incorrect)\b(?!\s+(?:one|man|more|such"
    r"|longer)\b)[\s,.;:!()-]*"
)
REASON_WORDS = 2
"""Content words from which what follows a reference's "No," is a reason to be graded."""
LONGEST_ECHO = 7
"""Words after "No," that may be the question said again; more are a reason."""
LEAD = 60
"""Characters in which an answer says yes or no, before its reasons."""


@dataclass(frozen=True, slots=True)
class YesNo:
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
        text = (localised(clean(said.raw), self.language) if self.language else said.text).lower()
        question = cleaned_question(said.question).lower()
        told = polarity(text, question, plain=not self.reason)
        if told is None and self.reason:
            given = re.split(r"\b(?:because|since|as)\b", text, maxsplit=1)[1:]
            if given and len(content_of(words(undotted(given[0])), frozenset())) >= REASON_WORDS:
                return self._by_reason(said, text)
            told = polarity(text, question)
            if told is self.yes:
                return self._bare(said)
        if told is None:
            if not self.reason:
                return wrong("yes-no", self.text, said.text, "no-value")
            return self._by_reason(said, text)
        if told is not self.yes:
            return wrong("yes-no", self.text, said.text, "denied")
        if not self.reason:
            return right("yes-no", self.text, said.text)
        extra = content_of(words(undotted(text)), question_keys(said.question) | _SAYING)
        if extra and self._same_reason(said, text):
            return right("yes-no", self.text, said.text)
        if extra:
            return partly("yes-no", self.text, said.text, "part") if self.language else None
        return self._bare(said)

    def _bare(self, said: Said) -> FactGrade:
        """The grade of a right yes or no without a reason."""
        if asks_why(said.question):
            return partly("yes-no", self.text, said.text, "part")
        return right("yes-no", self.text, said.text)

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
        "absolutely untrue t f y n"
    )
)


def polarity(text: str, question: str, *, plain: bool = True) -> bool | None:
    """Whether the lower-case `text` says yes to the question; None where it says neither or both.

    With `plain` a statement in the question's own words counts ("they cannot").
    """
    lead = re.split(r"\b(?:because|since|as|cuz|bc)\b", text)[0][: 3 * LEAD]
    if _BOTH.search(lead):
        return None
    letter = _LETTER.match(text)
    if letter:
        return letter[1] in "ty"
    votes = [bool(found["notno"] or found["yes"]) for found in _said(lead, question)]
    if votes:
        return votes[0] if len(set(votes)) == 1 else None
    return _by_negation(lead, question) if plain else None


def _said(lead: str, question: str) -> list[re.Match[str]]:
    """The words of the lead that say yes or no, not those that are part of a claim ("no wings", "right angle")."""
    found: list[re.Match[str]] = []
    for match in _TOKENS.finditer(lead):
        after = lead[match.end() :]
        word = match[0]
        if found and match.start() > LEAD:
            break
        if word in (
            "no",
            "right",
            "wrong",
            "correct",
            "false",
            "true",
            "sure",
            "never",
            "exactly",
            "negative",
        ) and re.match(r"\s+[a-z]", after):
            talk = re.match(
                r"\s+(?:its|it'?s|thats|it|they|that|this|he|she|you|we|i|because|since|sir|miss|the|a|an|there"
                r"|in|is|are|can)\b",
                after,
            )
            if not talk and not (word in ("true", "false") and not found):
                continue
        if word in _SURE and re.match(r"\s+(?:\w+\s+){0,2}?(?:\w+n't|not|never|cannot)\b", after):
            continue
        if word == "never" and not re.fullmatch(r"\W*", lead[: match.start()]):
            continue
        if word in question and word not in ("true", "false", "yes", "no") and match.start():
            continue
        found.append(match)
    return found


def _by_negation(lead: str, question: str) -> bool | None:
    """Reads "they cannot" of "Can penguins fly?": an answer in the question's own words agrees by its negation."""
    plain = [word for word in words(undotted(lead)) if not word.mark]
    if not plain or len(plain) > 14:
        return None
    extra = [word for word in content_of(plain, asked_keys(question)) if not _NEGATED.search(word.text)]
    verbs = re.search(
        r"\b(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|must|may"
        r"|it'?s|they'?re|i[st]nt|n't|cannot|cant|dont"
        r"|doesnt|isnt|arent|wont|not)\b|n't",
        lead,
    )
    if extra or not verbs:
        return None
    statement = re.sub(r"true (?:or|/) ?false|yes (?:or|/) ?no", "", question)
    return bool(_NEGATED.search(lead)) == bool(_NEGATED.search(statement) and not _AUXILIARY.match(question))


def yes_no(text: str, question: str) -> YesNo | None:
    """The reference as yes or no; None where it is something else."""
    language = language_of_text(question)
    stripped = localised(text.strip(), language)
    opening = _OPENING.match(stripped)
    keys = question_keys(question)
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
    if (_AUXILIARY.match(question) or _TRUE_FALSE.search(question)) and " or " not in re.sub(
        r"(?i)true or false", "", question
    ):
        told = _by_negation(stripped.lower(), cleaned_question(question).lower())
        if told is not None and re.match(
            r"(?i)(?:it|they|he|she|this|that|these|the|a|an|you|we|not)\b", stripped
        ):
            return YesNo(text, told, reason=False)
    return None
