"""Reads signs, letters, keys and options as they are said: "two forward slashes", "capital C, small o", "control S".

It decides whether the words of an answer name the sign, the shortcut or the option that a reference has.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.formulas.command_names import EITHER_CASE, LONG
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.spellings import fumbled

MODIFIERS = {
    "ctrl": "ctrl", "control": "ctrl", "ctl": "ctrl", "strg": "ctrl", "⌃": "ctrl", "cmd": "cmd",
    "command": "cmd", "⌘": "cmd",
    "umschalt": "shift", "apple": "cmd",
    "alt": "alt", "option": "alt", "opt": "alt", "⌥": "alt", "shift": "shift", "⇧": "shift", "win": "win",
    "windows": "win",
    "super": "win", "logo": "win", "meta": "win", "fn": "fn",
}  # fmt: skip
KEYS = {
    "esc": "esc", "escape": "esc", "del": "delete",
    "entf": "delete", "delete": "delete", "⌫": "backspace",
    "backspace": "backspace", "enter": "enter",
    "return": "enter", "⏎": "enter", "tab": "tab", "space": "space", "spacebar": "space", "ins": "insert",
    "insert": "insert",
    "home": "home", "end": "end", "up": "up", "down": "down", "left": "left", "right": "right",
    "pageup": "pageup", "pgup": "pageup",
    "pagedown": "pagedown", "pgdn": "pagedown", "prtsc": "printscreen", "printscreen": "printscreen",
    "plus": "+", "minus": "-",
    "break": "break", "pause": "pause",
}  # fmt: skip
_SPLIT = pattern(r"(?<=[⌘⌃⌥⇧])|\s*[+]\s*(?=\S)|\s*-\s*(?=\S)|\s+and\s+|\s+then\s+|\s+|,\s*")
_AROUND = frozenset(listed("press hold hit keys key the down together plus"))
_CARET = pattern(r"\W*\^([A-Za-z])\W*")
MOST_KEYS = 6


def keys_of(text: str) -> str:
    """The keys as one text, modifiers in order; empty where `text` is no shortcut."""
    if len(text) > 60:
        return ""
    caret = _CARET.fullmatch(text)
    if caret:
        return f"ctrl+{caret[1].lower()}"
    parts = [
        part.strip(" .,!?\"'`()").lower() for part in _SPLIT.split(text.strip()) if part and part.strip()
    ]
    parts = [part for part in parts if part and part not in _AROUND]
    if not 1 <= len(parts) <= MOST_KEYS:
        return ""
    held = sorted({MODIFIERS[part] for part in parts if part in MODIFIERS})
    pressed = [KEYS.get(part, part) for part in parts if part not in MODIFIERS]
    known = all(len(key) == 1 or key in KEYS.values() or re.fullmatch(r"f\d{1,2}", key) for key in pressed)
    if not known or not (held or (len(pressed) == 1 and re.fullmatch(r"f\d{1,2}", pressed[0]))):
        return ""
    return "+".join([*held, *pressed])


NAMES = {
    "==": ("double equals", "equals equals", "equal equal", "double equal sign"),
    "!=": ("not equals", "not equal to", "not equal"), "&&": ("double ampersand", "and and"),
    "||": ("double pipe", "pipe pipe"), "&": ("ampersand", "and sign"),
    "#": ("hash", "pound sign", "hashtag", "number sign", "octothorpe", "pound"),
    "%": ("percent", "percent sign", "modulo", "percentage sign"), "*": ("asterisk", "star"),
    "@": ("at sign", "at symbol", "at"), "^": ("caret", "hat"), "~": ("tilde",),
    "!": ("exclamation mark", "exclamation point", "bang"), "?": ("question mark",), "+": ("plus", "plus sign"),
    "-": ("minus", "hyphen", "dash", "minus sign"), "/": ("slash", "forward slash"), "\\": ("backslash", "back slash"),
    "|": ("pipe", "vertical bar"), ":": ("colon",), ";": ("semicolon", "semi-colon"),
    "=": ("equals", "equals sign", "equal sign", "equal"), "<": ("less than", "less than sign"),
    ">": ("greater than", "greater than sign"), "<=": ("less than or equal to",), ">=": ("greater than or equal to",),
    "$": ("dollar", "dollar sign"), "_": ("underscore",), "++": ("plus plus",), "--": ("minus minus",),
    "=>": ("fat arrow",), "->": ("arrow",), ".": ("dot", "full stop", "period", "point"), ",": ("comma",),
    "**": ("double asterisk", "double star"), "//": ("double slash",), "π": ("pi",), "Σ": ("sigma",), "Ω": ("omega",),
    "μ": ("mu",), "λ": ("lambda",), "Δ": ("delta",), "∞": ("infinity",), "'": ("apostrophe", "single quote"),
    '"': ("quotation mark", "double quote"), "()": ("parentheses", "brackets"), "[]": ("square brackets",),
    "{}": ("curly braces", "curly brackets", "braces"), "===": ("triple equals",), "??": ("double question mark",),
}  # fmt: skip
"""The names of each sign."""
SIGN_OF = {name: sign for sign, names in reversed(NAMES.items()) for name in names if len(sign) == 1}
_COUNTED = pattern(
    r"(?i)^(?:a |an )?(two|three|double|triple|2|3)\s+(.{1,20}?)(?: (?:signs?|symbols?|characters?))?$"
)
_COUNTS = {"two": 2, "three": 3, "double": 2, "triple": 3, "2": 2, "3": 3}
_LETTERS = pattern(
    r"(?i)\b(?P<case>capital|uppercase|upper[- ]case|upper|big|small|lowercase|lower[- ]case|lower|little)\s+"
    r"(?:letter )?['\"]?(?P<letter>[A-Za-z])\b"
)
_FLAG = pattern(r"(?i)(?<![\w-])(?:(?:dash|minus|hyphen)[ -](?:dash |minus )?|-)([a-z])\b(?!-)")
_FLAG_LETTER = pattern(
    r"(?i)\b(?:lower-?case |small |upper-?case |capital |letter )?['\"]?([a-z])['\"]? (?:flag|option|switch)\b"
)


def named(text: str, sign: str) -> bool:
    """Whether the words of `text` name the sign: "three equals signs"."""
    plain = re.sub(r"^(?:it'?s |its |the |an? )+", "", text.lower().strip(" .,!`'\""))
    names = NAMES.get(sign, ())
    if plain in names or re.sub(r" (?:sign|symbol|operator|character)$", "", plain) in names:
        return True
    pieces = plain.split()
    for at in range(1, len(pieces)):
        if SIGN_OF.get(" ".join(pieces[:at]), "?") + SIGN_OF.get(" ".join(pieces[at:]), "?") == sign:
            return True
    counted = _COUNTED.match(plain)
    if counted is None or set(sign) != {sign[0]} or len(sign) != _COUNTS[counted[1].lower()]:
        return False
    return any(one == sign[0] or SIGN_OF.get(one) == sign[0] for one in _singulars(counted[2]))


def in_signs(text: str) -> str:
    """A short text with every sign that is named in it as that sign: "colon w q" is ":wq"."""
    words = text.strip(" .`'\"").split()
    if not 1 < len(words) <= MOST_KEYS:
        return ""
    if len(words[0]) == 1 and words[1:] == ["twice"]:
        return 2 * words[0]
    return "".join(SIGN_OF.get(word.lower(), word) for word in words)


def _singulars(name: str) -> tuple[str, ...]:
    name = re.sub(r" signs?$", "", name)
    return (name, name.removesuffix("s"), name.removesuffix("es"), name + " sign")


def spelled(text: str) -> str:
    """The letters of "capital C, small o"; "" where the text spells none."""
    found = list(_LETTERS.finditer(text))
    return "".join(
        one["letter"].upper() if one["case"].lower()[0] in "cub" else one["letter"].lower() for one in found
    )


def option(text: str, reference: str, question: str) -> bool:
    """Whether the answer names the short option of the reference, in words or by its long form."""
    plain = text.strip(" .!`'\"")
    tool = next((name for name in LONG if re.search(rf"\b{name}\b", question)), "")
    long = re.findall(r"(?<!\S)--[a-z][a-z-]+", plain)
    if long:
        full = LONG.get(tool, {}).get(reference, "")
        return (
            len(long) == 1
            and bool(full)
            and (long[0] == full or fumbled(full.replace("-", ""), long[0].replace("-", "")))
        )
    letters = {*_FLAG.findall(plain), *_FLAG_LETTER.findall(plain)}
    if tool in EITHER_CASE and reference == "-r":
        letters = {letter.lower() for letter in letters}
    return letters == {reference.lstrip("-")} and len(reference) == len("-a")
