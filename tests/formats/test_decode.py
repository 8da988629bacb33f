"""Encodings as people's editors and spreadsheets write them."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.decode import decode

TEXT = "question,answer\nWas heißt „naïve“?,naïve – ohne Arg €\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_its_mark_needs_no_guess(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, ())


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_of_either_order(encoding: str, mark: str) -> None:
    text, notes = decode((mark + TEXT).encode(encoding))
    assert text == TEXT
    assert bool(notes) is not bool(mark)


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_eight_bit_text_is_read_with_a_note_that_names_the_line(encoding: str) -> None:
    text, notes = decode("question,answer\nnaïve?,à la carte\n".encode(encoding))
    assert text == "question,answer\nnaïve?,à la carte\n"
    assert "line 2 is not UTF-8" in notes[0]


def test_a_mark_before_eight_bit_text_is_a_problem() -> None:
    with pytest.raises(DeckError, match="says it is UTF-8, but byte 2"):
        decode(b"\xef\xbb\xbfna\xefve")


@pytest.mark.parametrize("data", [b"\x00" * 100, b"abc\x00def" * 20, bytes(range(256)) * 8])
def test_zero_bytes_are_no_text(data: bytes) -> None:
    with pytest.raises(DeckError, match="not a text file"):
        decode(data)


def test_half_a_character_of_utf16_is_a_problem() -> None:
    with pytest.raises(DeckError, match="says it is UTF-16-LE"):
        decode("ab".encode("utf-16")[:-1])


def test_line_ends_become_plain_and_control_characters_spaces() -> None:
    text, notes = decode(b"a\r\nb\rc\x0bd\x1b[0m\n")
    assert text == "a\nb\nc d [0m\n"
    assert notes == ("2 control characters (each became a space)",)
