"""One table per rule: answers that it makes right, and neighbours that stay wrong or half right."""

from __future__ import annotations

import pytest

from bot.core.grading.facts.formulas.evaluation import same_relation
from bot.core.grading.facts.formulas.sign_names import named, spelled
from bot.core.grading.facts.numbers.counting_abroad import in_digits
from bot.core.grading.facts.numbers.intervals import interval
from bot.core.grading.facts.numbers.numbers import numbers
from bot.core.grading.facts.numbers.surroundings import evaluated
from bot.core.grading.facts.scripts.abroad import in_english
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.scripts.romanise import loose, romanised
from bot.core.grading.facts.words.spellings import fumbled, slip
from tests.core.facts.cards import Neighbours, mixed_up

REMARKS: tuple[Neighbours, ...] = (
    (
        "Which organ filters the blood?",
        "kidney",
        (
            "the kidney, below the liver",
            "kidney (there are two)",
            "kidney, which makes urine",
            "the kidney, a bean-shaped organ of the body",
        ),
        (
            "kidney or liver",
            "kidney, liver",
            "the liver, above the kidney",
            "kidney? no, liver",
            "liver, not kidney",
        ),
    ),
    (
        "How many legs has a spider?",
        "8",
        ("8, whereas insects have 6", "8, in 4 pairs", "4 + 4 = 8", "eight legs: two on each of four sides"),
        ("8 or 6", "6, whereas spiders have 8", "6, 8", "8 / 10"),
    ),
    (
        "What is the average complexity?",
        "O(1)",
        ("O(1), with a good hash", "O(n) in the worst case, but on average it is O(1)"),
        ("O(1) in the best case, but on average it is O(n)", "O(1) or O(n)"),
    ),
)
SYNONYMS: tuple[Neighbours, ...] = (
    (
        "Who treats children's teeth and gums?",
        "dentist",
        ("tooth doctor", "a dental practitioner", "that's a tooth doctor"),
        ("doctor", "orthodontist", "not a tooth doctor", "dentist or nurse"),
    ),
    (
        "Place where books are lent",
        "library",
        ("a depository library",),
        ("bookshop", "librarian", "archive"),
    ),
    (
        "Which part of a plant takes up water?",
        "root",
        (),
        ("shoot", "stem"),
    ),
    ("Distance over time, with a direction", "velocity", (), ("speed", "acceleration")),
    ("Vector that is mass times velocity", "momentum", (), ("impulse", "force")),
    ("Medical term for a stroke", "cerebrovascular accident", (), ("a stroke", "apoplexy")),
    ("Which data structure gives back first what came last?", "stack", (), ("heap", "queue")),
    ("Everyday word for somnambulism", "sleepwalking", (), ("noctambulism",)),
    ("Where does a pilot sit?", "cockpit", (), ("cabin", "wing")),
    (
        "Animal that carries its house on its back, on land and slowly",
        "automobile",
        ("a car", "motorcar"),
        ("a truck", "car or truck", "never a car"),
    ),
    (
        "Which city is the capital of France?",
        "Paris",
        ("the City of Light",),
        ("capital of France", "the capital of France", "it's the capital of France"),
    ),
    ("What is vitamin C called?", "ascorbic acid", (), ("vitamin C", "it's called vitamin C")),
)
DERIVED: tuple[Neighbours, ...] = (
    (
        "Passage of a solvent's particles from where there are many to where there are few",
        "diffusion",
        ("diffusive transport", "they are diffused"),
        ("effusion", "diffusion coefficient", "diffusive equilibrium"),
    ),
    (
        "Doctrine that pleasure is the highest good",
        "hedonism",
        ("hedonic",),
        ("stoicism", "hedge"),
    ),
    (
        "Break-up of red blood cells",
        "hemolysis",
        ("a hemolytic process",),
        ("hemostasis", "hemolytic anaemia"),
    ),
)
TOLD_BESIDE: tuple[Neighbours, ...] = (
    (
        "Cutting off a limb",
        "amputation",
        (
            "taking off a leg by surgery, amputation",
            "Absetzung / amputation",
            "amputation, the removal",
            "surgical removal, amputation",
        ),
        ("amputation, dissection", "amputation or surgical removal", "amputation, maybe a biopsy"),
    ),
)
CARRIERS: tuple[Neighbours, ...] = (
    (
        "Wie heißt die Hauptstadt von Italien?",
        "Rom",
        ("das ist Rom", "Rom, glaube ich", "Die Hauptstadt von Italien heißt Rom", "Es müsste Rom sein"),
        ("nicht Rom", "Rom oder Mailand", "Mailand"),
    ),
    (
        "Quelle est la capitale de l'Italie ?",
        "Rome",
        ("c'est Rome", "Rome, je pense", "je crois que c'est Rome"),
        ("ce n'est pas Rome",),
    ),
    (
        "¿Cuál es la capital de Chile?",
        "Santiago",
        ("es Santiago", "creo que es Santiago", "se llama Santiago"),
        ("no es Santiago",),
    ),
    (
        "Translate into French: the milk",
        "le lait",
        ("ça veut dire le lait", "le lait, je crois"),
        ("pas le lait", "la lait"),
    ),
    ("Wie viele Zehen hat ein Fuß?", "5", ("fünf", "es sind fünf"), ("sechs", "nicht fünf")),
    (
        "En quelle année ?",
        "1789",
        ("mille sept cent quatre-vingt-neuf", "le 14 juillet 1789"),
        ("1789 av. J.-C.", "1798"),
    ),
)
SLIPS: tuple[Neighbours, ...] = (
    ("Which food?", "bread", ("braed", "brread"), ("broad", "beard", "bred")),
    ("True or false: it is hot.", "True", ("ture",), ("flase",)),
    ("How many?", "4", ("fuor",), ("five", "fvie")),
    ("When?", "9 November 1989", ("9 Novemeber 1989",), ("9 December 1989",)),
    ("Who?", "Mary Shelley", ("Mary Shelly", "Mary Shelleyy"), ("Mary Shelton", "Percy Shelley")),
    ("Name three rivers.", "Erie, Huron, Ontario", ("Eerie, Huron, Ontario",), ("Eyre, Huron, Ontario",)),
    ("Which king?", "Louis XVI", (), ("Louis XIV", "Louis XIX")),
    ("Which protocol?", "DNS", (), ("DSN",)),
)
VALUES: tuple[Neighbours, ...] = (
    ("Which port?", "443", ("four four three", "four forty-three"), ("four three three",)),
    (
        "When does it start?",
        "16:45",
        ("16.45", "1645", "16h45", "16 Uhr 45", "sixteen forty-five"),
        ("16.54", "1654"),
    ),
    ("How many bytes?", "1024", ("2^10", "2 to the 10th", "4 * 256"), ("2^9", "10^2")),
    ("What is 2^10?", "1024", ("1024",), ("2^10",)),
    ("How long?", "42.195 km", ("42 km and 195 m",), ("42 km and 195 cm",)),
    (
        "How much?",
        "$7.2 million",
        ("7.2M dollars", "seven point two million dollars"),
        ("7.2 dollars", "7.2M euros"),
    ),
    ("Roughly what percentage?", "78%", ("78.1 %", "80%"), ("60%",)),
    ("How warm is the body?", "37 °C", ("310 K", "98.6 °F"), ("37 K", "300 K")),
    ("From which pressure on?", "≥ 140/90 mmHg", (">= 140 / 90 mm Hg",), ("< 140/90 mmHg",)),
    ("What is the range?", "7.35-7.45", ("7,35 - 7,45", "7.40 ± 0.05"), ("7.40 ± 0.5",)),
)
LISTS: tuple[Neighbours, ...] = (
    (
        "Name two.",
        "Any two of: red, green, blue",
        ("blue, red", "All three: red, green, blue"),
        ("red", "red, pink"),
    ),
    ("Name one.", "one of red, green, blue", ("blue",), ("pink",)),
    (
        "Name them.",
        "All three: red, green, blue",
        ("R, G, B", "RGB", "red gren blue", "first red, then green, then blue"),
        ("red, green", "R, G"),
    ),
)
ECHOES: tuple[Neighbours, ...] = (
    ("Which number is XLII?", "42", ("42",), ("XLII",)),
    ("What does ABC stand for?", "active body control", ("active body control",), ("ABC", "active body")),
    (
        'Write "n is at least 3" as an inequality.',
        "n ≥ 3",
        ("n >= 3", "3 <= n"),
        ("n is at least 3", "n > 3"),
    ),
)
SIGNS: tuple[Neighbours, ...] = (
    ("Which operator?", "===", ("three equals signs", "triple equals"), ("two equals signs", "==")),
    ("Which option of ls shows all?", "-a", ("dash a", "the a flag", "--all"), ("dash b", "--almost-all")),
    (
        "What is the symbol for cobalt?",
        "Co",
        ("capital C, small o", "Co, atomic number 27"),
        ("CO", "capital C, capital O"),
    ),
    ("What is the SI symbol of the megapascal?", "MPa", ("MPa",), ("mPa", "mpa")),
    ("What is the formula of the ion?", "HCO3−", ("HCO3-",), ("HCO3+",)),
    ("What is the formula?", "H2SO4", ("H2S04",), ("H2SO3",)),
    ("Which shortcut?", "Ctrl+Z", ("^Z", "I press ctrl + z"), ("⌘Z", "^Y")),
)
FORMULAS: tuple[Neighbours, ...] = (
    ("What is the area?", "πr²", ("π·r·r", "pi times the radius squared"), ("2πr", "pi times the radius")),
    (
        "State the second law.",
        "F = ma",
        ("force equals mass times acceleration", "a = F/m"),
        ("a = m/F", "F = m + a"),
    ),
    ("What is the complexity?", "O(n²)", ("quadratic", "n squared", "O(n*n)"), ("O(2^n)", "linear")),
    ("What is it?", "O(log n)", ("O(log2(n))", "lg n"), ("O(n log n)",)),
    (
        "For which x?",
        "x > 3",
        ("x must be greater than 3", "(3, ∞)", "numbers bigger than three"),
        ("[3, ∞)", "x < 3"),
    ),
    (
        "For which x?",
        "-3 < x < 3",
        ("|x| < 3", "x strictly between minus three and three"),
        ("x < 3", "|x| > 3"),
    ),
    (
        "How is it found?",
        "CO = heart rate × stroke volume",
        ("HR * SV", "stroke volume times heart rate", "you multiply the heart rate by the stroke volume"),
        ("heart rate / stroke volume", "heart rate plus stroke volume"),
    ),
)
SCRIPTS: tuple[Neighbours, ...] = (
    ("What is the Russian word for book?", "книга", ("kniga", "книга"), ("knyaz",)),
    ("What is the Arabic word for book?", "كتاب (kitāb)", ("kitab", "it's kitāb"), ("katib",)),
    ("What is the Hindi word for water?", "पानी", ("pani", "paani"), ("pina",)),
    ("Write the Russian word for book in Cyrillic.", "книга", ("книга",), ("kniga",)),
    ('Write "sushi" in hiragana.', "すし", ("す・し",), ("スシ", "sushi")),
)
NAMES: tuple[Neighbours, ...] = (
    (
        "Who wrote it?",
        "Miguel de Cervantes",
        ("Miguel de Cervantes Saavedra", "Cervantes"),
        ("Miguel de Unamuno",),
    ),
    (
        "Who built it?",
        "Grace Hopper",
        ("Rear Admiral Grace Murray Hopper",),
        ("Edward Hopper", "Grace Kelly"),
    ),
    ("Who led them?", "George Washington", ("General George Washington",), ("George Washington Carver",)),
    ("Which book?", "The Wealth of Nations", ("Wealth of Nations",), ("The Health of Nations",)),
)
TABLES = (SYNONYMS, REMARKS, CARRIERS, SLIPS, VALUES, LISTS, ECHOES, SIGNS, FORMULAS, SCRIPTS, NAMES)


