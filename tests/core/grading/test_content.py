"""A text boiled down, and two of them aligned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.grading.content import DEMOTED, NOTHING, Alignment, ContentProfile, align, content_profile
from bot.core.grading.reading import read
from tests.core.grading.making import lexicon


def profile(text: str, asked: tuple[str, ...] = ()) -> ContentProfile:
    return content_profile(lexicon(), read(lexicon(), text), asked)


def beside(answer: str, example: str) -> Alignment:
    return align(lexicon(), profile(answer), profile(example))


def test_the_content_of_a_text() -> None:
    found = profile("The xa xb never has xc, but only a xd", asked=("xa",))
    assert found.order[:3] == ["xa", "xb", "xc"]
    assert found.weights["xa"] == DEMOTED
    assert found.weights["xb"] == 1
    assert found.total == pytest.approx(sum(found.weights.values()))
    assert found.pairs >= {("xa", "xb"), ("xb", "xc")}
    assert found.negators == 1
    assert found.negated == {"xc"}
    assert found.strong == {"never", "onli"}
    assert found.length > len(found.order)


def test_an_empty_text_has_no_content() -> None:
    assert (profile("").total, profile("of the").order) == (0, [])
    assert beside("", "xa xb") is NOTHING
    assert beside("xc", "xa xb") is NOTHING


@pytest.mark.parametrize(
    ("answer", "example", "recall", "precision", "order", "pairs"),
    [
        ("xa xb xc", "xa xb xc", 1, 1, 1, 1),
        ("xa xb", "xa xb xc xd", 0.5, 1, 1, 1),
        ("xa xb xc xd", "xa xb", 1, 0.5, 1, 1),
        ("xc xb xa", "xa xb xc", 1, 1, 1 / 3, 1),
        ("xb xa xd xc", "xa xb xc xd", 1, 1, 0.5, 2 / 3),
        ("xa", "xa xb", 0.5, 1, 1, 0),
    ],
)
def test_alignment(
    answer: str, example: str, recall: float, precision: float, order: float, pairs: float
) -> None:
    found = beside(answer, example)
    assert (found.recall, found.precision, found.order, found.pairs) == pytest.approx(
        (recall, precision, order, pairs)
    )


@pytest.mark.parametrize(
    ("answer", "example", "negation", "flipped", "opposed"),
    [
        ("xa is not xb", "xa is xb", 1, 1, 0),
        ("xa is xb", "xa is not xb", -1, 1, 0),
        ("xa is not xb", "xa is never xb", 0, 0, 0),
        ("not xa xb xc", "xa xb xc", 1, 3, 0),
        ("xa is before xb", "xa is after xb", 0, 0, 1),
        ("xa is before and after xb", "xa is after xb", 0, 0, 1),
        ("xa is after xb", "xa is before and after xb", 0, 0, 0),
        ("xa increases, xb is offline", "xa decreases, xb is online", 0, 0, 2),
    ],
)
def test_what_differs(answer: str, example: str, negation: int, flipped: int, opposed: int) -> None:
    found = beside(answer, example)
    assert (found.negation, found.flipped, found.opposed) == (negation, flipped, opposed)


@pytest.mark.parametrize(
    ("recall", "precision", "f1"), [(1, 1, 1), (0, 0, 0), (0, 1, 0), (0.5, 1, 2 / 3), (0.6, 0.6, 0.6)]
)
def test_f1(recall: float, precision: float, f1: float) -> None:
    assert Alignment(recall, precision, 1, 1, 0, 0, 0).f1 == pytest.approx(f1)


WORDS = ["xa", "xb", "xc", "not", "before", "after", "of", ",", "."]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@given(TEXTS, TEXTS)
def test_alignment_is_bounded_and_its_ends_exchange(one: str, two: str) -> None:
    there, back = beside(one, two), beside(two, one)
    assert all(
        0 <= share <= 1 for share in (there.recall, there.precision, there.order, there.pairs, there.f1)
    )
    assert (there.recall, there.precision, there.order) == (back.precision, back.recall, back.order)
    assert (there.negation, there.flipped) == (-back.negation, back.flipped)
