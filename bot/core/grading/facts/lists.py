"""Grades lists: all members, some of them, in order or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.context import question_keys
from bot.core.grading.facts.outcome import FactGrade
from bot.core.grading.facts.phrases import content_of
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words import undotted, words
from bot.core.grading.result import Verdict

MOST_MEMBERS = 24
MOST_PARTS = 30
"""Parts of an answer that are held against the members."""
_NUMBERED = pattern(r"(?m)^\s*(?:\(?\d{1,2}[.):]|[-*•◦–]|[a-h][.)])\s+|(?:(?<=\s)|^)\(?\d[.)]\s+(?=[^\W\d])")
_SEPARATOR = pattern(
    r"\s*(?:\n+|;|,(?!\d{3}(?!\d))|(?<!\d)/(?!\d)|\s\|\s|&|(?<=\s)\+(?=\s)|(?<=[a-z])\+(?=[a-z])"
    r"|->|→|\s-\s|\band then\b|\bthen\b|\band also\b|\bas well as\b"
    r"|\bplus\b|\band\b|\bor\b|\bwith\b|\balso\b|\bfollowed by\b|\bafter that\b|\bfinally\b"
    r"|\blastly\b|\by\b(?=\s[a-z])|\bund\b|\bet\b)\s*",
    re.IGNORECASE,
)
_ORDERED = pattern(
    r"(?i)\bin (?:the (?:right|correct) )?(?:order|sequence)\b|\bfirst to last\b"
    r"|\bin what order\b|\border of\b|\bsequence of\b|\bchronological"
    r"|\b(?:ascending|descending) order\b|\bsmallest to|\blargest to|\bstarting (?:with|from)\b"
    r"|\bfrom \w+ to \w+\b|\bin which order\b|\bsteps\b.*\border\b"
)
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
    r"|which)\s+(?:me\s+)?(?:any\s+|at least\s+)?"
    r"(one|two|three|four|five|six|seven|an?|any|\d)\b(?!\s+(?:reason why|of the following))"
)


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


@dataclass(frozen=True, slots=True)
class Listed:
    """A reference list."""

    text: str
    members: tuple[Matcher, ...]
    need: int
    """How many members suffice."""
    ordered: bool
    kind: AnswerKind = AnswerKind.LIST

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer by the members that it names and by what it names beside them."""
        parts = self._parts(said)
        grid = [[self._is(member, part, said) for member in self.members] for part in parts]
        found, order, unsure = self._found(grid)
        if (len(parts) == 1 or len(found) < 2) and len(parts) < 3 and not unsure:
            whole, places = self._within(said)
            if len(whole) > len(found):
                found, order, parts, grid = whole, places, parts[:1], grid[:1]
        question = question_keys(said.question)
        false = (
            self._false(parts, grid, question, said)
            if len(parts) > 1 or not found
            else self._loose(said, found)
        )
        hedged = re.search(r"(?i)\bor\b", said.text) is not None and self.need > 1
        if not found and unsure:
            return None
        return self._verdict(found, order, false, hedged=hedged)

    def _verdict(self, found: list[int], order: list[int], false: list[str], *, hedged: bool) -> FactGrade:
        matched = tuple(self.members[at].text for at in found)
        missing = tuple(member.text for at, member in enumerate(self.members) if at not in found)
        reason = (f"list: {len(found)} of {self.need} asked, {len(false)} other",)
        told = tuple(false[:6])
        if len(found) >= self.need and not false and not hedged:
            if self.ordered and order != sorted(order):
                return FactGrade(Verdict.PARTIAL, matched, (), (), ("order",), reason)
            return FactGrade(
                Verdict.CORRECT, matched, missing if self.need == len(self.members) else (), (), (), reason
            )
        if not found or len(false) > len(found) + 1:
            return FactGrade(
                Verdict.INCORRECT,
                matched,
                missing,
                told,
                ("other-members",) if false else ("no-value",),
                reason,
            )
        flags = ("rivals",) if hedged else ("false-member",) if false else ("part",)
        return FactGrade(Verdict.PARTIAL, matched, missing, told, flags, reason)

    def _parts(self, said: Said) -> list[str]:
        text = _NUMBERED.sub("\n", said.text)
        text = re.sub(r"(?i)\b(?:because|since)\b.*", "", text)
        return [
            part.strip()
            for part in _SEPARATOR.split(re.sub(r"[.!?](?=\s|$)", "\n", text))
            if part and part.strip()
        ][:MOST_PARTS]

    def _is(self, member: Matcher, part: str, said: Said) -> Verdict | None:
        grade = member.grade(Said(part, part, said.question))
        return None if grade is None else grade.verdict

    def _found(self, grid: Sequence[Sequence[Verdict | None]]) -> tuple[list[int], list[int], bool]:
        """Members found, in their own order and in the answer's, and whether any was undecided."""
        order: list[int] = []
        for row in grid:
            hits = [at for at, verdict in enumerate(row) if verdict is Verdict.CORRECT and at not in order]
            order += hits
        unsure = any(verdict is None for row in grid for verdict in row)
        return sorted(set(order)), order, unsure

    def _within(self, said: Said) -> tuple[list[int], list[int]]:
        """Members named without separators ("red green blue")."""
        places = {}
        low = f" {' '.join(word.key for word in words(undotted(said.text)))} "
        for at, member in enumerate(self.members):
            keys = " ".join(word.key for word in words(undotted(member.text)))
            place = low.find(f" {keys} ") if keys else -1
            if place >= 0:
                places[at] = place
        order = sorted(places, key=places.__getitem__)
        return sorted(order), order

    def _loose(self, said: Said, found: list[int]) -> list[str]:
        """Content words beside members that are named without separators."""
        own = {word.key for at in found for word in words(undotted(self.members[at].text))}
        left = [
            w.text
            for w in content_of(words(undotted(said.text)), question_keys(said.question))
            if w.key not in own
        ]
        return left if len(found) > 1 and len(left) <= len(found) else []

    def _false(
        self, parts: list[str], grid: Sequence[Sequence[Verdict | None]], question: frozenset[str], said: Said
    ) -> list[str]:
        found = []
        for part, row in zip(parts, grid, strict=True):
            if any(verdict in (Verdict.CORRECT, Verdict.PARTIAL, None) for verdict in row):
                continue
            content = content_of(words(undotted(part)), question)
            at = said.text.find(part)
            if not 0 < len(content) <= 4 or re.search(r"(?i)\bnot\b", part):
                continue
            if at < 0 or not claims.denied(said.text, at + part.find(content[0].text), at + len(part)):
                found.append(part)
        return found


