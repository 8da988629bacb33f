"""What a text looks like after the chat has been taken out of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.grading.facts.said import characters
from bot.core.grading.text import BREAK, MARKS, MAX_BLANK, MAX_CHARS, MAX_WORDS, STOP, plain, squeezed, words


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("The **model** `drifts`", ["the", "model", "drifts"]),
        ("||accuracy|| drops", ["accuracy", "drops"]),
        ("```python\nloss```", ["loss"]),
        ("ac\u200bcu\u200dracy", ["accuracy"]),
        ("\u202eaccuracy\u202c", ["accuracy"]),
        ("ａｃｃｕｒａｃｙ", ["accuracy"]),
        ("café naïve", ["cafe", "naive"]),
        ("drift 🙂🔥", ["drift"]),
        ("<@123> <:smile:99> drift", ["drift"]),
        ("@everyone @here <@&7> </deck list:99> <t:123:R> <#5> drift", ["drift"]),
        ("close it by </div> @heresy", ["close", "it", "by", "div", "heresy"]),
        ("see https://example.org/a_b", ["see"]),
        ("[drift](https://example.org)", ["drift"]),
        ("don’t", ["don't"]),
        ("train w/o labels", ["train", "without", "labels"]),
        ("is TP / ( TP + FP ), so", ["is", "tp", "tp", "fp", BREAK, "so"]),
        ("(TP+TN)/total", ["tp", "tn", "total"]),
        ("logs (tests + alerts)", ["logs", BREAK, "tests", "and", "alerts", BREAK]),
        ("acc ↓", ["acc", "decrease"]),
        ("a != b", ["a", "not", "equal", "b"]),
        ("real-time", ["real", "time"]),
        ("3.5 apples, 1,000 pears", ["3.5", "apples", BREAK, "1,000", "pears"]),
        ("!!! ... ???", []),
    ],
)
def test_words(typed: str, expected: list[str]) -> None:
    assert words(typed) == expected


@pytest.mark.parametrize("mark", list(".;!?\n"))
def test_a_sentence_ends(mark: str) -> None:
    assert words(f"one{mark} two") == ["one", STOP, "two"]


@pytest.mark.parametrize("mark", [",", ":", "(", ")", " -", "=", "=="])
def test_a_clause_ends(mark: str) -> None:
    assert words(f"one{mark} two") == ["one", BREAK, "two"]


@pytest.mark.parametrize("marks", [",.", ".,", "...", ":;", ", ? ,"])
def test_a_sentence_mark_swallows_its_neighbours(marks: str) -> None:
    assert words(f"one{marks} two") == ["one", STOP, "two"]


def test_a_long_dash_ends_a_sentence() -> None:
    assert words("one — two") == ["one", STOP, "two"]


def test_a_text_is_cut() -> None:
    assert len(plain("a" * 50_000)) == MAX_CHARS
    assert len([word for word in words("drift " * 3000) if word not in MARKS]) == MAX_WORDS
    assert len(plain("\ufdfa" * 5000)) <= MAX_CHARS


@given(st.text(max_size=300))
def test_words_are_plain(typed: str) -> None:
    found = words(typed)
    for word in found:
        assert word
        assert word == word.lower() or not word.isascii()
        assert word in MARKS or " " not in word
    for one, two in zip(["||", *found], found, strict=False):
        assert not (one in MARKS and two in MARKS)


@pytest.mark.parametrize("blank", [" ", "\n", "\t", "\u00a0", "\n ", "🙂"])
def test_long_blank_space_is_squeezed(blank: str) -> None:
    text = characters(squeezed(f"a{blank * 1500}b"))
    assert len(text) <= 2 + MAX_BLANK
    assert text.split() == ["a", "b"]
    code = f"if a:\n{' ' * (MAX_BLANK - 1)}b"
    assert squeezed(code) == code
