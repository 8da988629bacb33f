"""Texts in word pieces: the longest from the front, accents and capitals gone, signs by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assets import GRADING
from bot.core.grading.cross_encoders.word_pieces import LONGEST_WORD, WordPieces

NAMES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "un",
    "##happ",
    "##y",
    "happy",
    "cafe",
    ",",
    "_",
    "i",
    "##s",
    "is",
]
PIECES = WordPieces("\n".join(NAMES))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("happy", ["happy"]),
        ("Unhappy", ["un", "##happ", "##y"]),
        ("Café, happy", ["cafe", ",", "happy"]),
        ("is_i", ["is", "_", "i"]),
        ("happier", ["[UNK]"]),
        ("is happier is", ["is", "[UNK]", "is"]),
        ("", []),
        ("   \n ", []),
        ("i" + "s" * LONGEST_WORD, ["[UNK]"]),
    ],
    ids=range(9),
)
def test_pieces(text: str, pieces: list[str]) -> None:
    assert [NAMES[number] for number in PIECES.of(text, 100)] == pieces


def test_no_more_than_asked_for() -> None:
    assert len(PIECES.of("unhappy unhappy", 4)) == 4
    assert PIECES.of("happy", 0) == []


def test_what_frames_a_text() -> None:
    assert (NAMES[PIECES.first], NAMES[PIECES.between]) == ("[CLS]", "[SEP]")


@given(st.text())
def test_any_text_has_pieces_of_the_shipped_vocabulary(text: str) -> None:
    shipped = (GRADING / "word-pieces.txt").read_text(encoding="utf-8")
    found = WordPieces(shipped).of(text, 50)
    assert all(0 <= number < shipped.count("\n") + 1 for number in found)
