"""Money of a country that the question names is told without whose it is: "francs" for the Swiss franc."""

from __future__ import annotations

import re

from bot.core.grading.facts.tables import pattern

_ASKS = pattern(r"(?i)\b(?:currency|money|monetary unit)\b.{0,12}\b(?:of|in|used in|for|does)\b")
_REFERENCE = pattern(r"(?:the )?(?P<whose>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?P<noun>[^\W\d_]{3,})")
_PLURALS = {"krone": "kroner", "krona": "kronor", "króna": "krónur", "koruna": "koruny", "real": "reais"}
_LEAD = r"(?:(?:it'?s|they use|they have|it is|in)\s+)?(?:(?:the|a|an|their own|own|their)\s+)?"


def of_its_country(text: str, question: str, reference: str) -> str:
    """The text with the reference for a currency at its head that is not said to be another country's."""
    found = _REFERENCE.fullmatch(reference.strip(" ."))
    if found is None or not _ASKS.search(question):
        return text
    noun = found["noun"].lower()
    forms = "|".join(map(re.escape, (noun + "s", noun + "es", _PLURALS.get(noun, noun), noun)))
    told = re.compile(rf"(?i)^\W*{_LEAD}(?:{forms})\b(?!,? (?:of|and|or)\b|\s?[/&+])")
    return told.sub(reference, text, count=1)
