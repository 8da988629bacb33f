"""The numbers in SECURITY.md are those of the program."""

from __future__ import annotations

import re

from bot.cogs.flood import MOST_MEMBERS
from bot.cogs.quiz.unsaved import MOST_KEPT
from bot.config import ROOT
from bot.core.decks import limits
from bot.core.grading.text import MAX_CHARS, MAX_WORDS
from bot.formats.sheets.sheet import MAX_UNPACKED
from bot.formats.xml_tree import MAX_ELEMENTS
from bot.services.decks.files import LINT_SECONDS, READ_SECONDS
from bot.services.quiz.given import MAX_ANSWER
from tests.core.grading.test_bounds import MOST_BYTES, MOST_CALLS

MIB = 2**20
FIGURES = {
    "characters of an answer that are kept": MAX_ANSWER,
    "characters of an answer that are read": MAX_CHARS,
    "words of an answer that are read": MAX_WORDS,
    "function calls to grade it, at most": MOST_CALLS,
    "MiB of memory to grade it, at most": MOST_BYTES / MIB,
    "MiB of a deck file": limits.MAX_BYTES / MIB,
    "cards of a deck": limits.MAX_CARDS,
    "rows of a table, or notes of an Anki collection": limits.MAX_ROWS,
    "columns of a table": limits.MAX_COLUMNS,
    "lines of a text": limits.MAX_LINES,
    "MiB to which a spreadsheet unpacks": MAX_UNPACKED / MIB,
    "elements of an XML file": MAX_ELEMENTS,
    "million characters in the fields of an Anki collection": limits.MAX_TEXT / MIB,
    "seconds to read a file, one at a time": READ_SECONDS,
    "seconds to look its examples over": LINT_SECONDS,
    "answers kept in memory while the database is away": MOST_KEPT,
    "members whose pace is remembered": MOST_MEMBERS,
}


def test_each_figure_is_the_programs() -> None:
    said = re.findall(
        r"^\| ([^|]+) \| ([\d,]+) \|$", (ROOT / "SECURITY.md").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert {what: float(number.replace(",", "")) for what, number in said} == FIGURES
