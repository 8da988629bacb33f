"""Finds in what notation a reference of signs is written.

Words and plain values are in none; the question decides where the signs alone leave it open.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.core.grading.facts import elements
from bot.core.grading.facts.formulas.command_names import GIT, PROGRAMS
from bot.core.grading.facts.formulas.sign_names import keys_of
from bot.core.grading.facts.numbers.intervals import interval
from bot.core.grading.facts.said import characters
from bot.core.grading.facts.tables import listed, pattern

PLACEHOLDER = pattern(r"<[\w -]{1,30}>|\.\.\.(?![\w/])|…")
"""What stands for anything in a command or tag: "git clone <url>", "<a href="...">"."""


class Notation(StrEnum):
    """What kind of signs a formula is made of."""

    MATH = "math"
    CHEMISTRY = "chemistry"
    CODE = "code"
    COMMAND = "command"
    SYMBOL = "symbol"
    SHORTCUT = "shortcut"


_CHEMICAL = pattern(
    r"(?:\d*(?:[A-Z][a-z]?\d*|\((?:[A-Z][a-z]?\d*)+\)\d*"
    r"|\[(?:[A-Z][a-z]?\d*)+\]\d*)+(?:\d?[+-]{1,3}|[+-]\d)?)"
)
_CODE = pattern(
    r"[A-Za-z_][\w.]*\([^)]*\)|\w+_\w+|\w+::\w+|^[.#@]\w+$|^</?\w+[^>]*>$|\{.*\}|\w\[.*\]"
    r"|^\w+\.\w{1,4}$|^--?\w[\w-]*$|^\w+\.\w+\.\w+$"
    r"|^\*\.\w+$|^[~/.]{1,2}/\w|^\[.*\]$|^import \w|^def \w|;$|^#\w|^\$[A-Za-z_]\w*|^\w+:\w+\S*$|\w->\w+"
)
_COMMAND = pattern(
    r"^(?:git(?=\s(?!is\b|was\b|has\b|and\b)[a-z-]+\b)"
    r"|npm|pip|apt|sudo|docker|kubectl|cd|ls|rm|cp|mv|tar|grep|chmod|chown|ssh|curl|wget|cat|echo"
    r"|ps|kill|find|sed|awk|mkdir"
    r"|touch|make|python|node|brew|yum|systemctl|ping|ipconfig|ifconfig|netstat|df|du|man|top"
    r"|head|tail|sort|conda|go|cargo)"
    r"(?:\s+[-+\w./=:*~'\"]+)+$|^[\w-]+(?:\s+\S+)*\s+--?\w[\w=-]*(?:\s+\S+)*$|^(?:SELECT|INSERT"
    r"|DELETE|UPDATE|CREATE|DROP|ALTER|ORDER|GROUP|TRUNCATE|GRANT|REVOKE|DESCRIBE|HAVING)\b.*"
)
_MATH = pattern(
    r"[<>≤≥≠=^√∑∫∞±²³⁻⁴⁵⁶]|\\[a-z]+|^\$.*\$$|^[-+]?\d*\.?\d*\s?[a-z](?:\s?[-+*/]\s?[\w(]+)+$"
    r"|^-?\d+(?:\.\d+)?\s?[a-zA-Z]$|\w\s[+*/]\s\w"
    r"|^-?\d*[a-z]?/\d*[a-z]$|^-?[a-z]/\d+$|^-?\d*(?:pi|π)$|^[A-Za-z]\([a-z\d]\)$|^-?\d*(?:sin|cos|tan"
    r"|ln|log|sqrt|exp)\b|^-?(?:\d*[a-z]){2,3}$(?<![a-z]{3})|^\w!$|^[^A-Za-z]*[A-Za-z]{0,2}π[A-Za-z^\d/()]{0,6}$|^\d+:\d+$|^\(.*\)$"
)
_BRACKETED = pattern(
    r"(?=.{5,60}$)(?=.*[\w)]\([^()]*[-+*/^][^()]*\))(?:[a-zA-Z]{1,2}(?![a-zA-Z])|[-+*/^()!.\d ])+"
)
"""A product or quotient of letters and brackets: "n(n+1)/2", which is no call of a function."""
_WORKED = pattern(r"\d ?[-+] ?\d*\^?\d* ?(?:sin|cos|tan|cot|sec|csc|ln|log|sqrt|√)")
"""Numbers with a function behind them, which are no range: "1 - 2 sin x"."""
_TAG = pattern(r":\w+!?$|</?\w[^<>]*>$|=[A-Za-z]+\(|\\[a-zA-Z][+*?]?$")
LONGEST_WORDED = 14
"""Words and signs of a formula that names its quantities in words."""
_ASKS_REGEX = pattern(r"(?i)^(?!.*\bwhat (?:does|do)\b).*(?:\bregex|regular expression)")
ASKS_INTERVAL = pattern(r"\bx\b|(?i:interval|satisf|inequalit|solution|domain|range)")
_ASKS_SOUND = pattern(
    r"(?i)\bread\b|\bpronounce|\bromaji\b|\bhiragana\b|\bkatakana\b|\bsound\b|\btransliterat"
)
_ASKS_UNIT_SIGN = pattern(
    r"(?i)\b(?:SI|unit|metric|prefix)\b.*\b(?:symbol|abbreviat\w+)|\bsymbol\b.*\b(?:SI|unit|prefix|metric)\b"
)
_WORDED = pattern(
    r"^[A-Za-z][\w ]{0,30}\s*=\s*[\w ()/²³^]+(?:\s*[x×*·÷/+-]\s*[\w ()²³^]+)+$|^[\w ()]+\s[×÷·]\s[\w ()²³]+$"
    r"|^[\w ()/]+(?:\s[x×*÷]\s[\w ()²³^]+)+$"
)
LONGEST_FORMULA = 120
"""Characters of a formula; longer references are prose."""
_GROWS = pattern(r"^(?:big[- ])?[OΘΩ]\s?\(.*\)$")


def notation(text: str, question: str) -> Notation | None:
    """The notation that a reference is in; None where it is words or a plain value."""
    plain = characters(text).strip().strip("`")
    if not plain or len(plain) > LONGEST_FORMULA:
        return None
    if not re.search(r"[^\W_]", plain) or (len(plain) == 1 and not plain.isalnum()):
        return Notation.SYMBOL
    tests = (
        (Notation.SHORTCUT, keys_of(plain) and re.search(r"[-+⌘⌃⌥⇧]|^F\d", plain)),
        (Notation.MATH, _GROWS.match(plain) or is_quotient(plain, question)),
        (Notation.CHEMISTRY, _is_chemical(plain, question) or is_unit_sign(plain, question)),
        (Notation.COMMAND, _is_command(plain, question)),
        (Notation.MATH, ASKS_INTERVAL.search(question) and interval(plain) is not None),
        (Notation.CODE, _TAG.match(plain) or _ASKS_REGEX.search(question) or _is_keys(plain, question)),
        (Notation.MATH, not _ASKS_SOUND.search(question) and _is_math(plain)),
        (Notation.CODE, _CODE.search(plain) and len(plain.split()) <= 6),
    )
    return next((kind for kind, found in tests if found), None)


_TOLD_APART = pattern(
    r"[^=;\n]{1,40}\s=\s[^=;\n]{0,40}[^\W\d_]{4}[^=;\n]{0,60}(?:[;\n]|,\s)[^=;,\n]{1,40}\s=\s[^=;\n]{0,40}[^\W\d_]{2}[^;\n]{0,60}"
)


def tells_apart(text: str) -> re.Match[str] | None:
    """What tells two words apart, each by its definition: "its = possessive; it's = it is"; None for all else."""
    return None if _WORKS.search(text.replace(" / ", " or ")) else _TOLD_APART.fullmatch(text)


_ASKS_WORKED = pattern(
    r"(?i)(?!.*\b(?:chemical|molecul\w+|compound|element|called|name)\b).*"
    r"\b(?:formula|equation|calculated?|computed?|work(?:ed)? out)\b"
)
_QUOTIENT = pattern(
    r"(?:[A-Za-z][a-z ]{0,30}\s?=\s?)?[a-z]{2,20}(?: [a-z]{2,20}){0,2}\s?/\s?[a-z]{2,20}(?: [a-z]{2,20}){0,2}"
)


def is_quotient(text: str, question: str) -> bool:
    """Whether a stroke between words divides, and parts no ways to say one thing: "speed = distance / time"."""
    return _QUOTIENT.fullmatch(text) is not None and _ASKS_WORKED.match(question) is not None


_EDITOR = pattern(r"(?i)\b(?:n?vim?|vim's|emacs|nano)\b")
_EDITOR_KEYS = pattern(r"[A-Za-z]{1,3}|\d?[A-Za-z]{2}")


def _is_keys(text: str, question: str) -> bool:
    """Whether letters are keys of an editor, and no product."""
    return _EDITOR_KEYS.fullmatch(text) is not None and _EDITOR.search(question) is not None


_UNIT_NAMES = frozenset(
    listed("ohm volt watt mole gray acre dyne erg mho inch foot mile knot pint hour byte gram tonne")
)
"""Units' names that are as short as signs."""
_ASKS_COMMAND = pattern(
    r"(?i)\b(?:commands?|terminal|shell|linux|unix|bash|zsh|powershell|cli|cmd|console|docker|kubectl|npm|pip)\b"
)


