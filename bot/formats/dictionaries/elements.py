"""Looking for things in the elements of a dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from bot.formats.xml_tree import Element

_BREAKS = frozenset(("br", "p", "div", "li", "def", "sense", "gr"))
"""Elements that stand on lines of their own."""


def below(root: Element, names: frozenset[str]) -> Iterator[Element]:
    """The elements of these names, however deep they stand; none within another of them."""
    for child in root.children:
        if child.name in names:
            yield child
        else:
            yield from below(child, names)


def texts(root: Element, name: str, aside: frozenset[str] = frozenset()) -> list[str]:
    """What stands in each element of that name, without elements named in `aside`; empty ones left out."""
    found = (" ".join(whole(each, aside).split()) for each in below(root, frozenset((name,))))
    return [text for text in found if text]


def whole(element: Element, aside: frozenset[str] = frozenset()) -> str:
    """All text in an element but that in elements named in `aside`."""
    pieces: list[str] = []
    for piece in element.content:
        if isinstance(piece, str):
            pieces.append(piece)
        elif piece.name not in aside:
            around = "\n" if piece.name in _BREAKS else ""
            pieces += (around, whole(piece, aside), around)
    return "".join(pieces)
