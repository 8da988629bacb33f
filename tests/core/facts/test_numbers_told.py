"""What is said of the number that a question is about, as far as it can be worked out."""

import pytest

from bot.core.grading.facts.yes_no.numbers_told import false_of_number

ONE = "Is 1 a prime number?"
NINETY_ONE = "Is 91 a prime number?"


@pytest.mark.parametrize(
    ("question", "text", "false"),
    [
        (ONE, "no, because it is composite", "it is composite"),
        (ONE, "no, it is even", "it is even"),
        (ONE, "no, it is a perfect square", ""),
        (ONE, "no, it isn't prime", ""),
        (ONE, "no, 4 is composite", ""),
        (ONE, "no, it is neither prime nor composite", ""),
        (NINETY_ONE, "no, it's divisible by 7", ""),
        (NINETY_ONE, "no, it is a multiple of three", "a multiple of 3"),
        (NINETY_ONE, "no, 7 x 13", ""),
        (NINETY_ONE, "no, 9 times 11", "9 times 11"),
        ("Is -4 negative?", "yes, it is negative", ""),
        ("Is -4 negative?", "yes, it is not positive", ""),
        ("Is 2 + 2 even?", "yes, it is odd", ""),
        ("Are whales fish?", "no, it is odd to say so", ""),
    ],
)
def test_what_is_false_of_a_number(question: str, text: str, false: str) -> None:
    assert false_of_number(text, question) == false
