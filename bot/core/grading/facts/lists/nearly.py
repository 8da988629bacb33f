"""Takes parts of an answer for the members that are still lacking, where each lacking one has a part of its own.

"Nazi Germany, Fascist Italy, Imperial Japan" names all three: a part that has a member's words among others is that
member where nothing is left over. The one part left for the one member left may share the telling word only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.vocabulary import OPPOSITES
from bot.core.grading.facts.words.phrases import content_of, same_root, same_verb
from bot.core.grading.facts.words.spellings import fumbled, slip
from bot.core.grading.facts.words.word_forms import is_word
from bot.core.grading.facts.words.words import undotted, words
from bot.core.grading.result import Verdict

SMALLEST_FORGIVEN = 2
"""Members of a list in which the last one may be another real word by a slip."""
SHORT = 4
"""Letters of a word in which a vowel may be another one."""
_VOWEL = pattern("[aeiou]")
MOST_BESIDE = 2
"""Content words that a part may have beside its member's."""
FEWEST_SHARED = 3
"""Members of a list of which the last one lacking may be told by one of its words: "endothelial damage"."""
SHORTEST = 3
"""Letters of a word that tells a member from the others."""
_DENIES = pattern(r"(?i)\b(?:not|no|never|except|without|anti|non|pre|post|sub|or)\b|n't\b|\?")


def exchanges(order: Sequence[int]) -> int:
    """How many pairs of members an answer has in the wrong order."""
    return sum(after < before for at, before in enumerate(order) for after in order[at + 1 :])


def forgive_last(grid: Sequence[list[Verdict | None]], parts: Sequence[str], members: Sequence[str]) -> None:
    """Takes the one part left for the one member left where a key struck twice tells them apart: "Eerie", "Erie".

    In a short word a vowel may be another one, as in dialect: "rid" for "red".
    """
    _take_by_ear(grid, parts, members)
    lacking = [at for at in range(len(members)) if all(row[at] is not Verdict.CORRECT for row in grid)]
    idle = [at for at, row in enumerate(grid) if Verdict.CORRECT not in row]
    if len(members) < SMALLEST_FORGIVEN or len(lacking) != 1 or len(idle) != 1:
        return
    asked, said = members[lacking[0]].lower(), parts[idle[0]].lower()
    vowel = (
        len(members) >= FEWEST_SHARED
        and len(asked) <= SHORT
        and _VOWEL.sub("", asked) == _VOWEL.sub("", said)
    )
    if fumbled(asked, said) or (vowel and len(asked) == len(said)):
        grid[idle[0]][lacking[0]] = Verdict.CORRECT


def _take_by_ear(grid: Sequence[list[Verdict | None]], parts: Sequence[str], members: Sequence[str]) -> None:
    """Takes each part that is no word and sounds as one member does, and no other: "likwid", "espanyol"."""
    sounds = [_heard(member) for member in members] if len(members) >= FEWEST_SHARED else []
    for part, row in zip(parts, grid, strict=True):
        told = part.lower()
        if Verdict.CORRECT in row or not told.isalpha() or len(told) < SHORTEST or is_word(fold(told)):
            continue
        fits = [at for at, sound in enumerate(sounds) if sound and sound == _heard(told)]
        if len(fits) == 1 and all(other[fits[0]] is not Verdict.CORRECT for other in grid):
            row[fits[0]] = Verdict.CORRECT


def _heard(text: str) -> str:
    """The consonants of a word as they sound, with its first letter's; "" for several words, and for too few."""
    sound = fold(text.lower())
    if not sound.isalpha():
        return ""
    for written, heard in _HEARD:
        sound = written.sub(heard, sound)
    return sound if len(sound) > 1 else ""


_HEARD = tuple(
    (pattern(written), heard)
    for written, heard in (
        ("ph", "f"), ("gn|ny", "n"), ("sch|sh|ch|tch", "x"), ("qu", "kw"), ("c(?=[eiy])|z", "s"), ("ck|[cq]", "k"),
        ("(?<=[aeiou])[wy](?![aeiou])", ""), ("(?<=.)h", ""), ("y", "i"), (r"(.)\1", r"\1"), ("(?<=.)[aeiou]", ""),
        (r"(.)\1", r"\1"),
    )
)  # fmt: skip
"""How letters sound, and which are left out, in this order."""


def take_the_rest(
    idle: Sequence[str], lacking: Sequence[int], members: Sequence[str], *, asked: bool = False
) -> dict[int, int] | None:
    """For each lacking member, by its place, the place of the idle part that is it; None where one has none.

    Of members that are `asked` only to be put in order one word tells each: "bronze" for the Bronze Age.
    """
    if not lacking or len(idle) != len(lacking) or any(map(_DENIES.search, idle)):
        return None
    keys = [_keys(member) for member in members]
    told = [_keys(part) for part in idle]
    taken: dict[int, int] = {}
    for enough in (all, any):
        for at in (one for one in lacking if one not in taken):
            last = len(lacking) - len(taken) == 1 and len(members) >= FEWEST_SHARED
            if enough is any and not (asked or (last and not members[at].istitle())):
                return None
            others = [key for place, own in enumerate(keys) if place != at for key in own]
            telling = [key for key in keys[at] if len(key) >= SHORTEST and not _among(key, others)]
            fits = [
                place
                for place, part in enumerate(told)
                if place not in taken.values()
                and telling
                and enough(_among(key, part) for key in telling)
                and _only_adds(part, keys[at], others)
            ]
            if len(fits) == 1:
                taken[at] = fits[0]
    return taken if len(taken) == len(lacking) else None


def _only_adds(part: list[str], own: list[str], others: list[str]) -> bool:
    """Whether what a part has beside a member's words tells no other member and makes it not its contrary."""
    beside = [key for key in part if not _among(key, own)]
    if any(key.startswith("#") for key in beside) and any(key.startswith("#") for key in own):
        return False  # another number: "Six Years' War"
    contrary = any(OPPOSITES.get(key, frozenset()).intersection(own) for key in beside)
    return len(beside) <= MOST_BESIDE and not contrary and not any(_among(key, others) for key in beside)


def _keys(text: str) -> list[str]:
    plain = re.sub(r"\s*\([^()]*\)", "", text)
    return [word.key for word in content_of(words(undotted(plain)), frozenset())]


def _among(key: str, others: Sequence[str]) -> bool:
    return any(alike(key, other) for other in others)


def alike(one: str, other: str) -> bool:
    """Whether two words are one, a slip apart or of one root: "swim", "swimming"."""
    if one == other or slip(one, other):
        return True
    if min(len(one), len(other)) < SHORTEST:
        return False
    return same_root(one, other) or same_verb(_undoubled(one), _undoubled(other), doer=True)


def _undoubled(word: str) -> str:
    """A form in which a last letter is doubled before its ending, without that: "swiming"."""
    return re.sub(r"([bdglmnprt])\1(?=(?:ing|ed|er)$)", r"\1", word)
