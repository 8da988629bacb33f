"""Finds the values that an answer gives for its own: not those of the question, denied ones and asides.

Sums, products and ratios are brought into the form of the amount that is asked for first.
"""

from __future__ import annotations

import re

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.dates.clock import with_colons
from bot.core.grading.facts.dates.told_times import in_clock_figures
from bot.core.grading.facts.numbers.amounts import Amount
from bot.core.grading.facts.numbers.numerals import roman
from bot.core.grading.facts.numbers.quantities import CLOCK
from bot.core.grading.facts.numbers.shared_units import with_shared_units
from bot.core.grading.facts.numbers.surroundings import (
    FUNCTION,
    NOUN,
    REASON,
    after_equals,
    in_figures,
    in_ratios,
    is_bare,
    names_word,
    roman_value,
)
from bot.core.grading.facts.numbers.units import unit_named
from bot.core.grading.facts.numbers.values import Value, measured
from bot.core.grading.facts.said import Said, cleaned_question
from bot.core.grading.facts.scripts.abroad import in_english
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.set_apart import is_beside, set_apart
from bot.core.grading.facts.tables import pattern

_NAMED_ROMAN = pattern(r"\b([^\W\d_]{3,}) ([IVXLC]{2,})\b")
_THE_THIRD_ONE = pattern(r"(?i)\b(first|second|third|[a-z]{2,11}th|\d+(?:st|nd|rd|th)) ones?\b")
_YEAR_ASIDE = pattern(r"\s*\((?:in )?(?:1\d|20)\d\d\)")
LEAST_YEAR = 1000
"""Numbers from here on may be years themselves."""
_ONE_OF = pattern(
    r"(?i)\b(?:(?:just|only) )?(?:one|either|any) of (?:those|these|them|the two)(?: two)?\b"
    r"|(?<=\w )day (?:one|1)\b"
)
_EACH = pattern(r"(?i)(?<=[a-z\d])\s+(?:an?|each|every)\s+(second|minute|hour|day|week|month|year)\b")
_JUST_PER = pattern(r"(?i)(?<=\d)\s?(?:/|per\s)\s?(s|sec|seconds?|min|mins|minutes?|h|hours?|d|days?)\b")
_BPM = pattern(r"(?i)(?<=\d)\s?(?:bpm|rpm)\b")
_HERTZ = pattern(r"(?i)(?<=\d)\s?(?:hz|hertz)\b")
"""Of a pulse beats, of the breath breaths: so many a minute."""
_SHARE_A_YEAR = pattern(r"(?i)(per ?cent|%)\s*(?:/|\b(?:an?|per|each|every)\s)\s*(?:year|month|day|annum)\b")
_DAILY = pattern(
    r"(?i)\b(?:daily|per day|a day|each day|every day|in 24 hours|hourly|per hour|yearly|annual(?:ly)?)\b"
)
_PER = pattern(r"(?i)\b(?:per|in each|in every|in one|in an?|for every) ([a-z]{3,12}?)s?\b")
_PER_AMOUNT = pattern(r"(?i)\b(?:per|in|for(?: every)?) (?P<count>\d{1,6}) ?(?P<unit>[a-zμ]{1,12}?)s?\b")
"""How much an amount is asked for: "How many mg per 100 ml?"."""
_SPREAD = pattern(r"(?<=\d)\s*(?:±|\+/-)\s*\d[\d.,]*")
_PLUS_OR_MINUS = pattern(r"(?i)\s+(?:plus or minus|plus/minus|give or take)\s+")
"""How far a value may be off: "5730 ± 40 years"."""
_TIMES = pattern(r"(?i)(?<![\d.,])(\d{1,3})\s*(?:x|\*|times)\s*(\d{1,4})(?=\s*[a-z°])")
"""A product before a unit: "2 x 45 min"."""
_LABELLED = pattern(r"(?i)\b(art|sec|ch|nr|no|vol|p|pp|fig|cap|par|para)\.(?=\d)")
"""What a number is of, written on to it: "Art.17"."""
_RATE = pattern(r" cycles per (second|minute|hour)")
"""How often something happens, in a time that the question names: 每分钟100次."""
_SPELLED = pattern(r"(?<![\w-])\d(?:-\d){2,}(?![\w-])")
"""A number told digit by digit: "5-4-3-2"."""
_PER_SECOND = pattern(r"\bms\^?\(?-([12])\)?")
_SCALE = pattern(r"(?i)(?<=\d)\s?(?:deg(?:rees?)?\.?\s?)?([fc])(?![\w°/'-])")
"""A scale of temperature in a single letter, small or written on to its number: "165f"."""
_COMPOUND = pattern(r"(?i)/|\bper\b|\^-")
_A_DAY = pattern(
    r"(?i)\s*(?:/|\b(?:per|a|each|every|in)\b)\s?(?:days?|d|24 ?h(?:ours|rs)?|hours?|h|years?)\b|\b(?:daily|hourly)\b"
)
_ASKS_CHANCE = pattern(r"(?i)\b(?:probabilit\w+|chances?|odds|likel\w+|proportion|fraction|share)\b")


