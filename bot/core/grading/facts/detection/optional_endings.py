"""Finds endings in brackets that a word may have: "né(e)", "Lehrer(in)", "colo(u)r"."""

from __future__ import annotations

import re

from bot.core.grading.facts.tables import listed, pattern

_OPTIONAL = pattern(
    r"(?<![\w(.])(?P<stem>[^\W\d_]{2,20})\((?P<end>[^\W\d_]{1,5})\)(?P<rest>[^\W\d_]{0,6})(?![\w(.])"
)
_ENDINGS = frozenset(
    listed("""
    a as ae e ed en er es euse i in innen ing ive ka l le ly n na ne ns nen o os que r ra re rice s se t te ta tes trice
    u ui um us x y ve ble
    """)
)
_CALLS = pattern(
    r"(?i)\b(?:python|java\w*|code|functions?|methods?|returns?|excel|sheets?|derivative|integral|differentiate|integrate"
    r"|d/dx|formula|sql|css|regex|maths?|calculus|command|program\w*|simplify|equation)\b"
)
_FUNCTIONS = frozenset(
    listed(
        "sin cos tan cot sec csc log ln lg exp sqrt abs max min len int str set list dict sum avg print type map"
    )
)


def with_and_without(text: str, question: str) -> tuple[str, ...]:
    """The text without and with its one optional ending; () where it has none, or a call of a function."""
    found = _OPTIONAL.findall(text)
    match = _OPTIONAL.search(text) if len(found) == 1 else None
    if match is None or match["end"] not in _ENDINGS or match["stem"].lower() in _FUNCTIONS:
        return ()
    if _CALLS.search(question) or re.search(r"[=;{}]", text):
        return ()
    stem, end, rest = match["stem"], match["end"], match["rest"]
    cut = stem[:-1] if end.startswith("a") and stem[-1] in "oe" and len(end) < 3 else stem  # "cansado(a)"
    return tuple(text[: match.start()] + one + text[match.end() :] for one in (stem + rest, cut + end + rest))
