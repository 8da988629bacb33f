"""Compares chemical formulas by their atoms and reactions by their sides: "SO4H2", "Na+Cl-", "2H2 + O2 = 2H2O".

Formulas with brackets, and those in which only one side has charges, are compared as they are written elsewhere.
"""

from __future__ import annotations

import re
from fractions import Fraction

from bot.core.grading.facts.elements import NAMES
from bot.core.grading.facts.numbers.numerals import worded
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.word_forms import american

_ATOM = pattern(r"([A-Z][a-z]?)(\d*)")
_IONS = pattern(r"\d?[+-]")
_ARROW = pattern(r"\s*(?:→|⟶|⇌|<-+>|<=+>|[-=]+>|=)\s*")
_TERM = pattern(r"(\d+(?:/\d+)?)?\s*((?:[A-Z][a-z]?\d*|\((?:[A-Z][a-z]?\d*)+\)\d*)+)")
_SYMBOLS = {name: symbol for symbol, name in NAMES.items()}
_COUNTED = pattern(
    r"(?i)\s*(\d+|an?)?\s*\b([a-z]{1,12}?)s?\b(?:\s+atoms?)?(?:\s*(?:,|and|&|\+|with|plus|to)\s*)*"
)
_RATIO = pattern(r"[\s,]*\(?(\d{1,2}(?:\s?:\s?\d{1,2}){1,3})\)?(?:\s(?:ratio|proportions?))?$")
_LATIN = dict(
    pair.split(":")
    for pair in listed(
        "natrium:Na kalium:K ferrum:Fe aurum:Au argentum:Ag cuprum:Cu plumbum:Pb stannum:Sn hydrargyrum:Hg wolfram:W "
        "stibium:Sb sulphur:S aluminium:Al caesium:Cs"
    )
)
"""Names that the symbols come from, and British ones."""
MOST_WORDS = 16
"""Words of a formula that is said in words."""


def same_atoms(told: str, asked: str) -> bool:
    """Whether a formula without brackets has the same atoms in another order, or as ions: "SO4H2", "Na+Cl-"."""
    if "+" in told and "-" in told and not _IONS.search(asked):
        told = _IONS.sub("", told)
    if not all(re.fullmatch(r"(?:[A-Z][a-z]?\d*){2,}", one) for one in (told, asked)):
        return False
    return _atoms(told) == _atoms(asked)


def _atoms(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, count in re.findall(_ATOM.text, text):
        found[name] = found.get(name, 0) + int(count or 1)
    return found


def in_atoms(text: str) -> str:
    """The formula of "one carbon and four hydrogens"; "" for a text with other words."""
    if len(text.split()) > MOST_WORDS:
        return ""
    for start, end, value, _ in reversed(list(worded(text))):
        text = f"{text[:start]}{value}{text[end:]}"
    ratio = _RATIO.search(text.strip(" .!"))
    text = _RATIO.sub("", text.strip(" .!"))
    parts = list(_COUNTED.finditer(text))
    symbols = [
        part[2] if (part[1] or ratio) and part[2] in NAMES else _element(part[2].lower()) for part in parts
    ]
    if not all(symbols) or "".join(part[0] for part in parts) != text:
        return ""
    counts = re.split(r"\s?:\s?", ratio[1]) if ratio else [part[1] or "" for part in parts]
    if len(counts) != len(symbols):
        return ""
    counts = [count if count.isdigit() else "" for count in counts]
    return "".join(
        symbol + (count if count != "1" else "") for symbol, count in zip(symbols, counts, strict=True)
    )


def _element(name: str) -> str:
    return _SYMBOLS.get(american(name)) or _LATIN.get(name, "")


def only_elements(text: str, asked: str) -> bool:
    """Whether a text names all elements of a compound and no others, without how many of each there are."""
    own = set(re.findall(r"[A-Z][a-z]?", asked))
    if len(own) < FEWEST or re.search(r"\d", text) or len(text.split()) > MOST_WORDS:
        return False
    told = {word if word in NAMES else _element(word.lower()) for word in _SYMBOL_OR_WORD.findall(text)}
    return told - {""} == own and re.search(r"(?i)\b(?:with|and|plus)\b|\+", text) is not None


_SYMBOL_OR_WORD = pattern(r"(?!I\b(?:'|\s[a-z]))[^\W\d_]{1,20}")
"""A word or symbol, and no "I" of somebody who speaks."""
FEWEST = 2
"""Elements of a compound."""


def reaction(text: str) -> tuple[dict[str, Fraction], ...]:
    """The sides of a reaction: each substance with how much of it there is, for one of the first; () for none."""
    sides = []
    for side in _ARROW.split(re.sub(r"[_{}$]|\((?:s|l|g|aq)\)", "", text.strip(" ."))):
        terms = [_TERM.fullmatch(term.strip()) for term in side.split("+")]
        sides.append({term[2]: Fraction(term[1] or 1) for term in terms if term})
        if len(sides[-1]) != len(terms):
            return ()
    if len(sides) != 2 or any(not amount for side in sides for amount in side.values()):
        return ()
    unit = sides[0][min(sides[0])]
    return tuple({name: amount / unit for name, amount in side.items()} for side in sides)
