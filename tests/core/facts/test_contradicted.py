"""Remarks beside a right value that belie what is known of it, and true ones."""

import pytest

from bot.core.grading.facts.contradicted import contradicted


@pytest.mark.parametrize(
    ("remark", "value", "text", "false"),
    [
        ("F", "farad", "the farad, equal to one volt per coulomb", "volt per coulomb"),
        ("F", "farad", "farad, a coulomb per volt", ""),
        ("", "watt", "watt, that's one joule per second", ""),
        ("", "watt", "watt, that's one joule per metre", "joule per metre"),
        ("", "watt", "watt, named after the man of the steam engine", ""),
        ("F", "farad", "farad, symbol Fd", "Fd"),
        ("F", "farad", "farad, symbol F", ""),
        ("", "gold", "gold, atomic number 80", "atomic number 80"),
        ("", "gold", "gold, number 79", ""),
        ("left", "port", "port, that's the right-hand side", "right"),
        ("left", "port", "port, the left as you look forward", ""),
        ("left", "port", "port, not the right", ""),
        ("left", "port", "port, whereas starboard is right", ""),
        ("left", "port", "port, where the red light is", ""),
        ("", "east", "east, and it sets in the west", ""),
    ],
)
def test_what_belies_the_value(remark: str, value: str, text: str, false: str) -> None:
    assert contradicted(remark, value, text, "") == false
