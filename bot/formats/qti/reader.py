"""Tests in QTI: one file of them, or a package (a zip file) with a file for each test or question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.problems import DeckError, Problems
from bot.formats import xml_tree
from bot.formats.anki.notes import LeftOut
from bot.formats.archive import Archive
from bot.formats.decode import decode
from bot.formats.moodle import questions
from bot.formats.moodle.questions import Question
from bot.formats.qti import version_1, version_2
from bot.formats.qti.elements import attribute, below, name_of
from bot.formats.xml_tree import Element

MANIFEST = "imsmanifest.xml"
_TESTS = ("questestinterop", "assessmentitem", "assessmenttest")
_ENDINGS = (".xml", ".qti", ".dat")
_UNREAD = "files in the package that are no XML"
_MOST_FILES = 2_000


def is_test(root: Element) -> bool:
    """Whether the document is one of QTI."""
    return name_of(root) in _TESTS


def parse(root: Element, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in a document of QTI, and what was left out of it; DeckError with every problem."""
    left_out = LeftOut()
    _check_size(root)
    return _deck_of(list(_questions(root, "", left_out)), left_out, slug=slug, title=title)


def parse_package(archive: Archive, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in all tests of a package; DeckError with every problem."""
    left_out = LeftOut()
    found: list[Question] = []
    size = 0
    names = [
        name for name in sorted(archive.names) if name.lower().endswith(_ENDINGS) and "__MACOSX" not in name
    ]
    for name in names[:_MOST_FILES]:
        text, _ = decode(archive.read(name))
        size += len(text)
        if size > limits.MAX_BYTES:
            raise DeckError.of(f"over {limits.MAX_BYTES // 2**20} MiB of XML in the package")
        if not text.strip() or name.endswith(MANIFEST):
            continue
        try:
            root = xml_tree.read(text)
        except DeckError:
            left_out[_UNREAD] += 1
            continue
        if is_test(root):
            _check_size(root)
            found += _questions(root, "", left_out)
        if len(found) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY)
    return _deck_of(found, left_out, slug=slug, title=title)


def _check_size(root: Element) -> None:
    """DeckError where there are more items than a deck may have cards."""
    if sum(1 for _ in islice(below(root, "item", "assessmentitem"), limits.MAX_CARDS + 1)) > limits.MAX_CARDS:
        raise DeckError.of(limits.TOO_MANY)


def _deck_of(
    found: list[Question], left_out: LeftOut, *, slug: str, title: str
) -> tuple[Deck, tuple[str, ...]]:
    """The deck of the questions, each once (a cartridge holds its tests twice); one topic for all is its title."""
    unique = list({replace(question, line=0): question for question in found}.values())
    topics = {question.topic for question in unique}
    if len(topics) == 1:
        title = next(iter(topics)) or title
        unique = [replace(question, topic="") for question in unique]
    return questions.deck_of(unique, Problems(), left_out, slug=slug, title=title[: limits.MAX_TITLE])


def _questions(element: Element, topic: str, left_out: LeftOut) -> Iterator[Question]:
    """The questions below an element, those of a test with several parts under the name of theirs."""
    name = name_of(element)
    if name == "item":
        yield from version_1.questions_of(element, topic, left_out)
    elif name == "assessmentitem":
        yield from version_2.questions_of(element, topic, left_out)
    else:
        if name in ("assessment", "section", "objectbank"):
            topic = " ".join(attribute(element, "title").split())[: limits.MAX_TOPIC] or topic
        for child in element.children:
            yield from _questions(child, topic, left_out)
