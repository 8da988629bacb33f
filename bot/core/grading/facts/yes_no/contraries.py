"""Tells words that are each other's opposite, or say the same of where something goes: "rise" and "fall", "go up"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from bot.core.grading.facts.tables import listed
from bot.core.grading.facts.vocabulary import OPPOSITES
from bot.core.grading.facts.words.word_forms import stem as singular

_POLES = [
    tuple(frozenset(listed(pole)) for pole in pair.split("|"))
    for pair in (
        "increase rise raise grow climb gain soar up higher high upward upwards boost swell"
        "|decrease fall drop sink decline shrink reduce lower low lessen down downward downwards cut diminish dwindle",
        "bigger larger greater more longer wider big large|smaller less fewer shorter narrower small little",
        "cheap cheaper|expensive dear dearer pricier costlier expensiver",
        "same identical alike equal equivalent|different distinct differ unequal unlike separate",
        "before earlier beforehand|after later afterwards",
        "fast faster quick quicker|slow slower",
        "towards toward into to|away from",
        "allow allowed permit permitted legal lawful ok fine|forbidden banned prohibited illegal unlawful",
        "strong stronger strengthen|weak weaker weaken",
        "soft softer|hard harder tough tougher",
        "heavy heavier|light lighter",
        "bright brighter|dark darker dim dimmer",
        "encourage promote|prevent stop hinder discourage inhibit",
        "keep retain hold|lose drop discard",
        "attack criticise criticize|defend",
        "lengthen prolong extend|shorten",
        "valid binding enforceable|void invalid",
        "liquid runny|solid",
        "deep deeper|shallow shallower",
        "near nearer close closer|far farther further",
        "thick thicker|thin thinner",
        "warm warmer hot hotter|cold colder cool cooler",
        "often frequently|rarely seldom",
    )
]
"""Pairs of sets of words: those of a set say the same, those of the other its contrary."""
_ENDINGS = ("ing", "ed", "es", "en", "er", "s", "d")
_IRREGULAR = {
    "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise", "grew": "grow", "grown": "grow",
    "sank": "sink", "sunk": "sink", "shrank": "shrink", "shrunk": "shrink", "kept": "keep", "held": "hold",
    "lost": "lose", "burnt": "burn", "went": "go", "dropped": "drop", "dropping": "drop", "cutting": "cut",
}  # fmt: skip


def base_forms(word: str) -> frozenset[str]:
    """What a word may be an inflection of, itself among them."""
    found = {word, _IRREGULAR.get(word, word), singular(word)}
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            found.update((word.removesuffix(ending), word.removesuffix(ending) + "e"))
    return frozenset(found)


SHORTEST = 3
"""Letters of a word without its ending."""


class Contraries(Struct, frozen=True):
    """What is whose opposite."""

    antonyms: Mapping[str, frozenset[str]] = {}
    """By the stem of a word the stems of its opposites."""
    stem: Callable[[str], str] = str

    def opposed(self, one: str, other: str) -> bool:
        """Whether a word is the contrary of another."""
        forms, others = base_forms(one), base_forms(other)
        if any(not OPPOSITES.get(form, frozenset()).isdisjoint(others) for form in forms):
            return True
        if any(_apart(pair, forms, others) for pair in _POLES):
            return True
        return self.stem(other) in self.antonyms.get(self.stem(one), ())


def _apart(pair: tuple[frozenset[str], ...], forms: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two words stand in different sets of a pair."""
    first, second = pair
    return bool((forms & first and others & second) or (forms & second and others & first))


def agreed(one: str, other: str) -> bool:
    """Whether two words stand at the same pole: "increase" and "up"."""
    forms, others = base_forms(one), base_forms(other)
    return any(forms & pole and others & pole for pair in _POLES for pole in pair)


def is_pole(word: str) -> bool:
    """Whether a word says which way something goes, or how it compares."""
    forms = base_forms(word)
    return any(forms & pole for pair in _POLES for pole in pair)
