"""Finds what kind of answer a reference is, and makes it ready to be compared. In doubt it is a sentence."""

from __future__ import annotations

import re

from bot.core.cards import AnswerKind, AnswerSpec
from bot.core.grading.facts.context import asked_keys, asked_sentence
from bot.core.grading.facts.dates import dates
from bot.core.grading.facts.detect_words import EXPLAINS, LONGEST_CARRIER, VERB, is_person, named, term
from bot.core.grading.facts.exact import Exact
from bot.core.grading.facts.formulas import formula
from bot.core.grading.facts.inflections import form
from bot.core.grading.facts.languages import language_of
from bot.core.grading.facts.lists import Listed, Matcher, members_of, needed, ordered
from bot.core.grading.facts.measure_reference import measure
from bot.core.grading.facts.moments import Day, day
from bot.core.grading.facts.names import person
from bot.core.grading.facts.notation import Notation, notation
from bot.core.grading.facts.phrases import content_of, phrase
from bot.core.grading.facts.said import cleaned_question
from bot.core.grading.facts.scripts import unspaced
from bot.core.grading.facts.surface import clean
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.terms import Term
from bot.core.grading.facts.values import measured
from bot.core.grading.facts.vocabulary import COUNTRIES, STATES
from bot.core.grading.facts.words import undotted, words
from bot.core.grading.facts.writing import writing
from bot.core.grading.facts.yes_no import yes_no

LONGEST_FACT = 200
"""Characters of a reference; longer ones are sentences, but for lists."""
LONGEST_VALUE = 12
"""Words of a sentence that carries a value which the question asks for."""
SHORT_MEMBER = 4
"""Words of a member where the question does not ask for several things."""
LONGEST_MEMBER = 6
"""Words of a list's member."""
_SPEC = AnswerSpec()
_ASKS_DATE = pattern(
    r"(?i)\b(?:when|years?|dates?|what day|which day|centur(?:y|ies)|decades?|born|died|founded"
    r"|month|era|until|since)\b"
)
_ASKS_NUMBER = pattern(
    r"(?i)\b(?:how many|how much|number of|port|what number|which number|roman numeral|how far"
    r"|how long|how old|sum|product)\b"
)
_ASKS_LIST = pattern(
    r"(?i)\b(?:name|list|give|state|mention|identify|both|which two|what two|two|three|four|five"
    r"|six|seven|what are|which are|who were|who are"
    r"|(?:which|what) (?:\w+ ){0,3}?\w+[^s\W]s\b|in order|order the|examples?)\b"
)
_DEFINES = pattern(r"(?i)^\s*what(?:'s| is| was| does)\b|^\s*define\b")
_ALTERNATIVES = pattern(
    r"\s+or\s+|\s+/\s+|(?<=[a-z]{3})/(?=[a-z]{3})|\s+aka\s+|\s*\ba\.k\.a\.\s*"
    r"|\s*\balso known as\b\s*|\s+=\s+(?=[A-Za-z]{3})",
    re.IGNORECASE,
)
_GLOSS = pattern(r"^(?P<main>[^()\[\]]{1,80}?)\s*[(\[](?P<gloss>[^()\[\]]{1,60})[)\]]\s*\.?$")
_ROMAN_ASKED = pattern(r"(?i)\broman numeral")
_KNOWN_NUMBER = frozenset(
    listed(
        "about around approximately approx circa ca roughly over nearly almost some exactly just "
        "under ad bc bce ce ago old long tall high wide deep each total times per more less than "
        "least most"
    )
)


def matchers(text: str, question: str, spec: AnswerSpec | None = None) -> tuple[Matcher, ...]:
    """The reference ready to be compared, more than one where it names alternatives; empty for a sentence."""
    spec = spec or _SPEC
    if spec.kind is AnswerKind.SENTENCE or not text.strip():
        return ()
    if spec.exact:
        return (Exact(text.strip()),)
    text = text.strip()
    found = _forced(text, question, spec) if spec.kind is not None else None
    if found is not None:
        return (found,)
    return tuple(
        one
        for one in (_single(part, question, spec) for part in _alternatives(text, question, spec))
        if one is not None
    )


