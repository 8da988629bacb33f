"""Reads references that say more than their value: "⌘C (Command + C)", "100 nF = 0.1 µF", "Alexander Fleming, 1928".

It decides what else counts as the value, and what an answer may say beside it without any harm: the remark.
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from bot.core.grading.facts.context import is_adjective, question_keys
from bot.core.grading.facts.dates.dates import dates
from bot.core.grading.facts.dates.moments import day
from bot.core.grading.facts.dates.order import PART, compare
from bot.core.grading.facts.designations.paths import is_path
from bot.core.grading.facts.detection.apposed import without_apposition
from bot.core.grading.facts.detection.glossed import other_scripts
from bot.core.grading.facts.detection.optional_endings import with_and_without
from bot.core.grading.facts.detection.phrases import phrases_of
from bot.core.grading.facts.detection.renamings import is_renamed
from bot.core.grading.facts.detection.same_values import ABOUT, alike, one_value, united
from bot.core.grading.facts.detection.ways import MOST_WAYS, PROSE, ways_of
from bot.core.grading.facts.detection.words import asks_person, is_person
from bot.core.grading.facts.formulas.notation import Notation, is_quotient, notation, tells_apart
from bot.core.grading.facts.lists.members import counted, members_of, needed
from bot.core.grading.facts.numbers.values import measured
from bot.core.grading.facts.said import characters
from bot.core.grading.facts.scripts.scripts import foreign
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import HEADS
from bot.core.grading.facts.words.expansions import spelled_words
from bot.core.grading.facts.words.word_forms import is_word
from bot.core.grading.facts.words.words import words

LONGEST_FACT = 200
"""Characters of a reference; longer ones are sentences, but for lists."""
_REMARK = pattern(
    r"^(?P<main>\S(?:.{0,120}?\S)?)(?P<space>\s*)[(\[（](?P<remark>[^()\[\]]{1,80})[)\]）]\s*\.?$", re.DOTALL
)
_LEAD = pattern(
    r"(?i)^(?:(?:also )?accept(?:ed|able)?|or|also|aka|a\.k\.a\.|alternatively|abbr(?:eviat\w*|\.)?|short(?: for)?"
    r"|auch|oder|kurz|aussi|ou|también|anche|oppure|ou também|também|ook|också|eller|även|też|także|lub|nebo|také"
    r"|или|также|он же|она же|або|také známý jako|auch bekannt als|(?:also )?(?:known|called|named) as"
    r"|symbol|formerly|born|n[ée]e|US|UK|British|American)\b\.?:?\s+(?=\S)"
)
"""How a remark begins that gives another right answer."""
SHORTEST_CUT = 3
"""Letters of a word that is cut short: "cresc."."""
_NOT = pattern(r"(?i)^(?:not|never|no|nicht|non|ne pas)\b")
_WORD = pattern(r"[^\W\d_]{3,}")
_EQUAL = pattern(r"\s+[=≈]\s+")
_NAMED_VALUE = pattern(r"[^\W\d_][\w₀-₉]{0,3}\s*[=≈]\s*(?P<value>[-−]?\d[\d.,\s]*\s\S.*)")
"""A quantity with its sign: "g = 9.81 m/s²"."""
_SPREAD = pattern(r"\s*(?:±|\+/?-)\s*\d[\d.,]*\s*[^\W\d]{0,4}%?$")
"""How far a value may be off: "47 µF ±20 %"."""
_GIVE_OR_TAKE = pattern(
    r"(?P<middle>\d{1,6}(?:\.\d{1,4})?)\s*(?:±|\+/?-)\s*(?P<off>\d{1,6}(?:\.\d{1,4})?)\s*"
    r"(?P<noun>[^\d\s%]\S{0,12}|)"
)
"""A count with how far it goes either way, which is a span ("7 ± 2 items"), or a measured value: "5730 ± 40 years"."""
_COUNTED = pattern(r"[^\W\d_]{5,}")
_FOR_EXAMPLE = pattern(r"(?i)^(?:e\.\s?g\.?|eg|for example|such as|for instance)[,:]?\s+")
_SOME_OF_THEM = pattern(
    r"(?i)^(?:any|name|at least)?\s*(?P<count>one|two|three|four|five|six|seven|\d)"
    r"(?:\s+(?:of (?:them|these|the above)|will do|suffices?|(?:is|are) enough))?$"
)
"""A remark that says how many members suffice."""
_NAME = pattern(r"[A-Z][^\W\d]+(?:[ -](?:(?:the|of|van|von|de|da|al) )?[A-Z][^\W\d_]*\.?)+|[A-Z][^\W\d_]{3,}")
_REST_OF_NAME = pattern(
    r"(?:(?:van|von|de|da|di|del|of|the)(?: der| den| la)? )?[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+)?"
)
_SIGN = pattern(r"[A-Z][a-z]?|[A-Z][A-Za-z]{0,3}(?<![a-z]{3})|(?=.*[A-Z].*\d)[A-Z\d][A-Za-z\d+^-]{1,11}")
"""A symbol, or a chemical formula, that a word has."""
_DEFINED = pattern(r"=\s*[^\W\d_]{4,}")
"""What a letter of a formula stands for: "c = hypotenuse"."""
_YES_NO = pattern(r"(?i)(?:yes|no|true|false)\W*")
_LIMITS = pattern(r"(?i)(?:except|unless|only|but|if|though|although|not|in (?:most|some)|with)\b")
"""How a remark on a yes or no begins that is no reason for it."""
_NUMBERED = pattern(
    r"(?i)(?P<thing>layer|stage|phase|step|level|tier|class|category|type|grade|generation|zone|degree|period|chord"
    r"|quadrant|group|pillar|principle|rule|law|nerve|chakra|act)\s+(?:\d{1,2}|[IVX]{1,5})"
)
"""What is told by its number and has a name as well."""
_NAME_OF_IT = pattern(r"(?:the )?[^\W\d_]+(?:[ -][^\W\d_]+){0,3}")
_PLURAL = pattern(r"(?<=[a-z]{2})\((?:e?s|e?n)\)(?![\w(])")
"""An ending that may be left: "ribosome(s)"."""


class Reference(Struct, frozen=True):
    """A reference with what only tells more of its value set apart."""

    ways: tuple[str, ...]
    """Each gives the whole value."""
    aside: str = ""
    """What an answer may say beside the value, or leave."""


def read_reference(text: str, question: str) -> Reference:
    """The reference's ways to say its value, without the remark on it."""
    if len(text) > LONGEST_FACT or counted(text)[0]:
        return Reference((text,))
    spread = _SPREAD.search(text)
    if spread and united(text[: spread.start()]):
        return Reference((text[: spread.start()],), text[spread.start() :])
    room = _GIVE_OR_TAKE.fullmatch(text)
    unit = f" {room['noun']}" if room and united(f"{room['middle']} {room['noun']}") else ""
    if room and (unit or not room["noun"] or _COUNTED.fullmatch(room["noun"])):
        middle, off = Decimal(room["middle"]), Decimal(room["off"])
        value, span = f"{middle}{unit}", f"{middle - off}–{middle + off}{unit}"
        return Reference((value, span) if unit else (span, value))
    if (named := _NAMED_VALUE.fullmatch(text)) and united(named["value"]):
        return Reference((named["value"],))
    equals = _EQUAL.split(text)
    if 1 < len(equals) <= MOST_WAYS and (all(map(united, equals)) or one_value(equals)):
        return Reference(tuple(equals))
    if (some := _FOR_EXAMPLE.match(text)) and len(members_of(text[some.end() :])) > 1:
        rest = text[some.end() :]
        return Reference((f"{needed(question, 1)} of: {rest}",))
    text = _PLURAL.sub("", text)
    if is_path(text, question) or tells_apart(characters(text)) or is_quotient(text, question):
        return Reference((text,))
    if optional := with_and_without(text, question):
        return Reference(optional)
    found = _numbered(text) or _bracketed(text, question) or Reference((text,))
    main, more = without_apposition(found.ways[0], question)
    found = Reference((main, *found.ways[1:]), f"{found.aside} {more}".strip())
    ways = [way for one in found.ways for way in phrases_of(one, question) or ways_of(one, question)]
    return Reference(tuple(dict.fromkeys(ways)), found.aside)


