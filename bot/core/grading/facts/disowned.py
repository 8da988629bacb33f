"""Finds the answers that name a value only to say that it is wrong: "it is a myth that it is 8", "Paris, that's false".

`claims.denied` sees a "not" in the clause of a value; here the whole answer is a frame around it.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from bot.core.grading.facts.said import Said
from bot.core.grading.facts.tables import pattern

_SAY = r"(?:say|think|believe|claim|assume|answer|call it)"
_BAD = (
    r"(?:wrong|false|incorrect|untrue|not (?:true|right|correct|the case)|nonsense"
    r"|a (?:lie|myth|mistake|misconception|common (?:mistake|misconception)))"
)
_FRAME = pattern(
    r"^\W*(?:(?:no|well|actually|honestly|sorry|so)\b\W*)?(?:"
    rf"(?:(?:it|that)(?:'?s| is| was| would be) |its )?{_BAD} (?:to {_SAY}(?: that)?|that)"
    r"|(?:it )?(?:isn'?t|wasn'?t) (?:true|right|correct|the case) that"
    r"|(?:nobody|no one)(?: would| ever)* (?:say|think|believe|claim)s?(?: that)?"
    r"|i (?:would never|would not|wouldn'?t) say(?: that)?"
    r"|i (?:don'?t|do not|refuse to) (?:think|believe)(?: that)?(?! so\b)"
    r"|i (?:doubt|deny|disagree)(?: that)?(?: it)?"
    rf"|(?:don'?t|do not|never) {_SAY}(?: that)?"
    r"|(?:some|many|most|lots of)?(?: ?people| ?folks)? ?(?:wrongly|mistakenly|falsely|incorrectly) "
    rf"{_SAY}s?(?: that)?"
    r"|contrary to (?:the claim|the belief|popular belief)(?: that)?"
    r"|(?:the|a) wrong answer (?:is|would be)|the myth that"
    r")\b(?P<rest>.*)$",
    re.DOTALL,
)
_ANYTHING_BUT = pattern(r"^\W*(?:it(?:'?s| is) )?anything (?:but|except)\b(?P<rest>.*)$", re.DOTALL)
_NOT_ALL = pattern(
    r"^\W*(?:(?:it|they|these|those|the answers?)(?:'?s|'?re| is| are)? )?(?:definitely |certainly )?"
    r"(?:not|never|isn'?t|aren'?t)\b(?! (?:only|just|sure|certain|quite|entirely|exactly|a|an|the)\b)(?P<rest>.*)$",
    re.DOTALL,
)
"""Before a list it denies every member."""
_TAIL = pattern(
    rf"\W\s*(?:but )?(?:that|this|which|it)(?:'?s| is) {_BAD}\W*$"
    r"|(?<!\bit)(?<!\bthat)(?<!\bthis) is (?:a (?:lie|myth|common misconception|misconception)|nonsense)\W*$"
    r"|\W(?:no way|absolutely not|definitely not|hell no)\W*$"
    r"|[.,;?!]\s*(?:(?:no|nope|nah)\b[\s,.]*)?(?:that|this|it)(?:'?s| is| was) not"
    r" (?:it|that|so|the answer)\W*$"
    r"|\?\s*(?:no|nope|nah)\b[\s,.]*(?:not (?:that|it|so))?\W*$"
)
_TURN = pattern(
    r"[.;!?]\s+(?=\S)|\bbut\b|\binstead\b|\brather\b|\bin (?:fact|reality)\b"
    r"|,\s*(?=it'?s\b|it is\b|it was\b|they\b|the (?:right|correct|real|true)\b|actually\b|really\b)"
)
"""Where what is wrong ends, and what is right may follow."""


def disowned(text: str) -> str:
    """What a lower-case text names only to say that it is wrong: "no" of "it is wrong to say no"; "" for others."""
    found = _FRAME.match(text) or _ANYTHING_BUT.match(text)
    return found["rest"].strip() if found else ""


def claimed(heard: Said, *, listed: bool) -> Said | None:
    """The answer without what it only names as wrong: None where nothing is left, itself where it has no frame.

    `listed`: the card wants a list, whose members stand under one "not".
    """
    low = heard.text.lower()
    frame = _FRAME.match(low) or (_NOT_ALL.match(low) if listed else None)
    if frame is not None:
        turn = _TURN.search(low, frame.start("rest"))
        rest = heard.text[turn.end() :].strip(" ,.;") if turn else ""
        return replace(heard, text=rest, raw=rest) if rest else None
    return None if _TAIL.search(low) else heard


_CORRECTION = pattern(
    r"(?i)(?:[,;.!…]|\s-|\?)\s*(?:(?:oh|ah|um|er|hm+)\b,?\s*)?"
    r"(?:(?:no|nope|nah)\b(?=\s*[,.!…-]|\s+(?:wait|sorry|hang|hold|it|that|make|actually|i|the)\b)"
    r"|(?<=\?)\s*(?:no|nope|nah|actually)\b|(?<=\? )(?:no|nope|nah|actually)\b"
    r"|(?:no )?(?:wait|sorry)\b(?! for| about| if| my)|hang on\b|hold on\b|scratch that\b|make that\b|i mean\b)"
    r"(?:[\s,.!:…-]+(?:no|wait|sorry|hang on|hold on|scratch that|make that|i mean|actually)\b)*[\s,.!:…-]*"
)
"""Where somebody takes back what they said: "Canberra, no wait, Sydney"."""


def corrected(text: str) -> tuple[str, str] | None:
    """What the answer takes back, and what it says in its place; None for an answer that takes nothing back."""
    found = list(_CORRECTION.finditer(text))
    if not found:
        return None
    before, after = text[: found[-1].start()].strip(), text[found[-1].end() :].strip()
    return (before, after) if before and after else None


DENYING = pattern(r"(?i)\b(?:not|no|non|never|without|absence|lack\w*|free|un\w+|in\w+|im\w+)\b")
"""What makes a reference a denial itself, which answers may give in other words."""
_CLAIMS = pattern(r"(?i)[,;.:]\s*(?:but\s+)?(?:it'?s|it is|they(?:'re| are)|now|that'?s|rather|instead)\s+\S")


def is_turned(text: str) -> bool:
    """Whether an answer goes on to claim something behind what it says before: "not the franc, it's the euro"."""
    return _CLAIMS.search(text) is not None
