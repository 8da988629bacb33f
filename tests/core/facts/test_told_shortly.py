"""Dates, ranges, temperatures and names as people tell them shortly or by ear, and neighbours that are others."""

from __future__ import annotations

import pytest

from tests.core.facts.cards import unlike

MONTH = ("July 1969", "In what month and year did Apollo 11 land?")
WALL = ("9 November 1989", "When did the Berlin Wall fall? Give the full date.")
PULSE = ("60–100 bpm", "What is the normal adult resting heart rate range (beats per minute)?")
CHICKEN = ("165 °F (74 °C)", "At what internal temperature is chicken safe according to the USDA?")
STATUTE = ("Human Rights Act 1998", "What is the statute that incorporates the ECHR called?")
TRADE = ("Slave Trade Act 1807", "Which act abolished the slave trade?")
FRANC = ("Swiss franc", "What is the currency of Switzerland?")
KRONE = ("Danish krone", "What is the currency of Denmark?")
JOHN = ("King John", "Which king sealed Magna Carta?")
CURIE = ("Marie Curie", "Who was the first woman to win a Nobel Prize?")
ISLAND = ("Haiti and the Dominican Republic", "Which two countries share the island of Hispaniola?")
BEE = ("l'abeille", 'Quel mot français traduit "the bee" ?')
HONEY = ("Apis mellifera", "Latin name of the honey bee most kept in Europe?")
PO = ("Po", "Qual è il fiume più lungo d'Italia?")


@pytest.mark.parametrize(
    ("fact", "answers"),
    [
        (
            MONTH,
            "07/1969 | seventh month of '69 | 7/1969 | 07.1969 | the 7th month of 1969 | july sixty-nine",
        ),
        (WALL, "ninth of november eighty-nine | november ninth, eighty-nine | 9/11/89"),
        (
            PULSE,
            "sixty-ish up to one hundred beats each minute | 60 to 100 beats each minute | 60 at least, 100 at most",
        ),
        (CHICKEN, "165 f | 165f | 165 | 165 in the thickest part of the thigh | 74 c | 74 C (165 F)"),
        (STATUTE, "HRA 1998 | the human rights act | Human Rights Act, came in force 2000 | HRA"),
        (TRADE, "Slave Trade Act | the slave trade act, the one from 1807"),
        (FRANC, "francs, they never took the euro | the franc | it's the franc"),
        (KRONE, "krone | kroner"),
        (JOHN, "bad old King John from the Robin Hood films | good old King John"),
        (CURIE, "Mary Curry | Marie Curry | Madame Curie"),
        (ISLAND, "Dom Rep + Haiti"),
        (BEE, "abeille | une abeille | une abeile"),
        (("l'acqua", 'How do you say "the water" in Italian?'), "acqua | un'acqua"),
        (PO, "È il Po | il Po, 652 km, passa per Torino"),
    ],
)
def test_told_shortly(fact: tuple[str, str], answers: str) -> None:
    assert unlike("correct", fact, answers) == {}


@pytest.mark.parametrize(
    ("fact", "answers"),
    [
        (MONTH, "08/1969 | july seventy"),
        (WALL, "ninth of november ninety | october eighty-nine"),
        (PULSE, "at least 120 | at most 60"),
        (CHICKEN, "165 °C | 74 f | 145"),
        (STATUTE, "Human Rights Act 2000 | Equality Act 1998 | HRA 2000"),
        (TRADE, "Slave Trade Act 1833"),
        (FRANC, "French franc | Belgian francs | not the franc any more since 2002, it's the euro now"),
        (JOHN, "old King Henry"),
        (CURIE, "Mary Carey | Curry"),
        (BEE, "guêpe"),
        (HONEY, "apis dorsata | Apis dorsata, the honey bee | apis dorsata is the one in hives here"),
    ],
)
def test_another(fact: tuple[str, str], answers: str) -> None:
    assert unlike("incorrect", fact, answers) == {}


@pytest.mark.parametrize(
    ("fact", "answers"),
    [(MONTH, "July"), (PULSE, "at least 60 | up to 100 | 60"), (WALL, "11/1989")],
)
def test_part(fact: tuple[str, str], answers: str) -> None:
    assert unlike("partial", fact, answers) == {}
