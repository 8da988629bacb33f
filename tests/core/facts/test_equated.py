"""Remarks that name another thing as the same or as right, too, and true or unknown ones; what letters stand for."""

from __future__ import annotations

import pytest

from tests.core.facts.cards import whole_verdict as verdict

OHM = ("ohm", "What is the SI unit of electrical resistance?")
KNOT = ("bowline", "Which knot makes a fixed loop?")
WORD = ("palindrome", "What is a word that reads the same backwards called?")
SPICE = ("saffron", "Which spice comes from a crocus?")
ORGAN = ("pancreas", "Which organ produces insulin?")
PIECE = ("knight", "Which chess piece can jump over others?")
NOVEL = ("Emily Brontë", 'Who wrote "Wuthering Heights"?')
CRIME = ("theft", "Which crime is taking property?")
GAS = ("carbon dioxide", "Which gas do plants take in?")
BONE = ("femur", "Which bone is in the thigh?")
PLANTS = ("true", "True or false: tomatoes and potatoes belong to the same plant family.")
CPR = ("cardiopulmonary resuscitation", "What is the abbreviation CPR in first aid short for?")
HTTP = ("Hypertext Transfer Protocol", "What does HTTP stand for?")


@pytest.mark.parametrize(
    ("fact", "answers", "expected"),
    [
        (OHM, "ohm, also called siemens", "partial"),
        (
            OHM,
            "ohm, after Georg Ohm | ohm, also known as volt per ampere | volt per ampere, i.e. the ohm",
            "correct",
        ),
        (KNOT, "bowline, same thing as a clove hitch", "partial"),
        (KNOT, "bowline, also called the king of knots", "correct"),
        (WORD, "palindrome, also known as an anagram", "partial"),
        (WORD, "palindrome, like level", "correct"),
        (SPICE, "saffron, i.e. turmeric", "partial"),
        (SPICE, "saffron, also called red gold | saffron, i.e. azafran", "correct"),
        (ORGAN, "pancreas and the liver both make it", "partial"),
        (ORGAN, "pancreas, and it makes glucagon too", "correct"),
        (PIECE, "knight and also the queen", "partial"),
        (
            PIECE,
            "knight, and the queen too | the knight, also the rook | knight and at the start the pawn as well",
            "partial",
        ),
        (GAS, "carbon dioxide and also nitrogen from the air", "partial"),
        (PIECE, "knight, also called the horse", "correct"),
        (NOVEL, "Emily Brontë with her sister Anne", "partial"),
        (NOVEL, "Emily Brontë, also called Ellis Bell | Emily Brontë, sister of Anne", "correct"),
        (CRIME, "theft, also called arson", "partial"),
        (CRIME, "theft, also called larceny", "correct"),
        (GAS, "carbon dioxide, also known as carbon monoxide", "partial"),
        (GAS, "carbon dioxide, aka CO2", "correct"),
        (BONE, "femur, i.e. the tibia", "partial"),
        (BONE, "femur, also called thigh bone", "correct"),
        (PLANTS, "true, nightshades both | true, same family", "correct"),
        (PLANTS, "false, nightshades both | nightshades both", "incorrect"),
        (CPR, "cardiac pressure response | Critical Patient Rescue | chest press and respire", "incorrect"),
        (CPR, "cardio something resuscitation | cardiopulmonary something", "partial"),
        (CPR, "cardio pulmonary resuscitation", "correct"),
        (HTTP, "hypertext something something, P is protocol", "partial"),
        (HTTP, "hyper text transfer protocol", "correct"),
        (HTTP, "High Tech Transfer Program | Home Tool Transfer Protocol", "incorrect"),
    ],
)
def test_what_is_said_to_be_the_same(fact: tuple[str, str], answers: str, expected: str) -> None:
    for answer in answers.split(" | "):
        assert verdict(fact[0], answer, fact[1]) == expected, answer