def _alternatives(text: str, question: str, spec: AnswerSpec) -> list[str]:
    """The ways in which a reference gives its answer: "aluminium or aluminum", "United Nations (UN)"."""
    if len(text) > LONGEST_FACT or spec.all_of or notation(text, question) is not None:
        return [text]
    gloss = _GLOSS.match(text)
    if gloss and not re.search(r"(?i)^(?:e\.?g|i\.?e|not|about|approx)", gloss["gloss"]):
        main, extra = gloss["main"], gloss["gloss"].removeprefix("or ").removeprefix("also ")
        same = (
            re.fullmatch(r"[A-Z.]{2,8}s?", extra)
            or gloss["gloss"].startswith(("or ", "also "))
            or extra.lower().endswith(main.lower())
        )
        values = _single(main, question, spec)
        if values is not None and values.kind not in (AnswerKind.TERM, AnswerKind.NAME) and not same:
            return [main]
        return [main, extra] if same else [main]
    parts = [part.strip(" ,") for part in _ALTERNATIVES.split(text)]
    short = all(part and len(part.split()) <= 5 for part in parts)
    yes = re.match(r"(?i)(?:true|yes)\s+or\s+(?:false|no)", text)
    return parts if 1 < len(parts) <= 4 and short and not yes else [text]


def _forced(text: str, question: str, spec: AnswerSpec) -> Matcher | None:
    """The matcher of the kind that the author names, where the reference can be read so."""
    kind = spec.kind
    if kind in (AnswerKind.NUMBER, AnswerKind.QUANTITY):
        return measure(clean(text), question, spec)
    if kind is AnswerKind.DATE:
        return day(clean(text))
    if kind is AnswerKind.NAME:
        return person(text) if is_person(text, question) else Term(AnswerKind.NAME, phrase(text))
    if kind is AnswerKind.TERM:
        return term(text, question)
    if kind is AnswerKind.LIST:
        return _list(text, question, spec, forced=True)
    if kind is AnswerKind.YES_NO:
        return yes_no(text, question)
    if kind is AnswerKind.FORMULA:
        return formula(text, notation(text, question) or Notation.CODE)
    return None


def _single(text: str, question: str, spec: AnswerSpec) -> Matcher | None:
    """The matcher for a reference with one way to say it; None for a sentence."""
    if spec.all_of:
        return _list(text, question, spec, forced=True)
    if len(text) > LONGEST_FACT:
        return _list(text, question, spec, forced=False)
    return (
        yes_no(text, question)
        or _language(text, question)
        or _script(text)
        or _date(text, question)
        or _measure(text, question, spec)
        or _formula(text, question)
        or _list(text, question, spec, forced=False)
        or named(text, question)
    )


def _language(text: str, question: str) -> Matcher | None:
    language = language_of(question)
    if not language or len(text.split()) > 5 or unspaced(text):
        return None
    if any(char.isdigit() for char in text) or not any(map(str.isalpha, text)) or members_of(text):
        return None
    if language == "en" and text[:1].isupper() and not re.search(r"(?i)\bplural|past|form\b", question):
        return None
    return form(re.sub(r"\s*\([^)]*\)", "", text).strip(" .!") or text, language)


def _script(text: str) -> Matcher | None:
    if unspaced(text) and len(text) <= 40 and not re.search("[,;、，\n]", text):
        return writing(text)
    return None


def _date(text: str, question: str) -> Day | None:
    plain = clean(text)
    if _ASKS_NUMBER.search(asked_sentence(question)) or len(plain.split()) > LONGEST_VALUE:
        return None
    found = day(plain)
    if found is None:
        return None
    told = dates(plain, bare=True)
    year_only = all(moment.month is None and not moment.era and moment.span == 1 for moment in found.moments)
    if year_only and not _ASKS_DATE.search(asked_sentence(question)):
        return None
    rest = plain
    for one in reversed(told):
        rest = rest[: one.start] + " " + rest[one.end :]
    if len(told) > 1 and found.until is None:
        return None
    if len(plain.split()) > LONGEST_CARRIER and not _ASKS_DATE.search(asked_sentence(question)):
        return None
    return found if not _left(rest, question) else None


def _left(rest: str, question: str) -> list[str]:
    """Content words of a reference beside its value, that neither the question has nor a carrier sentence."""
    keys = asked_keys(question)
    return [
        word.text
        for word in content_of(words(undotted(rest)), keys)
        if word.key not in _KNOWN_NUMBER and not word.key.startswith("#")
    ]


