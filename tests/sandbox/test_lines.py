"""What a typed line means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.lines import Control, Line, Reply, Say, Slash, WrongLine, read, read_slash


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("", None),
        ("   ", None),
        ("/quiz", Slash(("quiz",))),
        ("/quiz questions:3 seconds:20", Slash(("quiz",), {"questions": "3", "seconds": "20"})),
        ('/quiz topic:"two words" seconds:20', Slash(("quiz",), {"topic": "two words", "seconds": "20"})),
        ("/quiz topic:two words seconds:20", Slash(("quiz",), {"topic": "two words", "seconds": "20"})),
        ('/quiz topic:"a \\"quoted\\" word"', Slash(("quiz",), {"topic": 'a "quoted" word'})),
        ("/quiz topic:", Slash(("quiz",), {"topic": ""})),
        ("/deck import file:cards.txt", Slash(("deck", "import"), {"file": "cards.txt"})),
        ("> the data changed: a lot", Reply("the data changed: a lot")),
        (">", Reply("")),
        ("good morning", Say("good morning")),
        (":Press Next ▶", Control("press", "Next ▶")),
        (":who", Control("who", "")),
    ],
)
def test_a_line_is_read(line: str, meaning: Line | None) -> None:
    assert read(line) == meaning


@pytest.mark.parametrize("line", ["/", '/quiz topic:"open', "/quiz topic:a topic:b", '/quiz topic:"a"b'])
def test_a_crooked_command_is_refused(line: str) -> None:
    with pytest.raises(WrongLine):
        read(line)


@given(st.text(max_size=60))
def test_any_line_is_read_or_refused(text: str) -> None:
    try:
        read(text)
        read_slash(text)
    except WrongLine as error:
        assert str(error)


@given(st.text(alphabet=st.characters(exclude_categories=["C"]), max_size=40))
def test_any_text_can_be_quoted(text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    assert read_slash(f'/quiz topic:"{quoted}" seconds:20').options == {"topic": text, "seconds": "20"}
