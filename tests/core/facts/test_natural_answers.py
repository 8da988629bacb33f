"""Facts as people tell them among friends: for each way of telling one its answers, and neighbours that are not fair.

Each row has a question, a reference, a verdict and the answers that get it.
"""

from __future__ import annotations

from tests.core.facts.cards import Row, each_row, unfair

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
    ("Who painted Guernica?", "Pablo Picasso", "correct", ("picasso 1937", "picasso 1937 guernica")),
    ("Who painted Guernica?", "Pablo Picasso", "incorrect", ("dali 1937", "Picasso 1937 Dali")),
    ("Who led the US into the war?", "Franklin D. Roosevelt", "correct", ("FDR 1941", "roosevelt 1933-45")),
    (
        "Who led the US into the war?",
        "Franklin D. Roosevelt",
        "incorrect",
        ("truman 1945", "Theodore Roosevelt 1901"),
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
APERTURE = "Aperture f/2.8 or f/16: which lets in more light?"
DESIGNATIONS: tuple[Row, ...] = (
    (APERTURE, "f/2.8", "correct", ("2.8", "it's 2.8", "f2.8", "f 2.8", "F2.8")),
    (APERTURE, "f/2.8", "incorrect", ("f/16", "f/8", "f/2", "f/28", "16", "8")),
    (APERTURE, "f/2.8", "partial", ("f/2.8 or f/16",)),
    ("Which is wider, f/2 or f/4?", "f/2", "correct", ("2", "f2", "f/2", "f/2, not f/4")),
    ("Which is wider, f/2 or f/4?", "f/2", "incorrect", ("4", "f4", "f/22", "f/2.8")),
    ("Which bolt?", "M8", "correct", ("M 8", "m8", "M8 bolt")),
    ("Which bolt?", "M8", "incorrect", ("M6", "m 10", "M80", "6")),
    ("Which is larger, A4 or A5?", "A4", "correct", ("4", "A 4", "a-4")),
    ("Which is larger, A4 or A5?", "A4", "incorrect", ("A5", "5", "A3", "B4")),
    ("Which bomber?", "B-52", "correct", ("B52", "b 52")),
    ("Which bomber?", "B-52", "incorrect", ("B-2", "B-29", "F-52", "B-5")),
    ("Which pH is neutral?", "pH 7", "correct", ("ph7", "7", "pH of 7")),
    ("What is the pH of blood?", "pH 7.4", "correct", ("ph7.4", "7.4")),
    ("What is the pH of blood?", "pH 7.4", "incorrect", ("ph7", "7.3")),
    ("Which pH is neutral?", "pH 7", "incorrect", ("pH8", "pH 14", "8")),
    ("Which oil?", "5W-30", "correct", ("5W30", "5w 30")),
    ("Which oil?", "5W-30", "incorrect", ("5W40", "5w-40", "10W-30")),
    ("Which droid beeps?", "R2-D2", "correct", ("R2D2", "r2 d2")),
    ("Which droid beeps?", "R2-D2", "incorrect", ("R5-D4", "R4D2")),
)
TABLES = {
    "decades": DECADES,
    "groups": GROUPS,
    "remarks": REMARKS,
    "first-clauses": FIRST_CLAUSES,
    "designations": DESIGNATIONS,
}


@each_row(TABLES)
def test_an_answer_among_friends_gets_a_fair_verdict(row: Row) -> None:
    assert unfair(row) == {}
