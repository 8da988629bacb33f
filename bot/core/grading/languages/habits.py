"""How the languages that are read write what matters here."""

from __future__ import annotations

from msgspec import Struct


class Habits(Struct, frozen=True):
    """How a language writes."""

    stemmer: str | None = None
    """The name of its Snowball stemmer."""
    verbs: tuple[str, ...] = ()
    """Endings of verbs that the stemmer leaves; in their place INFINITIVE makes the form that a glossary has."""
    particles: frozenset[str] = frozenset()
    """What a clause may end in that belongs to its verb, folded: "nimmt ... zu" is "zunimmt"."""
    compounds: bool = False
    """Words are joined into one: "Lichtgeschwindigkeit"."""
    shortest_part: int = 4
    """Letters of a part of a compound at least."""
    marked: bool = False
    """Letters with marks are letters of their own and tell words apart: "år" is a year, "är" is "is"."""
    endings_left: tuple[str, ...] = ()
    """Endings that the stemmer leaves, the longest first, and that are taken off where nothing else finds a word."""
    unspaced: bool = False
    """Texts are cut into entries: they have no spaces, or words carry endings that are words of their own."""
    endings: bool = False
    """Of those: words stand apart, and carry endings."""
    suffixes: bool = False
    """Words carry chains of endings that say what other languages say in words of their own (`turkish.py`)."""
    clitics: bool = False
    """Words carry before and behind them what other languages say in words of their own (`arabic.py`)."""
    doubled: bool = False
    """A word said twice is its plural or the like: "anak-anak", "anak2"."""
    plain_stems: bool = False
    """Words are stemmed as `folded` has them, for many spell them in more than one way."""
    negated: str = ""
    """What stands in front of a word that it denies, and is written as one with it: "nekontroluje"."""
    inflected: bool = False
    """The words of a phrase change, too: "oxidu uhličitého"."""
    apostrophes: bool = False
    """Apostrophes stand inside of words: "об'єм"."""
    syllables: bool = False
    """Words are syllables that stand apart and never change; what has marks is never read without them."""
    behind: bool = False
    """A "not" may follow the word that it denies."""
    verb_last: bool = False
    """A "not" stands behind what it denies, before the verb that comes last (`verb_last.py`)."""


INFINITIVE, PARTICIPLE = "en", "ge"
"""How verbs of German and Dutch end, and how what they have become begins."""
_GERMAN = """
ab an auf aus bei dar durch ein entgegen fest her hin los mit nach statt teil um unter vor weg weiter wieder zu zuruck
"""
_DUTCH = "aan af bij door in mee na om op over plaats samen terug toe uit vast voor voort weg"
_SWEDISH = "arnas ornas ernas ande ades arna orna erna nas dde des ets ens ns ts de dd tt na et en n t r s"
HABITS = {
    "ar": Habits("arabic", clitics=True),
    "cs": Habits("czech", marked=True, negated="ne", inflected=True),
    "de": Habits(
        "german",
        verbs=("t", "st", "et", "te", "ten", "tet"),
        particles=frozenset(_GERMAN.split()),
        compounds=True,
        behind=True,
    ),
    "es": Habits("spanish"),
    "fr": Habits("french", behind=True),
    "hi": Habits("hindi", endings_left=("कर", "के", "वाला", "वाले", "वाली"), plain_stems=True, verb_last=True),
    "id": Habits("indonesian", endings_left=("nya", "lah", "kah", "pun", "ku", "mu"), doubled=True),
    "it": Habits("italian"),
    "ja": Habits(unspaced=True, behind=True),
    "ko": Habits(unspaced=True, endings=True, behind=True),
    "nl": Habits(
        "dutch",
        verbs=("t", "d", "de", "den", "te", "ten"),
        particles=frozenset(_DUTCH.split()),
        compounds=True,
        behind=True,
    ),
    "pl": Habits("polish"),
    "pt": Habits("portuguese"),
    "ru": Habits("russian"),
    "sv": Habits(
        "swedish",
        compounds=True,
        shortest_part=3,
        marked=True,
        endings_left=tuple(_SWEDISH.split()),
        behind=True,
    ),
    "tr": Habits("turkish", marked=True, suffixes=True),
    "uk": Habits("ukrainian", negated="не", inflected=True, apostrophes=True),
    "vi": Habits(marked=True, syllables=True),
    "zh": Habits(unspaced=True),
}
"""The languages that are read, by their ISO 639-1 code."""
