"""Bare cards that a server taught a few answers: too few to be graded as a taught card, too many to leave unheard.

The weights for cards with few examples know what is wrong by what is said to be wrong. With one, two or six answers
said so, they refuse what they do not know: one wrong example alone, as a declined appeal is, makes them refuse 28 to
55 % of right answers instead of 2 to 9 %. So until there are `cards.TAUGHT_FROM` examples they may not refuse by
themselves: `docs/grading-figures.md` has what was measured.

1. A text that was taught has the verdict that was said.
2. Beside a mistake that was taught, plainly nearer to it than to anything right, their verdict stands.
3. Elsewhere the card is graded as if nothing wrong had been taught; where a right answer was taught, too, theirs
   stands, but for refusing, and a doubtful answer that they would refuse is partly right at most.
"""

from __future__ import annotations

from msgspec.structs import replace

from bot.core.cards import Card
from bot.core.grading.evidence import Evidence
from bot.core.grading.result import CANNOT_TELL, Grade, Verdict

NEAR, NEARER = 0.2, 0.05
"""Similarity to a mistake from which an answer may be that mistake, and how much more than to anything right."""
HALF = 0.5
"""Score of an answer that is partly right at most."""


def near_a_mistake(evidence: Evidence) -> bool:
    """Whether the answer is plainly nearer to a wrong example than to any right one."""
    if evidence.wrong < 0:
        return False
    wrong, right = evidence.similar[evidence.wrong], evidence.similar[evidence.right]
    return wrong >= NEAR and wrong - right >= NEARER


def untaught(card: Card) -> Card:
    """The card without what was taught to be partly right or wrong."""
    return replace(card, partial=(), wrong=(), learned=0)


def tempered(card: Card, taught: Grade, untaught: Grade) -> Grade:
    """The grade of an answer that is near no mistake, of those with and without what was taught to be wrong."""
    if not card.accepted or taught.verdict is untaught.verdict:
        return untaught
    if taught.verdict is not Verdict.INCORRECT:
        return taught
    if untaught.verdict is Verdict.CORRECT:
        flags = tuple(dict.fromkeys((*untaught.flags, CANNOT_TELL)))
        return replace(untaught, verdict=Verdict.PARTIAL, score=HALF, flags=flags, unsure=True)
    return untaught
