"""Numbers and quantities as a study group types them: answers for each way, and unfair neighbours.

The rows are those of `test_natural_answers`.
"""

from __future__ import annotations

import pytest

from tests.core.facts.cards import verdict

Row = tuple[str, str, str, tuple[str, ...]]
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
TABLES = {
    "any-language": ANY_LANGUAGE,
    "rates": RATES,
}


@pytest.mark.parametrize(
    ("question", "reference", "wanted", "answers"),
    [
        pytest.param(*row, id=f"{name}-{at}-{row[2]}")
        for name, rows in TABLES.items()
        for at, row in enumerate(rows)
    ],
)
def test_a_value_told_naturally_gets_a_fair_verdict(
    question: str, reference: str, wanted: str, answers: tuple[str, ...]
) -> None:
    told = {answer: verdict(reference, answer, question) for answer in answers}
    assert told == dict.fromkeys(answers, wanted)
