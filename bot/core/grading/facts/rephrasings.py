"""Writes an answer in other ways that are the same: slips in number words mended, a base's sign, a unit's symbol.

Each function returns the text as it is where its rule does not apply.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from bot.core.cards import AnswerKind
from bot.core.grading.facts import elements
from bot.core.grading.facts.numbers.numerals import CARDINALS, ORDINALS, SCALES
from bot.core.grading.facts.numbers.units import unit_named
from bot.core.grading.facts.remarks import MOST_CUTS
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.languages import ARTICLES
from bot.core.grading.facts.words.spellings import fumbled
from bot.core.grading.facts.words.word_forms import american, is_word, singular

SHORTEST = 4
"""Letters of a word that is mended."""
LONG = 8
"""Letters from which on two slips are mended."""
MOST_WORDS = 12
"""Words of an answer with slips in it; longer answers are talk."""
_WORD = pattern(r"[^\W\d_]{4,24}")
_UNITS = listed("""
    metre meter metres meters kilometre kilometer kilometres kilometers centimetre centimeter centimetres centimeters
    millimetre millimetres millimeters mile miles inch inches feet yard yards gram grams kilogram kilograms tonne
    tonnes pound pounds ounce ounces litre liter litres liters second seconds minute minutes hour hours days week weeks
    month months year years century centuries degree degrees celsius fahrenheit kelvin percent dollar dollars euro euros
    volt volts watt watts newton newtons joule joules pascal pascals hertz ampere amperes
    """)
_MONTHS = listed(
    "january february march april june july august september october november december century decade"
)
_YES_NO = listed("true false correct incorrect nope")
_KEYS = listed("ctrl control command option shift escape delete backspace enter return space windows insert")
_NUMBERS = (*CARDINALS, *ORDINALS, *SCALES)
_VOCABULARY = {
    AnswerKind.NUMBER: (*_NUMBERS, *_UNITS),
    AnswerKind.QUANTITY: (*_NUMBERS, *_UNITS),
    AnswerKind.DATE: (*_NUMBERS, *_MONTHS),
    AnswerKind.YES_NO: _YES_NO,
    AnswerKind.FORMULA: _KEYS,
}


def mended(text: str, kind: AnswerKind, reference: str) -> str:
    """The text with words that are none put right, where one word of the kind is nearest."""
    vocabulary = _vocabulary(kind, reference)
    if not vocabulary or len(text.split()) > MOST_WORDS:
        return text
    return _WORD.sub(lambda found: _nearest(found[0], vocabulary), text)


@lru_cache(maxsize=64)
def _vocabulary(kind: AnswerKind, reference: str) -> tuple[str, ...]:
    words = _VOCABULARY.get(kind, ())
    own = re.findall(r"\b[a-z]{4,24}\b", reference) if words and kind is not AnswerKind.FORMULA else ()
    return tuple(dict.fromkeys((*words, *own)))


def _nearest(word: str, vocabulary: tuple[str, ...]) -> str:
    lower = word.lower()
    if lower in vocabulary or word.isupper():
        return word
    room = 2 if len(lower) >= LONG else 1
    found = process.extract(lower, vocabulary, scorer=OSA.distance, score_cutoff=room, limit=4)
    near = [(one, slips) for one, slips, _ in found if one[0] == lower[0] or fumbled(one, lower)]
    if not near or is_word(lower, rare=False):
        return word
    near.sort(key=lambda pair: (pair[1], Indel.distance(pair[0], lower)))
    best = near[0]
    edits = Indel.distance(best[0], lower)
    tied = [one for one, slips in near[1:] if slips == best[1] and Indel.distance(one, lower) == edits]
    return best[0] if all(singular(american(one)) == singular(american(best[0])) for one in tied) else word


_GROUPS = pattern(r"[\dA-Fa-f]{2,8}(?:[ _][\dA-Fa-f]{2,8}){1,8}")
_BASES = pattern(r"(?i)\b(?:hexadecimal|hex|binary|octal)\b")
_BASE_SIGN = pattern(
    r"(?i)\b0[xbo](?=[\da-f])|(?<!\w)[#$](?=[\da-f])|(?<=[\da-f])h\b|(?<=[\da-f])_\{?(?:16|2|8)\}?"
)
_SAME_WORDS = (
    (pattern(r"(?i)\b(?:thanks|thank u|thx|thank ya)\b"), "thank you"),
    (pattern(r"(?i)\b(?:hello|hi|hey)\b"), "hello"),
    (pattern(r"(?i)\b(?:bye|bye[- ]bye)\b"), "goodbye"),
    (pattern(r"(?i)\b(?:mum|mom|mummy|mommy)\b"), "mother"),
    (pattern(r"(?i)\b(?:dad|daddy)\b"), "father"),
    (pattern(r"(?i)\bsoccer\b"), "football"),
    (pattern(r"(?i)\bcorn\b"), "maize"),
    (pattern(r"(?i)\b(?:british )?pounds?\b"), "pound sterling"),
    *(
        (pattern(rf"(?i)\b(?:{common.replace('_', '[ -]?')})\b"), learned)
        for learned, common in (
            pair.split(":")
            for pair in listed("""
    femur:thigh_bone tibia:shin_bone clavicle:collar_bone patella:knee_cap scapula:shoulder_blade sternum:breast_bone
    mandible:lower_jaw_bone|jaw_bone|lower_jaw cranium:skull skull:cranium trachea:wind_pipe larynx:voice_box
    esophagus:gullet|food_pipe oesophagus:gullet|food_pipe uterus:womb coccyx:tail_bone humerus:upper_arm_bone
    abdomen:belly navel:belly_button
    """)
        )
    ),
)
"""Everyday words for what a vocabulary card calls otherwise."""


def of_base(text: str, question: str, reference: str) -> str:
    """The text without what marks the base of a number: "0xFF", where the question names the base."""
    if _BASES.search(question) and _GROUPS.fullmatch(text):
        return re.sub(r"[ _]", "", text)
    return _BASE_SIGN.sub("", text) if _BASES.search(question) and not _BASE_SIGN.search(reference) else text


def without_echo(text: str, question: str) -> str:
    """The text without parts that only say the question's words again: "house, das Haus" for "Haus"."""
    parts = re.split(r"\s*[,;:=()]\s*|\s+-+\s+", text)
    asked = {fold(word) for word in re.findall(r"[^\W\d_]+", question)} | ARTICLES
    kept = [part for part in parts if any(fold(word) not in asked for word in re.findall(r"[^\W_]+", part))]
    return ", ".join(kept) if kept and 1 < len(parts) <= MOST_CUTS else text


