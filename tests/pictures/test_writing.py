"""Names of any kind in a line: the order of their characters, what they are drawn with, where they are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from bot.pictures.direction import in_drawing_order
from bot.pictures.fonts import Face, characters, font
from bot.pictures.writing import MOST, Style, drawable, fitting, width, write

STYLE = Style(30)


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("abc 123", "abc 123"),
        ("שלום", "םולש"),
        ("שלום abc", "abc םולש"),
        ("abc שלום", "abc םולש"),
        ("שלום 42!", "!42 םולש"),
        ("שלום (42)", "(42) םולש"),
        ("שלום (admin) 7", "7 (admin) םולש"),
        ("ben (שלום)", "ben (םולש)"),
        ("١٢", "١٢"),
    ],
)
def test_what_is_read_from_the_right_is_drawn_from_the_left(written: str, drawn: str) -> None:
    assert in_drawing_order(written) == drawn


@pytest.mark.parametrize(
    ("letters", "shapes"),
    [
        ("ب", "\ufe8f"),  # alone
        ("بب", "\ufe90\ufe91"),  # final, initial
        ("ببب", "\ufe90\ufe92\ufe91"),
        ("دب", "\ufe8f\ufea9"),  # dal joins nothing after it
        ("لا", "\ufefb"),  # one shape for both
        ("بلا", "\ufefc\ufe91"),
        ("ب ب", "\ufe8f \ufe8f"),
        ("بَب", "\ufe90\ufe91"),  # the mark over a letter is left out
    ],
)
def test_arabic_letters_join(letters: str, shapes: str) -> None:
    assert in_drawing_order(letters) == shapes


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("  two \n lines\t", "two lines"),
        ("𝓐𝓷𝓪", "Ana"),
        ("z̴̢͓a̶l̷g̸o", "zalgo"),
        ("Nguyễn", "Nguyễn"),
        ("e\u0301", "é"),
        ("👍🏽", "👍"),
        ("❤️", "❤"),
        ("अ", "?"),
        ("\u202eevil\u202c", "evil"),
        ("\x00\ud83d", ""),
        ("", ""),
    ],
)
def test_a_name_becomes_what_the_fonts_have(written: str, drawn: str) -> None:
    assert drawable(written) == drawn


@pytest.mark.parametrize("sequence", ["🇫🇷", "👩‍💻", "🏳️‍🌈", "1️⃣", "👨‍👩‍👧"])
def test_an_emoji_of_several_characters_is_one(sequence: str) -> None:
    (one,) = list(drawable(sequence))
    assert ord(one) in characters(Face.EMOJI)
    assert width(sequence, STYLE) == font(Face.EMOJI, STYLE.size).getlength("👍")


@pytest.mark.parametrize(
    "text", ["Ana", "محمد", "שלום", "田中さくら", "김민준", "สวัสดี", "👍", "Ωμέγα", "Ћирилица"]
)
def test_every_alphabet_leaves_ink(text: str) -> None:
    image = Image.new("RGB", (400, 60), "black")
    write(ImageDraw.Draw(image), (4, 40), text, STYLE, "white")
    assert "?" not in drawable(text)
    assert image.getbbox() is not None


def test_emoji_have_their_own_colours() -> None:
    image = Image.new("RGB", (60, 60), "black")
    write(ImageDraw.Draw(image), (4, 44), "❤", STYLE, "white")
    red, green, blue = image.getpixel((18, 30))  # type: ignore[misc]
    assert red > 2 * max(green, blue)


def test_both_weights_have_the_same_characters() -> None:
    assert characters(Face.MEDIUM) == characters(Face.BOLD)


@given(st.text(max_size=300), st.integers(20, 900))
def test_any_name_fits_its_room(name: str, room: int) -> None:
    shown = fitting(name, STYLE, room)
    assert width(shown, STYLE) <= max(room, width("…", STYLE))
    assert len(shown) <= MOST
    write(ImageDraw.Draw(Image.new("RGB", (60, 60))), (0, 40), shown, STYLE, "white")


def test_a_name_that_has_room_is_not_cut() -> None:
    assert fitting("Ana", STYLE, 300) == "Ana"
    assert fitting("x" * 200, STYLE, 300).endswith("x…")
