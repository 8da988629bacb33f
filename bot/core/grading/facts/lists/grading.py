"""Grades lists: all members, some of them, in order or not.

Each part of the answer is held against each member; parts that are no member are false ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import AnswerKind
from bot.core.grading.facts import claims
from bot.core.grading.facts.carriers import without_holding
from bot.core.grading.facts.context import question_keys
from bot.core.grading.facts.lists.initials import initials_of, is_titled, told_by_initials
from bot.core.grading.facts.lists.members import Matcher
from bot.core.grading.facts.lists.nearly import exchanges, forgive_last, take_the_rest
from bot.core.grading.facts.lists.operations import are_operations, in_operations
from bot.core.grading.facts.lists.parts import CLAUSE, REMARKS, are_initials, forms_of, parts_of
from bot.core.grading.facts.names.names import FIRST_NAME_ONLY, Person
from bot.core.grading.facts.numbers.measures import Measure
from bot.core.grading.facts.outcome import FactGrade, right
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import ARTICLES
from bot.core.grading.facts.words.phrases import Hit, content_of, find, phrase
from bot.core.grading.facts.words.spellings import slip
from bot.core.grading.facts.words.words import Word, undotted, words
from bot.core.grading.result import Verdict

MOST_UNPARTED = 3
"""Parts of an answer that may hold more members than one."""
LONGEST_PART = 200
"""Characters of an answer's part that may be a member."""
FEWEST_PERSONS = 3
"""Persons of a list who may be told by their first names."""
FEWEST_SUMMED = 3
"""Members of a list all of which an answer may sum up with "or": "it can be solid, liquid or gas"."""
_MAY = pattern(
    r"(?i)\b(?:can|may|kann|können|peut|peuvent|pueden?|può|possono|podem?|kan|kunnen|может|могут|może|mogą)\b"
)
_ASKS_WHOLE = pattern(r"(?i)\b(?:flag|triad|chord|coat of arms|tricolou?r)\b")
"""What is one thing made of its members, so that a member is nothing by itself."""
FEWEST_FALSE = 2
"""False letters that make an answer another list where it has no more right ones: "A, B, C, D" for the blood groups."""
LETTERS = 2
"""Letters of a member that is a note, a base or a blood group."""


