"""The project's own format as JSON, however a program writes that: each text comes out as it went in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formats.load import load
from bot.formats.yaml.json_text import as_yaml

WAYS = [{}, {"ensure_ascii": False}, {"indent": "\t"}, {"indent": 2, "separators": (" ,", "\t:\t")}]
TEXTS = st.text(st.sampled_from('a"\\/u\td83c🎉𝕏é:#{}[],'), min_size=1, max_size=20)


def written(prompt: str, **way: object) -> str:
    card = {"key": "a", "prompt": f"x{prompt}x", "reference": "An answer."}
    return json.dumps({"deck": {"slug": "x", "title": "X"}, "cards": [card]}, **way)  # type: ignore[arg-type]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["deck.json", "deck.yaml"])
@given(prompt=TEXTS)
def test_a_json_deck_is_read_as_it_was_written(way: dict[str, object], name: str, prompt: str) -> None:
    found = load(written(prompt, **way).encode(), filename=name)
    assert found.format == "yaml"
    assert found.deck.cards[0].prompt == f"x{prompt}x"


def test_slashes_and_lines_of_other_programs() -> None:
    text = written("a/b 🎉", indent=2).replace("/", "\\/").replace("\n", "\r\n")
    assert load(text.encode(), filename="deck.json").deck.cards[0].prompt == "xa/b 🎉x"


@pytest.mark.parametrize(
    "text", ['deck: "\\ud83c\\udf89"', '{a: "\\ud83c\\udf89"}', '{"a": 1,}', "[1]", "", "{" * 9_000]
)
def test_what_is_no_json_object_stays_as_it_is(text: str) -> None:
    assert as_yaml(text) == text
