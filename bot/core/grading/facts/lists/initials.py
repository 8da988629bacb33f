"""Reads lists that are told by the first letters of their members: "G/Y", "p-m-a-t", "RA, RV, LA, LV", "H & DR".

The letters have to be all of the members', in any order, or where two members begin alike in that of the reference. A
member of several things has the letters of all of them: M and D for "multiplication/division".
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.grading.facts.elements import NAMES
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import SMALL
from bot.core.grading.facts.words.phrases import phrase

FEWEST = 3
"""Members that lower-case letters tell, and any with marks other than a stroke or hyphen between them."""
SHORTEST_MEMBER = 3
"""Letters of a member; shorter ones are letters themselves."""
FEWEST_RUN = 4
"""Letters that are a row of initials when they are written in groups: "roy g biv"."""
_LETTERS = pattern(r"[^\W\d_]+")
_PAIR = pattern(r"\W*[A-Z]{1,3}\s*(?:[/&+–-]|and)\s*[A-Z]{1,3}\W*")
_PARTED = pattern(r"\s*(?:/|&|\band\b)\s*")
_JOINING = frozenset(
    listed("""
    and then plus first second third next last lastly finally after that from to left right together going likewise the
    it's its is are order in with also too by at end start begin followed which stands for
    """)
)


def told_by_initials(text: str, members: Sequence[str]) -> list[int]:
    """The places of the members in the order in which an answer has their initials; empty where it has not all."""
    names = [[part for part in _PARTED.split(member) if part] for member in members]
    labels = [(_label(part), at) for at, parts in enumerate(names) for part in parts]
    if any(len(member) < SHORTEST_MEMBER for member in members) or len(labels) < 2:
        return []
    tokens = _LETTERS.findall(text)
    if not tokens or any(fold(member.split()[0]) in fold(text) for member in members):
        return []
    told = [token for token in tokens if len(token) == 1 or token.isupper()]
    if told != tokens and not (len(told) >= FEWEST and _only_joins(tokens, told)):
        told = tokens if _is_run(tokens, labels) else []
    if len(labels) < FEWEST and not (_PAIR.fullmatch(text) and not _are_elements(members)):
        return []
    return _places(told, labels)


def initials_of(members: Sequence[str]) -> str:
    """The first letters of a list's members, of those of several things all: "pemdas"."""
    return "".join(_label(part)[:1] for member in members for part in _PARTED.split(member) if part)


def is_titled(text: str, name: str) -> bool:
    """Whether a text is the letters of a name with an "and" in it: "NASA"."""
    told = text.strip(" .!").removeprefix("the ")
    named = all(word[0].isupper() or word in SMALL for word in name.split())
    return named and told.isupper() and told.isalpha() and told.lower() in phrase(name).letters


def _label(part: str) -> str:
    """The letters that a member is shortened to: "dr" for "the Dominican Republic"."""
    told = [fold(word) for word in _LETTERS.findall(part)]
    return "".join(word[0] for word in told if word not in SMALL) or told[0][:1] if told else ""


def _are_elements(members: Sequence[str]) -> bool:
    """Whether letters would be the members' symbols: "H, O"."""
    return any(member.lower() in NAMES.values() for member in members)


def _only_joins(tokens: Sequence[str], told: Sequence[str]) -> bool:
    """Whether what stands among capitals only joins them: "P, E, then M and D together"."""
    others = [token.lower() for token in tokens if token not in told]
    return all(word in _JOINING for word in others)


def _is_run(tokens: Sequence[str], labels: Sequence[tuple[str, int]]) -> bool:
    """Whether the tokens together are the initials in a row: "roy g biv"."""
    row = "".join(label for label, _ in labels)
    return len(row) >= FEWEST_RUN and "".join(tokens).lower() == row


def _places(told: Sequence[str], labels: Sequence[tuple[str, int]]) -> list[int]:
    lower = [fold(token) for token in told]
    if len(lower) != len(labels):
        lower = list("".join(lower))
    names = [label for label, _ in labels]
    if sorted(lower) != sorted(names):
        names = [label[:1] for label in names]  # "B" for "Bronze Age"
    if sorted(lower) != sorted(names) or (len(set(names)) < len(names) and lower != names):
        return []
    found = [labels[names.index(token)][1] for token in lower] if lower != names else [at for _, at in labels]
    return list(dict.fromkeys(found)) if _in_groups(found) else []


def _in_groups(places: Sequence[int]) -> bool:
    """Whether the letters of one member stand together."""
    runs = [at for before, at in zip((None, *places), places, strict=False) if at != before]
    return len(runs) == len(set(runs))
