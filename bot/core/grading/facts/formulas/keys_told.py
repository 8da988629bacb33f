"""Hears the keys of a shortcut in a sentence: "hold control with shift, then tap the t key", "Ctrl plus some letter".

It reads word by word; a word that it does not know may stand before or behind the keys, and not between them.
"""

from __future__ import annotations

import re

from msgspec import Struct

from bot.core.grading.facts.formulas.letter_names import LETTER_NAMES
from bot.core.grading.facts.formulas.sign_names import KEYS, MODIFIERS, SIGN_OF
from bot.core.grading.facts.lengths import BRIEF
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import CARRIER

MOST_KEYS = 6
_WORD = pattern(r"[^\W_]+(?:'[a-z]+)?|[⌘⌃⌥⇧⌫⏎+]|(?<=\+)\s?[^\w\s]|(?<=['\"])[^\w\s](?=['\"])")
_BETWEEN = frozenset(
    listed("""
    press presses pressing pressed hold holds holding held hit hits hitting tap taps tapping push pushing strike click
    keep keeping release key keys button buttons letter letters down together at same time while simultaneously
    combination combo shortcut keyboard left right hand plus and with then add followed by of you your also your
    """)
) | (CARRIER - {"or", "a", "i", "not", "no", "never"})
_VAGUE = pattern(
    r"(?i)\b(?:some|another|one more|a certain|a|any)(?: other)? (?:letter|key|thing)\b|\bsomething\b|\bi forget\b|\?\?"
)
_EMACS = pattern(r"(?i)\b([CMS])-(?=[a-z]\b)")
_EMACS_KEYS = {"c": "ctrl ", "m": "alt ", "s": "shift "}
_HELD = frozenset(("+", "letter", "plus", "then", "hit", "press", "tap", "hold", "and", "with", "key"))


_NO_SIGNS = frozenset(("at", "point", "hat", "bang", "equal", "equals", "arrow"))
"""Names of signs that mean something else between keys."""


class Keys(Struct, frozen=True):
    """What an answer tells of a shortcut."""

    held: frozenset[str]
    pressed: tuple[str, ...]
    vague: bool = False
    """It speaks of a key that it does not name."""

    @property
    def form(self) -> str:
        """As `keys_of` has it."""
        return "+".join((*sorted(self.held), *self.pressed))


def keys_told(text: str) -> Keys | None:
    """The keys that a sentence names; None where it names none, or other words between them."""
    if len(text) > BRIEF or re.search(r"(?i)\bor\b|\bnot\b|\binstead of\b", text):
        return None
    plain = _EMACS.sub(lambda found: _EMACS_KEYS[found[1].lower()], text)
    vague = _VAGUE.search(plain)
    told = [one.strip() for one in _WORD.findall(_VAGUE.sub(" ", plain))]
    held: set[str] = set()
    pressed: list[str] = []
    broken = False
    for at, word in enumerate(told):
        key = _key(told, at)
        if not key:
            known = word.lower() in _BETWEEN or word == "+"
            broken = broken or (bool(held or pressed) and not known)
        elif broken:
            return None
        elif key in MODIFIERS.values():
            held.add(key)
        else:
            pressed.append(key)
    if not held or len(pressed) > MOST_KEYS:
        return None
    return Keys(frozenset(held), tuple(pressed), vague is not None)


def _key(told: list[str], at: int) -> str:
    """The key that a word names at its place: "windows" before "key", "a" behind "+" or "letter"; "" for none."""
    word = told[at].lower()
    before, after = (told[one].lower() if 0 <= one < len(told) else "" for one in (at - 1, at + 1))
    if word in ("windows", "command", "option", "apple", "super", "meta", "logo"):
        meant = after in ("key", "+", "and", "plus", "with", "shift") and before not in (
            "on",
            "in",
            "the",
            "a",
            "for",
        )
        return MODIFIERS[word] if meant or (after == "key" and before == "the") else ""
    if word in MODIFIERS:
        return MODIFIERS[word]
    if word in ("left", "right", "up", "down", "home", "end", "plus", "minus", "return", "break", "pause"):
        return KEYS[word] if after in ("arrow", "key") or before in ("+", "arrow") else ""
    if word in KEYS:
        return KEYS[word]
    if re.fullmatch(r"f\d{1,2}", word):
        return word
    if len(word) == 1 and word != "+":
        pronoun = word in "ai" and told[at] != "A" and before not in _HELD and after != "key"
        return (
            ""
            if pronoun or (word == "a" and after not in ("", "key", "and", "together") and before != "+")
            else word
        )
    if word not in _NO_SIGNS and (sign := SIGN_OF.get(word, "")):
        return sign if before in _HELD or after == "key" or before in MODIFIERS else ""
    named = LETTER_NAMES.get(word, "")
    return named if named and before == "letter" else ""
