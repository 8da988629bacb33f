"""Lines that are searched as one text give what a dict of them would."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assets import GRADING
from bot.core.grading.sorted_lines import SortedLines

WORDS = st.text(string.ascii_lowercase[:3] + "é'", min_size=1, max_size=4)


@given(st.dictionaries(WORDS, st.integers(0, 99)), WORDS)
def test_each_key_has_its_line_and_no_other_has_one(table: dict[str, int], other: str) -> None:
    keys = sorted(table)
    lines = SortedLines("\n".join(f"{key} {table[key]}" for key in keys))
    for key in {*keys, other, other[:1], f"{other}a"}:
        assert lines.rest(key) == (str(table[key]) if key in table else None)
        assert [line.partition(" ")[0] for line in lines.starting(key)] == [
            each for each in keys if each.startswith(key)
        ]


@pytest.mark.parametrize("text", ["", "\n", "b 1\n"])
def test_a_text_without_the_key_has_nothing_of_it(text: str) -> None:
    lines = SortedLines(text)
    assert (lines.rest("a"), lines.starting("a")) == (None, [])


@pytest.mark.parametrize("name", ["related.txt", "words-sorted.txt", "word-vectors.bin"])
def test_what_ships_is_in_order(name: str) -> None:
    text = (GRADING / name).read_bytes().strip(b"\n").partition(b"\n\n")[0].decode()
    keys = [line.partition(" ")[0] for line in text.splitlines()]
    assert keys == sorted({*keys})
