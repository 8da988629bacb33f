"""What the names of columns tell of a list of words, and whether a first row holds names at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.formats.tables.languages import (
    BARE_LEARNT,
    BARE_OWN,
    GLOSSES,
    LANGUAGES,
    LEARNT,
    NOUNS,
    OWN,
    SCRIPTS,
    is_language,
    is_reading,
)

_USUAL_NAMES = (
    "column table file name country capital city state date time type kind level pos part_of_speech rank "
    "frequency freq "
    "count number no nr unit lesson chapter audio image picture example examples sentence sentences plural "
    "gender article "
    "hint id tag tags topic category description default source license author title year url link lemma lema "
    "forma form "
    "continent currency population symbol element event inventor code abbreviation word term question answer meaning"
)
_USUAL = frozenset(_USUAL_NAMES.split())
"""What columns are called that are no side of a card, or are in tables of facts."""
_VALUE = re.compile(
    r"[-+]?[$€£]?\d[\d.,\s]*(?:%|[eE][-+]?\d+)?|0x[0-9a-f]+|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T][\d:.+Z-]+)?"
    r"|true|false|https?://\S+|\S+@\S+\.\w+",
    re.IGNORECASE,
)
"""A number, a date, truth or an address, as no name of a column is."""
_CODES = frozenset(("en", "eng"))
"""Codes of which one makes another name of two letters a code, too."""
_MOST = 0.9
"""The share of values from which a column is one of values."""


def named(names: Sequence[str], asked: int | None, answered: int | None) -> tuple[int, int] | None:
    """The columns that are asked and answered, by plain names; those that are known already are kept.

    None where the names tell no second side.
    """
    found = (_of_learner(names, asked) or _of_noun(names, asked)) if answered is None else None
    if found is not None:
        return found
    coded = [at for at, name in enumerate(names) if name in LANGUAGES and not is_language(name)]
    sure = len(coded) > 2 or any(names[at] in _CODES for at in coded) or answered is not None
    languages = [at for at, name in enumerate(names) if is_language(name) or (sure and at in coded)]
    scripts = [at for at, name in enumerate(names) if name in SCRIPTS]
    readings = [at for at, name in enumerate(names) if is_reading(name)]
    glosses = [at for at, name in enumerate(names) if name in GLOSSES]
    if asked is None:
        # A sound and one language: which of them is asked shows by their order.
        alone = len(languages) == 1 and not scripts and answered is None
        order = (*sorted((*languages, *scripts, *(readings if alone else ()))), *readings)
        asked = next((at for at in order if at != answered), None)
    if answered is None:
        others = (*glosses, *languages, *scripts, *readings)
        answered = next((at for at in others if at != asked), None)
    if asked is None or answered is None or {asked, answered} <= set(readings):
        return None
    return asked, answered


def _of_learner(names: Sequence[str], asked: int | None) -> tuple[int, int] | None:
    """The columns of what is learnt and of what that is in the learner's own language, where names say so."""
    said = [at for at, name in enumerate(names) if name in LEARNT] or [
        at for at, name in enumerate(names) if name in BARE_LEARNT or name in NOUNS
    ]
    learnt = asked if asked is not None else next(iter(said), None)
    own = [at for at, name in enumerate(names) if at != learnt and (name in OWN or name in BARE_OWN)]
    if learnt is None or not own:
        return None
    noun = names[learnt].rpartition("_")[2]
    return learnt, next((at for at in own if names[at].rpartition("_")[2] == noun), own[0])


def _of_noun(names: Sequence[str], asked: int | None) -> tuple[int, int] | None:
    """The first two columns that are called by one noun and their languages: `phrase_de`, `phrase_en`."""
    places: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        first, _, last = name.partition("_")
        noun = last if first in LANGUAGES else first if last in LANGUAGES or not last else ""
        if noun in NOUNS:
            places.setdefault(noun, []).append(at)
    for found in places.values():
        if len(found) > 1 and asked in (None, *found):
            first_ = found[0] if asked is None else asked
            return first_, next(at for at in found if at != first_)
    return None


def is_word(name: str) -> bool:
    """Whether what has that plain name holds a word of a list, and not a question."""
    return name in SCRIPTS or name in ("word", "term") or name.partition("_")[0] in LANGUAGES


def without_empty(names: Sequence[str], below: Sequence[Sequence[str]]) -> list[str]:
    """The names without those of columns that are empty, or mostly so and called by a language."""
    if len(names) < 3:
        return list(names)

    def is_empty(at: int) -> bool:
        filled = sum(at < len(row) and bool(row[at].strip()) for row in below)
        return 2 * filled < len(below) if names[at].strip().casefold() in LANGUAGES else not filled

    return ["" if below and is_empty(at) else name for at, name in enumerate(names)]


def are_names(first: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns in words that say nothing of question and answer: `Country, Population`.

    Its cells are short and differ, and half of them are usual names of columns, or stand above numbers, dates, links.
    """
    texts = [cell.strip() for cell in first]
    filled = [text for text in texts if text]
    if len(filled) < 2 or len(set(filled)) < len(filled) or not all(map(is_name, filled)):
        return False
    usual = sum(_is_usual(text) for text in filled)
    values = sum(_holds_values(below, at) for at, text in enumerate(texts) if text)
    return (usual > 1 and 2 * usual >= len(filled)) or (values > 0 and len(below) > 2)


def is_name(text: str) -> bool:
    """Whether a text may be the name of a column: a few words, and no value."""
    return (
        len(text) < 40
        and len(text.split()) < 4
        and not _VALUE.fullmatch(text)
        and text[-1:] not in (".", "?", "!")
    )


def _is_usual(text: str) -> bool:
    name = re.split(r"[:(\[]", text.casefold(), maxsplit=1)[0]
    words = re.sub(r"[\W_]+", "_", name).strip("_")
    known = (_USUAL, SCRIPTS, GLOSSES)
    return any(words in each for each in known) or is_language(words) or is_reading(words)


def _holds_values(rows: Sequence[Sequence[str]], place: int) -> bool:
    cells = [row[place].strip() for row in rows if place < len(row) and row[place].strip()]
    return bool(cells) and sum(_VALUE.fullmatch(cell) is not None for cell in cells) >= _MOST * len(cells)