def _bracketed(text: str, question: str) -> Reference | None:
    """The reference without a remark in brackets at its end; None where it has none, or where it is part of it."""
    found = _REMARK.match(text)
    if found is None or not (found["space"] or foreign(found["main"])):
        return None
    main, remark = found["main"].strip(), found["remark"].strip()
    if main.count("(") != main.count(")") or ("(" in main and len(members_of(text)) > 1):
        return None
    lead = _LEAD.match(remark)
    if _YES_NO.fullmatch(main):
        told = f"{main}, {remark}"
        return Reference((main, told) if _LIMITS.match(remark) else (told,))
    twice = other_scripts(main, remark)
    if twice or foreign(main):
        return Reference((main, *twice))
    kind = notation(main, question)
    value = bool(dates(main, bare=True) or measured(characters(main)))
    if kind is not None and not (value and united(ABOUT.sub("", main))):
        return _of_signs(main, remark, question, kind)
    if kind is None and not value and members_of(main):
        count = _SOME_OF_THEM.match(remark)
        return Reference((f"any {count['count']} of: {main}",)) if count else _of_list(main, remark)
    if lead:
        return Reference((main, remark[lead.end() :]))
    if _NOT.match(remark):
        return Reference((main,))
    if value:
        again = _again(main, remark, question)
        return Reference((main, ABOUT.sub("", remark))) if again else Reference((main,), remark)
    return _of_words(main, remark, question)


