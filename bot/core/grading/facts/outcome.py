"""What grading a fact says, and how single findings add up to a verdict.

One rival beside the right value takes half the mark, two take all of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.core.grading.result import Verdict

SHOTGUN = 2
"""From this many wrong values beside the right one an answer is a guess at random, not a hedge."""


class FactGrade(Struct, frozen=True):
    """The verdict on an answer as a fact, with what decided it."""

    verdict: Verdict
    matched: tuple[str, ...] = ()
    """Parts of the reference found, as the reference says them."""
    missing: tuple[str, ...] = ()
    """Parts of the reference not found."""
    false: tuple[str, ...] = ()
    """What was said that is not right, in the answer's own words."""
    flags: tuple[str, ...] = ()
    """Names of the rules that fired: "rivals", "other-unit", "other-number", "part", "denied", ..."""
    reasons: tuple[str, ...] = ()
    """In words, for `grade --explain`: "number: 1937 asked, 1936 given"."""
    unsure: bool = False


class Finding(Struct, frozen=True):
    """How one thing that an answer says compares with the reference."""

    verdict: Verdict
    said: str
    """In the answer's own words."""
    flag: str = ""


def right(kind: str, reference: str, said: str, *flags: str, unsure: bool = False) -> FactGrade:
    """The grade of an answer that gives the reference's value."""
    reason = f"{kind}: {reference} asked, {said.strip()} given"
    return FactGrade(Verdict.CORRECT, (reference,), (), (), flags, (reason,), unsure)


def partly(kind: str, reference: str, said: str, *flags: str, false: tuple[str, ...] = ()) -> FactGrade:
    """The grade of an answer that gives a part of the value, or the value among others."""
    reason = f"{kind}: {reference} asked, {said.strip()} given ({', '.join(flags)})"
    return FactGrade(Verdict.PARTIAL, (), (reference,), false, flags, (reason,))


def wrong(
    kind: str, reference: str, said: str, *flags: str, false: tuple[str, ...] | None = None
) -> FactGrade:
    """The grade of an answer that gives another value, or none."""
    told = said.strip()
    reason = f"{kind}: {reference} asked, {told or 'nothing'} given"
    return FactGrade(
        Verdict.INCORRECT,
        (),
        (reference,),
        (told,) if false is None and told else false or (),
        flags,
        (reason,),
    )


def tally(kind: str, reference: str, findings: Sequence[Finding]) -> FactGrade:
    """One grade from all values that an answer asserts: a rival takes the mark from the right value."""
    if not findings:
        return wrong(kind, reference, "", "no-value")
    rights = [found for found in findings if found.verdict is Verdict.CORRECT]
    halves = [found for found in findings if found.verdict is Verdict.PARTIAL]
    wrongs = [found for found in findings if found.verdict is Verdict.INCORRECT]
    false = tuple(dict.fromkeys(found.said for found in wrongs))
    if rights and len(false) < SHOTGUN:
        if false:
            return partly(kind, reference, f"{rights[0].said} and {false[0]}", "rivals", false=false)
        return right(kind, reference, rights[0].said, *_flags(rights))
    if halves and not false:
        return partly(kind, reference, halves[0].said, *_flags(halves))
    flags = ("rivals",) if rights else _flags(wrongs)
    return wrong(kind, reference, ", ".join(false), *flags, false=false)


def _flags(findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found.flag for found in findings if found.flag))
