"""Lists of terms in several languages: TMX, the memory of translators, and TBX, their lists of terms.

The first language is the one that the file calls its source, the second the one that stands beside it most often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.core.decks.check import short
from bot.formats.dictionaries.elements import below, texts, whole
from bot.formats.dictionaries.entries import Entry
from bot.formats.xml_tree import Element

_CODES = frozenset(("ph", "bpt", "ept", "it", "ut", "hi"))
"""Elements of TMX around marks of the program that the text came from; `hi` holds text."""
_Terms = tuple[int, dict[str, list[str]], list[str]]
"""The line of an entry, its terms by language, and what is said of them."""


def translations(root: Element) -> tuple[Iterator[Entry], tuple[str, ...]]:
    """The entries of a TMX file, and what was left out."""
    header = root.first("header")
    source = header.attributes.get("srclang", "") if header is not None else ""
    return _paired([_unit(each) for each in below(root, frozenset(("tu",)))], source)


def terms(root: Element) -> tuple[Iterator[Entry], tuple[str, ...]]:
    """The entries of a TBX file, and what was left out; of a file in one language what each term means."""
    found = [_concept(each) for each in below(root, frozenset(("termEntry", "conceptEntry")))]
    if len({language for _, terms, _ in found for language in terms}) == 1:
        return (
            Entry(next(iter(terms.values()))[0], said, line, notes=next(iter(terms.values()))[1:])
            for line, terms, said in found
        ), ()
    return _paired(found, root.attributes.get("xml:lang", ""))


def _unit(unit: Element) -> _Terms:
    told: dict[str, list[str]] = {}
    for variant in unit.all("tuv"):
        segment = variant.first("seg")
        text = whole(segment, _CODES - {"hi"}) if segment is not None else ""
        told.setdefault(_language(variant), []).append(text)
    return unit.line, told, []


def _concept(entry: Element) -> _Terms:
    told: dict[str, list[str]] = {}
    for part in below(entry, frozenset(("langSet", "langSec"))):
        if found := texts(part, "term"):
            told.setdefault(_language(part), []).extend(found)
    definitions = [
        " ".join(whole(each).split())
        for each in below(entry, frozenset(("descrip",)))
        if each.attributes.get("type") == "definition"
    ]
    return entry.line, told, definitions


def _language(element: Element) -> str:
    return (element.attributes.get("xml:lang") or element.attributes.get("lang") or "").casefold()


def _paired(found: list[_Terms], source: str) -> tuple[Iterator[Entry], tuple[str, ...]]:
    """The entries, from the source language to the one that stands beside it most often."""
    counts = Counter(language for _, terms, _ in found for language in terms)
    asked = source.casefold() if source.casefold() in counts else next(iter(counts), "")
    others = [language for language, _ in counts.most_common() if language != asked]
    said = others[0] if others else ""
    left_out = tuple(f"the language {short(each)!r}" for each in others[1:])
    return (
        Entry(terms.get(asked, [""])[0], terms.get(said, []), line, notes=[*terms.get(asked, [])[1:], *told])
        for line, terms, told in found
    ), left_out
