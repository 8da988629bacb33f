"""Facts as people tell them among friends: for each way of telling one its answers, and neighbours that are not fair.

Each row has a question, a reference, a verdict and the answers that get it.
"""

from __future__ import annotations

import pytest

from tests.core.facts.cards import verdict

Row = tuple[str, str, str, tuple[str, ...]]
WALL = "Year the Berlin Wall fell?"
DECADES: tuple[Row, ...] = (
    (
        WALL,
        "1989",
        "partial",
        (
            "the 80s", "80's", "late eighties", "sometime in the late 80s", "end of the 80s", "1980s", "late 1980s",
            "late 20th century", "the second half of the 20th century",
        ),
    ),
    (
        WALL,
        "1989",
        "incorrect",
        (
            "early 80s", "mid 80s", "beginning of the 80s", "70s", "the 1990s", "early 1980s", "not the 80s",
            "early 20th century", "the start of the 20th century",
        ),
    ),
    ("When did the First World War begin?", "1914", "partial", ("early 1910s", "start of the 20th century")),
    ("When did the First World War begin?", "1914", "incorrect", ("late 19th century", "late 1910s", "the 20s")),
    ("When was the Bastille stormed?", "1789", "partial", ("1780s", "late 1780s")),
    ("When was the Bastille stormed?", "1789", "incorrect", ("the 80s", "early 1780s")),
    ("In which decade did the Beatles break up?", "1970s", "correct", ("the 70s", "early 70s", "seventies")),
    ("In which decade did the Beatles break up?", "1970s", "incorrect", ("the 60s", "late 80s")),
    ("Wann fiel die Berliner Mauer?", "1989", "partial", ("Ende der 80er", "in den späten Achtzigern")),
    ("Wann fiel die Berliner Mauer?", "1989", "incorrect", ("Anfang der 80er", "die 70er Jahre", "Neunziger")),
    ("En quelle année le mur de Berlin est-il tombé ?", "1989", "partial", ("fin des années 80",)),
    ("En quelle année le mur de Berlin est-il tombé ?", "1989", "incorrect", ("début des années quatre-vingt",)),
    ("¿En qué año cayó el muro de Berlín?", "1989", "partial", ("finales de los ochenta", "los años 80")),
    ("¿En qué año cayó el muro de Berlín?", "1989", "incorrect", ("principios de los 80", "los noventa")),
)  # fmt: skip
CARDS = "How many cards does each player get in hold'em (hole cards)?"
GROUPS: tuple[Row, ...] = (
    (
        CARDS,
        "2",
        "correct",
        (
            "a pair of cards, then 5 on the board",
            "a pair",
            "just a pair",
            "a couple",
            "a couple of them",
            "a duo",
        ),
    ),
    (
        CARDS,
        "2",
        "incorrect",
        ("a few", "not a pair", "a trio", "two pairs", "a couple hundred", "a couple of dozen", "a dozen"),
    ),
    (CARDS, "2", "partial", ("a couple or three", "a pair, or 5")),
    ("How many singers are in ABBA?", "4", "correct", ("a quartet", "two pairs")),
    ("How many singers are in ABBA?", "4", "incorrect", ("a quintet", "a pair")),
    ("How many pairs of wings has a bee?", "2", "incorrect", ("a pair", "a trio")),
    ("How many people sing in a trio?", "3", "incorrect", ("a trio", "a duo")),
    ("How many eggs?", "12", "correct", ("a dozen", "one dozen")),
    ("How many eggs?", "12", "incorrect", ("half a dozen", "two dozen")),
    ("How many times a day?", "2", "correct", ("twice", "twice a day")),
    ("How many times a day?", "2", "incorrect", ("once", "thrice", "twice as much")),
    ("How long is a weekend?", "2 days", "correct", ("a couple of days", "a pair of days")),
    ("How long is a weekend?", "2 days", "incorrect", ("a couple of hours", "a trio of days")),
    ("What is the probability of heads?", "0.5", "correct", ("half", "a half", "one half")),
    ("What is the probability of heads?", "0.5", "incorrect", ("a quarter", "a pair")),
)
SCURVY, NOBEL = "Which vitamin deficiency causes scurvy?", "Who was the first woman to win a Nobel Prize?"
PENTAGON, KNOT = (
    "Sum of the interior angles of a pentagon",
    "Which knot joins two ropes of different thickness?",
)
REMARKS: tuple[Row, ...] = (
    ("Chemical symbol for potassium", "K", "correct", ("its K, not P, tricky one", "K, not P", "not P, K")),
    ("Chemical symbol for potassium", "K", "partial", ("K, P", "K or P, not Na")),
    ("Chemical symbol for potassium", "K", "incorrect", ("P, not K", "not K, P", "P, not Na")),
    (
        SCURVY,
        "Vitamin C",
        "correct",
        ("vit c - sailors and limes", "vit c: limes", "vit c, sailors and limes"),
    ),
    (SCURVY, "Vitamin C", "partial", ("vit c - vitamin d", "vit c - niacin", "vit c, d")),
    (SCURVY, "Vitamin C", "incorrect", ("vit d - sailors and limes", "vit c or d - sailors and limes")),
    ("What is the capital of Australia?", "Canberra", "incorrect", ("canberra - sydney and melbourne",)),
    (PENTAGON, "540°", "correct", ("three triangles' worth, 540", "540, three triangles", "5 sides so 540")),
    (PENTAGON, "540°", "partial", ("540, three", "540 and 3 degrees", "540 or three triangles")),
    (PENTAGON, "540°", "incorrect", ("360, three triangles", "three triangles", "540 triangles")),
    (NOBEL, "Marie Curie", "correct", ("madame curie 1903 physics", "Curie 1903", "Curie 1867-1934")),
    (NOBEL, "Marie Curie", "incorrect", ("Pierre Curie 1903", "einstein 1903", "1903", "curie 1903 meitner")),
    (
        "Which treaty ended the First World War?",
        "Treaty of Versailles",
        "correct",
        ("Treaty of Versailles 1919",),
    ),
    (
        "Which treaty ended the First World War?",
        "Treaty of Versailles",
        "incorrect",
        ("Treaty of Paris 1919",),
    ),
    ("Which film has replicants?", "Blade Runner", "incorrect", ("Blade Runner 2049",)),
    (
        KNOT,
        "sheet bend",
        "correct",
        ("the sheetbend (or double version of it if the diff is big)", "sheet bend (or a double variant)"),
    ),
    (
        KNOT,
        "sheet bend",
        "partial",
        (
            "sheet bend (or reef knot)",
            "sheet bend (or another kind of it)",
            "sheet bend (or bowline, a version of it)",
        ),
    ),
)
BERRY, FLY = "Is a banana botanically a berry?", "Can penguins fly?"
FIRST_CLAUSES: tuple[Row, ...] = (
    (
        BERRY,
        "Yes",
        "correct",
        (
            "it is a berry, strawberries arent tho", "it is, strawberries arent", "it is, but strawberries are not",
            "it is - raspberries aren't", "a banana is a berry, strawberries are not", "it is a berry, it has seeds",
        ),
    ),
    (
        BERRY,
        "Yes",
        "incorrect",
        (
            "its not a berry", "it isnt, strawberries are", "it is, it isnt", "it is, bananas are not",
            "it is, but not botanically", "strawberries arent", "it is a berry, not really", "it is, they arent",
        ),
    ),
    (FLY, "No", "correct", ("they cant, eagles can", "they cannot but puffins can", "they can't, but they swim")),
    (FLY, "No", "incorrect", ("they can, ostriches cant", "they can, but not far", "eagles can")),
    ("Is Pluto a planet?", "No", "correct", ("it isnt, mars is", "pluto is not, neptune is")),
    ("Is Pluto a planet?", "No", "incorrect", ("it is, mars isnt", "mars is", "pluto is, ceres is not")),
)  # fmt: skip
TABLES = {"decades": DECADES, "groups": GROUPS, "remarks": REMARKS, "first-clauses": FIRST_CLAUSES}


@pytest.mark.parametrize(
    ("question", "reference", "wanted", "answers"),
    [
        pytest.param(*row, id=f"{name}-{at}-{row[2]}")
        for name, rows in TABLES.items()
        for at, row in enumerate(rows)
    ],
)
def test_an_answer_among_friends_gets_a_fair_verdict(
    question: str, reference: str, wanted: str, answers: tuple[str, ...]
) -> None:
    told = {answer: verdict(reference, answer, question) for answer in answers}
    assert told == dict.fromkeys(answers, wanted)