@pytest.mark.parametrize("row", [row for table in TABLES for row in table])
def test_a_rule_and_its_neighbours(row: Neighbours) -> None:
    assert mixed_up(row) == {}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "neunzehnhundertneununddreißig", "1939"),
        ("de", "einundzwanzig", "21"),
        ("fr", "quatre-vingt-dix-sept", "97"),
        ("fr", "soixante et onze", "71"),
        ("es", "veintitrés", "23"),
        ("es", "mil cuatrocientos noventa y dos", "1492"),
        ("it", "trentotto", "38"),
        ("pt", "mil novecentos e oitenta e nove", "1989"),
        ("nl", "achttienhonderdvierenvijftig", "1854"),
        ("pl", "tysiąc dziewięćset osiemdziesiąt", "1980"),
        ("de", "ein Haus", "ein Haus"),
        ("fr", "il y en a", "il y en a"),
    ],
)
def test_number_words_of_other_languages(language: str, text: str, value: str) -> None:
    assert in_digits(text, language) == value


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Welche Stadt liegt am Rhein?", "de"),
        ("Qui a peint ce tableau ?", "fr"),
        ("¿Quién es?", "es"),
        ("Chi ha scritto il libro?", "it"),
        ("Quem escreveu o livro?", "pt"),
        ("Hoeveel dagen heeft een week?", "nl"),
        ("Jak nazywa się stolica Polski?", "pl"),
        ("What is the plural of 'der Bruder'?", ""),
        ("Who painted La Gioconda?", ""),
        ("Translate into French: milk", ""),
    ],
)
def test_the_language_of_a_question(question: str, language: str) -> None:
    assert language_of_text(question) == language


