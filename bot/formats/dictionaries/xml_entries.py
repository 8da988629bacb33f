"""Dictionaries in XML: TEI as FreeDict has it, XDXF, StarDict's, JMdict, and the lists of terms TBX and TMX.

<entry><form><orth>bat</orth></form><sense><cit type="trans"><quote>Fledermaus</quote></cit></sense></entry>
<ar><k>bat</k>Fledermaus</ar>
<article><key>bat</key><definition type="m">Fledermaus</definition></article>
<tu><tuv xml:lang="en"><seg>bat</seg></tuv><tuv xml:lang="de"><seg>Fledermaus</seg></tuv></tu>
<termEntry><langSet xml:lang="en"><tig><term>bat</term></tig></langSet> ... </termEntry>

Elements are those of the TEI guidelines ("Dictionaries"), XDXF, TMX 1.4 and ISO 30042.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.core.cards import Deck
from bot.core.decks import limits
from bot.core.decks.check import slugify
from bot.formats import markup
from bot.formats.dictionaries import entries, term_lists
from bot.formats.dictionaries.elements import below, texts, whole
from bot.formats.dictionaries.entries import Entry
from bot.formats.xml_tree import Element

_ASIDE = frozenset(
    (
        "k",
        "ex",
        "tr",
        "pos",
        "gr",
        "co",
        "kref",
        "rref",
        "iref",
        "c_ref",
        "opt",
        "nu",
        "sr",
        "etm",
        "abr",
        "abbr",
    )
)
"""Parts of an article of XDXF that are no meaning: examples, transcriptions, parts of speech, pointers."""
_TITLES = (("full_name",), ("meta_info", "full_title"), ("info", "bookname"))
_TITLES_TEI = ("teiHeader", "fileDesc", "titleStmt", "title")


def is_dictionary(root: Element) -> bool:
    """Whether the document with this root is a dictionary, or a list of terms."""
    return root.name.casefold() in _READERS


def parse(root: Element, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in a document, and what was left out of it; DeckError with every problem."""
    for path in (*_TITLES, _TITLES_TEI):
        if (told := root.first(*path)) is not None and (name := " ".join(whole(told).split())):
            title, slug = name[: limits.MAX_TITLE].strip(), slugify(name)
            break
    found, notes = _READERS[root.name.casefold()](root)
    return entries.deck_of(found, slug=slug, title=title, notes=notes)


_Read = tuple[Iterator[Entry], tuple[str, ...]]


def _tei(root: Element) -> _Read:
    return (_tei_entry(each) for each in below(root, frozenset(("entry", "entryFree")))), ()


def _tei_entry(entry: Element) -> Entry:
    words = texts(entry, "orth") or [""]
    translations = [
        text
        for cit in below(
            entry, frozenset(("cit", "trans"))
        )  # an example holds its own translation, deeper down
        if cit.name == "trans" or cit.attributes.get("type", "").startswith("trans")
        for text in (*texts(cit, "quote"), *texts(cit, "tr"))
    ]
    return Entry(
        words[0], translations or texts(entry, "def"), entry.line, notes=[*words[1:], *texts(entry, "pron")]
    )


def _xdxf(root: Element) -> _Read:
    return (_xdxf_article(each) for each in below(root, frozenset(("ar",)))), ()


def _xdxf_article(article: Element) -> Entry:
    words = texts(article, "k") or [""]
    translations = texts(article, "dtrn", _ASIDE) or texts(article, "deftext", _ASIDE)
    meaning = whole(article, _ASIDE)
    return Entry(words[0], translations or meaning.split("\n"), article.line, notes=words[1:])


def _stardict(root: Element) -> _Read:
    return (_stardict_article(each) for each in root.all("article")), ()


def _stardict_article(article: Element) -> Entry:
    word = article.first("key")
    meanings = [markup.strip(each.text).text for each in article.all("definition")]
    return Entry(whole(word) if word else "", meanings, article.line, notes=texts(article, "synonym"))


def _jmdict(root: Element) -> _Read:
    return (_jmdict_entry(each) for each in root.all("entry")), ()


def _jmdict_entry(entry: Element) -> Entry:
    spellings, readings = texts(entry, "keb"), texts(entry, "reb")
    glosses = list(below(entry, frozenset(("gloss",))))
    languages = [gloss.attributes.get("xml:lang", "eng") for gloss in glosses]
    first = "eng" if "eng" in languages else next(iter(languages), "")
    meanings = [whole(gloss) for gloss, language in zip(glosses, languages, strict=True) if language == first]
    word, *others = spellings or readings or [""]
    reading = readings[0] if spellings and readings else ""
    return Entry(word, meanings, entry.line, reading, others)


_READERS: dict[str, Callable[[Element], _Read]] = {
    "tei": _tei,
    "tei.2": _tei,
    "xdxf": _xdxf,
    "stardict": _stardict,
    "jmdict": _jmdict,
    "tmx": term_lists.translations,
    "martif": term_lists.terms,
    "tbx": term_lists.terms,
}
"""By the name of the root in small letters."""
