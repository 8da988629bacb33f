"""Puts the words of an answer together by what its writer does with them: what they hold, reject, leave open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from bot.core.grading.facts.tables import pattern
from bot.core.grading.stances.stance import Stance, Word

FEWEST_WORDS = 2
"""Words of a passage that claims something."""
SURE = 0.9
"""Mean probability of a stance from which on a passage has it."""

_HINT = pattern(
    r"(?i)[?~]|\b(?:that|i|me|say|says|said|saying|my|wrong|not|never|nobody|no one|i'?m|sure|think|thinking|thought"
    r"|yeah|nah|nope|no|false|reality|sounds|lol|either|or|sorry|forget|incorrect|alternatively|i'?ll|i'?d|trap|told"
    r"|oh|wait|read|write|wrote|writes|common|ok|mark|whoever|myth|true|contrary|mistaken?|misconception|nonsense"
    r"|notion|claim|correction|disproved|torn|scratch|wish|doubt|instead|rather|idea|believe|people|everyone|actually"
    r"|if)\b"
)
"""Words that nearly all have who reject, report or take back something, and a third of all answers."""


_PLAIN_HINT = pattern(
    r"(?i)~~|\b(?:wrong\w*|myths?|false\w*|untrue|incorrect\w*|contrary|mistaken\w*|mistakes?|misconceptions?|trap"
    r"|nonsense|notion|disproved|debunk\w*|nobody|no one|whoever|people|everyone|everybody|say|says|said|saying"
    r"|believ\w*"
    r"|claim\w*|doubt\w*|rubbish|bogus|nope|nah|torn|either|alternatively|correction|scratch|sorry|wait|instead of"
    r"|reality|lies?|fallacy|rumou?rs?|kidding|jk|disagree|reject\w*|idea that|as if|no way|not that|not the case"
    r"|thought|used to|pretend\w*|legend|fiction|tale|strike|confuse\w*)\b"
)
"""Words that say so more plainly: two thirds of who rejects something, and a sixth of all answers, have one."""


def may_reject(text: str, *, plainly: bool = False) -> bool:
    """Whether an answer may do anything else than hold what it says; so that most are not read for it."""
    return (_PLAIN_HINT if plainly else _HINT).search(text) is not None


class Passages(NamedTuple):
    """The parts of an answer that claim something, by what is done with them; without talk."""

    held: str
    rejected: str
    corrected: str
    open: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Whether all that is said is held."""
        return not (self.rejected or self.corrected or self.open)


def passages(text: str, words: Sequence[Word]) -> Passages:
    """The passages of a text; what is not sure is held."""
    parts: dict[Stance, list[str]] = {stance: [] for stance in Stance}
    for stance, part in _runs(text, words):
        parts[stance].append(part)
    held, rejected, corrected = (
        ". ".join(parts[stance]) for stance in (Stance.HELD, Stance.REJECTED, Stance.CORRECTED)
    )
    return Passages(held, rejected, corrected, tuple(parts[Stance.OPEN]))


def _runs(text: str, words: Sequence[Word]) -> Iterator[tuple[Stance, str]]:
    """Stretches of words of one stance, in their order; signs between two words of one are of it."""
    told = [(word, _likeliest(word)) for word in words if text[word.start : word.end].isalnum()]
    for stance, run in groupby(told, key=lambda one: one[1]):
        own = [word for word, _ in run]
        sure = sum(word.stances[stance] for word in own) / len(own)
        if stance is not Stance.FRAME and len(own) >= FEWEST_WORDS:
            yield stance if sure >= SURE else Stance.HELD, text[own[0].start : own[-1].end]


def _likeliest(word: Word) -> Stance:
    return max(Stance, key=word.stances.__getitem__)
