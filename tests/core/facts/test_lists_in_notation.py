"""Lists told by initials, signs, counts and proportions, and what is asked to be put in order."""

import pytest

from bot.core.cards import Card
from bot.core.grading.facts import prepare_fact
from bot.core.grading.facts.lists.initials import told_by_initials
from bot.core.grading.facts.lists.operations import in_operations

BASES = ("adenine", "thymine", "guanine", "cytosine")
PHASES = ("prophase", "metaphase", "anaphase", "telophase")
ISLAND = ("Haiti", "the Dominican Republic")
CHAMBERS = ("right atrium", "right ventricle", "left atrium", "left ventricle")
BALTIC = ("Estonia", "Latvia", "Lithuania")


@pytest.mark.parametrize(
    ("members", "text", "places"),
    [
        (BASES, "A T G C", [0, 1, 2, 3]),
        (BASES, "g, c, a and t", [2, 3, 0, 1]),
        (BASES, "A, T, G", []),
        (BASES, "A, U, G, C", []),
        (BASES, "A pairs with T, G with C", []),
        (PHASES, "p-m-a-t", [0, 1, 2, 3]),
        (PHASES, "p m at", [0, 1, 2, 3]),
        (PHASES, "P, then M, then A and last T", [0, 1, 2, 3]),
        (PHASES, "prophase, m, a, t", []),
        (("green", "yellow"), "G/Y", [0, 1]),
        (("green", "yellow"), "g y", []),
        (("hydrogen", "oxygen"), "H/O", []),
        (ISLAND, "H & DR", [0, 1]),
        (ISLAND, "I & DR", []),
        (CHAMBERS, "LA LV RA RV", [2, 3, 0, 1]),
        (BALTIC, "E, L, L", [0, 1, 2]),
        (BALTIC, "L, E, L", []),
        (("A", "B", "AB", "O"), "A, B, AB, O", []),
    ],
)
def test_initials_tell_all_members(members: tuple[str, ...], text: str, places: list[int]) -> None:
    assert told_by_initials(text, members) == places


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("( ), ^, ÷ ×", "parentheses exponents multiplication division"),
        ("Brackets, powers, times or divide", "parentheses, exponents, multiplication division"),
        ("BODMAS: minus and plus", "addition subtraction"),
        ("the cat, the dog", "the cat, the dog"),
    ],
)
def test_operations_have_many_names(text: str, named: str) -> None:
    assert (
        in_operations(text).replace(" ,", ",").split()
        == named.replace("parentheses exponents m", "parentheses, exponents, m").split()
    )


HARP = ("How many keys does a piano have, white and black?", "52 white, 36 black")
RUGBY = ("How many players and how many substitutes does a side have?", "15 players, 8 substitutes")
SPIDER = ("How many legs and how many eyes do most spiders have?", "8 legs and 8 eyes")
NEGRONI = ("What are the proportions of a negroni?", "equal parts gin, Campari and vermouth (1:1:1)")
ROUX = ("What is a roux made of, and in which ratio?", "equal parts butter and flour (by weight)")
UNITS = (
    "Order from smallest to largest: gram, tonne, kilogram, milligram",
    "milligram, gram, kilogram, tonne",
)
AGES = ("Order from old to new: Iron Age, Bronze Age, Stone Age", "Stone Age, Bronze Age, Iron Age")
GOLF = ("In golf, what is one under par called, and what two under?", "birdie; then eagle")
FISH = ("Which fish gives us caviar?", "sturgeon / Acipenser")
LIGHT = ("Name the primary colours of light.", "red, green, blue")