def test_denials_and_eras_are_put_into_english() -> None:
    assert in_english("no fue en 1492", "es") == "not en 1492"
    assert in_english("1492 antes de Cristo", "es") == "1492 BC"
    assert in_english("9. März 1989", "de").split() == ["9.", "march", "1989"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2^10", 1024),
        ("10 x 10^2", 1000),
        ("3 squared", 9),
        ("6*7", 42),
        ("7", None),
        ("2^999", None),
        ("5/0", None),
    ],
)
def test_expressions_are_evaluated(text: str, value: int | None) -> None:
    assert evaluated(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("four oh four", 404), ("four twenty-nine", 429), ("twenty-two eighty", 2280), ("eight oh eight", 808)],
)
def test_digits_are_said_one_by_one_or_in_pairs(text: str, value: int) -> None:
    assert [number.amounts[0] for number in numbers(text)] == [value]


def test_two_digits_are_two_numbers() -> None:
    assert [number.amounts[0] for number in numbers("five six")] == [5, 6]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("x > 3", "(3, ∞)", True),
        ("x ≥ 3", "3 or more", True),
        ("-1 < x <= 2", "(-1, 2]", True),
        ("n >= 18", "!(n < 18)", True),
        ("x > 3", "y > 3", False),
        ("x > 3", "x >= 3", False),
        ("x > 3", "[3, ∞)", False),
    ],
)
def test_intervals(one: str, other: str, same: bool) -> None:
    left, right = interval(one), interval(other)
    assert left is not None
    assert right is not None
    assert left.same(right) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("F = ma", "a = F/m", True),
        ("V = IR", "R = V/I", True),
        ("E = 1/2mv^2", "m = 2E/v^2", True),
        ("F = ma", "a = m/F", False),
        ("F = ma", "F = m/a", False),
    ],
)
def test_an_equation_solved_for_another_quantity(one: str, other: str, same: bool) -> None:
    assert same_relation(one, other) is same


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("спасибо", "spasibo"),
        ("καλημέρα", "kalimera"),
        ("धन्यवाद", "dhanyavaad"),
        ("こんにちは", "konnichiha"),
        ("がっこう", "gakkou"),
    ],
)
def test_romanisations(text: str, latin: str) -> None:
    assert loose(romanised(text)) == loose(latin)


def test_signs_and_letters_that_are_said() -> None:
    assert named("two forward slashes", "//")
    assert named("two & signs", "&&")
    assert not named("three slashes", "//")
    assert spelled("capital M, capital P, small a") == "MPa"


@pytest.mark.parametrize(
    ("asked", "said", "same"),
    [
        ("bread", "braed", True),
        ("john", "jhon", True),
        ("apple", "appel", True),
        ("casual", "causal", False),
        ("angel", "angle", False),
        ("desert", "dessert", False),
    ],
)
def test_swapped_and_doubled_letters(asked: str, said: str, same: bool) -> None:
    assert fumbled(asked, said)
    assert slip(asked, said) is same
