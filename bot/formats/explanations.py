"""Explanations and sources in the tables and notes of others: which column holds them, and what of it a card can hold.

They are extras: one that does not fit is left out and counted, and the card stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import Card, Source
from bot.core.decks import limits, sources
from bot.core.decks.check import explanation_problems
from bot.formats.anki.notes import LeftOut
from bot.formats.documents import answers
from bot.formats.tables import columns

_UNFIT = f"explanations over {limits.MAX_EXPLANATION:,} characters or with control characters in them"
_LONG = f"answers over {limits.MAX_REFERENCE:,} characters, of which the first paragraph was taken"
_CUT = f"answers of one paragraph over {limits.MAX_REFERENCE:,} characters, of which the first sentences were taken"
_SENTENCE_END = re.compile(r"[.!?]\s+|[。！？]\s*")
_NO_LINK = "sources that are no link"
_NO_TITLE = f"titles of sources over {limits.MAX_SOURCE_TITLE} characters, or with a link or control characters in them"


def arranged(names: Sequence[str], fields: Sequence[str | None], first: Sequence[str]) -> list[str | None]:
    """What each column holds, with one explanation and one source at most; `first` are the cells of one row.

    Of several columns that may hold the explanation or the source, the one with the plainest name does, for sources
    rather one with a link in it. "Reference" beside another answer is a source where a link stands in it.
    """
    found = list(fields)
    linked = [place for place, cell in enumerate(first[: len(found)]) if sources.read(cell)]
    answers = [place for place, field in enumerate(found) if field == columns.REFERENCE]
    for place in answers if set(answers) - set(linked) else ():
        if place in linked:
            found[place] = columns.SOURCE
    for field in (columns.EXPLANATION, columns.SOURCE):
        places = [place for place, each in enumerate(found) if each == field]
        wanted = linked if field == columns.SOURCE else places
        ranked = sorted(places, key=lambda place: (place not in wanted, columns.rank(names[place])))
        for place in ranked[1:]:
            found[place] = None
    return found


def fitting(card: Card, left_out: LeftOut, line: int = 0) -> Card:
    """The card without an explanation or a source that it cannot hold; these are counted, with the first line.

    Of an answer that is too long the first paragraph is the answer, or as many of its sentences as fit, and what
    follows the explanation.
    """
    if len(card.reference) > limits.MAX_REFERENCE:
        first, rest = answers.parted(card.reference)
        what = _LONG
        if len(first) > limits.MAX_REFERENCE:
            first, rest = _sentences(first, limits.MAX_REFERENCE)
            rest, what = _sentences(rest, limits.MAX_EXPLANATION)[0], _CUT
        if first:
            left_out.note(what, line)
            card = replace(card, reference=first, explanation=card.explanation or rest)
    plain = replace(card, source=None)
    if any(explanation_problems(plain)):
        left_out.note(_UNFIT, line)
        plain = replace(plain, explanation="")
    return replace(plain, source=_fitting(card, left_out, line))


def _sentences(text: str, most: int) -> tuple[str, str]:
    """As many whole sentences as fit, which may be none, and what follows them."""
    if len(text) <= most:
        return text, ""
    end = max((found.end() for found in _SENTENCE_END.finditer(text, 0, most)), default=0)
    return text[:end].strip(), text[end:].strip()


def _fitting(card: Card, left_out: LeftOut, line: int) -> Source | None:
    if card.source is None or not any(explanation_problems(replace(card, explanation=""))):
        return card.source
    if sources.url_of(card.source.url) != card.source.url:
        left_out.note(_NO_LINK, line)
        return None
    left_out.note(_NO_TITLE, line)
    return Source(card.source.url)
