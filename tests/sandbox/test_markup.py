"""Discord's markdown, readable without Discord."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.markup import Markup, Style, relative, wrap

AT = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
PLAIN = Markup(Style(colours=False), {7: "@Ana", 8: "#quiz"})


def unix(**later: float) -> int:
    return int((AT + timedelta(**later)).timestamp())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("### What is **drift**?", "What is drift?"),
        (r"**\*\*Spring\*\* league** is on", "**Spring** league is on"),
        ("> a quote", "┆ a quote"),
        ("-# small", "small"),
        ("1 \\* 2 \\_ 3", "1 * 2 _ 3"),
        ("`**code** stays`", "`**code** stays`"),
        ("hello <@7> in <#8>, not <@9>", "hello @Ana in #quiz, not <@9>"),
        ("</quiz:123> <:yes:456>", "/quiz :yes:"),
        ("https://discord.com/channels/1/8/3", "#quiz › message"),
        ("[**Question** 1](https://discord.com/channels/1/8/3) is over", "Question 1 is over"),
        ("[a page](<https://example.com/a>), [b]", "a page (https://example.com/a), [b]"),
        (f"closes <t:{unix(seconds=90)}:R>", "closes in 90 seconds"),
        (f"at <t:{unix(hours=1)}>", "at 24 November 2026 07:30 UTC"),
        (f"on <t:{unix()}:D>", "on 24 November 2026"),
        ("<t:9999999999999:R>", "<t:9999999999999:R>"),
        ("2 * 3 * 4 and a_b_c", "2 * 3 * 4 and a_b_c"),
    ],
)
def test_marks_become_words(text: str, shown: str) -> None:
    assert PLAIN.lines(text, AT) == [shown]


def test_a_code_block_is_left_alone() -> None:
    assert PLAIN.lines("```py\n**x** = '> y'\n```\n**after**", AT) == [
        "```py",
        "**x** = '> y'",
        "```",
        "after",
    ]


def test_a_terminal_shows_bold() -> None:
    assert Markup(Style(colours=True)).inline("a **b**", AT) == "a \x1b[1mb\x1b[0m"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "now"),
        (1, "in 1 second"),
        (89.4, "in 90 seconds"),
        (90, "in 90 seconds"),
        (-170, "3 minutes ago"),
        (7200, "in 2 hours"),
        (-172_800, "2 days ago"),
    ],
)
def test_a_relative_time_is_readable(seconds: float, words: str) -> None:
    assert relative(seconds) == words


def test_escapes_take_no_width() -> None:
    assert wrap("\x1b[1maaaa\x1b[0m bbbb cccc", 9) == ["\x1b[1maaaa\x1b[0m bbbb", "cccc"]


@given(st.text(alphabet="ab ", max_size=80), st.integers(1, 20))
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    pieces = wrap(text, width)
    assert " ".join(pieces).split() == text.split()
    assert all(len(piece) <= width or " " not in piece.strip() for piece in pieces)