def members_of(text: str) -> list[str]:
    """The members of a list as a reference writes it: bullets, lines, semicolons, commas, "and"."""
    text = _NUMBERED.sub("\n", text.strip().rstrip("."))
    text = re.sub(r"(?i)^both\s+", "", text)
    lines = [line.strip(" ,;.") for line in text.split("\n") if line.strip(" ,;.")]
    if len(lines) > 1:
        return lines[:MOST_MEMBERS]
    if ";" in text:
        return _split(text, r"\s*;\s*(?:and\s+)?")
    if re.search(r",(?!\d{3}(?!\d))\s*\S", text):
        return _split(text, r"\s*,(?!\d{3}(?!\d))\s*(?:and\s+|&\s*|then\s+)?|\s+(?:and|&)\s+")
    if re.search(r"\s(?:and|&|\+|->|→)\s|->|→", text):
        return _split(text, r"\s+(?:and|&|\+)\s+|\s*(?:->|→)\s*")
    if re.fullmatch(r"[A-Za-z]{3,}(?:\s?/\s?[A-Za-z]{3,}){2,}", text):
        return _split(text, r"\s?/\s?")
    return []


def _split(text: str, pattern: str) -> list[str]:
    return [part.strip(" ,;.") for part in re.split(pattern, text) if part and part.strip(" ,;.")][
        :MOST_MEMBERS
    ]


def needed(question: str, count: int) -> int:
    """How many of `count` members the question asks for."""
    match = _SOME.search(question)
    if match is None:
        return count
    word = match[1].lower()
    asked = int(word) if word.isdigit() else _COUNTS[word]
    return asked if 0 < asked < count else count


def ordered(question: str) -> bool:
    """Whether the question asks for the members in their order."""
    return _ORDERED.search(question) is not None
