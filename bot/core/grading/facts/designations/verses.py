"""Grades verses of a book: "Jn 3.16" and "John 3 verse 16" are John 3:16, "1 John 3:16" and "John 3:17" are not."""

from __future__ import annotations

import re
from typing import ClassVar

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.designations.in_notation import InNotation
from bot.core.grading.facts.names.given_names import same_name
from bot.core.grading.facts.numbers.surroundings import in_figures
from bot.core.grading.facts.outcome import FactGrade, partly
from bot.core.grading.facts.said import Said, characters
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.phrases import phrase
from bot.core.grading.facts.words.spellings import slip
from bot.core.grading.facts.words.terms import Term

_BOOKS = frozenset(
    listed("""
    genesis exodus leviticus numbers deuteronomy joshua judges ruth samuel kings chronicles ezra nehemiah esther job
    psalm psalms proverbs ecclesiastes isaiah jeremiah lamentations ezekiel daniel hosea joel amos obadiah jonah micah
    nahum habakkuk zephaniah haggai zechariah malachi matthew mark luke john acts romans corinthians galatians
    ephesians philippians colossians thessalonians timothy titus philemon hebrews james peter jude revelation sirach
    tobit maccabees quran koran surah sura
    """)
)
"""Books whose verses are told by chapter and verse."""
_NUMBER = r"(?:(?P<before>[1-3]|i{1,3}|1st|2nd|3rd|first|second|third)\s+)?"
_REFERENCE = pattern(
    rf"(?i){_NUMBER}(?P<book>[^\W\d_]+)\s+(?P<chapter>\d{{1,3}})\s?[:.,]\s?(?P<verse>\d{{1,3}})"
    r"(?:\s?-\s?(?P<last>\d{1,3}))?"
)
_PLACE = (
    r"(?P<chapter>\d{1,3})(?:\s?[:.,;]\s?|\s?,?\s?(?:v|vs|vv|verses?|vers|versículo|verset|versetto)\.?\s?|\s+)"
    r"(?P<verse>\d{1,3})(?:\s?-\s?(?P<last>\d{1,3}))?(?!\d)"
)
_TOLD = pattern(
    rf"(?i)(?<![\w:]){_NUMBER}(?P<book>[^\W\d_]{{2,20}})\.?,?\s+(?:(?:chapter|ch|chap|kapitel|capítulo|chapitre)\.?\s+)?{_PLACE}"
)
_BEHIND = pattern(
    rf"(?i)(?<![\w:]){_PLACE}\s+(?:of|in|from)\s+(?:the\s+)?{_NUMBER}(?P<book>[^\W\d_]{{2,20}})"
)
"""The book behind its verse: "3:16 in John"."""
_ORDINALS = {
    "i": "1", "ii": "2", "iii": "3", "1st": "1", "2nd": "2", "3rd": "3", "first": "1", "second": "2", "third": "3",
}  # fmt: skip


class Place(Struct, frozen=True):
    """Where a verse stands."""

    before: str
    """Which of the books of that name: "1" of "1 John"."""
    book: str
    chapter: str
    verse: str


class Verse(InNotation[Place], frozen=True):
    """A reference verse."""

    OTHER: ClassVar[str] = "other-number"

    def _told(self, said: Said) -> list[Place]:
        """The verses of an answer."""
        plain = in_figures(characters(said.text))
        found = [
            one
            for form in (_TOLD, _BEHIND)
            for one in form.finditer(plain)
            if not claims.denied(plain, one.start(), one.end())
        ]
        told = [(one, self._book(one["book"])) for one in found]
        return [_place(one, book) for one, book in told if book]

    def _book(self, told: str) -> str:
        """The book that a word names: the reference's as that has it, or another; "" for none."""
        if self._is_book(told):
            return self.form.book
        return fold(told) if fold(told) in _BOOKS else ""

    def _without_form(self, said: Said) -> FactGrade | None:
        """By its book alone, or by its words."""
        return self._of_book(in_figures(characters(said.text))) or super()._without_form(said)

    def _is_book(self, told: str) -> bool:
        """Whether a word is the book's name, in another language or cut short: "Jn", "Joh.", "Juan"."""
        name, own = fold(told), fold(self.form.book)
        if name.rstrip("s") == own.rstrip("s") or slip(own, name) or same_name(own, name):
            return True
        letters = iter(own)
        return (
            name not in _BOOKS
            and name[0] == own[0]
            and len(name) < len(own)
            and all(one in letters for one in name)
        )

    def _of_book(self, text: str) -> FactGrade | None:
        """The grade of an answer that has the book without a verse, or the verse without its book."""
        asked = self.form
        place = re.search(rf"(?i)(?<![\w:]){_PLACE}", text)
        lower = [fold(word) for word in re.findall(r"[^\W_]+", text)]
        if place is not None:
            same = (place["chapter"], place["verse"]) == (asked.chapter, asked.verse)
            alone = same and _BOOKS.isdisjoint(lower)
            return partly("name", self.text, text, "part") if alone else None
        named = {word for word in lower if word in _BOOKS}
        figures = [word for word in lower if word.isdigit()]
        if named != {fold(asked.book)} or asked.before or figures not in ([], [asked.chapter]):
            return None
        at = fold(text).find(fold(asked.book))
        return (
            None if claims.denied(text, at, at + len(asked.book)) else partly("name", self.text, text, "part")
        )


def _place(told: re.Match[str], book: str) -> Place:
    before = (told["before"] or "").lower()
    return Place(_ORDINALS.get(before, before), book, told["chapter"], told["verse"])


def verse(text: str) -> Verse | None:
    """The reference as a verse of a book that is told by chapter and verse; None for others."""
    found = _REFERENCE.fullmatch(characters(text).strip(" ."))
    if found is None or fold(found["book"]) not in _BOOKS:
        return None
    return Verse(Term(AnswerKind.NAME, phrase(text)), _place(found, found["book"]))
