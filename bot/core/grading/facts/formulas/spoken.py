"""Formulas said in words: "half the mass times the velocity squared", "you multiply the heart rate by the volume".

It decides which letters the named quantities stand for, so that the words can be compared as signs.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.grading.facts.numbers.numerals import worded
from bot.core.grading.facts.tables import listed, pattern

_QUANTITIES = {
    name: letters.split("/")
    for name, letters in (
        pair.split(":")
        for pair in listed("""
        force:f mass:m acceleration:a velocity:v speed:v/c energy:e work:w power:p momentum:p pressure:p volume:v
        density:ρ/rho/d current:i voltage:v/u resistance:r charge:q time:t distance:d/s displacement:s/x/d
        wavelength:λ/lambda frequency:f/ν/nu height:h base:b length:l width:w/b area:a radius:r diameter:d
        circumference:c hypotenuse:c temperature:t moles:n gravity:g concentration:c slope:m intercept:b/c
        weight:w radii:r side:s/a light:c
        """)
    )
}
"""Names of quantities with the letters that stand for them; other names stand for their first letter."""
_KEPT = frozenset(
    listed("""
    pi alpha beta gamma delta epsilon theta lambda mu rho sigma phi omega sin cos tan log ln lg exp sqrt cbrt lim
    infinity squared cubed times plus minus over equals divided multiplied square root half
    """)
)
_DROPPED = pattern(
    r"(?i)\ba(?=\s+[a-z]{3})|\b(?:the|of|an|is|are|its|it|be|by|you|i|think|take|get|formula|that|this|just|simply"
    r"|all|constant(?= of)"
    r"|number(?= of)|object'?s?|body'?s?|will|would|which|find|calculate|we|so)\b"
)
_PHRASES = (
    (pattern(r"(?i)\blog\b(.*?)[\s,(]+(?:the )?natural log(?:arithm)?\)?$"), r"ln\1"),
    (pattern(r"(?i)\babs\s?\(([^()]{1,40})\)"), r"|\1|"),
    (pattern(r"\(\s*(\|[^|()]{1,40}\|)\s*\)"), r"\1"),
    (pattern(r"(?i)\b(?:the )?(?:absolute(?: value(?: of)?)?|modulus of)\s+([a-z])\b"), r"|\1|"),
    (pattern(r"(?i)\b(?:a|the|some|any) constant\b(?! of)"), " C "),
    (pattern(r"(?i)\bplus[ -]?(?:or[ -]?|and[ -]?|/)?minus\b"), "+-"),
    (
        pattern(r"(?i)\b(?:the )?(?<!cube )(?:square )?root (?:of )?(?:the )?([^,]{3,60}?)(?=\s*,|\s+all\b)"),
        r"sqrt(\1)",
    ),
    (pattern(r"(?i)\s+(?:equals|is equal to|is the same as)\s+"), "="),
    (
        pattern(
            r"(?i)^([^=]{1,80}=)?(.{3,120}?),?\s*\b(?:all|the whole(?: thing)?)(?: of (?:it|that|this))?"
            r" (?:over|divided by) (.{1,40})$"
        ),
        r"\1(\2)/(\3)",
    ),
    (
        pattern(r"(?i)^((?:the )?[a-z]{3,20}) is "
            r"(?=(?:the )?[a-z]{3,20} (?:times|plus|minus|over|divided|multiplied))"
        ),
        r"\1=",
    ),
    (pattern(r"(?i)\b(?:the )?cosine(?: of)?\b"), "cos "),
    (pattern(r"(?i)\b(?:the )?sine(?: of)?\b"), "sin "),
    (pattern(r"(?i)\b(?:the )?tangent(?: of)?\b"), "tan "),
    (pattern(r"(?i)\b(?:the )?natural log(?:arithm)?(?: of)?\b"), "ln "),
    (pattern(r"(?i)\b(?:the )?logarithm(?: of)?\b"), "log "),
    (pattern(r"(?i)\b(?:the )?cube root(?: of)?\b"), "cbrt "),
    (pattern(r"(?i)\b(?:the )?(?:square )?root(?: of)?\b"), "sqrt "),
    (pattern(r"(?i)\b(?:the )?speed of light\b"), "light"),
    (pattern(r"(?i)\b(?:one[ -])?half(?: of)?(?: the)?\b|\b(?:a|one) half\b"), "1/2*"),
    (pattern(r"(?i)\b(?:a|one) third(?: of)?(?: the)?\b"), "1/3*"),
    (pattern(r"(?i)\b(?:four|4) thirds(?: of)?(?: the)?\b"), "4/3*"),
    (pattern(r"(?i)\b(?:twice|double|two times)(?: the)?\b"), "2*"),
    (pattern(r"(?i)\b(?:the )?reciprocal of (?:the )?(\w+)(?:,? for .*)?$"), r"1/\1"),
    (pattern(r"(?i)\b(?:the )?product of (.{1,60}?) and (.{1,60})"), r"\1*\2"),
    (pattern(r"(?i)\b(?:the )?sum of (.{1,60}?) and (.{1,60})"), r"\1+\2"),
    (pattern(r"(?i)\b(?:the )?(?:ratio|quotient) of (.{1,60}?) (?:to|and) (.{1,60})"), r"\1/\2"),
    (pattern(r"(?i),?\s*(?:and )?then (?:you |we )?divid\w+ (?:it |that |again )*by (.{1,40}?)(?: again)?$"), r"/\1"),
    (pattern(r"(?i),?\s*(?:and )?then (?:you |we )?multipl\w+ (?:it |that |again )*(?:by|with) (.{1,40}?)(?: again)?$"),
        r"*\1"
    ),
    (pattern(r"(?i)\b(?:you |we )?multipl(?:y|ying) (.{1,60}?) (?:by|with|and|times) (.{1,60})"), r"\1*\2"),
    (pattern(r"(?i)\b(?:you |we )?divid(?:e|ing) (.{1,60}?) by (.{1,60})"), r"\1/\2"),
    (pattern(r"(?i)\bin (?:kilos?|(?:kilo)?gram(?:me)?s?|kg|(?:centi)?met(?:re|er)s?|c?m|seconds?|s|g)\b"), ""),
    (pattern(r"(?i)\b(?:the )?square of (?:the )?(\w+)"), r"\1^2"),
    (pattern(r"(?i)\s*(?:multiplied by|times|multiplied with)\s+"), "*"),
    (pattern(r"(?i)\s*(?:divided by|over|per)\s+"), "/"),
    (pattern(r"(?i)\s+plus\s+"), "+"),
    (pattern(r"(?i)\s+minus\s+"), "-"),
    (pattern(r"(?i)\s*(?:equals|is equal to|equal to|is the same as)\s+"), "="),
    (pattern(r"(?i)\s*squared\b"), "^2"),
    (pattern(r"(?i)\s*cubed\b"), "^3"),
    (pattern(r"(?i)(?:^|(?<=[(=]))\s*(?:minus|negative)\s+"), "-"),
)  # fmt: skip
_TIMES_WITHIN = pattern(r"(\b(?:sin|cos|tan|ln|log|sqrt)\s+\d{1,4})\*\s*(?=[A-Za-z])")
"""What a function is of: the 2 and x of "cosine of twice x"."""
_ROOT_OF_ALL = pattern(r"(?i)\b(?:root|sqrt of)\b")
_OPEN_ROOT = pattern(r"\b(sqrt)\s+(?!\()(.+)$")
_ARGUMENT = pattern(r"(?i)\b(?:the |its |that )?(?:angle|argument|variable|unknown|input)\b")
_NOTHING_OF = pattern(r"(?i)\b(?:sin|cos|tan|cot|sec|csc|ln|log|sqrt)$")
_WORD = pattern(r"[A-Za-z]{2,}")
_NAME = pattern(r"[A-Za-z]{2,}(?:[ -][A-Za-z]{2,})*(?:\s*\((?P<unit>[A-Za-z]{1,3})\))?")
_UNIT = pattern(r"(?<=[A-Za-z])\s*\(([A-Za-z]{1,3})\)")
LONGEST = 200
"""Characters of a formula in words."""
MOST_NAMES = 8


def in_letters(text: str) -> str:
    """The formula with every quantity as the letter that stands for it; "" for a text without words or too long."""
    if len(text) > LONGEST or not _WORD.search(text):
        return ""
    for start, end, value, _ in reversed(list(worded(text))):
        if value.denominator == 1:
            text = f"{text[:start]}{value}{text[end:]}"
    return re.sub(r"\s+", " ", _WORD.sub(_letter, _signs(text))).strip(" .,!?")


def ways_to_read(text: str, letter: str) -> list[str]:
    """The formula in letters: as it is said, and with a root of all that follows, as "root L over g" may be meant.

    `letter` is the one letter of the reference, which "the angle" is, and what a function is of that is of nothing;
    "" where it has several.
    """
    worded = in_letters(_ARGUMENT.sub(letter, text) if letter else text)
    if letter and _NOTHING_OF.search(worded):
        worded += " " + letter
    if not worded:
        return []
    rooted = _OPEN_ROOT.sub(r"\1(\2)", worded) if _ROOT_OF_ALL.search(text) else worded
    return [worded] if rooted == worded else [worded, rooted]


def _letter(found: re.Match[str]) -> str:
    word = found[0].lower()
    if word in _KEPT or len(word) == len("mc") or found[0].isupper():
        return found[0]
    return f" {_QUANTITIES.get(word, [word[0]])[0]} "


def _signs(text: str) -> str:
    for phrase, sign in _PHRASES:
        text = phrase.sub(sign, text)
    text = _TIMES_WITHIN.sub(r"\1 ", re.sub(r"\*\s*\*", "*", text))
    return _DROPPED.sub(" ", text)


@lru_cache(maxsize=128)
def names_of(reference: str) -> tuple[tuple[str, ...], ...]:
    """The quantities that a reference names in words, each with its aliases: initials and a unit in brackets."""
    found: list[tuple[str, ...]] = []
    for match in _NAME.finditer(reference):
        name = re.sub(r"\s*\(.*", "", match[0]).lower()
        if name in _KEPT or (len(name) < SHORTEST_NAME and not match["unit"] and not match[0].isupper()):
            continue
        initials = "".join(word[0] for word in re.split(r"[ -]", name))
        letters = _QUANTITIES.get(name, []) if not match["unit"] else []
        aliases = [
            name,
            *letters,
            *([initials] if len(initials) > 1 else []),
            *([match["unit"]] if match["unit"] else []),
        ]
        aliases += _UNIT_NAMES.get(match["unit"] or "", ())
        if name not in [one[0] for one in found]:
            found.append(tuple(aliases))
    return tuple(found[:MOST_NAMES]) if any(len(names[0]) >= SHORTEST_NAME for names in found) else ()


_UNIT_NAMES = {
    "kg": ("kilo", "kilogram", "kilogramme"), "g": ("gram", "gramme"), "m": ("metre", "meter"), "s": ("second",),
    "cm": ("centimetre", "centimeter"), "km": ("kilometre", "kilometer"), "h": ("hour",), "l": ("litre", "liter"),
    "L": ("litre", "liter"),
    "N": ("newton",), "J": ("joule",), "W": ("watt",), "V": ("volt",), "A": ("amp", "ampere"), "Pa": ("pascal",),
    "mm": ("millimetre", "millimeter"), "min": ("minute",), "mol": ("mole",), "ml": ("millilitre", "milliliter"),
}  # fmt: skip
"""The names of units that a formula may be told in."""
SHORTEST_NAME = 4
"""Letters of a quantity's name; shorter ones are letters that stand side by side."""


_OWNED = r"(?:\b(?:the|its|an?|your|their)\s+)?(?:\b[a-z]{2,15}(?:'s|s')\s+)?"
"""What says whose a quantity is: "a circle's circumference"."""


def in_tokens(text: str, names: tuple[tuple[str, ...], ...]) -> str:
    """The formula with every named quantity as one sign."""
    if len(text) > LONGEST:
        return ""
    text = _UNIT.sub("", text)
    initials = [aliases[0][0] for aliases in names]
    lettered = len(set(initials)) == len(initials) and not _WORD.search(text)
    for at, aliases in enumerate(names):
        for alias in (*aliases, *([initials[at]] if lettered else [])):
            if len(alias) == 1 and sum(alias in names_[1:] for names_ in names) > 1:
                continue
            if alias.isalpha() and len(alias) <= 3:
                text = re.sub(rf"(?<![A-Za-z_]){alias}(?![A-Za-z_])", f"q_{at}", text, flags=re.IGNORECASE)
            else:
                text = re.sub(rf"(?i){_OWNED}\b{re.escape(alias)}s?\b", f"q_{at}", text)
    return re.sub(r"\s+", " ", _signs(text)).strip(" .,!?")
