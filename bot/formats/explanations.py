"""Explanations and sources in the tables and notes of others: which column holds them, and what of it a card can hold.

They are extras: one that does not fit is left out and counted, and the card stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import Card, Source
from bot.core.decks import limits, sources
from bot.core.decks.check import explanation_problems
from bot.formats import long_answers
from bot.formats.anki.notes import LeftOut
from bot.formats.tables import columns

_UNFIT = f"explanations over {limits.MAX_EXPLANATION:,} characters or with control characters in them"
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
    card = long_answers.shortened(card, left_out, line)
    plain = replace(card, source=None)
    if any(explanation_problems(plain)):
        left_out.note(_UNFIT, line)
        plain = replace(plain, explanation="")
    return replace(plain, source=_fitting(card, left_out, line))


def _fitting(card: Card, left_out: LeftOut, line: int) -> Source | None:
    if card.source is None or not any(explanation_problems(replace(card, explanation=""))):
        return card.source
    if sources.url_of(card.source.url) != card.source.url:
        left_out.note(_NO_LINK, line)
        return None
    left_out.note(_NO_TITLE, line)
    return Source(card.source.url)
