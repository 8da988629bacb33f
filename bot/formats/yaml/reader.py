"""The project's own deck format: YAML that holds everything a card may know.

A deck has `deck:` (slug, title, description) and `cards:`, a list; see `docs/deck-format.md`.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.check import short
from bot.core.decks.problems import DeckError, Problems
from bot.formats.answer_model import AnswerEntry
from bot.formats.assemble import Draft, assemble
from bot.formats.model_messages import Path, message, place
from bot.formats.yaml import tree
from bot.formats.yaml.json_text import as_yaml
from bot.formats.yaml.model import (
    CardEntry,
    ConceptEntry,
    DeckFile,
    HeadEntry,
    SideEntry,
    SourceEntry,
    WrongEntry,
)

_Model = TypeVar("_Model", bound=BaseModel)
_ENTRIES = (AnswerEntry, CardEntry, ConceptEntry, HeadEntry, SideEntry, SourceEntry, WrongEntry)
_NAMES = frozenset(name for entry in _ENTRIES for name in entry.model_fields)
_NAMELESS = HeadEntry(slug="deck", title="deck", description="")
"""Stands for a head with a problem while the cards are checked."""


def parse(text: str) -> Deck:
    """The deck in `text`; DeckError with every problem, and no deck, when there is one."""
    return parse_with_notes(text)[0]


def parse_with_notes(text: str, *, slug: str = "", title: str = "") -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError as with `parse`.

    Without `deck:` it is called by `slug` and `title`, where they are given.
    """
    problems = Problems()
    root = tree.read(as_yaml(text.removeprefix("\ufeff")), problems)
    data = tree.plain(root)
    if not isinstance(data, dict):
        raise DeckError.of("a deck has `deck:` and `cards:` at its left margin", root.line)
    reader = EntryReader(root, problems)
    reader.unknown(data)
    called = {"slug": slug, "title": title} if slug else {}
    head = reader.model(HeadEntry, data.get("deck", called), ("deck",)) or _NAMELESS
    drafts = reader.cards(data.get("cards"))
    return assemble(drafts, problems, slug=head.slug, title=head.title, description=head.description)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the format, for editors that complete and check YAML."""
    schema = DeckFile.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Cuecard deck"}


class EntryReader:
    """Turns plain data into cards one by one, so that a broken card hides no problem of the others."""

    def __init__(self, root: tree.Node, problems: Problems) -> None:
        self._root = root
        self._problems = problems

    def unknown(self, data: dict[str, Any]) -> None:
        """Problems for the names at the top that a deck does not have."""
        for name in data.keys() - DeckFile.model_fields.keys():
            self._problems.add(tree.line_of(self._root, (name,)), f"{short(name)}: no such field")

    def cards(self, data: Any) -> list[Draft]:
        """The cards that can be read."""
        if not isinstance(data, list) or not data:
            line = tree.line_of(self._root, ("cards",))
            self._problems.add(line, "cards: should be a list of cards, a line that begins with - for each")
            return []
        if len(data) > limits.MAX_CARDS:
            raise DeckError.of(f"{len(data):,} cards, over {limits.MAX_CARDS:,}")
        return [draft for number, entry in enumerate(data) if (draft := self._card(number, entry))]

    def _card(self, number: int, entry: Any) -> Draft | None:
        model = self.model(CardEntry, entry, ("cards", number))
        return (model.card(), tree.line_of(self._root, ("cards", number))) if model else None

    def model(self, kind: type[_Model], data: Any, path: Path) -> _Model | None:
        """`data` as `kind`, or None and a problem for each thing that is wrong with it."""
        try:
            return kind.model_validate(data)
        except ValidationError as error:
            for each in error.errors(include_url=False, include_input=False):
                where = place((*path, *each["loc"]))
                self._problems.add(tree.line_of(self._root, where), message(where, each, _NAMES))
            return None