def asserted(asked: Amount, said: Said) -> list[Value]:
    """The values that the answer gives for its own, without those of the question and those denied."""
    text = _as_asked(asked, said)
    found = measured(text, times=any(r.dimension == CLOCK for r in asked.readings))
    found = found or roman_value(text)
    known = [value.readings for value in measured(cleaned_question(said.question))]
    if any(reading in theirs for theirs in known for reading in asked.readings):
        known = []  # the question offers it among others: "9, 15 or 17?"
    kept = []
    for value in found:
        # A conversion of the question's own value is no echo of it: "101.325 kPa" for 1 atm.
        ours = any(reading in asked.readings or asked.near(reading, value) for reading in value.readings)
        named = any(reading in theirs for theirs in known for reading in value.readings)
        if named and not ours:
            continue
        if claims.denied(text, value.start, value.end):
            if ours or len(found) == 1:
                kept.append(_denied(value))
            continue
        kept.append(value)
    if asked.unit:
        kept = with_shared_units(text, kept, asked)
    return _without_asides(_without_counts(text, _own(text, kept, asked, said.question), asked), asked)


def _own(text: str, values: list[Value], asked: Amount, question: str) -> list[Value]:
    """The values but for those told of something else behind the right one: "four, with three gaps between them"."""
    first = values[0] if values else None
    if asked.high or first is None or not _is_right(first, asked):
        return values

    def other(value: Value) -> bool:
        noun = NOUN.match(text, value.end)
        counts = noun is not None and noun[1].lower() not in FUNCTION and not names_word(noun[1], question)
        beside = counts and is_bare(value) and not _ASKS_CHANCE.search(question)
        return set_apart(text, first.end, value.start) or (beside and is_beside(text, first.end, value.start))

    return [first, *(value for value in values[1:] if _is_right(value, asked) or not other(value))]


def _is_right(value: Value, asked: Amount) -> bool:
    bare = is_bare(value) and any(reading.amount == asked.bare for reading in value.readings)
    return value.kind is not AnswerKind.SENTENCE and (
        bare or any(reading in asked.readings for reading in value.readings)
    )


