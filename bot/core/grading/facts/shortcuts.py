"""Keyboard shortcuts: which keys are held, in whatever way they are written."""

from __future__ import annotations

import re

from bot.core.grading.facts.tables import listed, pattern

_MODIFIERS = {
    "ctrl": "ctrl", "control": "ctrl", "ctl": "ctrl", "strg": "ctrl", "⌃": "ctrl", "cmd": "cmd",
    "command": "cmd", "⌘": "cmd",
    "alt": "alt", "option": "alt", "opt": "alt", "⌥": "alt", "shift": "shift", "⇧": "shift", "win": "win",
    "windows": "win",
    "super": "win", "meta": "win", "fn": "fn",
}  # fmt: skip
_KEYS = {
    "esc": "esc", "escape": "esc", "del": "delete", "delete": "delete", "⌫": "backspace",
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
    held = sorted({_MODIFIERS[part] for part in parts if part in _MODIFIERS})
    pressed = [_KEYS.get(part, part) for part in parts if part not in _MODIFIERS]
    known = all(len(key) == 1 or key in _KEYS.values() or re.fullmatch(r"f\d{1,2}", key) for key in pressed)
    if not known or not (held or (len(pressed) == 1 and re.fullmatch(r"f\d{1,2}", pressed[0]))):
        return ""
    return "+".join([*held, *pressed])
