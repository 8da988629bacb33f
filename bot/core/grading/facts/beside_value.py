"""What a reference has beside the value that is compared: a remark, members in phrases, dots that end no sentence."""

from __future__ import annotations

import re

from bot.core.cards import AnswerKind
from bot.core.grading.facts.detection.remarked import Reference
from bot.core.grading.facts.lists.members import members_of
from bot.core.grading.facts.tables import pattern

PHRASE = 3
"""Words of a list's member that is one."""
_EXAMPLES = pattern(r"(?i)\bsuch as\b|\bfor example\b|\betc\b")


def remark(reference: str, read: Reference, kind: AnswerKind) -> str:
    """What a reference tells beside its value, set apart or as another way to say it."""
    if kind is AnswerKind.YES_NO:
        return reference.partition(" ")[2]
    brackets = re.search(r"\(([^()\d]*)\)\W*$", reference)
    return read.aside or (brackets[1] if brackets else "")


def phrased(reference: str) -> bool:
    """Whether half of a list's members are phrases of common words and no names, or only examples of something."""
    if _EXAMPLES.search(reference):
        return True
    members = [member.split() for member in members_of(reference)]
    phrases = [one for one in members if len(one) >= PHRASE and all(word.islower() for word in one[1:])]
    return 2 * len(phrases) >= len(members) > 0


def dots(reference: str) -> re.Pattern[str] | None:
    """Finds what the reference shortens ("S." in "William S. Burroughs"), whose dot ends no sentence; None without.

    Initials of its capitalised words count ("w. burroughs"); those in a row ("J. K.") are read elsewhere.
    """
    initials = re.findall(r"\b([^\W\d_])[^\W\d_]+ (?=.*[A-Z])", reference if reference[:1].isupper() else "")
    shortened = {*map(re.escape, re.findall(r"\b([^\W\d_]{1,5})\.(?=\s)", reference)), *initials}
    either = "|".join(sorted(shortened))
    row = r"[^\W\d_]\."
    pattern_ = rf"(?<!\b{row}\s)(?<!\b{row})\b({either})\.(?=\s)(?!\s{row})"
    return re.compile(pattern_, re.IGNORECASE) if shortened else None
