"""Decides what kind of answer a reference is, and makes it ready to be compared.

The kinds are tried from the narrowest on; in doubt it is a sentence, and no fact.
"""

from __future__ import annotations

import re

from bot.core.cards import AnswerKind, AnswerSpec
from bot.core.grading.facts.as_written import Exact, writing
from bot.core.grading.facts.dates.moments import day
from bot.core.grading.facts.designations.any_of_them import designation
from bot.core.grading.facts.detection.glossed import told_twice
from bot.core.grading.facts.detection.phrases import one_thing, phrases_of
from bot.core.grading.facts.detection.remarked import LONGEST_FACT, read_reference, without_remark
from bot.core.grading.facts.detection.roots import roots
from bot.core.grading.facts.detection.same_values import united
from bot.core.grading.facts.detection.values import asks_value, date_reference, measured_reference
from bot.core.grading.facts.detection.words import (
    EXPLAINS,
    VERB,
    is_person,
    known_by_one_name,
    named,
    person,
    term,
)
from bot.core.grading.facts.formulas.formulas import formula, ion
from bot.core.grading.facts.formulas.notation import Notation, is_worked, notation
from bot.core.grading.facts.kinds import AMOUNTS, NAMED
from bot.core.grading.facts.lists.abroad import members_abroad
from bot.core.grading.facts.lists.grading import Listed
from bot.core.grading.facts.lists.in_notation import list_in_notation
from bot.core.grading.facts.lists.members import (
    ARROW,
    ASKS_LIST,
    Matcher,
    asks_both,
    asks_two,
    counted,
    either,
    members_of,
    needed,
    ordered,
    spelled_out,
    without_noun,
)
from bot.core.grading.facts.names.names import Person
from bot.core.grading.facts.names.spoken import spoken
from bot.core.grading.facts.numbers.reference import measure
from bot.core.grading.facts.said import characters, clean, cleaned_question
from bot.core.grading.facts.scripts.abroad import in_english
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.scripts.romanise import romanisation
from bot.core.grading.facts.scripts.scripts import foreign, unspaced
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import COUNTRIES, STATES
from bot.core.grading.facts.words.changes import changes
from bot.core.grading.facts.words.inflections import form
from bot.core.grading.facts.words.languages import language_of
from bot.core.grading.facts.words.meanings import clause
from bot.core.grading.facts.words.phrases import phrase
from bot.core.grading.facts.words.terms import Term
from bot.core.grading.facts.yes_no.yes_no import yes_no

SHORT_MEMBER = 4
"""Words of a member where the question does not ask for several things."""
LONGEST_MEMBER = 6
"""Words of a list's member."""
_SPEC = AnswerSpec()
_PAIR = pattern(r"[A-Z][^\W\d_]+\s+[-–]\s+[A-Z][^\W\d_]+")
"""Two names: "France - Spain"."""
_DEFINES = pattern(r"(?i)^\s*what(?:'s| is| was| does)\b|^\s*define\b")
_ASKS_USE = pattern(
    r"(?i)\b(?:function|purpose|role|job|use|point) of\b|\bwhat (?:do|does|did)\b.*\bdo\b|\bused for\b"
)
_BIDS = pattern(r"(?i)^[^\W\d_]+,\s(?:do|don['’]t)\s")  # a saying: "first, do no harm"
_FRACTION = pattern(r"\$?\s*\\[dt]?frac\{(?P<above>-?\d{1,9})\}\{(?P<below>\d{1,9})\}\s*\$?")
_GLOSS = pattern(r"^(?P<main>[^()\[\]]{1,80}?)\s*[(\[](?P<gloss>[^()\[\]]{1,60})[)\]]\s*\.?$")


