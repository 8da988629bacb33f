"""Documents of OpenDocument (`.odt`): a zip with its text in `content.xml`, ISO/IEC 26300."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from bot.core.decks import limits
from bot.formats.archive import Archive
from bot.formats.office import model, numbering
from bot.formats.office.model import Block, Content, Paragraph, Piece, Table, attribute, paragraph_of
from bot.formats.office.numbering import Counter, Level
from bot.formats.office.parts import root_of
from bot.formats.xml_tree import Element

CONTENT, _STYLES = "content.xml", "styles.xml"
_GONE = frozenset(("tracked-changes", "annotation", "annotation-end", "note", "sequence-decls", "forms"))
"""Elements whose text does not stand in the text."""
_DEEPEST = 10
_MOST_SPACES = 50
"""That one element may stand for."""
_PLAIN_COLOURS = ("#000000", "#ffffff", "transparent")


class _Look(Struct, frozen=True):
    """What a style says, with those that it is based on."""

    emphases: frozenset[str] = frozenset()
    script: str = ""
    hidden: bool = False
    heading: bool = False
    """Whether it is the style of a title."""


def read(archive: Archive) -> Content:
    """What the document holds; DeckError where it is damaged."""
    root = root_of(archive, CONTENT)
    styles = root_of(archive, _STYLES) if _STYLES in archive.names else None
    reader = _Reader(_Styles([root, *([styles] if styles else [])]))
    text = root.first("body", "text") or root
    return Content(list(reader.blocks(text, _Place())), reader.pictures)


class _Styles:
    """Styles of texts and lists, by their names."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[str, Element] = {}
        self.lists: dict[str, dict[int, Level]] = {}
        for root in roots:
            for part in ("automatic-styles", "styles"):
                for each in (root.first(part) or root).children:
                    name = attribute(each, "name")
                    if each.name == "style":
                        self._styles.setdefault(name, each)
                    elif each.name == "list-style":
                        self.lists.setdefault(name, _levels(each))
        self._looks: dict[str, _Look] = {}

    def list_of(self, name: str) -> str:
        """The list to which paragraphs of that style belong by themselves."""
        style = self._styles.get(name)
        return attribute(style, "list-style-name")

    def look(self, name: str) -> _Look:
        if name not in self._looks:
            self._looks[name] = self._worked_out(name)
        return self._looks[name]

    def _worked_out(self, name: str) -> _Look:
        told: dict[str, bool] = {}
        script, hidden, heading = "", False, False
        for _ in range(_DEEPEST):
            style = self._styles.get(name)
            if style is None:
                break
            heading = heading or name == "Title"
            properties = style.first("text-properties")
            for kind, is_on in _said(properties).items():
                told.setdefault(kind, is_on)
            place = attribute(properties, "text-position").partition(" ")[0]
            script = script or {"super": "sup", "sub": "sub"}.get(place, _raised(place))
            hidden = hidden or attribute(properties, "display") == "none"
            name = attribute(style, "parent-style-name")
        return _Look(frozenset(kind for kind, is_on in told.items() if is_on), script, hidden, heading)


def _raised(place: str) -> str:
    """Whether a place is a share of the line's height: above "33%" or below "-33%"."""
    if not place.endswith("%") or place in ("0%", "-0%"):
        return ""
    return "sub" if place.startswith("-") else "sup"


def _said(properties: Element | None) -> dict[str, bool]:
    """What properties of a text say of how it stands out."""
    told: dict[str, bool] = {}
    if weight := attribute(properties, "font-weight"):
        told[model.BOLD] = weight == "bold" or weight in ("600", "700", "800", "900")
    if line := attribute(properties, "text-underline-style"):
        told[model.UNDERLINE] = line != "none"
    if colour := attribute(properties, "color"):
        told[model.COLOUR] = colour.lower() not in _PLAIN_COLOURS
    if behind := attribute(properties, "background-color"):
        told[model.HIGHLIGHT] = behind.lower() not in ("transparent", "#ffffff")
    return told


