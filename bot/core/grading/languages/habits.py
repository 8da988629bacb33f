"""How the languages that are read write what matters here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Habits:
    """How a language writes."""

    stemmer: str | None = None
    """The name of its Snowball stemmer."""
    verbs: tuple[str, ...] = ()
    """Endings of verbs that the stemmer leaves; in their place INFINITIVE makes the form that a glossary has."""
    compounds: bool = False
    """Words are joined into one: "Lichtgeschwindigkeit"."""
    unspaced: bool = False
    """Texts are cut into entries: they have no spaces, or words carry endings that are words of their own."""
    endings: bool = False
    """Of those: words stand apart, and carry endings."""
    behind: bool = False
    """A "not" may follow the word that it denies."""


INFINITIVE, PARTICIPLE = "en", "ge"
"""How verbs of German and Dutch end, and how what they have become begins."""
HABITS = {
    "de": Habits("german", verbs=("t", "st", "et", "te", "ten", "tet"), compounds=True, behind=True),
    "es": Habits("spanish"),
    "fr": Habits("french", behind=True),
    "it": Habits("italian"),
    "ja": Habits(unspaced=True, behind=True),
    "ko": Habits(unspaced=True, endings=True, behind=True),
    "nl": Habits("dutch", verbs=("t", "d", "de", "den", "te", "ten"), compounds=True, behind=True),
    "pl": Habits("polish"),
    "pt": Habits("portuguese"),
    "ru": Habits("russian"),
    "zh": Habits(unspaced=True),
}
"""The languages that are read, by their ISO 639-1 code."""