def matchers(text: str, question: str, spec: AnswerSpec | None = None) -> tuple[Matcher, ...]:
    """The reference ready to be compared, more than one where it names alternatives; empty for a sentence."""
    spec = spec or _SPEC
    bids = spec.kind is None and not spec.all_of and _BIDS.search(text) is not None
    if spec.kind is AnswerKind.SENTENCE or bids or not text.strip():
        return ()
    if spec.exact:
        return (Exact(text.strip()),)
    text = text.strip()
    if _PAIR.fullmatch(text) and ASKS_LIST.search(question):
        text = re.sub(r"\s+[-–]\s+", ", ", text)
    found = _forced(text, question, spec) if spec.kind is not None else None
    if found is not None:
        return (found,)
    parts = [text] if spec.all_of else read_reference(text, question).ways
    both = None if spec.all_of else told_twice(text, question, lambda one: _single(one, question, spec))
    if both is not None:
        return (both,)
    if share := _FRACTION.fullmatch(text):
        parts = [*parts, f"{share['above']}/{share['below']}"]
    ways = [changes(part, question) or _single(part, question, spec) for part in parts]
    if None in ways and " / " in text and phrases_of(text, question):
        return ()  # one of the phrases is a sentence
    found_all = [one for one in ways if one is not None] if ways[0] is not None else []
    alone = known_by_one_name(parts[0], question) if found_all and isinstance(found_all[0], Term) else None
    told = bool(found_all) and not language_of(question)
    by_surname = told and (isinstance(found_all[0], Person) or is_person(parts[0], question))
    sounds = spoken(parts, found_all[0].kind, question, person=by_surname) if told else None
    others = (*_romanised(text, question, found_all), *([sounds] if sounds is not None else []))
    return (*found_all, *others, *([alone] if alone is not None else []))


def _romanised(text: str, question: str, found: list[Matcher]) -> list[Matcher]:
    """The matcher for a reference of another script in Latin letters, that of its own gloss where it has one."""
    if not found or text.isascii() or found[0].kind not in NAMED:
        return []
    gloss = _GLOSS.match(text)
    main, latin = (gloss["main"], gloss["gloss"]) if gloss else (text, "")
    if not foreign(main) or (latin and foreign(latin)):
        return []
    last = main.split()[-1:] if isinstance(found[0], Person) and not latin else []
    ways = [romanisation(way, question, latin) for way in (main, *last)]
    whole = person(latin) if latin and isinstance(found[0], Person) else None
    return [one for one in (*ways, whole) if one is not None]


def _forced(text: str, question: str, spec: AnswerSpec) -> Matcher | None:
    """The matcher of the kind that the author names, where the reference can be read so."""
    kind = spec.kind
    if kind in AMOUNTS:
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
        return formula(text, notation(text, question) or Notation.CODE, question)
    return None


