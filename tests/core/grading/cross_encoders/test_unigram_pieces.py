"""Texts of any language in pieces: the likeliest cut of each word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assets import GRADING
from bot.core.grading.cross_encoders.unigram_pieces import LONGEST_WORD, UnigramPieces

LIKELY = {
    "<s>": 0, "</s>": 0, "<unk>": 0, "▁": -300, "▁un": -500, "▁unhappy": -1_600, "happy": -700, "hap": -600, "py": -600,
    "y": -400, "▁der": -350, "é": -800, "▁caf": -700, "水": -500, "▁水": -900, "1": -450,
}  # fmt: skip
NAMES = list(LIKELY)
PIECES = UnigramPieces("\n".join(f"{piece}\t{likely}" for piece, likely in LIKELY.items()))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("unhappy", ["▁un", "happy"]),
        ("UNHAPPY  der", ["▁un", "happy", "▁der"]),
        ("hapy", ["▁", "hap", "y"]),
        ("café", ["▁caf", "é"]),
        ("cafe\u0301", ["▁caf", "é"]),
        ("水", ["▁", "水"]),
        ("①", ["▁", "1"]),
        ("der?", ["▁der", "<unk>"]),
        (" \t\n", []),
        ("", []),
    ],
    ids=range(10),
)
def test_pieces(text: str, pieces: list[str]) -> None:
    assert [NAMES[number] for number in PIECES.of(text, 100)] == pieces


def test_no_more_than_asked_for() -> None:
    assert PIECES.of("der " * 50, 7) == PIECES.of("der", 1) * 7


def test_what_opens_a_text_and_ends_its_parts() -> None:
    assert [NAMES[PIECES.first], NAMES[PIECES.between]] == ["<s>", "</s>"]
    assert NAMES.index("<s>") not in PIECES.of("<s> </s>", 20)


SHIPPED = UnigramPieces((GRADING / "unigram-pieces.txt").read_text(encoding="utf-8"))


@given(st.text(max_size=300))
def test_any_text_has_pieces_that_the_model_knows(text: str) -> None:
    found = SHIPPED.of(text, 64)
    assert len(found) <= 64
    assert bool(found) == bool(text.split())


def test_what_has_no_blank_is_bounded() -> None:
    assert len(SHIPPED.of("水" * 100_000, 100_000)) <= LONGEST_WORD + 1


@pytest.mark.parametrize(
    "text",
    ["Warum ist der Himmel blau?", "Почему небо голубое?", "空はなぜ青いのですか", "why is the sky blue?"],
    ids=["de", "ru", "ja", "en"],
)
def test_common_words_of_many_languages_are_few_pieces(text: str) -> None:
    assert len(SHIPPED.of(text, 100)) <= 9