def _numbered(text: str) -> Reference | None:
    """A thing with its number and its name, either of which is enough: "Layer 3 (network layer)"."""
    bracketed = _REMARK.match(text)
    if bracketed is None:
        return None
    main, remark = bracketed["main"].strip(), bracketed["remark"].strip()
    for number, name in ((main, remark), (remark, main)):
        found = _NUMBERED.fullmatch(number)
        if found and _NAME_OF_IT.fullmatch(name):
            thing = found["thing"].lower()
            short = re.sub(rf"(?i)\s+{thing}$", "", name)
            letter = f"{thing[0].upper()}{number.split()[-1]}"  # "L3"
            return Reference((main, remark, f"{short} {thing}" if short == name else short, letter))
    return None


def _of_words(main: str, remark: str, question: str) -> Reference:
    """A reference in words: a remark that gives another name for it is another way."""
    parts = re.split(r"\s*(?:,\s|;)\s*", remark)
    names = [part for part in parts if _renamed(main, part, question)]
    if " " not in main and asks_person(question) and len(parts) == 1 and _REST_OF_NAME.fullmatch(remark):
        return Reference((main, *names, f"{main} {remark}"))
    return Reference((main, *names), ", ".join(part for part in parts if part not in names))


def _of_list(main: str, remark: str) -> Reference | None:
    """A list with a remark on it; None where its members have remarks of their own."""
    if "(" in main:
        return None
    if re.match(r"(?i)in (?:this|that|the (?:given|right)) order\b", remark):
        return Reference((" → ".join(members_of(main)),), remark)
    return Reference((main,), remark)


def _of_signs(main: str, remark: str, question: str, kind: Notation) -> Reference | None:
    """A formula's reference: a remark is another way only where it is in signs too."""
    if lead := _LEAD.match(remark):
        return Reference((main, remark[lead.end() :]))
    if kind is Notation.SHORTCUT and notation(remark, question) is kind:
        return Reference((main, remark))
    if "=" in main and "=" in remark and notation(remark, question) is kind and not _DEFINED.search(remark):
        return Reference((main, remark))
    if kind in (Notation.CODE, Notation.COMMAND) or not _WORD.search(remark):
        return None
    return Reference((main, remark) if notation(remark, question) is kind else (main,))


def _again(main: str, remark: str, question: str) -> bool:
    """Whether the remark tells the value again, in another unit, more exactly or as a span around it."""
    if alike(main, remark, question):
        return True
    asked, told = day(main), day(remark)
    if asked is None or told is None:
        return False
    if told.until is None:
        return asked.moments[0].span > 1 and compare(asked.moments[0], told.moments[0]) == PART
    years = [told.moments[0].year, asked.moments[0].year, told.until.year]
    return years == sorted(year for year in years if year is not None)


def _renamed(main: str, remark: str, question: str) -> bool:
    """Whether the remark is another name: an acronym, a symbol, the name in full, a person's other name."""
    plain = characters(remark)
    return bool(
        re.fullmatch(r"[A-Z.]{2,8}s?", plain)
        or _SIGN.fullmatch(plain)
        or plain.lower().endswith(main.lower())
        or (plain.endswith(".") and len(plain) > SHORTEST_CUT and main.lower().startswith(plain[:-1].lower()))
        or (spelled_words(remark, question) and main.lower() not in plain.lower())
        or _is_synonym(main, remark, question)
        or _is_technical(main, plain)
        or is_renamed(main, remark, question)
        or ((asks_person(question) or is_person(main, question)) and _NAME.fullmatch(remark))
    )


def _is_synonym(main: str, remark: str, question: str) -> bool:
    """Whether the remark is as many small words as the term, and not what kind of thing it is: "base (alkali)"."""
    told = [word.key for word in words(remark)]
    kinds = question_keys(question) | HEADS
    own = main.split()
    return (
        len(told) == len(own) <= 2 and PROSE.fullmatch(remark) is not None and PROSE.fullmatch(main) is not None
        and remark.islower() and main[1:].islower() and not kinds.intersection(told)
        and not re.match(r"(?i)(?:in|on|at|by|to|from|the|a|an|it|with)\b", main)
    )  # fmt: skip


def _is_technical(main: str, remark: str) -> bool:
    """Whether the remark is the learned word for common ones: "red blood cells (erythrocytes)"."""
    common = main.islower() and len(main.split()) > 1
    return (
        common
        and re.fullmatch(r"[a-z]{5,}", remark) is not None
        and not (is_word(remark, rare=False) or is_adjective(remark))
    )


def without_remark(member: str) -> str:
    """A list's member without what stands in brackets behind it: "Belgium (BE)"."""
    return re.sub(r"(?<=[^\W\d_]{3})\s+\([^()]*\)$", "", member)