def _single(text: str, question: str, spec: AnswerSpec) -> Matcher | None:
    """The matcher for a reference with one way to say it; None for a sentence."""
    # What the author says of members and counts stands above all that a text looks like.
    if spec.all_of or counted(text)[0] or (spec.any and len(members_of(text)) > 1):
        return _list(text, question, spec, forced=True)
    if len(text) > LONGEST_FACT:
        return _list(text, question, spec, forced=False)
    # Before amounts: "½mv²" is a number with a unit as well.
    asked = _ASKS_FORMULA.search(question) is not None or is_worked(characters(text))
    if asked and notation(text, question) in (Notation.MATH, Notation.COMMAND):
        return _formula(text, question)
    return (
        # Of these eight no two have been seen to take one reference, so that their order does not matter, but for
        # yes_no and _script, which takes "いいえ", too. All stand before what follows, which takes most of theirs:
        # a score, a version ("1-7", "22.04"), a year or "Ca²⁺" is an amount as well, "x = 2 or x = 3" a formula and a
        # list, "F, A, C, E" a list in any order, and every word of a language or sign of a script a term.
        yes_no(text, question)
        or list_in_notation(text, question)
        or designation(text, question)
        or _language(text, question)
        or _script(text, question)
        or date_reference(text, question)
        or roots(text)
        or ion(text, question)
        # Before _formula, which takes "0.75" and "10 m/s²" as signs, and _list ("between 400 and 700 nm").
        or measured_reference(text, question, spec)
        # Before _list, which would part "a^2 + b^2 = c^2" at its signs.
        or _formula(text, question)
        # Before _script, which would read "長江和黄河" as one stretch.
        or _list(text, question, spec, forced=False)
        # Again, whatever the question asks for: it would take amounts ("7天"), dates and lists, had these not come
        # first. Before named, which takes such texts by words; the tests have no card to tell the two apart.
        or _script(text, "", asked=question)
        # Before clause, which takes names ("Leonardo da Vinci") and leaves most of their answers to sentences.
        or named(text, question)
        or clause(text, question)
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


def _script(text: str, question: str, *, asked: str = "") -> Matcher | None:
    if asks_value(text, question):
        return None
    if (
        unspaced(text)
        and len(text) <= 40
        and not re.search("[,;、，\n]", text)
        and not members_abroad(text, question)
    ):
        return writing(text, asked or question)
    return None


_ASKS_FORMULA = pattern(
    r"(?i)\b(?:formula|equation)\b(?! of (?:a|the) (?:line|circle)\b)"
    r"|\b(?:formel|formule|fórmula|wz[óo]r|vzorec|формул[аоу]й?|formülü|rumus|công thức)\b|公式|공식|صيغة|सूत्र"
)


def _formula(text: str, question: str) -> Matcher | None:
    kind = notation(text, question)
    return formula(text, kind, question) if kind is not None else None


def _list(text: str, question: str, spec: AnswerSpec, *, forced: bool) -> Matcher | None:
    count, _ = counted(text)
    abroad = members_abroad(text, question) if not spec.all_of else []
    parts = list(spec.all_of) or abroad or without_noun(members_of(text), question)
    forced = forced or count is not None or bool(abroad)
    if len(parts) < 2 or (not forced and not _listable(text, parts, question)):
        return None
    members: list[Matcher] = []
    for part in parts:
        ways = [way for way in read_reference(part, question).ways if not members_of(way)]
        found = [one for one in (_single(way, question, _SPEC) for way in ways) if one is not None]
        if not found and not forced and len(part.split()) > LONGEST_MEMBER:
            return None
        own = without_remark(part)
        members.append(either(own, found) if found else Term(AnswerKind.TERM, phrase(own)))
    if 2 * sum(isinstance(one, Person) for one in members) >= len(members):
        members = [person(one.text) or one if one.kind is AnswerKind.NAME else one for one in members]
    alike = len({one.kind for one in members}) == 1
    asked = in_english(cleaned_question(question), language_of_text(question))
    need = min(spec.any or count or needed(asked, len(members)), len(members))
    return Listed(text, tuple(members), need, spec.ordered or (alike and ordered(asked, text)))


def _listable(text: str, parts: list[str], question: str) -> bool:
    """Whether what looks like members are members, not the clauses of a sentence or the parts of a place or title."""
    if spelled_out(parts, question) or (
        (asks_two(question, text) or asks_both(question, text)) and not any(map(_clause, parts))
    ):
        return True
    if "\n" not in text and (
        EXPLAINS.search(question) or ":" in text or re.search(r"\((?:e\.g|i\.e)|\be\.g\.", text)
    ):
        return False
    if _ASKS_USE.search(question) and not re.search(r"[\n;]", text):
        return False
    if len(parts) > 1 and all(map(united, parts)):
        return True  # "230 V, 50 Hz"
    if any(_clause(part) for part in parts) or (
        len(parts) > 2
        and not any(mark in text for mark in ";\n,")
        and re.search(r"\s(?:and|&|\+)\s", text)
        and not ARROW.search(text)
    ):
        return False
    if (
        len(parts) == 2
        and "," not in text
        and text.rstrip().endswith(".")
        and len(text.split()) > LONGEST_MEMBER
    ):
        return False
    plural = ASKS_LIST.search(question) is not None or (len(parts) > 2 and ordered(question))
    if not plural and "," not in text and one_thing(parts):
        return False
    longest = max(len(part.split()) for part in parts)
    if len(parts) == 2 and "," in text and not re.search(r"(?i)\band\b|&", text):
        one, other = (part.lower().rstrip(".") for part in parts)
        place = (other in COUNTRIES | STATES and one not in COUNTRIES) or parts[1].isupper()
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
