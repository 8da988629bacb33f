"""What the styles and lists of a `.docx` say of its paragraphs: headings, numbers, and how texts stand out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from bot.formats.office import model, numbering
from bot.formats.office.model import attribute
from bot.formats.office.numbering import Counter, Level
from bot.formats.xml_tree import Element

_HEADING = re.compile(r"heading ?([1-9])")
_OFF = ("0", "false", "off", "none")
_PLAIN_COLOURS = ("", "auto", "000000", "FFFFFF")
_DEEPEST = 10
"""Styles that are based on one another."""
_KINDS = {
    "bullet": numbering.BULLET,
    "none": numbering.NONE,
    "lowerLetter": numbering.LOWER,
    "upperLetter": numbering.UPPER,
    "lowerRoman": numbering.LOWER_ROMAN,
    "upperRoman": numbering.UPPER_ROMAN,
}
"""Other kinds are numbered with digits."""


class Item(Struct, frozen=True):
    """The list in which a paragraph stands, and how deep."""

    number_id: str
    level: int


class _Style(Struct, frozen=True):
    """What a style says, with those that it is based on."""

    heading: int = 0
    item: Item | None = None
    emphases: Mapping[str, bool] = {}


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Element | None) -> None:
        styles = root.all("style") if root else iter(())
        self._elements = {attribute(style, "styleId"): style for style in styles}
        self._known: dict[str, _Style] = {}

    def heading(self, properties: Element | None) -> int:
        """The level of a heading with these properties of a paragraph, 1 for a title too; 0 for others."""
        return _outline(properties) or self._style(_style_of(properties, "pStyle")).heading

    def item(self, properties: Element | None) -> Item | None:
        """The list of a paragraph with these properties; None where it stands in none."""
        found = _item(properties) or self._style(_style_of(properties, "pStyle")).item
        return found if found and found.number_id != "0" else None

    def linked(self, style_id: str) -> str:
        """The id of the list that a style of lists stands for; empty where it stands for none."""
        found = self._style(style_id).item
        return found.number_id if found else ""

    def emphases(self, run: Element | None, paragraph: Element | None) -> frozenset[str]:
        """How a run with these properties stands out in such a paragraph."""
        told = {
            **self._style(_style_of(paragraph, "pStyle")).emphases,
            **self._style(_style_of(run, "rStyle")).emphases,
            **_said(run),
        }
        return frozenset(kind for kind, is_on in told.items() if is_on)

    def _style(self, style_id: str) -> _Style:
        if style_id not in self._known:
            self._known[style_id] = self._worked_out(style_id) if style_id in self._elements else _Style()
        return self._known[style_id]

    def _worked_out(self, style_id: str) -> _Style:
        heading, item = 0, None
        told: dict[str, bool] = {}
        for style in self._chain(style_id):
            name = attribute(style.first("name"), "val").casefold()
            named = _HEADING.fullmatch(name)
            level = int(named[1]) if named else int(name == "title")
            heading = heading or _outline(style.first("pPr")) or level
            item = item or _item(style.first("pPr"))
            told = {**_said(style.first("rPr")), **told}
        return _Style(heading, item, told)

    def _chain(self, style_id: str) -> list[Element]:
        """The style and those that it is based on."""
        found: list[Element] = []
        while len(found) < _DEEPEST and (style := self._elements.get(style_id)) is not None:
            found.append(style)
            style_id = attribute(style.first("basedOn"), "val")
        return found


def _outline(properties: Element | None) -> int:
    """The level of a heading that properties of a paragraph say themselves, from 1; 0 where they say none."""
    said = attribute(properties.first("outlineLvl") if properties else None, "val")
    return int(said) + 1 if len(said) == 1 and said in "012345678" else 0


def _item(properties: Element | None) -> Item | None:
    """The list that properties of a paragraph name themselves; of none has the id "0"."""
    said = properties.first("numPr") if properties else None
    number_id = attribute(said.first("numId") if said else None, "val")
    level = attribute(said.first("ilvl") if said else None, "val", "0")
    return (
        Item(number_id, int(level) if len(level) == 1 and level in "012345678" else 0) if number_id else None
    )


def _style_of(properties: Element | None, kind: str) -> str:
    return attribute(properties.first(kind) if properties else None, "val")


def is_on(properties: Element | None, name: str) -> bool:
    """Whether a property that is on or off stands there and is on."""
    said = properties.first(name) if properties else None
    return said is not None and attribute(said, "val", "1") not in _OFF


def _said(properties: Element | None) -> dict[str, bool]:
    """What properties of a run say of how it stands out."""
    told: dict[str, bool] = {}
    for each in properties.children if properties else ():
        value = attribute(each, "val", "1")
        if each.name == "b":
            told[model.BOLD] = value not in _OFF
        elif each.name == "u":
            told[model.UNDERLINE] = value not in _OFF
        elif each.name == "color":
            told[model.COLOUR] = value.upper() not in map(str.upper, _PLAIN_COLOURS)
        elif each.name == "highlight":
            told[model.HIGHLIGHT] = value not in (*_OFF, "white")
        elif each.name == "shd" and model.HIGHLIGHT not in told:
            told[model.HIGHLIGHT] = attribute(each, "fill", "auto").upper() not in ("AUTO", "FFFFFF")
    return told


class Lists:
    """The lists of a document, which count as it is read."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        """By the id of an abstract list."""
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, Counter] = {}
        links: dict[str, str] = {}
        for each in root.children if root else ():
            if each.name == "abstractNum":
                name = attribute(each, "abstractNumId")
                self._levels[name] = _levels(each)
                links[name] = attribute(each.first("numStyleLink"), "val")
            elif each.name == "num":
                self._add(each)
        for name, style in links.items():
            linked = self._abstract.get(styles.linked(style), "") if style else ""
            self._levels[name] = self._levels.get(linked, {}) if linked else self._levels[name]

    def _add(self, each: Element) -> None:
        number_id = attribute(each, "numId")
        abstract = attribute(each.first("abstractNumId"), "val")
        self._restarts[number_id] = {
            _level_of(override): numbering.start_of(attribute(override.first("startOverride"), "val"))
            for override in each.all("lvlOverride")
            if override.first("startOverride")
        }
        own = {
            _level_of(override): _level(lvl)
            for override in each.all("lvlOverride")
            if (lvl := override.first("lvl"))
        }
        if own:
            name = f"{abstract} of {number_id}"
            self._levels[name], abstract = {**self._levels.get(abstract, {}), **own}, name
        self._abstract[number_id] = abstract

    def label(self, item: Item) -> str:
        """The label of the next item of that list; empty where the document has no such list."""
        abstract = self._abstract.get(item.number_id)
        if abstract is None:
            return ""
        counter = self._counters.setdefault(abstract, Counter())
        for level, start in sorted(self._restarts.pop(item.number_id, {}).items()):
            counter.restart(level, start)
        return counter.label(self._levels.get(abstract, {}), item.level)


def _levels(abstract: Element) -> dict[int, Level]:
    return {_level_of(each): _level(each) for each in abstract.all("lvl")}


def _level_of(element: Element) -> int:
    said = attribute(element, "ilvl", "0")
    return int(said) if said.isascii() and said.isdecimal() and len(said) == 1 else 0


def _level(element: Element) -> Level:
    kind = attribute(element.first("numFmt"), "val", "decimal")
    text = attribute(element.first("lvlText"), "val", "%1.")[:40]
    start = numbering.start_of(attribute(element.first("start"), "val", "1"))
    return Level(_KINDS.get(kind, numbering.DECIMAL), text, start)
