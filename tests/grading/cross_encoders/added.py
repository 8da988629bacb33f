"""A right answer with another one behind it: with a wrong one it is half an answer, whatever joins them.

Study groups hardly write these either; the models called half of them right. Two right answers are right and two wrong
ones wrong, so that nothing is learnt of the length or of the seam.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from bot.core.cards import Card
from bot.core.grading import Verdict
from bot.core.grading.text import word_count
from tests.grading.corpora import Labelled

SHORTEST, LONGEST = 3, 28
"""Words of each of the two: shorter ones are values (`competing.py`), longer ones have many sentences already."""
SEAMS = {
    "": (
        "{}. {}",
        "{}. also, {}",
        "{} and {}",
        "{}, and {}",
        "{}, plus {}",
        "{}. it also means that {}",
        "{}\n{}",
    ),
    "de": ("{}. {}", "{} und {}", "{}, außerdem {}"),
    "fr": ("{}. {}", "{} et {}", "{}, et aussi {}"),
    "es": ("{}. {}", "{} y {}", "{}, y además {}"),
    "it": ("{}. {}", "{} e {}", "{}, e inoltre {}"),
    "pt": ("{}. {}", "{} e {}", "{}, e também {}"),
    "nl": ("{}. {}", "{} en {}", "{}, en ook {}"),
    "ja": ("{}。{}", "{}。また、{}"),
    "zh": ("{}。{}", "{}，而且{}"),
}
"""By language; "" is English."""
ANYWHERE = ("{}. {}", "{}, {}")
RIVALS = ("{}, or maybe {}", "either {} or {}", "{} or {}", "maybe {}, maybe {}")
"""In English: two sentences of which the tutor is to choose."""
RIVAL = 0.3
"""Share of English pairs of a right and a wrong one that are told as rivals."""


def added(
    card: Card, answers: Sequence[Labelled], chance: random.Random, language: str
) -> Iterator[Labelled]:
    """A right and a wrong answer in one, in either order, two right ones and two wrong ones, where there are any."""
    right, wrong = (_short(answers, verdict) for verdict in (Verdict.CORRECT, Verdict.INCORRECT))
    right = [*right, *_plain((card.reference,))]
    seams = SEAMS.get(language, ANYWHERE)
    if right and wrong:
        both = chance.sample([chance.choice(right), chance.choice(wrong)], 2)
        ways = RIVALS if not language and chance.random() < RIVAL else seams
        yield _made(card, chance.choice(ways), both, Verdict.PARTIAL, "a mistake added")
    for texts, verdict, kind in (
        (right, Verdict.CORRECT, "another right one added"),
        (wrong, Verdict.INCORRECT, "another wrong one added"),
    ):
        if len(texts) > 1:
            yield _made(card, chance.choice(seams), chance.sample(texts, 2), verdict, kind)


def _made(card: Card, way: str, both: Sequence[str], verdict: Verdict, kind: str) -> Labelled:
    return Labelled(card.key, way.format(*both), verdict.rank, kind, "made")


def _short(answers: Sequence[Labelled], verdict: Verdict) -> list[str]:
    return _plain([one.answer for one in answers if one.label == verdict.rank])


def _plain(texts: Sequence[str]) -> list[str]:
    bare = (text.strip().rstrip(".!。！ ") for text in texts)
    return [text for text in bare if SHORTEST <= word_count(text) <= LONGEST]