def _as_asked(asked: Amount, said: Said) -> str:
    """The answer without its reasons, its sums and ratios in the form of the amount that is asked for."""
    text = _LABELLED.sub(r"\1 ", after_equals(said.text))
    text = _SPELLED.sub(
        lambda found: one if (one := found[0].replace("-", "")) == f"{asked.bare}" else found[0], text
    )
    text = _THE_THIRD_ONE.sub(r"\1", _NAMED_ROMAN.sub(lambda found: _in_digits(found, said.question), text))
    if asked.bare < LEAST_YEAR and measured(outside := _YEAR_ASIDE.sub("", text)):
        text = outside
    text = _counts_in_digits(_ONE_OF.sub("", text), said.question)
    if _PLUS_OR_MINUS.search(text):
        text = in_figures(_PLUS_OR_MINUS.sub(" ± ", text))
    reason = REASON.search(text)
    if reason and measured(text[: reason.start()]):
        text = text[: reason.start()]
    if _ASKS_CHANCE.search(said.question):
        text = in_ratios(text)
    if "±" not in asked.text and not asked.high:
        text = _SPREAD.sub("", text)
    if any(reading.dimension == "s" for reading in asked.readings):
        text = _apart(text)
    if asked.unit and not _TIMES.search(asked.text):
        text = _TIMES.sub(lambda found: str(int(found[1]) * int(found[2])), text)
    text = _as_unit(text, asked.unit)
    often = _RATE.search(text) if not asked.unit else None
    if often and often[1] in in_english(said.question, language_of_text(said.question)):
        text = _RATE.sub("", text)
    text = _PER_SECOND.sub(r"m/s^\1", text)
    if not _COMPOUND.search(asked.unit) and asked.unit.lower() != "bpm":
        text = _without_asked_share(text, said.question)
    return _as_time(text, said.question) if any(r.dimension == CLOCK for r in asked.readings) else text


def _as_time(text: str, question: str) -> str:
    return with_colons(in_clock_figures(text, language_of_text(question)))


def _without_asked_share(text: str, question: str) -> str:
    """The answer without what the question asks the amount for: a day, a person, 100 ml of blood."""
    per, amount = _PER.search(question), _PER_AMOUNT.search(cleaned_question(question))
    if per:
        text = re.sub(rf"(?i)\s*(?:/|\b(?:per|an?|each|every)\s)\s*(?:{per[1]}|{per[1][0]})s?\b", " ", text)
    if amount:
        told = rf"{amount['count']}\s?{amount['unit']}s?\b"
        text = re.sub(rf"(?i)\s*(?:/|\b(?:per|in|for(?: every)?)\b)\s*{told}", " ", text)
    return _A_DAY.sub(" ", text) if _DAILY.search(question) else text


_GROUPS = {"pair": 2, "couple": 2, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5, "sextet": 6, "octet": 8}
_GROUP = pattern(
    rf"(?i)(?:\ban?\s+|^\W*(?:(?:just|only|it'?s|its)\s+)?)({'|'.join(_GROUPS)})\b"
    r"(?!\s+(?:of\s+)?(?:dozen|hundred|thousand|million|billion|pairs?|couples?|more|less|fewer|extra)\b)(?:\s+of\b)?"
)
_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_TOLD_OFTEN = pattern(rf"(?i)\b({'|'.join(_OFTEN)})\b(?!\s+(?:as|the|that|more)\b)")
_ASKS_OFTEN = pattern(r"(?i)\bhow (?:many times|often)\b|\bnumber of times\b")


def _counts_in_digits(text: str, question: str) -> str:
    """The answer with what says a number by the group it makes in digits: "a pair of cards"; "twice" for how often.

    A question that counts in such groups does not ask how many are in one. All words keep their places.
    """
    text = _GROUP.sub(
        lambda found: (
            found[0]
            if names_word(found[1], question)
            else str(_GROUPS[found[1].lower()]).rjust(len(found[0]))
        ),
        text,
    )
    if _ASKS_OFTEN.search(question):
        text = _TOLD_OFTEN.sub(lambda found: str(_OFTEN[found[1].lower()]).rjust(len(found[0])), text)
    return text


def _as_unit(text: str, unit: str) -> str:
    """The answer with its rates as the asked unit has them: "beats per minute", "2 per cent" of "2 per cent a year".

    So are its degrees, "165f".
    """
    if any(one.dimension == "K" for one in unit_named(unit)):
        return _SCALE.sub(lambda found: f" °{found[1].upper()}", text)
    if _COMPOUND.search(unit) or unit.lower() == "bpm":
        text = _EACH.sub(r" per \1", _HERTZ.sub("/s", _BPM.sub("/min", text)))
        figures = text if any(map(str.isdigit, text)) else in_figures(text)
        told = figures if _JUST_PER.search(figures) else text
        return _JUST_PER.sub(
            lambda found: f" {unit}" if _same_time(found[1], unit) else _in_other_time(found, unit), told
        )
    return _SHARE_A_YEAR.sub(r"\1", text) if unit.startswith(("%", "per")) else text


