"""What a reference says beside its value, and parts of facts that compare by themselves: formulas, names, changes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.core.grading.facts.detection.remarked import read_reference
from bot.core.grading.facts.formulas.evaluation import same_relation, same_values
from bot.core.grading.facts.formulas.notation import notation
from bot.core.grading.facts.names.transliterations import sounds_like
from bot.core.grading.facts.words.changes import change_in
from bot.core.grading.facts.yes_no.reasons import other_thing


@pytest.mark.parametrize(
    ("question", "reference", "ways", "aside"),
    [
        ("How fast is sound?", "343 m/s (about 1235 km/h)", ("343 m/s", "1235 km/h"), ""),
        ("What boils?", "78.4 °C / 173 °F", ("78.4 °C", "173 °F"), ""),
        ("How high is it?", "8,848 m (2020 survey)", ("8,848 m",), "2020 survey"),
        ("How many chromosomes?", "46 (23 pairs)", ("46",), "23 pairs"),
        ("Who discovered radium?", "Marie Curie, 1898", ("Marie Curie",), "1898"),
        ("Who wrote it?", "Mark Twain (Samuel Clemens)", ("Mark Twain", "Samuel Clemens"), ""),
        ("Which novel?", "Dracula (Bram Stoker)", ("Dracula",), "Bram Stoker"),
        ("Which gas?", "methane (CH4)", ("methane", "CH4"), ""),
        ("Capital of Australia?", "Canberra (not Sydney)", ("Canberra",), ""),
        ("Which seasoning?", "(table) salt", ("salt", "table salt"), ""),
        ("Name two.", "coal, oil, gas (any two)", ("any two of: coal, oil, gas",), ""),
        ("Name a colour.", "red, yellow or blue", ("red", "yellow", "blue"), ""),
        ("What is the complexity?", "O(log n)", ("O(log n)",), ""),
    ],
)
def test_a_reference_is_parted_from_its_remark(
    question: str, reference: str, ways: tuple[str, ...], aside: str
) -> None:
    found = read_reference(reference, question)
    assert (found.ways, found.aside) == (ways, aside)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2(l + w)", "2l + 2w", True),
        ("πr^2", "πd^2/4", True),
        ("(-b ± sqrt(b^2 - 4ac))/(2a)", "(-b ± (b^2 - 4ac)^(1/2))/(2a)", True),
        ("1/2mv^2", "mv^2/2", True),
        ("πr^2", "2πr", False),
        ("2(l + w)", "2l + w", False),
        ("1/2mv^2", "mv^2", False),
        ("x + y", "x + z", False),
        ("x/0", "x/0", False),
        ("((((", "((((", False),
        ("2^(9^(9^9))", "2^(9^(9^9))", False),
    ],
)
def test_expressions_with_the_same_values(one: str, other: str, same: bool) -> None:
    assert same_values(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("PV = nRT", "P = nRT/V", True),
        ("a^2 + b^2 = c^2", "c = sqrt(a^2 + b^2)", True),
        ("PV = nRT", "P = nRV/T", False),
        ("a^2 + b^2 = c^2", "a = sqrt(b^2 - c^2)", False),
        ("F = ma", "F = F", False),
    ],
)
def test_equations_that_say_the_same(one: str, other: str, same: bool) -> None:
    assert same_relation(one, other) is same


@pytest.mark.parametrize(
    ("asked", "told", "same"),
    [
        ("tchaikovsky", "tschaikowski", True),
        ("gorbachev", "gorbatschow", True),
        ("dostoevsky", "dostojewski", True),
        ("tchaikovsky", "stravinsky", False),
        ("manet", "monet", False),
        ("chekhov", "chernov", False),
    ],
)
def test_transliterations(asked: str, told: str, same: bool) -> None:
    assert sounds_like(asked, told) is same


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("it doubles", (1, Fraction(2))),
        ("goes up x2", (1, Fraction(2))),
        ("it decreases by a factor of 4", (-1, Fraction(1, 4))),
        ("it stays the same", (0, None)),
        ("it increases", (1, None)),
        ("it increases or decreases", None),
        ("it does not increase", None),
        ("it turns blue", None),
    ],
)
def test_changes_are_read(text: str, told: tuple[int, Fraction | None] | None) -> None:
    assert change_in(text) == told


@pytest.mark.parametrize(
    ("reference", "answer", "other"),
    [
        ("it is a mammal", "it's a reptile", "reptile"),
        ("it is a mammal", "they are mammals", ""),
        ("it is a mammal", "it breathes air", ""),
        ("on Saint Helena", "in Paris", "paris"),
        ("they are too heavy", "they swim", ""),
    ],
)
def test_what_a_thing_is_called_otherwise(reference: str, answer: str, other: str) -> None:
    assert other_thing(reference, answer, "Is a whale a fish?").lower() == other


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("they have no eyelids / lack of eyelids", False),
        ("no air / too little oxygen", False),
        ("mass / volume", True),
        ("m / V", True),
        ("distance = speed × time", True),
    ],
)
def test_phrases_with_a_stroke_are_no_formula(text: str, signs: bool) -> None:
    assert (notation(text, "What is it?") is not None) is signs


@pytest.mark.parametrize("text", ["to speak / to talk", "to speak/talk", "to run / to go on foot"])
def test_verbs_of_which_each_will_do_are_no_formula(text: str) -> None:
    assert notation(text, "hablar") is None


def test_a_division_of_words_stays_a_formula() -> None:
    assert notation("distance / time", "What is speed?") is not None
