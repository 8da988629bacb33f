"""XML of dictionaries, termbases and translation memories, as records: a word and what it means.

TEI     <entry><form><orth>kot</orth></form><sense><cit type="trans"><quote>cat</quote></cit></sense></entry>
XDXF    <ar><k>kot</k><def><dtrn>cat</dtrn></def></ar>
TMX     <tu><tuv xml:lang="pl"><seg>kot</seg></tuv><tuv xml:lang="en"><seg>cat</seg></tuv></tu>
TBX     <termEntry><langSet xml:lang="pl"><tig><term>kot</term></tig></langSet> ... </termEntry>
JSON of Wiktionary's words: {"word": "kot", "pos": "noun", "senses": [{"glosses": ["cat"]}]}

Sources: https://tei-c.org/release/doc/tei-p5-doc/en/html/DI.html, https://github.com/soshial/xdxf_makedict,
https://www.gala-global.org/tmx-14b, ISO 30042
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.core.decks.problems import DeckError
from bot.formats.xml_tree import Element

Pair = tuple[str, list[str]]
"""A word, and its meanings."""
_TRANSLATIONS = ("trans", "translation", "translationEquivalent", "equivalent")
_ASIDE = frozenset(
    (
        "k",
        "tr",
        "abr",
        "abbr",
        "pos",
        "gr",
        "ex",
        "kref",
        "iref",
        "rref",
        "co",
        "su",
        "sr",
        "opt",
        "etm",
        "categ",
        "c",
    )
)
"""Elements of XDXF that are no meaning: the word itself, its sound, examples, links, remarks."""
_ROOTS = ("TEI", "TEI.2", "xdxf", "tmx", "martif", "tbx")
_INLINE = frozenset(("bpt", "ept", "ph", "it", "ut", "sub"))
"""Elements of TMX that hold codes."""


def read(root: Element) -> list[dict[str, Any]] | None:
    """The entries of a dictionary as records; None where it is none. Entries of one word become one."""
    held: dict[str, list[str]] = {}
    entries = 0
    for element, pair_of in _entries(root):
        entries += 1
        word, meanings = pair_of(element)
        if word and meanings:
            known = held.setdefault(word, [])
            known += [each for each in dict.fromkeys(meanings) if each not in known]
    if not entries and root.name in _ROOTS:
        raise DeckError.of("this is the frame of a dictionary, and no entry is in it")
    if not entries:
        return None
    return [{"question": word, "answer": meanings} for word, meanings in held.items()]


def of_wiktionary(fields: Mapping[str, Any]) -> dict[str, Any] | None:
    """The record in an entry as programs that read Wiktionary write it; None where it is none."""
    senses = fields.get("senses")
    if not isinstance(fields.get("word"), str) or not isinstance(senses, list):
        return None
    told = [sense.get("glosses") for sense in senses if isinstance(sense, dict)]
    glosses = [each[-1] for each in told if isinstance(each, list) and each and isinstance(each[-1], str)]
    return {"question": fields["word"], "answer": list(dict.fromkeys(glosses))} if glosses else None


def _entries(root: Element) -> Iterator[tuple[Element, Callable[[Element], Pair]]]:
    """The entries, however deep they lie, each with what reads it."""
    for child in root.children:
        pair_of = _READERS.get(child.name)
        if pair_of is not None and _is_entry(child):
            yield child, pair_of
        else:
            yield from _entries(child)


def _is_entry(element: Element) -> bool:
    return any(child.name in _PARTS for child in element.children)


def _of_tei(entry: Element) -> Pair:
    words = [_said(each) for form in entry.all("form") for each in _within(form, "orth")]
    meanings = [_said(each) for each in _translations(entry)]
    return next(iter(words), ""), meanings or [_said(each) for each in _within(entry, "def")]


def _translations(element: Element) -> Iterator[Element]:
    """The translations below an element, those of examples left out."""
    for child in element.children:
        if child.name == "cit" and child.attributes.get("type") not in _TRANSLATIONS:
            continue
        if child.name == "cit":
            yield from (each for each in child.children if each.name in ("quote", "orth", "form"))
        elif child.name == "trans":
            yield from child.all("tr")
        else:
            yield from _translations(child)


def _of_xdxf(entry: Element) -> Pair:
    words = [_said(each) for each in _within(entry, "k")]
    told = [_said(each, _ASIDE) for each in _within(entry, "dtrn")]
    if not told and not any(_within(entry, "kref")):
        told = [line for line in _said(entry, _ASIDE, lines=True).split("\n") if line.strip()][:1]
    return next(iter(words), ""), [each.strip(" ;,") for each in told if each.strip(" ;,")]


def _of_tmx(unit: Element) -> Pair:
    said = [_said(seg, _INLINE) for each in unit.all("tuv") for seg in each.all("seg")]
    said = [each for each in said if each]
    return (said[0], said[1:2]) if len(said) > 1 else ("", [])


def _of_tbx(entry: Element) -> Pair:
    sides = [[_said(term) for term in _within(each, "term")] for each in _sides(entry)]
    sides = [side for side in sides if side]
    if len(sides) > 1:
        return sides[0][0], sides[1]
    told = [each for each in _within(entry, "descrip") if each.attributes.get("type") == "definition"]
    return (sides[0][0], [_said(each) for each in told]) if sides else ("", [])


def _sides(entry: Element) -> Iterator[Element]:
    return (child for child in entry.children if child.name in ("langSet", "langSec"))


_READERS: dict[str, Callable[[Element], Pair]] = {
    "entry": _of_tei,
    "ar": _of_xdxf,
    "tu": _of_tmx,
    "termEntry": _of_tbx,
    "conceptEntry": _of_tbx,
}
_PARTS = frozenset(("form", "k", "tuv", "langSet", "langSec", "head"))
"""Elements that an entry has."""


def _within(element: Element, name: str) -> Iterator[Element]:
    """All elements of that name below one, in order."""
    for child in element.children:
        if child.name == name:
            yield child
        else:
            yield from _within(child, name)


def _said(element: Element, aside: frozenset[str] = frozenset(), *, lines: bool = False) -> str:
    """The text of an element and all in it but of those aside, on one line or with its lines."""
    text = "".join(_pieces(element, aside))
    return text if lines else " ".join(text.split())


def _pieces(element: Element, aside: frozenset[str]) -> Iterator[str]:
    for piece in element.content:
        if isinstance(piece, str):
            yield piece
        elif piece.name not in aside:
            yield from _pieces(piece, aside)
