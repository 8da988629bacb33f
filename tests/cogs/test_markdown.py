"""What people see has the characters of the card."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cogs.markdown import heading, in_a_line, inert, quotation, shown
from bot.cogs.panels import safe

_ESCAPED = re.compile(r"\\([\\*_~|`#>\[<-])")


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("When does __new__ run?", r"When does \_\_new\_\_ run?"),
        ("3*4*5", r"3\*4\*5"),
        ("a _____ and a _____", r"a \_\_\_\_\_ and a \_\_\_\_\_"),
        ("use `__init__` and x_y", r"use `__init__` and x\_y"),
        ("```py\na_b * c\n```\nx_y", "```py\na_b * c\n```\n" + r"x\_y"),
        ("`` a`b `` c_d", r"`` a`b `` c\_d"),
        ("an open ` stays", r"an open \` stays"),
        (r"\frac{a_1}{b}", r"\\frac{a\_1}{b}"),
        ("# not a title\n> not a quotation", "\\# not a title\n\\> not a quotation"),
        ("  -# not small", r"  \-# not small"),
        ("C# and a > b, #1", "C# and a > b, #1"),
        ("see https://a.example/c_d_e.", "see https://a.example/c_d_e."),
        ("[click](https://a.example)", r"\[click](https://a.example)"),
        ("<@1> <#2> </quiz:3> <t:4:R> <:e:5>", r"\<@1> \<#2> \</quiz:3> \<t:4:R> \<:e:5>"),
        ("List<T>, a < b", "List<T>, a < b"),
        ("||spoiler|| ~~gone~~", r"\|\|spoiler\|\| \~\~gone\~\~"),
    ],
)
def test_marks_are_shown_and_code_and_links_stay(text: str, sent: str) -> None:
    assert shown(text) == sent


def test_nobody_is_mentioned() -> None:
    assert "@everyone" not in shown("@everyone")
    assert "@here" not in inert("`@here`")


def test_a_heading_is_the_first_line_alone_and_never_a_block_of_code() -> None:
    assert heading("What is printed?\n```py\nprint(1)\n```") == "## What is printed?\n```py\nprint(1)\n```"
    assert heading("```py\nprint(1)\n```") == "```py\nprint(1)\n```"


def test_each_line_is_quoted_and_a_line_is_one() -> None:
    assert quotation("a\nb_c") == "> a\n> b\\_c"
    assert in_a_line("a\n\n `b` ") == "a `b`"
    assert inert("a\n`b`") == r"a \`b\`"
    assert inert("\u202ea\u2067b") == "ab"


def test_what_is_read_from_the_right_is_kept_apart_and_nothing_is_turned_round() -> None:
    assert in_a_line("מה זה?") == "\u2068מה זה?\u2069"
    assert heading("מה זה?\nwhat?") == "## \u2068מה זה?\u2069\nwhat?"
    assert quotation("זה!\nthis!") == "> \u2068זה!\u2069\n> this!"
    assert quotation("```שלום```") == "> ```שלום```"
    assert shown("a \u202ecba \u202dx") == "a cba x"


@given(st.text(alphabet="ab \\*_~|[]()<>@#-.", max_size=40))
def test_without_code_what_is_seen_is_what_was_written(text: str) -> None:
    """A backslash before a mark goes, and no mark without one is left."""
    seen = _ESCAPED.sub(r"\1", shown(text)).replace("@\u200b", "@")
    assert seen == text
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_~|]", shown(text))


@pytest.mark.parametrize(
    ("text", "most", "sent"),
    [
        ("ana", 3, "ana"),
        ("anna", 3, "an…"),
        ("שלום", 6, "\u2068שלום\u2069"),
        ("שלום לכולם", 6, "\u2068שלו…\u2069"),
        ("a_b_c", 7, r"a\_b\_c"),
        ("a_b_c", 6, r"a\_b…"),
        ("a__", 3, "a…"),
        ("a\\\\b", 4, r"a\\…"),
    ],
)
def test_a_text_that_is_cut_is_whole_in_what_makes_it_inert(text: str, most: int, sent: str) -> None:
    assert safe(text, most) == sent
    assert len(sent) <= most