_ASKS_OUTPUT = pattern(
    r"(?i)\b(?:print(?:s|ed)?|outputs?|returns?|evaluates?|shows?|displays?|results?|console)\b"
)
_TYPED = pattern(
    r"(?i)^(?:(?:it|this|that|you) )?(?:(?:will |would )?(?:prints?|outputs?|shows?|returns?|gives?|gets?"
    r"|displays?)\s+)?(?:(?:the|an?) )?(?:(?:string|str|text|integer|int|float|number|value|list|tuple|dict|set"
    r"|boolean|bool|output|result)\s+)?(?:(?:of|is)\s+)?(?P<rest>\S.*?)(?: (?:as an?|in) "
    r"(?:string|integer|int|float|number|list|tuple))?$"
)


def without_type(text: str, question: str) -> str:
    """The text without what says that it is printed, and of which type: "the string ababab"."""
    found = _TYPED.fullmatch(text) if _ASKS_OUTPUT.search(question) else None
    return found["rest"].strip("\"'` ") if found else text


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"})


def with_umlauts(text: str, reference: str) -> str:
    """The text with the reference's words that have umlauts as these are written on other keyboards: "gruen"."""
    for word in re.findall(r"[^\W\d_]+", reference):
        plain = word.lower().translate(_UMLAUTS)
        if plain != word.lower():
            text = re.sub(rf"(?i)\b{plain}\b", word, text)
    return text


_ASKS_SYMBOL = pattern(r"(?i)\b(?:symbols?|formulae?|formulas|abbreviat\w+|name of|called|stands? for)\b")
_ASKS_UNIT = pattern(r"(?i)\b(?:units?|currency|money)\b")


def from_symbol(text: str, question: str, reference: str) -> str:
    """The reference where one of the two is the other's symbol, which is not asked: "N" for "newton"."""
    if len(text.split()) > MOST_NAMING or _ASKS_SYMBOL.search(question):
        return text
    told, own = text.strip(" .!?"), reference.strip(" .")
    unit = unit_named(told)
    if unit and unit == unit_named(own) and (len(own) > MOST_NAMING or _ASKS_UNIT.search(question)):
        return reference
    substance = _substance(own)
    if substance and substance == _substance(told):
        return reference
    if plain := own.lower() in _DERIVED and _IN_BASE.sub("", told):
        return reference if plain in _DERIVED[own.lower()] else text
    return text