def is_worked(text: str) -> bool:
    """Whether a text with numbers is a formula, or a command with options: "1 - 2 sin x", "kill -9 123"."""
    program, _, rest = text.strip("` ").partition(" ")
    return _WORKED.search(text) is not None or (
        program in PROGRAMS and re.match(r"-{1,2}\w", rest) is not None
    )


def is_unit_sign(text: str, question: str) -> bool:
    """Whether the text is a unit's symbol, where case tells one from another (MPa, mPa)."""
    return (
        re.fullmatch(r"[A-Za-zμΩ°]{1,4}", text) is not None
        and text not in _UNIT_NAMES
        and _ASKS_UNIT_SIGN.search(question) is not None
    )


def _is_command(text: str, question: str) -> bool:
    if re.search(r"\b[a-z]\s*[<>]=?\s*-?\d", text):
        return False
    text = PLACEHOLDER.sub("name", text)
    if re.fullmatch(r"[a-z][a-z0-9-]{1,9}", text) and re.search(r"(?i)\bcommand\b", question):
        return True
    words = text.split()
    if len(words) > 1 and words[0] in PROGRAMS and (words[0] == "git" or _ASKS_COMMAND.search(question)):
        return words[0] != "git" or words[1] in GIT
    return (
        _COMMAND.match(text) is not None
        and " = " not in text
        and (not text.endswith(".") or text.endswith((" .", "..")))
    )