_COUNTED_IN = pattern(r"(?i)^([a-z]{4,}s) ?(?:/|per\b)")


def _in_other_time(found: re.Match[str], unit: str) -> str:
    """A rate in another time than the asked unit's with what that counts: "0.8 a second" of beats per minute."""
    counted = _COUNTED_IN.match(unit.replace("bpm", "beats per minute"))
    return f" {counted[1]} per {_SECONDS.get(found[1].lower(), found[1])}" if counted else found[0]


_SECONDS = {
    "s": "second",
    "sec": "second",
    "h": "hour",
    "d": "day",
    "m": "minute",
    "min": "minute",
    "mins": "minute",
}


def _same_time(told: str, unit: str) -> bool:
    """Whether a unit counts something in that time: "min" and "beats per minute"."""
    found = pattern(r"(?i)[a-z]{4,} ?(?:/ ?|per )(s|m|h|d)\w*$").search(
        unit.replace("bpm", "beats per minute")
    )
    return found is not None and told[0].lower() == found[1].lower()


def _in_digits(found: re.Match[str], question: str) -> str:
    """A Roman numeral behind a noun of the question in figures: "amendment XIII"."""
    value = roman(found[2]) if names_word(found[1], question) else None
    return f"{found[1]} {value}" if value else found[0]


_COLON = pattern(r"(?i)\b(\d{1,2}):(\d\d)\s?(?:(h|hrs?|hours?)|(m|min|mins|minutes))\b")
_GLUED = pattern(
    r"(?i)(?<=\d)\s?(h|hrs?|m|mins?)\s?(?=\d{1,2}\s?(?:m|mins?|minutes?|s|secs?|seconds?)?(?![\w.]))"
)


def _apart(text: str) -> str:
    """A stretch of time with its units apart: "1h30", "8m20s", "8:20 minutes"."""
    text = _COLON.sub(lambda m: f"{m[1]} h {m[2]} min" if m[3] else f"{m[1]} min {m[2]} s", text)
    return _GLUED.sub(lambda m: " h " if m[1][0] in "hH" else " min ", text)


def _denied(value: Value) -> Value:
    return Value(AnswerKind.SENTENCE, value.text, value.start, value.end, value.readings)


_PLURAL = pattern(r"\s+([^\W\d_]{2,}[^\W\d_su]s)\b")


def _without_counts(text: str, values: list[Value], asked: Amount) -> list[Value]:
    """The values but for how many there are of something: beside "540", asked in degrees, "three triangles"."""

    def counts(value: Value) -> bool:
        noun = _PLURAL.match(text, value.end)
        return noun is not None and is_bare(value) and not unit_named(noun[1])

    right = (asked.unit and not claims.hedged(text)) and any(
        is_bare(value) and value.readings[0].amount == asked.bare and not counts(value) for value in values
    )
    return [value for value in values if not counts(value)] if right else values


def _without_asides(values: list[Value], asked: Amount) -> list[Value]:
    """Values of other dimensions beside one of the asked dimension are asides ("46, in 23 pairs")."""
    dimensions = {reading.dimension for reading in asked.readings}
    alike = [v for v in values if dimensions & {reading.dimension for reading in v.readings}]
    exact = [v for v in alike if any(reading in asked.readings for reading in v.readings)]
    if exact and not asked.high:
        rest = [value for value in alike if value not in exact]
        whole = sum(value.readings[0].amount for value in rest) == exact[0].readings[0].amount
        return exact if len(rest) > 1 and whole else alike  # "64, 32 light and 32 dark"
    return values