_IN_BASE = pattern(r"[\s·*.^()]|(?<=[a-z])x(?=[a-zA-Z])")
_DERIVED = {
    name: frozenset(others.split(","))
    for name, others in (
        pair.split(":")
        for pair in listed("""
    newton:kgm/s2,kgms-2,mkg/s2 joule:Nm,kgm2/s2,kgm2s-2,Ws watt:J/s,Js-1,Nm/s,VA,kgm2/s3 pascal:N/m2,Nm-2,kg/ms2
    hertz:1/s,s-1,/s coulomb:As volt:J/C,W/A,JC-1 ohm:V/A,VA-1 farad:C/V weber:Vs tesla:N/Am,Vs/m2 henry:Vs/A
    siemens:A/V,1/Ω becquerel:1/s,s-1 gray:J/kg sievert:J/kg
    """)
    )
}
"""For units with a name of their own what they are in others."""


def without_symbol(text: str, question: str, reference: str) -> str:
    """The text without the formula of the substance that it names: "propane, C3H8"."""
    substance = "" if _ASKS_SYMBOL.search(question) else _substance(reference.strip(" ."))
    found = _WITH_SYMBOL.fullmatch(text) if substance else None
    return found["name"] if found and _substance(found["formula"]) == substance else text


_WITH_SYMBOL = pattern(
    r"(?P<name>[^,;(]{2,40}?)\s*(?:[,;(=]|\s-+\s)\s*(?P<formula>[A-Z][A-Za-z\d₀-₉]{0,12})\)?[.!]?"
)


MOST_NAMING = 2
"""Words of a unit's name."""


def _substance(text: str) -> str:
    """The name of the element or compound that the text is or stands for; "" for another text."""
    text = text.replace("_", "")
    if text in elements.COMPOUNDS:
        return elements.COMPOUNDS[text]
    name = american(text.lower())
    known = name in elements.NAMES.values() or name in elements.COMPOUNDS.values()
    return elements.NAMES.get(text.removesuffix("2"), name if known else "")


_CALENDAR = frozenset((*_MONTHS[:12], *listed("monday tuesday wednesday thursday friday saturday sunday")))


def unabbreviated(text: str, reference: str) -> str:
    """The reference where the answer is its one word cut short, or several: "adv.", "Sat", "North Atl. Treaty Org."."""
    told = text.strip()
    if _cut_short(fold(told).split(), fold(reference).split()) or _of_capitals(told, reference):
        return reference
    genus = re.fullmatch(r"([A-Z])\.?\s+([a-z]{3,})", told)
    if genus and re.fullmatch(rf"{genus[1]}[a-z]+ {genus[2]}", reference):
        return reference  # "H. sapiens"
    cut, word = (
        fold(told.rstrip(" .!")),
        fold(reference.split()[-1].strip(" .!")) if reference.split() else "",
    )
    if (
        len(cut) < SHORTEST_CUT
        or len(cut) >= len(word) - 1
        or not word.startswith(cut)
        or len(told.split()) > 1
    ):
        return text
    return reference if told.endswith(".") or word in _CALENDAR else text


_CAPITALS = pattern(r"(?:[tT]he )?[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,})+")


def _of_capitals(told: str, reference: str) -> bool:
    """Whether an answer has the beginning of each word of a name: "Dom Rep"."""
    if not (_CAPITALS.fullmatch(told) and _CAPITALS.fullmatch(reference)):
        return False
    short, whole = (re.sub("^[tT]he ", "", one).split() for one in (told, reference))
    return len(short) == len(whole) and all(map(str.startswith, whole, short))


def _cut_short(told: list[str], own: list[str]) -> bool:
    """Whether an answer has each word of a reference, some of them cut short with a dot behind them."""
    cut = [len(one) > SHORTEST_CUT - 1 and one.endswith(".") for one in told]
    own = own[1:] if own[:1] == ["the"] else own
    return (
        len(told) == len(own) > 1
        and any(cut)
        and all(
            whole.startswith(one.rstrip(".")) if short else one.strip(",") == whole.strip(",")
            for one, whole, short in zip(told, own, cut, strict=True)
        )
    )


SHORTEST_CUT = 3
"""Letters of an abbreviation."""


_BRACKETED = pattern(
    r"[\w-]+(?: [\w-]+)?\s\((?!(?:or|not|maybe|perhaps|and|wrong)\b)([^()?]{2,40})\)(?:\s(?P<noun>[a-z]{3,}))?"
)


def bracketed(text: str, question: str = "") -> str:
    """What stands in brackets behind another name for it: "Finno-Ugric (Uralic)"."""
    found = _BRACKETED.fullmatch(text)
    if found is None or (found["noun"] and found["noun"] not in question.lower()):
        return text
    return found[1]


def in_common_words(text: str, reference: str, question: str = "") -> str:
    """The text with everyday words as the reference's word for the same: "thanks" for "thank you"."""
    lower = reference.lower().strip(" .!")
    for words, common in _SAME_WORDS:
        if words.search(question):
            continue
        if lower == common or (words.search(lower) and len(lower.split()) == 1):
            text = words.sub(lambda _: reference, text)  # no template: it may hold a backslash
    return text
