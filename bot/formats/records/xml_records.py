"""XML of cards, as flashcard programs write it, as the records that JSON would hold.

<mnemosyne><item><cat>Networks</cat><Q>What is DNS?</Q><A>It turns names into addresses.</A></item></mnemosyne>
<deck><card front="What is DNS?" back="It turns names into addresses."/></deck>
<quiz><item><question>Which of these flies?</question>
  <options><option correct="true">Bat</option><option>Cow</option></options></item></quiz>
<kvtml><entries><entry><translation id="0"><text>bat</text></translation>...</entry></entries></kvtml>
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.formats import markup
from bot.formats.records import finding, mnemosyne
from bot.formats.xml_tree import Element

_OTHER_NAMES = {"cat": "category", "frontside": "front", "backside": "back", "reverseside": "back"}
"""What programs call parts of a card that no table is known to: Mnemosyne, jMemorize, Pauker."""
_MNEMOSYNE_1 = "mnemosyne"
"""The root of what Mnemosyne 1 writes, always HTML; for version 2 see `mnemosyne`."""
_KVTML, _NO_WORDS = "kvtml", "no word of this vocabulary has a translation beside it"
_EMPTY = Element("", 0, {})
_TEXT = "text"
_TAGS = frozenset(
    (
        "b",
        "br",
        "code",
        "div",
        "em",
        "font",
        "i",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "ul",
    )
)
"""Elements that are HTML within a text; `a` and `q` are a card's answer and question."""


def read(root: Element) -> finding.Found:
    """The records in a document; DeckError where it holds none."""
    if root.name == mnemosyne.ROOT:
        return finding.found_in(list(mnemosyne.notes(root)), html=True)
    if root.name == _KVTML:
        return finding.found_in(list(_vocabulary(root)), missing=_NO_WORDS)
    return finding.found_in(_value(root), html=root.name == _MNEMOSYNE_1 or _holds_html(root))


def _vocabulary(root: Element) -> Iterator[dict[str, str]]:
    """The words of KDE's vocabulary files, of version 1 and 2: the first two languages that are filled in."""
    entries = root.first("entries") or root
    for entry in entries.children:
        if entry.name not in ("entry", "e"):
            continue
        sides = [
            ((side.first("text") or side).text.strip(), (side.first("comment") or _EMPTY).text.strip())
            for side in entry.children
            if side.name in ("translation", "o", "t")
        ]
        filled = [side for side in sides if side[0]]
        if len(filled) > 1 and sides[0][0]:
            (front, _), (back, comment) = filled[:2]
            yield {"front": front, "back": back, **({"explanation": comment} if comment else {})}


def _holds_html(root: Element) -> bool:
    """Whether what people wrote in it is HTML."""
    return any(
        _is_tag(child) or markup.is_escaped(child.text) or _holds_html(child) for child in root.children
    )


def _value(element: Element) -> Any:
    """The element as JSON would have it: a text, a list of what is called alike, or names and values."""
    children = element.children
    if all(map(_is_tag, children)):
        children = []
    text = "" if children else element.html.strip()
    if not children and not element.attributes:
        return text
    if not element.attributes and len(children) > 1 and len({child.name for child in children}) == 1:
        return [_value(child) for child in children]
    fields: dict[str, Any] = {_name(name): value for name, value in element.attributes.items()}
    if text:
        fields[_TEXT] = text
    values: dict[str, list[Any]] = {}
    for child in children:
        values.setdefault(_name(child.name), []).append(_value(child))
    for name, held in values.items():
        fields[name] = held[0] if len(held) == 1 else held
    return fields


def _is_tag(element: Element) -> bool:
    """Whether it is HTML within a text, and not a part of a card that has the name of a tag."""
    return element.name in _TAGS and all(map(_is_tag, element.children))


def _name(name: str) -> str:
    return _OTHER_NAMES.get(name.lower(), name)