def _levels(style: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for each in style.children:
        level = numbering.start_of(attribute(each, "level", "1")) - 1
        if level >= numbering.DEEPEST:
            continue
        if each.name == "list-level-style-number":
            found[level] = _level(each, level)
        elif each.name in ("list-level-style-bullet", "list-level-style-image"):
            found[level] = Level(numbering.BULLET)
    return found


def _level(each: Element, level: int) -> Level:
    kind = attribute(each, "num-format") or numbering.NONE
    if kind not in (numbering.LOWER, numbering.UPPER, numbering.LOWER_ROMAN, numbering.UPPER_ROMAN):
        kind = numbering.NONE if kind == numbering.NONE else numbering.DECIMAL
    above = min(numbering.start_of(attribute(each, "display-levels", "1")), level + 1)
    numbers = ".".join(f"%{place}" for place in range(level + 2 - above, level + 2))
    before, behind = attribute(each, "num-prefix")[:40], attribute(each, "num-suffix")[:40]
    start = numbering.start_of(attribute(each, "start-value", "1"))
    return Level(kind, f"{before}{numbers}{behind}", start)


class _Place(Struct, frozen=True):
    """Where in lists a paragraph stands."""

    series: str = ""
    style: str = ""
    level: int = -1


class _Reader:
    def __init__(self, styles: _Styles) -> None:
        self._styles = styles
        self._counters: dict[str, Counter] = {}
        self._last: dict[str, str] = {}
        """The last list of each style, which another may continue."""
        self._count = 0
        self.pictures = 0

    def blocks(self, element: Element, place: _Place) -> Iterator[Block]:
        """The paragraphs and tables in an element."""
        for child in element.children:
            if child.name in ("p", "h"):
                yield self._paragraph(child, place)
            elif child.name == "list":
                yield from self._list(child, place)
            elif child.name == "table":
                yield self._table(child)
            elif child.name not in _GONE:
                yield from self.blocks(child, place)

    def _list(self, element: Element, place: _Place) -> Iterator[Block]:
        style = attribute(element, "style-name") or place.style
        level = min(place.level + 1, numbering.DEEPEST - 1)
        series = place.series if level else self._series(element, style)
        within = _Place(series, style, level)
        for item in element.children:
            numbered = item.name == "list-item"
            if start := attribute(item, "start-value"):
                counter = self._counters.setdefault(series, Counter())
                counter.restart(level, numbering.start_of(start))
            for block in self.blocks(item, within):
                if isinstance(block, Paragraph) and block.series == "" and numbered and block.text:
                    counter = self._counters.setdefault(series, Counter())
                    block.label = counter.label(self._styles.lists.get(style, {}), level)
                    block.series, block.level = (series, level) if block.label else ("-", 0)
                    numbered = False  # an item has one label, whatever stands in it
                yield block

    def _series(self, element: Element, style: str) -> str:
        """The list whose numbers this one goes on with, or a new one."""
        continued = attribute(element, "continue-list")
        if attribute(element, "continue-numbering") == "true":
            continued = self._last.get(style, "")
        self._count += 1
        own = attribute(element, "id") or f"list {self._count}"
        series = continued if continued in self._counters else own
        self._last[style] = series
        if series != own and own not in self._counters:
            self._counters[own] = self._counters[series]
        return series

    def _paragraph(self, element: Element, place: _Place) -> Paragraph:
        style = attribute(element, "style-name")
        look = self._styles.look(style)
        found = paragraph_of(list(self._pieces(element, look)))
        if element.name == "h":
            found.heading = min(numbering.start_of(attribute(element, "outline-level", "1")), 9)
        elif look.heading:
            found.heading = 1
        if place.level < 0 and element.name == "p" and (name := self._styles.list_of(style)) and found.text:
            counter = self._counters.setdefault(f"style {name}", Counter())
            found.label = counter.label(self._styles.lists.get(name, {}), 0)
            found.series = name
        return found

    def _pieces(self, element: Element, look: _Look) -> Iterator[Piece]:
        for child in element.content:
            if isinstance(child, str):
                if not look.hidden:
                    yield Piece(_collapsed(child), look.emphases, look.script)
            elif child.name in ("s", "tab", "line-break"):
                yield Piece(_space(child))
            elif child.name in ("image", "object"):
                self.pictures += 1
            elif child.name == "a":
                yield from self._pieces(child, _Look())
            elif child.name not in _GONE:
                own = self._styles.look(attribute(child, "style-name")) if child.name == "span" else _Look()
                both = _Look(
                    look.emphases | own.emphases, own.script or look.script, look.hidden or own.hidden
                )
                yield from self._pieces(child, both)

    def _table(self, element: Element) -> Table:
        rows: list[list[list[Paragraph]]] = []
        for row in _rows(element):
            cells: list[list[Paragraph]] = []
            for cell in row.children:
                if cell.name in ("table-cell", "covered-table-cell"):
                    held = [block for block in self.blocks(cell, _Place()) if isinstance(block, Paragraph)]
                    times = numbering.start_of(attribute(cell, "number-columns-repeated", "1"))
                    cells += [held, *([] for _ in range(min(times, limits.MAX_COLUMNS) - 1))]
            rows.append(cells[: limits.MAX_COLUMNS + 1])
        return Table(rows)


def _rows(element: Element) -> Iterator[Element]:
    for child in element.children:
        if child.name == "table-row":
            yield child
        elif child.name in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(child)


def _collapsed(text: str) -> str:
    """The text with its white space as one space each, as the format has it."""
    return " ".join(f".{text}.".split())[1:-1]


def _space(element: Element) -> str:
    if element.name == "s":
        return " " * min(numbering.start_of(attribute(element, "c", "1")), _MOST_SPACES)
    return "\t" if element.name == "tab" else "\n"
