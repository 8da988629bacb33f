"""Reads lists as references and questions write them: their members, how many are asked, and whether in order.

It decides what is a member; whether an answer has it is decided in `listing`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from bot.core.cards import AnswerKind
from bot.core.grading.facts.outcome import FactGrade
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.tables import pattern

MOST_MEMBERS = 24
ARROW = pattern(r"->|→|⇒|\w\s+>\s+\w")
"""Between members that come one after another."""
NUMBERED = pattern(r"(?m)^\s*(?:\(?\d{1,2}[.):]|[-*•◦–]|[a-h][.)])\s+|(?:(?<=\s)|^)\(?\d[.)]\s+(?=[^\W\d])")
_ORDERED = pattern(
    r"(?i)\bin (?:the (?:right|correct) )?(?:order|sequence)\b|\bfirst to last\b"
    r"|\bin what order\b|\border of\b|\bsequence of\b|\bchronological"
    r"|\b(?:ascending|descending) order\b|\bsmallest to|\blargest to|\bstarting (?:with|from)\b"
    r"|\bfrom (?:the )?[^\W\d]+ (?:to [^\W\d]+|in(?:wards?)?|out(?:wards?)?|up(?:wards?)?|down(?:wards?)?)\b"
    r"|\b(?:outside|outer\w*|top|inner\w*|inside|left|bottom|lowest|highest|oldest|youngest|earliest|latest) to\b"
    r"|\brespectively\b|\b(?:where|when|who)\b[^?]*\band (?:where|when|who)\b"
    r"|\bin which order\b|\bsteps\b.*\border\b|^\W*(?:put|place|arrange|rank|sort|order)\b"
)
ASKS_LIST = pattern(
    r"(?i)(?<!the )\b(?:name|list|give|state|mention|identify|both|which two|what two|two|three|four|five"
    r"|six|seven|what are|which are|who were|who are"
    r"|^(?:the )?(?:[a-z]+ )?[a-z]+[^s\W]s (?:of|in|at|on|to|from|for|with|that|which|who|whose|starting|ending)\b"
    r"|(?<!by )(?:which|what) (?!(?:does|is|was|has)\b)(?:\w+ ){0,3}?\w+[^s\W]s\b|in order|order the|examples?)\b"
)
_ASKS_TWO = pattern(
    r"(?i)^\W*(?:(?:what|which) (?:is|are|was|were) |give |name |state )?(?:the |its )?(?!(?:difference|relation)\w*\b)"
    r"[a-z]+(?: [a-z]+)? and (?:the )?[a-z]+(?: [a-z]+)? (?:of|for)\b"
    r"|^(?=\W*(?:who|what|which|where|when|name|give|state|[A-Z])\b).*,? and (?:(?:in|by|from|at|on) )?"
    r"(?:its|their|his|her|what|which|who|when|where|how (?:many|much|long|far|old|high|tall))\b"
)
"""What asks for two things of one: "symbol and atomic number of iron", "who found it, and in what year"."""
_ASKS_BOTH = pattern(
    r"(?i)\b(?:who|what|which|where|when|how)\b[^?]*,? and (?:(?:in|by|from|at|on) )?"
    r"(?:who|what|which|where|when|how)\b"
)
"""What asks one thing, and then another one."""
_COUNTS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "any": 1,
    "a": 1,
    "an": 1,
}
_SOME = pattern(
    r"(?i)\b(?:name|give|list|state|mention|identify|write|cite|what is|what are"
    r"|which|nombra|menciona|nenne|nennen sie|cite[zr]?|nomme[zr]?|donne[zr]?|cita|elenca|nomina|noem|wymień|nämn"
    r"|назовите|назови|перечислите|назвіть|перелічіть|jmenujte|vyjmenujte|uveďte|kể tên|nêu)"
    r"\s+(?:me\s+)?(?:any\s+|at least\s+)?"
    r"(one|two|three|four|five|six|seven|an?|any|\d)\b(?!\s+(?:reason why|of the following))"
)


_OPENS = pattern(r"(?i)^\W*(?:the |any |at least )*(two|three|four|five|six|seven|\d)\s+[^\W\d]")
"""How a question without a verb says how many it asks for: "Two Nordic countries"."""


def asks_two(question: str, text: str) -> bool:
    """Whether a question asks for two things of one, and the reference has two, one of them with a number."""
    parts = re.split(r"\s*[,;]\s+|\s+and\s+", text.strip(" ."))
    numbered = [any(map(str.isdigit, part)) for part in parts]
    return len(parts) == 2 and any(numbered) and _ASKS_TWO.search(question) is not None


def asks_both(question: str, text: str) -> bool:
    """Whether a question asks for two things, and the reference has two with a semicolon: "strike; then spare"."""
    return text.count(";") == 1 and len(members_of(text)) == 2 and _ASKS_BOTH.search(question) is not None


class Matcher(Protocol):
    """Grades an answer against one reference value."""

    @property
    def text(self) -> str:
        """As the reference says it."""

    @property
    def kind(self) -> AnswerKind:
        """What form the value has."""

    def grade(self, said: Said) -> FactGrade | None:
        """The grade; None where the answer cannot be decided as a fact."""


class Either(Struct, frozen=True):
    """A member that may be told in several ways."""

    text: str
    ways: tuple[Matcher, ...]
    kind: AnswerKind

    def grade(self, said: Said) -> FactGrade | None:
        """The best grade by any of the ways."""
        grades = [grade for grade in (one.grade(said) for one in self.ways) if grade is not None]
        return max(grades, key=lambda grade: grade.verdict.rank, default=None)


def either(text: str, ways: Sequence[Matcher]) -> Matcher:
    """One matcher for all ways."""
    return ways[0] if len(ways) == 1 else Either(text, tuple(ways), ways[0].kind)


_COUNTED = pattern(
    r"(?i)^\s*(?:(?:any|at least|either)\s+)?(?:(?P<count>one|two|three|four|five|six|seven|any|\d)\s+(?:of|from)"
    r"(?: the following| these| them)?|all (?:one|two|three|four|five|six|seven|eight|\d)|all of(?: these| them)?)\s*"
    r"(?P<colon>:?)\s+(?P<rest>\S.*)$",
    re.DOTALL,
)


def counted(text: str) -> tuple[int | None, str]:
    """How many members a reference asks for, and the members: (2, "a, b, c") for "Any two of: a, b, c"."""
    match = _COUNTED.match(text)
    members = members_of(match["rest"], plain=True) if match else []
    if match is None or len(members) < 2 or any(one.count("(") != one.count(")") for one in members):
        return None, text
    if not match["colon"] and match["count"] is None:
        return None, text
    if match["count"] is None:
        return len(members), match["rest"]
    word = match["count"].lower()
    return (int(word) if word.isdigit() else _COUNTS.get(word)), match["rest"]


_AND_ABROAD = pattern(r"(?<!\s)\s+(?:und|sowie|et|y|e|en|och|oraz|i|и|ve|і|й|та|và)\s+")


def members_of(text: str, *, plain: bool = False) -> list[str]:
    """The members of a list as a reference writes it: bullets, lines, semicolons, commas, "and".

    `plain`: the text is known to have no count ("Any two of: ...") before them.
    """
    if not plain:
        text = counted(text)[1]
    text = NUMBERED.sub("\n", text.strip().rstrip("."))
    text = re.sub(r"(?i)^both\s+", "", text)
    lines = [line.strip(" ,;.") for line in text.split("\n") if line.strip(" ,;.")]
    if len(lines) > 1:
        return lines[:MOST_MEMBERS]
    if ";" in text:
        return _split(text, r"\s*;\s*(?:(?:and|then)\s+)*")
    if re.search(r",(?!\d{3}(?!\d))\s*\S", text):
        parts = _split(text, r"\s*,(?!\d{3}(?!\d))\s*(?:and\s+|or\s+|&\s*|then\s+)?|\s+(?:and|&)\s+")
        last = _AND_ABROAD.split(parts[-1]) if len(parts) > 1 else []
        return [*parts[:-1], *last] if len(last) == 2 and all(last) else parts
    if re.search(r"\s(?:and|&|\+|->|→)\s|->|→", text):
        return _split(text, r"\s+(?:and|&|\+)\s+|\s*(?:->|→)\s*")
    for mark in ("[<>]", "[-–—]", "[·•|]"):
        if len(re.findall(rf"[^\W\d]{{2}}\s+{mark}\s+(?=[^\W\d]{{2}})", text)) > 1:
            return _split(text, rf"\s+{mark}\s+")
    if re.fullmatch(r"[A-Za-z]{3,}(?:\s?/\s?[A-Za-z]{3,}){2,}", text):
        return _split(text, r"\s?/\s?")
    return []


def without_noun(parts: list[str], question: str) -> list[str]:
    """The members without the noun that the first one has for all: "vitamins A, D, E and K"."""
    noun, _, first = parts[0].partition(" ") if parts else ("", "", "")
    others = all(" " not in part for part in parts[1:])
    shared = noun.endswith("s") and re.search(rf"(?i)\b{re.escape(noun)}\b", question) is not None
    return [first, *parts[1:]] if first and " " not in first and others and shared else parts


FEWEST_LETTERS = 3
"""Letters of an acronym that a list spells out."""


def spelled_out(parts: Sequence[str], question: str) -> bool:
    """Whether the members are what the letters of an acronym of the question stand for: "SMART"."""
    letters = "".join(part[0] for part in parts if part[0].isalpha()).upper()
    return len(letters) == len(parts) >= FEWEST_LETTERS and re.search(rf"\b{letters}\b", question) is not None


def _split(text: str, pattern: str) -> list[str]:
    return [part.strip(" ,;.") for part in re.split(pattern, text) if part and part.strip(" ,;.")][
        :MOST_MEMBERS
    ]


def needed(question: str, count: int) -> int:
    """How many of `count` members the question asks for."""
    match = _SOME.search(question) or _OPENS.match(question)
    if match is None or (count == 2 and _ASKS_BOTH.search(question)):
        return count
    word = match[1].lower()
    asked = int(word) if word.isdigit() else _COUNTS[word]
    return asked if 0 < asked < count or count == 1 else count


def ordered(question: str, reference: str = "") -> bool:
    """Whether the question asks for the members in their order, or the reference has them one after another."""
    return _ORDERED.search(question) is not None or ARROW.search(reference) is not None
