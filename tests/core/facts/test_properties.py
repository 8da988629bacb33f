"""What holds for any text."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.cards import AnswerKind, AnswerSpec, Card
from bot.core.grading.facts import conflicting, kind_of, prepare_fact, values_in
from bot.core.grading.facts.numbers.numbers import numbers
from bot.core.grading.facts.numbers.numerals import roman
from bot.core.grading.facts.scripts.eastern import in_figures
from tests.core.facts.cards import card, lexicon, verdict

ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
REFERENCES = (
    ("How many?", "206"), ("How long is it?", "12 m"), ("When did it end?", "4 July 1776"),
    ("Who wrote it?", "Jane Austen"),
    ("Which process?", "photosynthesis"), ("Name them.", "red, green, blue"),
    ("Is it so?", "No, because it is cold there"),
    ("What is the law?", "E = mc^2"), ("Which shortcut?", "Ctrl+S"), ("Which kana?", "がっこう"),
    ("Spanish for cat?", "el gato"),
    ("When does it open?", "8 am"), ("Which operator?", "=="), ("Which formula?", "H2O"),
    ("Which command?", "git add ."),
)  # fmt: skip


def in_words(value: int) -> str:
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    size, name = next(scale for scale in SCALES if value >= scale[0])
    rest = value % size
    return f"{in_words(value // size)} {name}" + (
        (" and " if rest < 100 else " ") + in_words(rest) if rest else ""
    )


def in_roman(value: int) -> str:
    text = ""
    for size, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        text += letters * (value // size)
        value %= size
    return text


@given(st.integers(0, 10**12 - 1))
def test_a_number_in_words_is_the_number(value: int) -> None:
    assert [number.amounts[0] for number in numbers(in_words(value))] == [Fraction(value)]


@given(st.integers(1, 3999))
def test_a_roman_numeral_is_the_number(value: int) -> None:
    assert roman(in_roman(value)) == value


@given(st.integers(0, 10**15), st.sampled_from((",", " ", "'")))
def test_separators_carry_nothing(value: int, separator: str) -> None:
    assert numbers(f"{value:,}".replace(",", separator))[0].amounts[0] == value


@pytest.mark.parametrize(("question", "reference"), REFERENCES)
@settings(max_examples=60, deadline=None)
@given(answer=st.text(max_size=200) | st.text(alphabet="ab1 2.,-/^()=+xm£%'\"*_|`~<>&éがकI\n", max_size=300))
@example(answer="0¸")  # a mark that stands alone has a key without letters
def test_no_text_raises(question: str, reference: str, answer: str) -> None:
    ready = prepare_fact(Card("card", question, reference))
    assert ready is not None
    assert ready.grade(answer) == ready.grade(answer)


@settings(max_examples=200, deadline=None)
@example("", "ぁ.\r")
@given(st.text(max_size=80), st.text(max_size=80))
@example("¿", "±\x80\U00018cd60")  # an unassigned sign of an eastern script
def test_any_text_makes_a_card_and_its_own_reference_is_right(question: str, reference: str) -> None:
    ready = prepare_fact(Card("card", question, reference))
    if ready is not None:
        grade = ready.grade(reference)
        assert grade is not None
        assert grade.verdict.value == "correct"


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_a_value_beside_another_is_never_right(value: int, other: int) -> None:
    expected = "correct" if value == other else "not"
    told = verdict(str(value), f"{value} or {other}", "How many are there?")
    assert told == expected or (expected == "not" and told in ("partial", "incorrect"))


@given(st.text(max_size=400))
def test_values_have_their_places(text: str) -> None:
    for value in values_in(text):
        assert 0 <= value.start < value.end


HOSTILE = (
    "1" * 4000, "1 " * 2000, "one " * 1000, "(" * 4000, "a." * 2000, "||" * 2000, "*" * 4000, "not " * 1000,
    "x^" * 2000, "\n" * 4000,
    "5 ft 10 in " * 360, "3 x 10^" * 500, "12:30 " * 660, "jan " * 1000, "が" * 4000, "\u0301" * 4000,
    "true or " * 500, "\\frac{" * 600,
    "Paris, " * 570, "U.S.A." * 600, "half " * 800, "((((1))))" * 400, "kg·" * 1300, "1e9" * 1300,
    "MDCLXVI" * 500,
)  # fmt: skip


@pytest.mark.parametrize(("question", "reference"), REFERENCES)
def test_hostile_text_is_graded(question: str, reference: str) -> None:
    ready = prepare_fact(Card("card", question, reference))
    assert ready is not None
    for answer in HOSTILE:
        grade = ready.grade(answer)
        assert grade is None or grade.verdict.value in ("incorrect", "partial")


@pytest.mark.parametrize(
    ("question", "reference", "kind"),
    [
        ("How many?", "206", AnswerKind.NUMBER),
        ("How fast is light?", "About 300,000 km/s", AnswerKind.QUANTITY),
        ("When did it end?", "The eruption ended in 1883", AnswerKind.SENTENCE),
        ("When did the eruption end?", "The eruption ended in 1883", AnswerKind.DATE),
        ("Who wrote it?", "Jane Austen", AnswerKind.NAME),
        ("Which process?", "photosynthesis", AnswerKind.TERM),
        ("Which organelle?", "the mitochondria", AnswerKind.TERM),
        ("Which order?", "ascending order", AnswerKind.TERM),
        ("Name them.", "red, green and blue", AnswerKind.LIST),
        ("Is it alive?", "No", AnswerKind.YES_NO),
        ("What is the law?", "E = mc^2", AnswerKind.FORMULA),
        ("What happened in the dish?", "The water was evaporated, leaving the salt.", AnswerKind.SENTENCE),
        ("Why do balloons rise?", "Because warm air rises", AnswerKind.SENTENCE),
        ("What is overfitting?", "When a model learns the noise of its training data", AnswerKind.SENTENCE),
        ("What is energy?", "the ability to do work", AnswerKind.TERM),
    ],
)
def test_the_kind_is_found(question: str, reference: str, kind: AnswerKind) -> None:
    assert kind_of(Card("card", question, reference)) is kind


def test_the_author_may_say_the_kind() -> None:
    assert prepare_fact(card("206", spec=AnswerSpec(kind=AnswerKind.SENTENCE))) is None
    assert (
        kind_of(card("red", spec=AnswerSpec(kind=AnswerKind.LIST, all_of=("red", "green"))))
        is AnswerKind.LIST
    )


@pytest.mark.parametrize(
    ("reference", "answer", "conflicts"),
    [
        ("It ended in 1883.", "It ended in 1884", 1),
        ("It ended in 1883.", "It ended in 1883 or 1884", 0),
        ("It is 12 m long.", "It is 1200 cm long", 0),
        ("It is 12 m long.", "It is 12 cm long", 1),
        ("It has 4 legs.", "It has five legs", 1),
        ("It has 4 legs and 2 arms.", "It has four legs", 0),
        ("It has 4 legs.", "It was seen in 1999", 0),
    ],
)
def test_conflicting_values_are_found(reference: str, answer: str, conflicts: int) -> None:
    assert len(conflicting(values_in(reference), values_in(answer))) == conflicts


@given(st.text("〇一二两十百千万億兆0123456789.,年月日度米이입니다개열두また不是 -/HO", max_size=80))
def test_values_in_eastern_notation_are_read_whatever_stands_there(text: str) -> None:
    assert "inf" not in in_figures(text)
    assert not any(char in "年月日" for char in in_figures("1945年8月15日" + text)[:10])


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("三千七百七十六", "3776"),
        ("30万", "300000"),
        ("一億二千万", "120000000"),
        ("二〇二四年", "2024"),
        ("1945年8月15日", "1945-8-15"),
        ("公元前221年", "221 BC"),
        ("12개입니다", "12"),
        ("열두 달", "12 months"),
        ("3776メートル", "3776 m"),
    ],
)
def test_eastern_values_are_told_as_in_english(text: str, english: str) -> None:
    assert in_figures(text) == english


@settings(max_examples=100, deadline=None)
@given(
    reference=st.lists(
        st.sampled_from(
            (*"\\([{|*+?^$.)]}", "\\d", "\\g<3>", "\\1", "hello", "dad", "thank you", "car", " ", "7")
        ),
        min_size=1,
    ).map("".join),
    answer=st.sampled_from(("hi world", "daddy", "hello", "ta", "automobile", "seven", "not it", "a, or b")),
)
@example(reference="C:\\dad", answer="daddy")
@example(reference="hello\\dworld", answer="hi world")
def test_no_reference_is_taken_for_an_expression(reference: str, answer: str) -> None:
    ready = prepare_fact(Card("card", "What is it?", reference), lexicon())
    if ready is not None:
        ready.grade(answer)
