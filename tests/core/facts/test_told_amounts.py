"""Amounts, dates and times told by arithmetic, vaguely, in other units or as true of something else, and neighbours."""

from __future__ import annotations

import pytest

from bot.core.grading.facts.dates.told_times import in_clock_figures
from bot.core.grading.facts.numbers.arithmetic import LONGEST, whole_value, worked_out
from bot.core.grading.facts.numbers.halves_abroad import halves_in_figures
from bot.core.grading.facts.set_apart import is_beside, set_apart
from tests.core.facts.cards import verdict

Row = tuple[str, str, str, tuple[str, ...]]
CARDS, DIVING, HORSE = (
    "How many cards are in a deck?",
    "How deep is the pool?",
    "Breathing rate of a resting horse?",
)
ARITHMETIC: tuple[Row, ...] = (
    (CARDS, "52", "correct", ("four times thirteen", "4 by 13", "twice 26", "four dozen and four", "60 minus 8",
      "13 in each of 4 suits", "26 red ones and 26 black ones", "four suits of thirteen", "two short of 54")),
    (CARDS, "52", "incorrect", ("four times twelve", "half of 52", "5 by 13", "52 squared", "twice 52")),
    ("How much is 4 by 13?", "52", "incorrect", ("4 times 13", "four times thirteen", "4 by 13")),
    ("What is the cube root of 512?", "8", "correct", ("2^3", "2 cubed", "sixteen halves", "16 halves")),
    ("What is the cube root of 512?", "8", "incorrect", ("8³", "8 cubed", "512")),
    ("How many eggs are on the tray?", "144", "correct", ("twelve squared", "a dozen dozen", "half of 288")),
    ("Sum of the angles of a hexagon?", "720°", "correct", ("4π", "four times 180", "8 right angles")),
    ("Sum of the angles of a hexagon?", "720°", "incorrect", ("3π", "two straight angles", "one full turn")),
    ("How wide is the gap?", "1.2 mm", "correct", ("12 tenths of a millimetre", "1 1/5 mm", "1 and 1/5 mm")),
    ("How wide is the gap?", "1.2 mm", "incorrect", ("12 hundredths of a millimetre", "1 and 2/5 mm")),
    ("What share of the body is water?", "60 %", "correct", ("60 parts in 100", "six in ten", "sixty p.c.", "3 in 5")),
    ("What share of the body is water?", "60 %", "incorrect", ("16 parts in 100", "two thirds")),
    ("Simplify 12/18.", "2/3", "partial", ("4/6",)),
    ("Wie lang ist der Film?", "90 Minuten", "correct", ("anderthalb Stunden", "eineinhalb Stunden", "1,5 h")),
    ("Wie lang ist der Film?", "90 Minuten", "incorrect", ("zweieinhalb Stunden", "eine halbe Stunde")),
    ("Combien de temps dure le cours ?", "45 minutes", "correct", ("trois quarts d'heure",)),
    ("Сколько длится матч?", "90 минут", "correct", ("полтора часа",)),
    ("Сколько длится матч?", "90 минут", "incorrect", ("полчаса",)),
)  # fmt: skip
VAGUE: tuple[Row, ...] = (
    ("How long is the tunnel?", "50.5 km", "partial", ("a bit over 50 km", "fifty-something km", "past 50 km")),
    ("How long is the tunnel?", "50.5 km", "incorrect", ("a bit over 40 km", "sixty-something")),
    ("How many bones has a cat?", "230", "partial", ("a bit over 200", "several hundred", "between 220 and 240")),
    ("How many bones has a cat?", "230", "incorrect", ("a bit under 200", "several thousand", "between 200 and 220")),
    ("Convert 37 °C to Fahrenheit.", "98.6 °F", "correct", ("98.6", "ninety-eight point six", "98 and 3/5 °F")),
    ("Convert 37 °C to Fahrenheit.", "98.6 °F", "partial", ("high nineties", "in the nineties")),
    ("Convert 37 °C to Fahrenheit.", "98.6 °F", "incorrect", ("low nineties", "in the eighties", "37")),
    ("How many bones has a human?", "206", "partial", ("about 200", "around 200")),
    ("How many bones has a human?", "206", "incorrect", ("about 300", "about 250", "200")),
    ("How far is it?", "42.195 km", "partial", ("a good 40 km", "over 40 km")),
    ("How far is it?", "42.195 km", "incorrect", ("a good 50 km", "over 50 km")),
    ("Wie viele Knochen hat ein Hund?", "319", "partial", ("zwischen 310 und 330", "über 300", "mehrere Hundert")),
    ("Wie viele Knochen hat ein Hund?", "319", "incorrect", ("zwischen 320 und 330", "unter 300")),
)  # fmt: skip
BESIDE: tuple[Row, ...] = (
    (DIVING, "5 m", "partial", ("5 or 6 m", "either 5 m or 7 m", "5 or 7", "4 or 5, in metres")),
    (DIVING, "5 m", "incorrect", ("6 or 7 m", "6 or 7")),
    (DIVING, "5 m", "correct", ("5, in metres", "five metres, though the old one was 4 m deep at the shallow end")),
    ("Wie hoch ist der Turm?", "368 m", "partial", ("368 oder 386 Meter", "entweder 368 oder 386 m")),
    ("Mains frequency in the east?", "50 Hz", "correct", ("50, though it's 60 in the west",)),
    ("Mains frequency in the east?", "50 Hz", "incorrect", ("60, though it's 50 in the west", "60")),
    ("How many strings has a violin?", "four", "correct", ("four with three gaps between them", "4 on four pegs")),
    ("How many strings has a violin?", "four", "incorrect", ("five", "three")),
    ("How many plays are in the book?", "36", "correct", ("36, of which 18 were new",)),
    ("How many semitones are in a fourth?", "5", "correct", ("same as from C up to F: 5 half-steps",)),
    ("How long should you brush?", "2 minutes", "incorrect", ("2 minutes is overkill, one will do",)),
)  # fmt: skip
UNITS: tuple[Row, ...] = (
    (HORSE, "8–16 breaths per minute", "correct", ("between eight and sixteen a minute", "8 to 16 rpm",
      "at least 8 but no more than 16 a minute", "not below 8 and not above 16 a minute")),
    (HORSE, "8–16 breaths per minute", "incorrect", ("between eight and sixteen an hour", "20 to 30 a minute")),
    ("Pulse of an adult?", "60–100 beats per minute", "correct", ("1 to 1.67 Hz", "1 to about 1.67 beats per second")),
    ("Pulse of an adult?", "60–100 beats per minute", "incorrect", ("1 to 2 Hz", "1.2 to 1.67 Hz")),
    ("Pulse of an adult?", "60–100 beats per minute", "correct",
      ("below 60 is slow, above 100 fast, normal is in between",)),
    ("Breaths of an adult?", "12–20 breaths per minute", "correct", ("between twelve and twenty a minute",)),
    ("Wie hoch ist der Ruhepuls?", "60–100 Schläge pro Minute", "correct",
      ("60 bis 100 pro Minute", "zwischen 60 und 100 Schlägen pro Minute")),
    ("Wie hoch ist der Ruhepuls?", "60–100 Schläge pro Minute", "incorrect", ("60 bis 120 pro Minute",)),
    ("How many bits are in an IPv4 address?", "32", "correct", ("four bytes", "4 octets", "32 bits")),
    ("How many bits are in an IPv4 address?", "32", "incorrect", ("32 bytes", "two bytes")),
    ("How many minutes does a half last?", "45 minutes", "correct", ("three quarters of an hour", "0.75 h")),
    ("How many hours are in a day?", "24 hours", "partial", ("1 day", "one day")),
    ("Temperature of the oven's core?", "70 °C", "correct", ("seventy degrees",)),
    ("Temperature of the oven's core?", "70 °C", "partial", ("70",)),
)  # fmt: skip
CENTURY, YEAR = "In which century was Chaucer born?", "In what year did they win the cup?"
DATES: tuple[Row, ...] = (
    (CENTURY, "14th century", "correct", ("1301 to 1400", "1300-1399", "s. XIV", "late 1340s")),
    (CENTURY, "14th century", "incorrect", ("1201 to 1300", "s. XV", "the century after the 14th", "late 1440s")),
    (CENTURY, "14th century", "correct", ("the century after the 13th", "XIVe s.", "14. Jh.")),
    (YEAR, "1965", "correct", ("sixty five", "sixty-five, at Wembley", "the year after 1964")),
    (YEAR, "1965", "incorrect", ("sixty-six", "sixty five minutes in", "the year after 1965")),
    (YEAR, "1965", "partial", ("between 1960 and 1970", "1965 or 1966", "in the 1960s")),
    ("Cén bhliain a bunaíodh é?", "1893", "correct", ("míle ocht gcéad nócha trí", "31 Iúil 1893")),
    ("Pa flwyddyn oedd hi?", "1966", "correct", ("mil naw cant chwe deg chwech",)),
    ("Ilikuwa mwaka gani?", "1963", "correct", ("elfu moja mia tisa sitini na tatu",)),
    ("Ilikuwa mwaka gani?", "1963", "incorrect", ("elfu moja mia tisa sitini na nne",)),
)  # fmt: skip
OPENS = "At what time does the session open?"
TIMES: tuple[Row, ...] = (
    (OPENS, "9:30 a.m.", "correct", ("half an hour before ten", "half nine", "0930h", "zero nine thirty hours")),
    (OPENS, "9:30 a.m.", "incorrect", ("half an hour before nine", "half past nine in the evening", "ten something")),
    (OPENS, "9:30 a.m.", "partial", ("nine something", "a bit after nine", "in the morning", "between nine and ten")),
    (OPENS, "21:00", "correct", ("twenty-one hundred hours", "2100")),
    (OPENS, "21:00", "incorrect", ("nine hundred hours", "in the morning")),
    (OPENS, "23:45", "correct", ("quarter to midnight", "a quarter of an hour before midnight")),
    ("Um wie viel Uhr beginnt die Schule?", "7:30 Uhr", "correct", ("halb acht", "dreißig Minuten vor acht")),
    ("Um wie viel Uhr beginnt die Schule?", "7:30 Uhr", "incorrect", ("halb sieben", "halb neun")),
    ("¿A qué hora abre el banco?", "8:30", "correct", ("las ocho y media", "a las ocho y media de la mañana")),
    ("¿A qué hora abre el banco?", "8:30", "incorrect", ("las nueve y media",)),
    ("Hoe laat begint de les?", "8:30", "correct", ("half negen",)),
    ("Hoe laat begint de les?", "8:30", "incorrect", ("half acht",)),
)  # fmt: skip
TABLES = {
    "arithmetic": ARITHMETIC, "vague": VAGUE, "beside": BESIDE, "units": UNITS, "dates": DATES, "times": TIMES,
}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "reference", "wanted", "answers"),
    [
        pytest.param(*row, id=f"{name}-{at}-{row[2]}")
        for name, rows in TABLES.items()
        for at, row in enumerate(rows)
    ],
)
def test_an_amount_told_otherwise_gets_a_fair_verdict(
    question: str, reference: str, wanted: str, answers: tuple[str, ...]
) -> None:
    told = {answer: verdict(reference, answer, question) for answer in answers}
    assert told == dict.fromkeys(answers, wanted)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("half of fourteen", "7"),
        ("five plus two times three", "11"),
        ("three quarters of 100 m", "75 m"),
        ("die Hälfte von 26", "13"),
        ("half a hundred thousand", "50000"),
        ("6.022 x 10^23", "6.022 x 10^23"),
        ("three times a day", "3 times a day"),
        ("3-4", "3-4"),
        ("12/3/1990", "12/3/1990"),
    ],
)
def test_expressions_are_worked_out(text: str, told: str) -> None:
    assert worked_out(text, "") == told


