"""Nouns of French and Italian with their article written on to them: "abeille", "une abeille" for "l'abeille"."""

from __future__ import annotations

from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.languages import asks_article
from bot.core.grading.facts.words.spellings import slip

_REFERENCE = pattern(r"(?i)l['’](?P<noun>[^\W\d_]{3,})")
_TOLD = pattern(
    r"(?i)(?P<before>\W*(?:c'est\s+|è\s+)?)(?:une?\s+|una\s+|un['’]\s?)?(?P<noun>[^\W\d_]{3,})(?=\W|$)"
)


def with_elided_article(text: str, reference: str, question: str) -> str:
    """The text with the reference for its noun at the head, without the article or with that of any one."""
    found = _REFERENCE.fullmatch(reference.strip(" ."))
    told = _TOLD.match(text) if found is not None and not asks_article(question) else None
    if found is None or told is None:
        return text
    asked, said = fold(found["noun"]), fold(told["noun"])
    return f"{reference}{text[told.end() :]}" if said == asked or slip(asked, said, "fr") else text
