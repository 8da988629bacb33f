"""Words of an answer put together by what is done with them."""

from __future__ import annotations

import re

import pytest

from bot.core.grading.stances.passages import FEWEST_WORDS, Passages, may_reject, passages
from bot.core.grading.stances.stance import Stance, Word

MARKS = {"f": Stance.FRAME, "h": Stance.HELD, "r": Stance.REJECTED, "c": Stance.CORRECTED, "o": Stance.OPEN}


def told(text: str, *, sure: float = 1.0) -> tuple[str, list[Word]]:
    """A text whose words are written "word/r", with the stance of each; signs are of none."""
    plain, words = "", []
    for part in re.findall(r"\S+", text):
        word, _, mark = part.partition("/")
        plain += " " if plain else ""
        rest = (1 - sure) / (len(Stance) - 1)
        stances = tuple(sure if stance is MARKS.get(mark, Stance.FRAME) else rest for stance in Stance)
        words.append(Word(len(plain), len(plain) + len(word), stances))
        plain += word
    return plain, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("they/f say/f it/r melts/r but/f it/h freezes/h", Passages("it freezes", "it melts", "", ())),
        ("it/h melts/h , and/h flows/h", Passages("it melts , and flows", "", "", ())),
        ("it/o melts/o or/f it/o freezes/o", Passages("", "", "", ("it melts", "it freezes"))),
        ("it/r melts/r . no/f , it/c freezes/c", Passages("", "it melts", "it freezes", ())),
        ("it/h melts/h then/f it/h flows/h", Passages("it melts. it flows", "", "", ())),
        ("nope/r", Passages("", "", "", ())),
        ("", Passages("", "", "", ())),
    ],
)
def test_words_of_one_stance_are_a_passage(text: str, expected: Passages) -> None:
    assert FEWEST_WORDS == 2
    assert passages(*told(text)) == expected


def test_what_is_not_sure_is_held() -> None:
    assert passages(*told("it/r melts/r quickly/r", sure=0.85)) == Passages("it melts quickly", "", "", ())


def test_what_is_held_alone_is_plain() -> None:
    assert passages(*told("well/f it/h melts/h")).plain
    assert not passages(*told("no/f it/r melts/r")).plain


@pytest.mark.parametrize(
    "text",
    [
        "people say it melts",
        "it melts? nah",
        "~~it melts~~ it freezes",
        "either it melts or freezes",
        "i doubt it melts",
    ],
)
def test_who_may_reject_something_is_read(text: str) -> None:
    assert may_reject(text)


def test_of_cards_with_many_examples_those_with_a_plain_word_are_read() -> None:
    assert may_reject("it's a myth that it melts", plainly=True)
    assert not may_reject("i think it melts, not sure", plainly=True)


@pytest.mark.parametrize(
    "text", ["the model learns noise of the data", "it melts", "supply falls and prices rise"]
)
def test_plain_statements_are_not_read_for_it(text: str) -> None:
    assert not may_reject(text)
