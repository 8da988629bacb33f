"""How well a deck's answers will be judged, as far as its own examples tell: each is graded without being on its card.

It is for comparing a deck with itself: good wrong examples are harder than what people write, and a card without a
part of its examples knows less than the card.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import Card
from bot.core.decks.lint_answers import AnswerGrader, labelled, spread
from bot.core.grading.result import Verdict
from bot.core.wording import plural

FOLDS = 4
"""Parts of a card's examples; each is graded by the card without it."""
EXAMPLES = 600
"""About so many are graded, of evenly spaced cards: a card is made ready FOLDS times, some milliseconds an example."""
LEAST = 8
"""Examples that a card must have for leaving some out to mean anything."""


class Accuracy(Struct, frozen=True):
    """What came of the examples that were left out."""

    cards: int
    examples: int
    as_labelled: int
    right: int
    right_accepted: int
    wrong: int
    wrong_accepted: int

    def __str__(self) -> str:
        if not self.examples:
            return "no card has examples enough to tell"
        three = self.as_labelled / self.examples
        return (
            f"{three:.2f} of {plural(self.examples, 'example')} as labelled, "
            f"on {plural(self.cards, 'card')} without them "
            f"(right accepted {_share(self.right_accepted, self.right)}, "
            f"wrong accepted {_share(self.wrong_accepted, self.wrong)})"
        )


def expected(cards: Sequence[Card], grader: AnswerGrader) -> Accuracy:
    """Grade the examples of (some of) the cards with a part of them left out in turn."""
    able = [card for card in cards if len(list(labelled(card))) >= LEAST]
    examples = sum(len(list(labelled(card))) for card in able)
    tried = spread(able, max(1, len(able) * EXAMPLES // max(examples, 1)))
    outcomes = [
        (label, grader.grade(rest, text).verdict)
        for card in tried
        for rest, part in _parts(card)
        for text, label in part
    ]
    right = [verdict for label, verdict in outcomes if label is Verdict.CORRECT]
    wrong = [verdict for label, verdict in outcomes if label is Verdict.INCORRECT]
    return Accuracy(
        cards=len(tried),
        examples=len(outcomes),
        as_labelled=sum(label is verdict for label, verdict in outcomes),
        right=len(right),
        right_accepted=right.count(Verdict.CORRECT),
        wrong=len(wrong),
        wrong_accepted=wrong.count(Verdict.CORRECT),
    )


_Labelled = tuple[str, Verdict]


def _parts(card: Card) -> list[tuple[Card, list[_Labelled]]]:
    """The card without each part of its examples, and the part; the labels are spread evenly over the parts."""
    found = []
    for fold in range(FOLDS):
        part = list(labelled(card))[fold::FOLDS]
        out = {text for text, _ in part}
        groups = (
            replace(one, answers=tuple(text for text in one.answers if text not in out)) for one in card.wrong
        )
        rest = replace(
            card,
            accepted=tuple(text for text in card.accepted if text not in out),
            partial=tuple(text for text in card.partial if text not in out),
            wrong=tuple(group for group in groups if group.answers),
        )
        found.append((rest, part))
    return found


def _share(some: int, whole: int) -> str:
    return f"{some / whole:.2f}" if whole else "-"