@pytest.mark.parametrize(
    ("card", "answer", "verdict"),
    [
        (HARP, "fifty-two and thirty-six", "correct"),
        (HARP, "36 black ones and 52 white ones", "correct"),
        (HARP, "36 white and 52 black", "incorrect"),
        (HARP, "52 white and 38 black", "partial"),
        (HARP, "36 and 52", "partial"),
        (RUGBY, "fifteen on the pitch and eight on the bench", "correct"),
        (RUGBY, "15 players", "partial"),
        (RUGBY, "11 players, 3 substitutes", "incorrect"),
        (SPIDER, "eight of each", "correct"),
        (SPIDER, "six legs, two eyes", "incorrect"),
        (NEGRONI, "1:1:1", "correct"),
        (NEGRONI, "a third each of gin, vermouth and Campari", "correct"),
        (NEGRONI, "30 ml of each of the three", "correct"),
        (NEGRONI, "gin, Campari, vermouth", "partial"),
        (NEGRONI, "equal gin and Campari", "partial"),
        (NEGRONI, "2:1:1", "incorrect"),
        (NEGRONI, "mostly gin, some Campari and vermouth", "incorrect"),
        (ROUX, "50 g flour and 50 g butter", "correct"),
        (ROUX, "half butter, half flour", "correct"),
        (ROUX, "two parts flour to one part butter", "incorrect"),
        (UNITS, "m, g, k, t", "correct"),
        (UNITS, "milligram, gram, tonne, kilogram", "partial"),
        (UNITS, "tonne, kilogram, gram, milligram", "incorrect"),
        (AGES, "stone, bronze, iron", "correct"),
        (AGES, "iron, stone, bronze", "incorrect"),
        (GOLF, "a birdie and an eagle", "correct"),
        (GOLF, "birdie", "partial"),
        (FISH, "the sturgeon", "correct"),
        (FISH, "Acipenser", "correct"),
        (LIGHT, "rad, green, blue", "correct"),
        (LIGHT, "tan, green, blue", "partial"),
    ],
)
def test_told_in_a_notation(card: tuple[str, str], answer: str, verdict: str) -> None:
    fact = prepare_fact(Card("card", *card))
    assert fact is not None
    grade = fact.grade(answer)
    assert grade is not None
    assert grade.verdict.value == verdict


STATES = ("Name the three states of matter.", "solid, liquid, gas")
PILLARS = ("Name the three of them.", "salat, zakat, sawm")
RIVERS = ("Name the three rivers.", "Severn, Thames, Trent")
SIDES = ("Name the two upper chambers.", "left atrium, right atrium")
SAUCES = ("Name three French mother sauces.", "béchamel, velouté, espagnole")
SUITS = ("What are the steps in order?", "mix, knead, proof, bake")


@pytest.mark.parametrize(
    ("card", "answer", "verdict"),
    [
        (STATES, "sollid, likwid, gass", "correct"),
        (STATES, "solid, liquor, gas", "partial"),
        (PILLARS, "salaat, zakaat, soum", "correct"),
        (PILLARS, "salat, zakat, samba", "partial"),
        (RIVERS, "Severn, Tems, Trent", "correct"),
        (RIVERS, "Severn, Thames, Tyne", "partial"),
        (SIDES, "l atrium and r atrium", "correct"),
        (SIDES, "l atrium, l ventricle", "partial"),
        (SAUCES, "the white one with milk (béchamel), brown sauce aka espagnole, velouté", "correct"),
        (SAUCES, "the white one (béchamel), pesto, velouté", "partial"),
        (SAUCES, "velouté, béchamel an' espagnole sauce", "correct"),
        (SUITS, "mix first, then knead, after that proof and at the end bake", "correct"),
        (SUITS, "to start with knead, then mix, proof, bake", "partial"),
        (SUITS, "mix, knead, proof, bake - we did it last week", "correct"),
    ],
)
def test_members_by_ear_and_by_the_way(card: tuple[str, str], answer: str, verdict: str) -> None:
    test_told_in_a_notation(card, answer, verdict)


BATTLE = ("Which battle ended his rule, and in which year?", "Battle of Waterloo, 1815")
WAR = ("Which war did the Peace of Paris of 1763 end, and when had it begun?", "the Seven Years' War, 1756")


@pytest.mark.parametrize(
    ("card", "answer", "verdict"),
    [
        (BATTLE, "Waterloo 1815", "correct"),
        (BATTLE, "1815, the one at Waterloo", "correct"),
        (BATTLE, "Waterloo, 1805", "partial"),
        (BATTLE, "Leipzig, 1813", "incorrect"),
        (WAR, "7 yrs war / 1756", "correct"),
        (WAR, "Six Years' War, 1756", "partial"),
    ],
)
def test_an_event_and_its_year(card: tuple[str, str], answer: str, verdict: str) -> None:
    test_told_in_a_notation(card, answer, verdict)
