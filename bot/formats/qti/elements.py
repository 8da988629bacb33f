"""What both kinds of QTI share: elements by plain name however deep they stand, and the texts that people read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.formats.anki.notes import LeftOut
from bot.formats.moodle import texts
from bot.formats.xml_tree import Element

GAP = "\x02"
"""Stands for a gap in a text; a decoded text holds no control character."""


def name_of(element: Element) -> str:
    """The plain name: QTI 3's `qti-choice-interaction` is what QTI 2 calls `choiceInteraction`."""
    return element.name.removeprefix("qti-").replace("-", "").lower()


def attribute(element: Element, name: str) -> str:
    """The value of the attribute of that plain name; empty where there is none."""
    found = (value for key, value in element.attributes.items() if key.replace("-", "").lower() == name)
    return next(found, "").strip()


def below(element: Element, *names: str) -> Iterator[Element]:
    """The elements of these plain names within `element`, in order; none within another of them."""
    for child in element.children:
        if name_of(child) in names:
            yield child
        else:
            yield from below(child, *names)


def first(element: Element, *names: str) -> Element | None:
    """The first of `below`; None where there is none."""
    return next(below(element, *names), None)


def html_of(element: Element, shown: Callable[[Element], str | None]) -> str:
    """What stands in `element` as HTML; `shown` says what stands for an element instead, None for what it is."""
    pieces = []
    for piece in element.content:
        if isinstance(piece, str):
            pieces.append(piece.replace("&", "&amp;").replace("<", "&lt;"))
        elif (instead := shown(piece)) is not None:
            pieces.append(instead)
        else:
            inner = html_of(piece, shown)
            pieces.append(
                f"<{name_of(piece)}>{inner}</{name_of(piece)}>" if piece.content else f"<{name_of(piece)}/>"
            )
    return "".join(pieces)


def plain(html: str, left_out: LeftOut) -> str:
    """What people read of HTML; pictures are counted in `left_out`."""
    return texts.plain(html, texts.HTML, left_out).strip()
