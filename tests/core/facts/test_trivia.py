"""Kinds of answers that published trivia lists count as right, each with neighbours that they do not.

The questions are made up; the lists themselves are under licences of their own.
"""

from __future__ import annotations

import pytest

from tests.core.facts.cards import Neighbours, mixed_up

ONE_NAME: tuple[Neighbours, ...] = (
    (
        "Who climbed it first?",
        "Wesselhof",
        ("Torvald Wesselhof", "torvald wesselhof", "it was torvald wesselhof"),
        (
            "not torvald wesselhof",
            "wesselhof's brother",
            "Wesselhof's wife",
            "young wesselhof",
            "Torvald Anders",
        ),
    ),
    (
        "Who teaches charms?",
        "Professor Quillfeather",
        ("Odetta Quillfeather", "odetta quillfeather", "quillfeather", "prof. quillfeather"),
        ("Odetta", "Professor Marrowby", "not Odetta Quillfeather"),
    ),
    (
        "Who betrays the crew?",
        "Zarnok",
        ("Zarnok Velde", "zarnok velde"),
        ("Velde", "zarnok's son", "Zarnok or Velde"),
    ),
    (
        "Which team won the cup?",
        "Kestrels",
        ("Port Arlen Kestrels",),
        ("Kestrels fans", "Port Arlen Herons"),
    ),
    ("Who went to the ball?", "viktor zrum", ("zrum", "Viktor Zrum"), ("viktor", "ivan zrum")),
    (
        "Who found the law?",
        "Isaac Newton",
        ("Newton", "isaac newton"),
        ("Isaac Newton's father", "newton's sister"),
    ),
    ("Who elects the mayor?", "Parliament", ("the parliament",), ("European Parliament",)),
)
INITIALS: tuple[Neighbours, ...] = (
    (
        "Who wrote it?",
        "William S. Burroughs",
        (
            "w s burroughs",
            "W.S. Burroughs",
            "w. burroughs",
            "william s burroughs",
            "bill burroughs",
            "burroughs",
        ),
        ("jack s burroughs", "j s burroughs", "Jack S. Burroughs", "edgar rice burroughs", "jack burroughs"),
    ),
    ("Who was it?", "Abraham Lincoln", ("A. Lincoln", "abe lincoln"), ("george w lincoln", "george lincoln")),
)
JOINED: tuple[Neighbours, ...] = (
    (
        "Who was locked up?",
        "Kragg-Toron",
        ("kraggtoron", "kragg toron", "Kragg Toron"),
        ("toronkragg", "kragg"),
    ),
    ("Who makes the stars?", "Aurelion Sol", ("aurelionsol", "AurelionSol"), ("aurelion", "aurelionmars")),
    ("What is the capital?", "Sana'a", ("sana a", "sanaa"), ("sana", "Santa Ana")),
    (
        "What is the capital?",
        "St. George's",
        ("stgeorges", "stgeorge's", "st georges"),
        ("St. John's", "stjohns"),
    ),
    ("Who cannot drink milk?", "drbolgo", ("Dr. Bolgo", "dr bolgo"), ("bolgo is his patient", "Mr Bolgo")),
    ("How do they look inside?", "x-ray", ("xray", "x ray", "X-rays"), ("y-ray", "ray")),
    ("Which language is it?", "C#", ("c#", "C sharp"), ("C", "D")),
    ("Which vitamin types?", "AB", ("ab",), ("A, B", "a b c")),
    ("Which game is it?", "Sim City", ("simcity", "SimCity"), ("sim farm", "yes")),
)
NUMBER_WORDS: tuple[Neighbours, ...] = (
    (
        "How many moons?",
        "67",
        ("sixtyseven", "SixtySeven", "sixty-seven"),
        ("sixtyeight", "seventysix", "sixteenseven"),
    ),
    ("How many coins?", "2700", ("twentyseven hundred",), ("seven hundred", "twentyseven")),
    ("Which amendment?", "twenty-first", ("twentyfirst", "21st"), ("twentysecond", "twentieth")),
    ("How many trophies?", "4.500", ("4500", "4,500", "4'500"), ("4.5", "45")),
    ("How many kilometres are a mile?", "1.610", ("1.61",), ("1610", "161")),
    ("How old is it?", "2300 BCE", ("2300BC", "2300 B.C.", "2300 bce"), ("2300AD", "2300 ad", "2400BC")),
)
RANGES: tuple[Neighbours, ...] = (
    (
        "What is the weight?",
        "10-20 lbs.",
        ("10 to 20 pounds", "between 10 and 20 lb", "10–20 lbs", "from ten to twenty pounds"),
        ("5-20 lbs", "10-20 kg", "15 lbs", "10-25 pounds", "10-20"),
    ),
    (
        "How warm is it served?",
        "7 to 9 °C",
        ("7-9 C", "between 7 and 9 degrees"),
        ("13 to 15 °C", "6-9 °C", "7 to 9 °F", "8 °C"),
    ),
    ("How long is it?", "5-7 m", ("500-700 cm", "five to seven metres"), ("5-7 cm", "5 to 8 metres")),
    ("How much does it use?", "3-5 litres/day", ("3 to 5 litres per day",), ("day", "3-5 litres per hour")),
)
TITLES: tuple[Neighbours, ...] = (
    ("Which cat?", "Mr Mittens", ("mister mittens", "mr. mittens"), ("mrs mittens", "mister muffins")),
    ("Which peak?", "Mount Fuji", ("mt fuji", "Mt. Fuji"), ("fort fuji", "mt. etna")),
    (
        "Which song?",
        "Stay 'Til Dawn",
        ("stay till dawn", "stay until dawn"),
        ("stay after dawn", "leave until dawn"),
    ),
    ("Which scent?", "No. 5", ("number five", "number 5", "no 5"), ("No. 6", "number six", "no")),
    ("Which country?", "U.S.", ("the U.S.A.", "usa"), ("UK", "U.K.")),
    ("Which country?", "Timor-Leste", ("timor leste", "East Timor"), ("west timor", "Timor Sea")),
)
ALTERNATIVES: tuple[Neighbours, ...] = (
    (
        "Name one of the places to start.",
        "Street / Junkyard / Site",
        ("street", "junkyard", "the site", "Street, Junkyard"),
        ("garden", "not street", "street or garden"),
    ),
    (
        "Which places are there?",
        "Street / Junkyard / Site",
        ("site, street and junkyard",),
        ("street", "street, site"),
    ),
    (
        "Which two countries share the border?",
        "France - Spain",
        ("Spain and France",),
        ("France - Italy", "Spain"),
    ),
    ("Where was he born and where did he die?", "Bern and Oslo", ("Bern, Oslo",), ("Oslo and Bern", "Bern")),
)
DENIALS: tuple[Neighbours, ...] = (
    (
        "True or false: bats are blind.",
        "False",
        ("anything but true", "it is wrong to say that it is true", "i wouldn't say true"),
        ("anything but false", "it is wrong to say that it is false", "i would not say false"),
    ),
    (
        "Are bats blind?",
        "No",
        ("it's wrong to say yes", "anything but yes"),
        ("anything but no", "it is wrong to say no"),
    ),
    (
        "What is the standard size?",
        "No standard",
        ("there is no standard",),
        ("there is a standard", "the standard"),
    ),
    ("Which game is it?", "No Man's Sky", ("no mans sky",), ("No Man's Land", "no")),
    ("What is the symbol of nobelium?", "No", ("No",), ("N", "yes")),
)
OTHER_WORDS: tuple[Neighbours, ...] = (
    (
        "What kind of drink is it?",
        "rice milk",
        ("milk of rice", "ricemilk"),
        ("fermented coconut milk", "rice water"),
    ),
    ("What do you add?", "unsalted butter", ("butter, unsalted",), ("unsalted palm oil", "salted butter")),
    (
        "Where is it hidden?",
        "world 1-3",
        ("World 1-3", "in world 1-3"),
        ("world 2-5", "world 1-4", "world 2"),
    ),
    ("What is it worth?", "$10 bill", ("ten dollar bill", "a $10 bill"), ("$20 bill", "twenty dollar bill")),
    ("How much is 765 divided by 10?", "76.5", ("76.50",), ("76", "77")),
)
TABLES = (
    ONE_NAME, INITIALS, JOINED, NUMBER_WORDS, RANGES, TITLES, ALTERNATIVES, DENIALS, OTHER_WORDS,
)  # fmt: skip


@pytest.mark.parametrize("row", [row for table in TABLES for row in table])
def test_what_lists_count_as_right(row: Neighbours) -> None:
    assert mixed_up(row) == {}


@pytest.mark.parametrize("table", TABLES)
def test_half_of_a_kind_are_neighbours(table: tuple[Neighbours, ...]) -> None:
    rights, others = (sum(len(row[at]) for row in table) for at in (2, 3))
    assert rights + others >= 12
    assert others >= 0.4 * (rights + others)
