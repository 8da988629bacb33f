"""Two models' words on one answer: taken together, or the one that can be run."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.core.grading.cross_encoders import CrossEncoders, Run
from bot.core.grading.cross_encoders.cross_encoder import Triple

ENGLISH = Triple(
    "why is ice lighter than water", "its molecules keep away from each other", "they stand farther apart"
)
GERMAN = Triple(
    "Warum ist Eis leichter als Wasser?", "Die Moleküle halten mehr Abstand.", "sie stehen weiter auseinander"
)
WORD_PIECES = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nice\nwater"
UNIGRAM_PIECES = "<s>\t0\n</s>\t0\n<unk>\t0\n▁\t-3\n▁eis\t-4\n▁wasser\t-4"


def pair(said: Mapping[str, tuple[float, float]]) -> CrossEncoders:
    def run(name: str) -> Run | None:
        found = said.get(name)
        return (lambda *_: found) if found else None

    return CrossEncoders(lambda: WORD_PIECES, lambda: UNIGRAM_PIECES, run)


def test_both_count() -> None:
    both = pair({"english": (0.1, 0.5), "multilingual": (0.9, 0.99)}).read(ENGLISH, ENGLISH)
    assert both is not None
    assert 0.1 < both.right < 0.9
    assert 0.5 < both.partly < 0.99
    assert both.least == 0.1


def test_right_is_never_likelier_than_at_least_partly_right() -> None:
    both = pair({"english": (0.8, 0.3), "multilingual": (0.9, 0.1)}).read(ENGLISH, ENGLISH)
    assert both is not None
    assert both.right <= both.partly


@pytest.mark.parametrize("name", ["english", "multilingual"])
def test_the_other_one_may_be_missing(name: str) -> None:
    assert pair({name: (0.25, 0.75)}).read(ENGLISH, ENGLISH) == pytest.approx((0.25, 0.75, 0.25))


def test_neither_can_be_run() -> None:
    assert pair({}).read(ENGLISH, GERMAN) is None


def test_one_reads_english_and_the_other_what_was_written() -> None:
    read: dict[str, list[int]] = {}

    def run(name: str) -> Run:
        def ran(pieces: list[int], segments: list[int]) -> tuple[float, float]:
            assert len(pieces) == len(segments)
            read[name] = pieces
            return 0.5, 0.5

        return ran

    CrossEncoders(lambda: WORD_PIECES, lambda: UNIGRAM_PIECES, run).read(ENGLISH, GERMAN)
    assert {4, 5} <= set(read["english"])
    assert {4} <= set(read["multilingual"])
    assert read["multilingual"].count(1) == 3