class Listed(Struct, frozen=True):
    """A reference list."""

    text: str
    members: tuple[Matcher, ...]
    need: int
    """How many members suffice."""
    ordered: bool
    roots: bool = False
    """Solutions of an equation, which may be joined by "or"."""
    kind: AnswerKind = AnswerKind.LIST

    def grade(self, said: Said) -> FactGrade | None:
        """The grade of an answer by the members that it names and by what it names beside them."""
        if self._crossed(said):
            return self._all_told("crossed", "list: all its words given")
        if is_titled(said.text, self.text):
            return right("list", self.text, said.text, "acronym")
        names = [member.text for member in self.members]
        if initials := told_by_initials(said.text, names):
            return self._verdict(sorted(initials), initials, [], said.question, hedged=False, half=False)
        if are_operations(names):
            said = replace(said, text=in_operations(said.text))
        parts = parts_of(said, self.members)
        grid = [self._row(part, said) for part in parts]
        parts, grid = self._word_by_word(parts, grid, said)
        forgive_last(grid, parts, names)
        found, order, unsure = self._found(grid)
        denies = re.search(r"(?i)\b(?:not|never|except|without)\b|n't\b", said.text) is not None
        asked = self._are_asked(said.question)
        if len(found) < self.need == len(self.members) and not (denies or (self.ordered and not asked)):
            found, order, grid = self._completed(found, order, parts, grid, asked=asked)
        if len(found) < self.need and not denies and len(parts) <= MOST_UNPARTED and not unsure:
            whole, places = self._within(said)
            if len(whole) > len(found):
                found, order, parts, grid = whole, places, parts[:1], grid[:1]
        if not found and are_initials(parts, self.members):
            return self._all_told("initials", "list: its initials given")
        false = (
            self._false(parts, grid, question_keys(said.question), said)
            if len(parts) > 1 or not found
            else self._loose(said, found)
        )
        each = len(self.members) == len(found) >= FEWEST_SUMMED and _MAY.search(said.text) is not None
        hedged = (
            re.search(r"(?i)\bor\b", said.text) is not None and self.need > 1 and not (self.roots or each)
        )
        if not found and unsure:
            return None
        half = any(verdict is Verdict.PARTIAL for row in grid for verdict in row)
        return self._verdict(found, order, false, said.question, hedged=hedged, half=half)

    def _all_told(self, flag: str, reason: str) -> FactGrade:
        members = tuple(member.text for member in self.members)
        return FactGrade(Verdict.CORRECT, members, (), (), (flag,), (reason,))

    def _word_by_word(
        self, parts: list[str], grid: list[list[Verdict | None]], said: Said
    ) -> tuple[list[str], list[list[Verdict | None]]]:
        """The words for parts, and how they compare, where each of them is a member: "rest ice compress elevate"."""
        told = parts[0].split() if len(parts) == 1 else []
        if len(told) < FEWEST_SUMMED or len(told) != len(self.members):
            return parts, grid
        rows = [self._row(word, said) for word in told]
        found, order, _ = self._found(rows)
        if len(found) < len(told):
            found, order, rows = self._completed(found, order, told, rows)
        return (told, rows) if len(found) == len(told) else (parts, grid)

    def _completed(
        self,
        found: list[int],
        order: list[int],
        parts: list[str],
        grid: list[list[Verdict | None]],
        *,
        asked: bool = False,
    ) -> tuple[list[int], list[int], list[list[Verdict | None]]]:
        """What was found, and how parts compare, where the parts left over can only be the members left over."""
        idle = [at for at, row in enumerate(grid) if Verdict.CORRECT not in row]
        lacking = [at for at in range(len(self.members)) if at not in found]
        names = [member.text for member in self.members]
        taken = take_the_rest([parts[at] for at in idle], lacking, names, asked=asked)
        if taken is None:
            return found, order, grid
        more = [list(row) for row in grid]
        for member, part in taken.items():
            more[idle[part]][member] = Verdict.CORRECT
        return (*self._found(more)[:2], more)

    def _are_asked(self, question: str) -> bool:
        """Whether the question has the members or their initials, so that nothing but their order is asked."""
        low, names = question.lower(), [member.text for member in self.members]
        mnemonic = rf"\b{initials_of(names).upper()}\b"
        return all(name.lower() in low for name in names) or (
            self.ordered and re.search(mnemonic, question) is not None
        )

    def _verdict(
        self, found: list[int], order: list[int], false: list[str], question: str, *, hedged: bool, half: bool
    ) -> FactGrade:
        matched = tuple(self.members[at].text for at in found)
        missing = tuple(member.text for at, member in enumerate(self.members) if at not in found)
        reason = (f"list: {len(found)} of {self.need} asked, {len(false)} other",)
        told = tuple(false[:6])
        if len(found) >= self.need and not false and not hedged:
            if self.ordered and exchanges(order) > 1 and self._are_asked(question):
                return FactGrade(Verdict.INCORRECT, (), matched, (), ("order",), reason)
            if self.ordered and order != sorted(order):
                return FactGrade(Verdict.PARTIAL, matched, (), (), ("order",), reason)
            return FactGrade(
                Verdict.CORRECT, matched, missing if self.need == len(self.members) else (), (), (), reason
            )
        if (
            (not found and not (half and not false))
            or len(false) > len(found) + 1
            or (self._of_letters() and len(false) >= max(len(found), FEWEST_FALSE))
            or self._other(found, false, question)
        ):
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

    def _row(self, part: str, said: Said) -> list[Verdict | None]:
        """How a part of the answer compares with each member."""
        if len(part) > LONGEST_PART:
            return [Verdict.INCORRECT for _ in self.members]
        row = [_is(member, part, said) for member in self.members]
        for form in () if Verdict.CORRECT in row else forms_of(part, self.members, said.question):
            again = [_is(member, form, said) for member in self.members]
            if Verdict.CORRECT in again:
                return again
        return row

    def _found(self, grid: Sequence[Sequence[Verdict | None]]) -> tuple[list[int], list[int], bool]:
        """Members found, in their own order and in the answer's, and whether any was undecided."""
        order: list[int] = []
        for row in grid:
            hits = [at for at, verdict in enumerate(row) if verdict is Verdict.CORRECT and at not in order]
            halves = [at for at, verdict in enumerate(row) if verdict is Verdict.PARTIAL]
            if not hits and len(halves) == 1 and halves[0] not in order and self._known_by_first_names():
                hits = halves
            order += hits
        unsure = any(verdict is None for row in grid for verdict in row)
        return sorted(set(order)), order, unsure

    def _known_by_first_names(self) -> bool:
        """Whether the members are some persons, whom a first name tells apart: the Beatles."""
        persons = [one for one in self.members if isinstance(one, Person) and one.given]
        return len(self.members) == len(persons) >= FEWEST_PERSONS

    def _within(self, said: Said) -> tuple[list[int], list[int]]:
        """Members named without separators ("red green blue")."""
        told, first_names = _words(said.text), self._known_by_first_names()
        hits = {
            at: _number(member, told)
            if isinstance(member, Measure)
            else find(member.surnames[-1] if isinstance(member, Person) else phrase(member.text), told)
            or (find(phrase(member.given[0]), told) if isinstance(member, Person) and first_names else None)
            for at, member in enumerate(self.members)
        }
        places = {at: hit.first for at, hit in hits.items() if hit is not None}
        order = sorted(places, key=places.__getitem__)
        return sorted(order), order

    def _other(self, found: Sequence[int], false: Sequence[str], question: str) -> bool:
        """Whether an answer is another whole of so many members, which shares few: another country's flag."""
        whole = self.need == len(self.members) == len(found) + len(false)
        return whole and len(false) > len(found) and _ASKS_WHOLE.search(question) is not None

    def _of_letters(self) -> bool:
        """Whether the members are letters, of which any others share some: "G, D, A, E"."""
        return self.need == len(self.members) and all(len(one.text) <= LETTERS for one in self.members)

    def _crossed(self, said: Said) -> bool:
        """Whether members that share their words are told by them apart: "left and right arms, left and right legs"."""
        own = [frozenset(word.key for word in _words(one.text)) - ARTICLES for one in self.members]
        keys = frozenset().union(*own)
        if self.ordered or any(sum(key in one for one in own) in (1, len(own)) for key in keys):
            return False
        told = [
            next((key for key in keys if key == word.key or slip(key, word.key)), word.key)
            for word in content_of(_words(said.text), frozenset(), keys)
            if not word.key.startswith("#")
        ]
        apart = (set(pair) for pair in pairwise(told) if pair[0] != pair[1])
        return set(told) == keys and any(all(not pair <= one for one in own) for pair in apart)

    def _loose(self, said: Said, found: list[int]) -> list[str]:
        """Content words beside members that are named without separators."""
        own = {word.key for at in found for word in words(undotted(self.members[at].text))}
        text = without_holding(said.text, said.question, self.text)
        initials = [self.members[at].text[0].lower() for at in found]
        own.update(("".join(initials), *initials))
        left = [
            w.text
            for w in content_of(words(undotted(text)), question_keys(said.question))
            if w.key not in own and not any(slip(key, w.key) for key in own)
        ]
        return left if len(found) > 1 and len(left) <= len(found) else []

    def _false(
        self, parts: list[str], grid: Sequence[Sequence[Verdict | None]], question: frozenset[str], said: Said
    ) -> list[str]:
        found = []
        named = {at for row in grid for at, verdict in enumerate(row) if verdict is Verdict.CORRECT}
        whole = len(named) >= self.need
        for part, row in zip(parts, grid, strict=True):
            if any(verdict in (Verdict.CORRECT, Verdict.PARTIAL, None) for verdict in row):
                continue
            if REMARKS.match(part) or (whole and CLAUSE.search(part)):
                continue
            content = content_of(words(undotted(part)), question)
            if not without_holding(part, said.question, ""):
                continue
            at = said.text.find(part)
            if not 0 < len(content) <= 4 or re.search(r"(?i)\bnot\b", part):
                continue
            if at < 0 or not claims.denied(said.text, at + part.find(content[0].text), at + len(part)):
                found.append(part)
        return found


def _number(member: Measure, told: Sequence[Word]) -> Hit | None:
    """Where a number stands by itself: 15 is not in "1 and 5"."""
    return find(phrase(member.text), told) if any(member.text in word.text for word in told) else None


def _words(text: str) -> list[Word]:
    return [word for word in words(undotted(text)) if not word.mark]


def _is(member: Matcher, part: str, said: Said) -> Verdict | None:
    grade = member.grade(Said(part, part, said.question))
    if grade is not None and FIRST_NAME_ONLY in grade.flags:
        return Verdict.PARTIAL
    return None if grade is None else grade.verdict