def test_what_the_question_asks_to_be_worked_out_is_left_alone() -> None:
    assert whole_value("7 times 8", "How much is 7 times 8?") is None
    assert worked_out("7 times 8, I think", "How much is 7 times 8?") == "7 times 8, I think"
    assert worked_out("7 x 6 x 5", "What is 7 factorial?") == "7 x 6 x 5"
    assert worked_out("2 times 3 " * LONGEST, "") == "2 times 3 " * LONGEST


def test_halves_and_times_are_put_into_figures() -> None:
    assert halves_in_figures("eine Viertelstunde") == "15 minutes"
    assert halves_in_figures("eine Stunde") == "eine Stunde"
    assert in_clock_figures("9 heures et demie du matin", "fr") == "9:30 in the morning"
    assert in_clock_figures("half 9", "nl") == "8:30"


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("230, though on paper it was 240 till the nineties", True),
        ("230, but it could be 240", False),
        ("230, but my book says 240", False),
        ("230 or 240", False),
    ],
)
def test_what_is_true_of_something_else_is_set_apart(text: str, apart: bool) -> None:
    assert set_apart(text, 3, text.index("240")) is apart


def test_what_a_thing_has_beside_it_is_counted_apart() -> None:
    assert is_beside("five with four spaces", 4, 10)
    assert not is_beside("five and four spaces", 4, 9)
