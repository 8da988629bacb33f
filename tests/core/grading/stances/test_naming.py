"""Where an answer names the right value."""

from __future__ import annotations

import pytest

from bot.core.grading.stances.naming import MOST_WORDS, named, says_more

RIGHTS = ("Quito (Ecuador)", "San Francisco de Quito")


def found(text: str, *, right: str = "") -> list[str]:
    spans = named(text, RIGHTS, lambda stretch: stretch == right)
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("it's quito, i think", ["quito"]),
        ("Quito? No, not Quito!", ["Quito", "Quito"]),
        ("san francisco de quito, or Quito for short", ["san francisco de quito", "Quito"]),
        ("the Quitoans say so, in Quito-style or Quito's way", []),
        ("‘Quito’ ...Quito", ["Quito", "Quito"]),
        ("", []),
    ],
)
def test_a_right_text_is_found_as_it_is_written(text: str, values: list[str]) -> None:
    assert found(text) == values


def test_the_shortest_stretch_that_is_right_is_found_by_its_value() -> None:
    assert found("i think it's qito", right="qito") == ["qito"]
    assert found("i'd say “san qito”!", right="san qito") == ["san qito"]
    assert found("i'd say qito", right="other") == []


def test_words_that_may_be_of_the_value_leave_none_found_by_its_value() -> None:
    assert found("cisalpine qito", right="qito") == []


def test_what_is_longer_than_who_holds_what_takes_is_not_searched() -> None:
    assert found("well " * MOST_WORDS + "Quito") == []


@pytest.mark.parametrize(
    ("text", "more"), [("Quito", False), ("“Quito”!!", False), ("~~Quito~~", True), ("not Quito", True)]
)
def test_more_is_a_word_or_a_line_through_the_value(text: str, *, more: bool) -> None:
    assert says_more(text, named(text, RIGHTS, lambda _: False)) is more
