"""Takes off what an answer names only to say that it is wrong, where it says what is right then: "it isn't 8, it's 9".

`claims.denied` sees a "not" in the clause of a value, `bot.core.grading.denials` answers that do nothing but deny.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from bot.core.grading.facts.said import Said
from bot.core.grading.facts.tables import pattern

_SAY = r"(?:say|think|believe|claim|assume|answer|call it)"
BAD = (
    r"(?:wrong|false|incorrect|untrue|inaccurate|mistaken|bogus|rubbish|nonsense|bullshit|bs|debunked"
    r"|out of the question|ruled out|not (?:it|true|right|correct|accurate|so|that|the (?:case|answer|one))"
    r"|(?:just )?an? (?:error|fallacy|falsehood|lie|myth|mistake|misconception|(?:common|popular|widespread) "
    r"(?:error|fallacy|mistake|misconception|myth)))"
)
"""What is said of what is not so."""
_FRAME = pattern(
    r"^\W*(?:(?:no|well|actually|honestly|sorry|so)\b\W*)?(?:"
    rf"(?:(?:it|that)(?:'?s| is| was| would be) |its )?{BAD} (?:to {_SAY}(?: that)?|that)"
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
TURN = pattern(
    r"(?<!\b[^\W\d_])[.;!?]\s+(?=\S)|\b(?:but|instead|rather|wait)\b|\bin (?:fact|reality)\b"
    r"|,\s*(?=(?:it|that|they|he|she)(?:'?s| is| was|'?re| are)\b|they\b|the (?:right|correct|real|true)\b"
    r"|(?:actually|really|i (?:think|believe|say))\b)"
)
"""Where what is denied ends, and what is claimed in its place begins."""
NONE_ELSE = pattern(
    r"^\W*(?:(?:it|that|this)(?:'?s| is)? )?(?:(?:can(?:no|'?)t|could(?:n'?t| not)) be any(?:thing|one|body|where)"
    r"|(?:is )?(?:nothing|none|nobody|no one|nowhere|no other(?: \w+)?))(?: else)?"
    r" (?:but|except|other than|than)\s+(?=\S)"
)
"""What says that it is this value and none else: "nothing but Paris"."""


def disowned(text: str) -> str:
    """What a lower-case text names only to say that it is wrong: "no" of "it is wrong to say no"; "" for others."""
    found = _FRAME.match(text) or _ANYTHING_BUT.match(text)
    return found["rest"].strip() if found else ""


def claimed(heard: Said, *, listed: bool) -> Said | None:
    """The answer without what it only names as wrong: None where nothing is left, itself where it has no frame.

    `listed`: the card wants a list, whose members stand under one "not".
    """
    low = heard.text.lower()
    affirmed = NONE_ELSE.match(low)
    if affirmed is not None:
        rest = heard.text[affirmed.end() :]
        return replace(heard, text=rest, raw=rest)
    frame = _FRAME.match(low) or (_NOT_ALL.match(low) if listed else None)
    if frame is not None:
        turn = TURN.search(low, frame.start("rest"))
        rest = heard.text[turn.end() :].strip(" ,.;") if turn else ""
        return replace(heard, text=rest, raw=rest) if rest else None
    return heard


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