_SUMMED_WORDS = pattern(r"[^\W\d_]{3,}(?: [^\W\d_]{3,})?(?:\s\+\s[^\W\d_]{3,}(?: [^\W\d_]{3,})?)+")
"""A list with plus signs: "copper + zinc"."""
_STROKED_WORDS = pattern(
    r"(?=.*\w (?:[^\W\d_]+ )+[^\W\d_])[^\W\d_]{2,}(?:[ '-][^\W\d_]+)*(?:\s/\s[^\W\d_]{2,}(?:[ '-][^\W\d_]+)*)+"
)
"""Phrases of which each will do: "it has no coast / no access to the sea"."""
_INFINITIVES = pattern(r"to [^\W\d_]{2,}(?: [^\W\d_]+)*(?:\s?/\s?(?:to )?[^\W\d_]{2,}(?: [^\W\d_]+)*)+")
"""Verbs of which each will do: "to speak / to talk"."""
_DEFINED = pattern(
    r"(?i)=\s?(?:[^\W\d_']+(?:'[a-z]+)?[ /]){0,6}[^\W\d_]{4,}"
    r"|[^\W\d_]{2,} [^\W\d_]{2,}[^=]*=\s?[^\W\d_]{3,}"
)
_WORKS = pattern(
    r"[-+*/^×÷·√²³<>≤≥≠∝\d\\−–](?![^\W\d_]{3})|[²³√×÷^*+]|\s[-−–/x]\s"
    r"|(?<!')\b[^\W\d_]\b(?!')|\$|\b(?:sin|cos|tan|log|ln)\b"
)
"""What makes an equation of what else is a definition: "its = possessive"."""
_HYPHENED = pattern(r"[A-Za-z]-[^\W\d_]{3,}(?: [^\W\d_]{3,})*")
"""A word that begins with a letter: "x-ray"."""


def _is_math(text: str) -> bool:
    if (
        _INFINITIVES.fullmatch(text)
        or _SUMMED_WORDS.fullmatch(text)
        or _HYPHENED.fullmatch(text)
        or _STROKED_WORDS.fullmatch(text)
    ):
        return False
    if _DEFINED.search(text) and not _WORKS.search(text):
        return False
    if _WORDED.match(text) and len(text.split()) <= LONGEST_WORDED:
        return True
    words = re.findall(r"[A-Za-z]{4,}", re.sub(r"\\[A-Za-z]+", "", text))
    prose = re.search(r"[A-Za-z]{3,} [A-Za-z]{3,} [A-Za-z]{3,}", text)
    return (_MATH.search(text) or _BRACKETED.fullmatch(text)) is not None and len(words) <= 2 and not prose


def _is_chemical(text: str, question: str) -> bool:
    plain = re.sub(r"[\s_{}$^]", "", text)
    if _CHEMICAL.fullmatch(plain) is None or not are_elements(plain):
        return False
    asked = re.search(r"(?i)formula|symbol|compound|chemical|molecule|\bion\b|\bgas\b|element", question)
    if (
        plain.isupper()
        and plain.isalpha()
        and len(plain) > 2
        and not re.search(r"(?i)formula|symbol", question)
    ):
        return False
    return bool(asked) or (any(char.isdigit() for char in plain) and sum(map(str.isupper, plain)) >= 2)


def are_elements(text: str) -> bool:
    """Whether all letters of a formula are symbols of elements."""
    return all(one in elements.NAMES for one in re.findall(r"[A-Z][a-z]?", text))
