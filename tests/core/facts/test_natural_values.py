"""Numbers and quantities as a study group types them: answers for each way, and unfair neighbours.

The rows are those of `test_natural_answers`.
"""

from __future__ import annotations

from tests.core.facts.cards import Row, each_row, unfair

MOONS = "How many large moons did Galileo see?"
ANY_LANGUAGE: tuple[Row, ...] = (
    (MOONS, "4", "correct", ("vier", "cuatro", "quattro", "die vier", "son cuatro", "четыре", "cztery")),
    (MOONS, "4", "incorrect", ("fünf", "cinque", "nicht vier", "four hundred", "acht", "vierzig")),
    ("How many letters has the Greek alphabet?", "24", "correct", ("vierundzwanzig", "veinticuatro")),
    ("How many fingers?", "10", "correct", ("zehn", "diez")),
    ("How many fingers?", "10", "incorrect", ("on", "elf", "once")),
    ("How many legs has an insect?", "6", "incorrect", ("sex", "cinco o seis")),
    ("How long is a fortnight?", "14 days", "correct", ("14 Tage", "14 jours", "14 días", "2 Wochen")),
    ("How long is a fortnight?", "14 days", "incorrect", ("14 Wochen", "12 Tage", "14 heures")),
)  # fmt: skip
BREATHS, PULSE = "Normal respiratory rate of a newborn?", "Normal pulse of a newborn?"
RATES: tuple[Row, ...] = (
    (
        BREATHS,
        "40–60 breaths per minute",
        "correct",
        ("40-60 bpm", "between 40 and 60 a minute", "40 to 60 every minute", "40-60/min", "40-60"),
    ),
    (BREATHS, "40–60 breaths per minute", "incorrect", ("40-60 an hour", "40-60 per hour", "30-60 bpm")),
    (PULSE, "120–160 bpm", "correct", ("120-160 a minute", "120 to 160 per minute", "120-160 bpm")),
    (PULSE, "120–160 bpm", "incorrect", ("120-160 an hour", "120-160 / s", "100-160 bpm")),
    ("How much sugar per 100 g of cola?", "10.6 g", "correct", ("10.6 g per 100 g", "10.6 g/100 g", "10.6g in 100g")),
    ("How much sugar per 100 g of cola?", "10.6 g", "incorrect", ("10.6 g per litre", "9 g per 100 g")),
    ("How many people per 100 km?", "30", "correct", ("30 per 100 km", "30/100km")),
    ("Sum of the angles of a square?", "360°", "correct", ("2π rad", "2 pi radians")),
    ("Sum of the angles of a square?", "360°", "incorrect", ("π rad", "4π rad", "2 rad")),
    ("Mean of the test?", "100 ± 15", "correct", ("100 plus or minus 15", "100 +/- 15", "100 give or take 15")),
    ("Mean of the test?", "100 ± 15", "incorrect", ("115 plus or minus 15",)),
)  # fmt: skip
SATURATION, ACIDITY = "Target oxygen saturation of most adults?", "Normal pH of blood?"
IN_WORDS: tuple[Row, ...] = (
    (SATURATION, "94–98 %", "correct", ("between ninety four and ninety eight percent", "94 up to 98 %")),
    (SATURATION, "94–98 %", "incorrect", ("between ninety and ninety eight percent",
      "eighty-four and ninety-eight percent")),
    (ACIDITY, "7.35–7.45", "correct", ("between seven point three five and seven point four five",)),
    (ACIDITY, "7.35–7.45", "incorrect", ("between seven point three and seven point five",
      "between six point three and eight")),
    (PULSE, "60–100 beats per minute", "correct", ("from sixty up to a hundred a minute", "sixty to a hundred")),
    (PULSE, "60–100 beats per minute", "incorrect", ("sixty to a hundred an hour", "fifty to a hundred a minute")),
    ("Normal blood sugar?", "100–120 mg/dl", "correct", ("between a hundred and a hundred and twenty mg/dl",)),
    ("First and last year of the war?", "1914–1918", "correct", ("nineteen fourteen and nineteen eighteen",)),
    ("How many is it?", "104", "correct", ("a hundred and four", "one hundred and four")),
    ("How many is it?", "2.5", "correct", ("two and a half",)),
    ("How many particles are in a mole?", "6.022 × 10²³", "correct", ("602.2 sextillion",)),
    ("How many particles are in a mole?", "6.022 × 10²³", "incorrect", ("602.2 quintillion",)),
)  # fmt: skip
PORT = "Default port of the database?"
WORKED: tuple[Row, ...] = (
    (PORT, "5432", "correct", ("5-4-3-2", "5-4-3-2, like a countdown")),
    (PORT, "5432", "incorrect", ("5-4-3-1", "5-4-3", "5-4")),
    ("How many bits has an address?", "128", "correct", ("eight groups of 16, makes 128 bits",
      "8 x 16, that gives 128")),
    ("How many bits has an address?", "128", "incorrect", ("eight groups of 8, makes 64", "128 or eight groups of 16")),
)  # fmt: skip
HALF_LIFE, MANY, QUANTUM = "Half-life of radiocarbon?", "Avogadro constant?", "Planck constant?"
MEASURED: tuple[Row, ...] = (
    (HALF_LIFE, "5730 ± 40 years", "correct", ("5730 years", "5730 +/- 40 years", "roughly 5,700 years")),
    (HALF_LIFE, "5730 ± 40 years", "incorrect", ("5730 days", "570 years", "in 5730 seconds")),
    ("Length of the rod?", "47 ± 2 mm", "correct", ("47 mm", "4.7 cm", "45 to 49 mm")),
    ("Length of the rod?", "47 ± 2 mm", "incorrect", ("47 cm", "2 mm")),
    ("Items in working memory?", "7 ± 2 items", "correct", ("5 to 9", "7 plus or minus 2")),
    (MANY, "6.022 × 10²³ per mole", "correct", ("6.02e23", "6.022*10^23 mol^-1", "6.022 x 10^23 / mol")),
    (MANY, "6.022 × 10²³ per mole", "incorrect", ("6.022 x 10^22", "6.022e23 kg", "8.314")),
    (MANY, "6.022 × 10²³", "correct", ("6.02e23 per mole", "6.02 x 10^23/mol", "6.022e23")),
    (MANY, "6.022 × 10²³", "incorrect", ("6.02e22 per mole",)),
    (QUANTUM, "6.626 × 10⁻³⁴ J s", "correct", ("6.626e-34 Js", "6.63 * 10^-34 J*s", "6.626e-34 joule-seconds")),
    (QUANTUM, "6.626 × 10⁻³⁴ J s", "incorrect", ("6.626e-34 J", "6.626e-34 J/s", "6.626e34 J s")),
)  # fmt: skip
VALVES, VALVE_NAMES = "Name the four valves of the heart.", "tricuspid, pulmonary, mitral, aortic"
PHASES, PHASE_NAMES = "Phases of mitosis in order?", "prophase, metaphase, anaphase, telophase"
BONES, BONE_NAMES = "Three bones of the middle ear?", "malleus, incus, stapes"
RIGHTS = "right patient, right drug, right dose, right route, right time"
SCORES = "Glasgow Coma Scale: lowest and highest score?"
MEMBERS: tuple[Row, ...] = (
    (VALVES, VALVE_NAMES, "correct", ("mitral tricuspid aortic pulmonic",)),
    (VALVES, VALVE_NAMES, "partial", ("mitral tricuspid aortic renal", "mitral tricuspid aortic aortic")),
    ("What does RICE stand for?", "rest, ice, compression, elevation", "correct", ("rest ice compress elevate",)),
    ("What does RICE stand for?", "rest, ice, compression, elevation", "partial", ("rest ice compress heat",)),
    (PHASES, PHASE_NAMES, "correct", ("pro meta ana telo", "profase, metafase, anafase, telofase")),
    (PHASES, PHASE_NAMES, "partial", ("pro ana meta telo", "profase metafase")),
    ("Five rights of giving medicine?", RIGHTS, "correct", ("patient drug dose route time",)),
    ("Five rights of giving medicine?", RIGHTS, "partial", ("patient drug dose route place",)),
    (BONES, BONE_NAMES, "correct", ("hammer, anvil, stirrup", "hammer, incus, stirrup bone")),
    (BONES, BONE_NAMES, "incorrect", ("tongs, hook, spur",)),
    ("Latin names of the bones of the middle ear?", BONE_NAMES, "incorrect", ("hammer, anvil, stirrup",)),
    (SCORES, "3 and 15", "correct", ("3 to 15", "3-15", "lowest 3, highest 15")),
    (SCORES, "3 and 15", "partial", ("3-10", "3 and 12")),
    (SCORES, "3 and 15", "incorrect", ("0-10", "1 and 5", "0 to 5")),
)  # fmt: skip
SOUNDS: tuple[Row, ...] = (
    ("Stage in which the nucleus dissolves?", "prophase", "correct", ("profase", "prophaze")),
    ("Stage in which the nucleus dissolves?", "prophase", "incorrect", ("metaphase", "anafase", "profane")),
    ("Latin name of common wheat?", "Triticum aestivum", "correct", ("tritikum aestivum",)),
    ("Latin name of common wheat?", "Triticum aestivum", "incorrect", ("triticum durum",)),
    ("Gas in the blood that is too low?", "hypoxia", "incorrect", ("hyperoxia", "hipercapnia")),
    ("Herb of the mint family?", "thyme", "incorrect", ("time", "rhyme")),
)  # fmt: skip
FINDER, IRON = "Who discovered penicillin, and in what year?", "Symbol and atomic number of iron?"
MAGNA = "When and where was Magna Carta sealed?"
TWO_THINGS: tuple[Row, ...] = (
    (FINDER, "Alexander Fleming, 1928", "correct", ("fleming 1928", "in 1928, by Fleming")),
    (FINDER, "Alexander Fleming, 1928", "partial", ("Fleming", "1928", "Fleming, 1942")),
    (FINDER, "Alexander Fleming, 1928", "incorrect", ("Pasteur, 1885", "Pasteur", "1885")),
    (IRON, "Fe, 26", "correct", ("26, Fe from ferrum", "Fe 26", "Fe and 26")),
    (IRON, "Fe, 26", "partial", ("Fe", "26", "Fe and 27")),
    (IRON, "Fe, 26", "incorrect", ("Ir, 77",)),
    (MAGNA, "1215, England", "correct", ("England, 1215",)),
    (MAGNA, "1215, England", "partial", ("1215", "England")),
    ("Capital and population of Australia?", "Canberra, 26 million", "partial", ("Canberra",)),
    ("Who discovered radium?", "Marie Curie, 1898", "correct", ("Marie Curie",)),
    ("What does 'piano' mean?", "soft, quietly", "correct", ("soft", "quietly")),
)  # fmt: skip
INTEREST, GROWN = "Formula for compound interest?", "A = P(1 + r/n)^(nt)"
SEARCH, WHERE_AM_I = (
    "Linux command to search for text in files?",
    "Which command shows the directory you are in?",
)
LINK, SODA = "Which HTML tag makes a link?", "Chemical formula of baking soda?"
FORMULAS: tuple[Row, ...] = (
    (INTEREST, GROWN, "correct", ("P*(1+r/n)^(n*t)", "A = P(1+r/n)^nt",
      "A = P (1+ r/n) ^ nt where n is how often a year")),
    (INTEREST, GROWN, "correct", ("A = P(1+r/n)^(nt), where r is the rate, n the periods and t the years",)),
    (INTEREST, GROWN, "incorrect", ("A = P(1+r/n)^n", "P*(1+r/n)^(n+t)", "A = P(1+r)^t, where r is the rate")),
    (SEARCH, "grep", "correct", ("g-r-e-p", "g r e p")),
    (SEARCH, "grep", "incorrect", ("g-e-r-p", "g-r-e", "f-i-n-d")),
    (WHERE_AM_I, "pwd", "correct", ("print working directory, pwd", "pwd, print working directory")),
    (WHERE_AM_I, "pwd", "partial", ("cd, pwd", "pwd and list")),
    (LINK, "<a>", "correct", ('<a href="...">', '<a href="x">text</a>')),
    (LINK, "<a>", "incorrect", ('<abbr title="x">', '<link href="x">')),
    (SODA, "NaHCO₃", "correct", ("one sodium one hydrogen one carbon three oxygens", "1 Na, 1 H, 1 C, 3 O")),
    (SODA, "NaHCO₃", "incorrect", ("two sodium one carbon three oxygens",
      "one sodium one hydrogen one carbon two oxygens")),
    ("Derivative of ln x?", "1/x", "correct", ("the reciprocal of x, for x>0", "reciprocal of x")),
    ("Derivative of ln x?", "1/x", "incorrect", ("the reciprocal of x squared", "the reciprocal of 2x")),
)  # fmt: skip
TABLES = {
    "any-language": ANY_LANGUAGE,
    "rates": RATES,
    "in-words": IN_WORDS,
    "worked": WORKED,
    "measured": MEASURED,
    "members": MEMBERS,
    "sounds": SOUNDS,
    "two-things": TWO_THINGS,
    "formulas": FORMULAS,
}


@each_row(TABLES)
def test_a_value_told_naturally_gets_a_fair_verdict(row: Row) -> None:
    assert unfair(row) == {}