def _measure(text: str, question: str, spec: AnswerSpec) -> Matcher | None:
    plain = clean(text)
    if _ROMAN_ASKED.search(question) and re.fullmatch(r"[IVXLCDM]+", plain):
        return Exact(plain, AnswerKind.NUMBER)
    found = (
        None
        if "±" in plain or "+-" in plain or _is_letter(plain, question)
        else measure(plain, question, spec)
    )
    told = measured(plain)
    if found is None or (len(told) > (2 if found.high else 1) and "=" not in plain):
        return None
    rest = plain
    for one in reversed(told):
        rest = rest[: one.start] + " " + rest[one.end :]
    asks = _ASKS_NUMBER.search(asked_sentence(question)) is not None
    size = len(plain.split())
    worked = re.search(r"[a-z]", rest) is None and re.search(r"[+*/^<>=]", rest)
    if worked or size > LONGEST_VALUE or (size > LONGEST_CARRIER and not asks):
        return None
    left = _left(re.sub(r"[IVXLCDM]+|-", " ", rest) if not told else rest, question)
    return found if not left or (asks and told and _is_counted(plain[told[0].end :], left)) else None


def _is_letter(text: str, question: str) -> bool:
    """Whether a text that could be a Roman numeral is a letter or an abbreviation."""
    if re.fullmatch(r"[A-Z]", text.strip(".")):
        return not _ASKS_NUMBER.search(asked_sentence(question))
    roman = re.fullmatch(r"[IVXLCDM]+", text)
    return roman is not None and not re.search(r"(?i)number|many|roman|which|what", question)


def _is_counted(after: str, left: list[str]) -> bool:
    """Whether the one word beside a number says what is counted: "8 legs"."""
    return (
        len(left) == 1
        and left[0][0].islower()
        and re.fullmatch(rf"\s*{re.escape(left[0])}\W*", after) is not None
    )


def _formula(text: str, question: str) -> Matcher | None:
    kind = notation(text, question)
    return formula(text, kind) if kind is not None else None


def _list(text: str, question: str, spec: AnswerSpec, *, forced: bool) -> Matcher | None:
    parts = list(spec.all_of) or members_of(text)
    if len(parts) < 2 or (not forced and not _listable(text, parts, question)):
        return None
    members = []
    for part in parts:
        one = _single(part, question, _SPEC) if not members_of(part) else None
        if one is None and not forced and len(part.split()) > LONGEST_MEMBER:
            return None
        members.append(one or Term(AnswerKind.TERM, phrase(part)))
    need = min(spec.any or needed(cleaned_question(question), len(members)), len(members))
    return Listed(text, tuple(members), need, spec.ordered or ordered(cleaned_question(question)))


def _listable(text: str, parts: list[str], question: str) -> bool:
    """Whether what looks like members are members, not the clauses of a sentence or the parts of a place or title."""
    if "\n" not in text and (
        EXPLAINS.search(question) or ":" in text or re.search(r"\((?:e\.g|i\.e)|\be\.g\.", text)
    ):
        return False
    if any(_clause(part) for part in parts) or (
        len(parts) > 2 and ";" not in text and "\n" not in text and "," not in text
    ):
        return False
    if (
        len(parts) == 2
        and "," not in text
        and text.rstrip().endswith(".")
        and len(text.split()) > LONGEST_MEMBER
    ):
        return False
    plural = _ASKS_LIST.search(question) is not None
    longest = max(len(part.split()) for part in parts)
    if len(parts) == 2 and "," in text and not re.search(r"(?i)\band\b|&", text):
        place = parts[1].lower().rstrip(".") in COUNTRIES | STATES or parts[1].isupper()
        return plural and not place
    if _DEFINES.search(question) and not plural:
        return longest <= 2 and len(parts) == 2 and not text.rstrip().endswith(".")
    return plural or longest <= SHORT_MEMBER


def _clause(part: str) -> bool:
    words_of = part.split()
    opens = re.match(r"(?i)(?:[a-z]+ing|to|by|ensures|requires|uses|allows|makes|a|an)\b", part)
    if len(words_of) > LONGEST_MEMBER or (VERB.search(part) and len(words_of) > 3):
        return True
    return opens is not None and len(words_of) > 3
