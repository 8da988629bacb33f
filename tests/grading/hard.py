"""Answers made from labelled ones by rule, with a label that follows: they teach the fit what gaps in the data do not.

Off-topic texts of every length, other cards' answers, padding, denials, rivals, shuffles, repeated questions: without
them a model learns from its data alone, where wrong answers are on topic and nobody denies what is right. None of
them is counted in a published figure, and the behaviour suite makes its own (`tests/grading/behaviour`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.core.cards import Card
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.text import words
from tests.grading.corpora import DATA, Labelled
from tests.grading.synthetic import mistyped, shuffled

OPENINGS = ("hi all, ", "Hello! ", "hey guys ", "ok so ", "I think ", "good evening everyone. ", "imo ")
CLOSINGS = (
    " thanks!", " hope that's right", " not sure though", " lol", " correct me if I'm wrong", " that's my answer",
)  # fmt: skip
DENIALS = (
    "it is wrong to say that {}", "{} is a myth", "it's not true that {}", "nobody would say that {}", "{}? no way",
    "people think {} but that is false", "don't believe that {}", "I disagree that {}", "never say that {}",
    "It is a mistake to think {}", "{}. That is wrong.",
)  # fmt: skip
RIVALRIES = (
    "{} or maybe {}", "either {} or {}", "{}, no wait, {}", "{}, or perhaps {}", "{} or possibly {}", "{}, no, {}",
    "it could be {} or {}", "{}? or {}?",
)  # fmt: skip
ADDITIONS = ("{}. {}", "{}. and {}", "{}. Besides, {}", "{} and also {}")
LONG_MISTAKE = 25
"""Words of a card's own mistake that is put behind a right answer, at most."""
OVERLAP = 0.34
"""Share of another card's content that this card has, too, from which its answers are not used as wrong here."""
_GAMED = frozenset(("injection", "echo", "offtopic"))


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another card with right answers to it."""

    card: Card
    answers: tuple[str, ...]


def hard(
    lexicon: Lexicon, card: Card, rows: Sequence[Labelled], others: Sequence[Neighbour], chance: random.Random
) -> Iterator[Labelled]:
    """Hard answers to `card`, made from its labelled `rows` and the right answers to `others`."""
    texts = {
        label: [row.answer for row in rows if row.label == label and row.kind not in _GAMED]
        for label in (0, 1, 2)
    }
    made = (
        *_unrelated(lexicon, card, others, chance),
        *_wrong(card, texts[0], chance),
        *_partial(texts[1], chance),
        *_right(card, texts[2], chance),
        *_mixed(texts[2], texts[0], chance),
        *_spoiled(card, texts[2], chance),
    )
    for text, label, kind in made:
        yield Labelled(card.key, text, label, kind, "hard")


Made = Iterator[tuple[str, int, str]]
"""Text, label and kind."""


def _unrelated(lexicon: Lexicon, card: Card, others: Sequence[Neighbour], chance: random.Random) -> Made:
    """Off topic in three lengths; other cards' answers, alone and joined."""
    for low, high in ((5, 12), (13, 40), (41, 160)):
        yield off_topic(chance, chance.randint(low, high)), 0, "off topic"
    own = _content(lexicon, f"{card.reference} {card.prompt}")
    far = [
        other
        for other in others
        if other.card.key != card.key and _overlap(_content(lexicon, other.card.reference), own) <= OVERLAP
    ]
    if far:
        said = [chance.choice((other.card.reference, *other.answers)) for other in chance.choices(far, k=6)]
        yield from ((text, 0, "another card") for text in said[:3])
        yield ". ".join(said[3:]), 0, "three other cards"


def _wrong(card: Card, texts: Sequence[str], chance: random.Random) -> Made:
    """Wrong answers padded, doubled, greeted, behind the question."""
    if not texts:
        return
    for _ in range(2):
        yield f"{chance.choice(texts)}. {off_topic(chance, chance.randint(10, 40))}", 0, "padded wrong"
        yield f"{off_topic(chance, chance.randint(10, 40))}. {chance.choice(texts)}", 0, "padded wrong"
    twice = chance.choice(texts)
    yield f"{twice}. {twice}", 0, "doubled wrong"
    yield chance.choice(OPENINGS) + chance.choice(texts) + chance.choice(CLOSINGS), 0, "greeted wrong"
    yield f"{card.prompt} {chance.choice(texts)}", 0, "question and wrong"


def _partial(texts: Sequence[str], chance: random.Random) -> Made:
    """Partly right answers padded and greeted."""
    if texts:
        yield f"{chance.choice(texts)}. {off_topic(chance, chance.randint(8, 25))}", 1, "padded partial"
        yield (
            chance.choice(OPENINGS) + _low(chance.choice(texts)) + chance.choice(CLOSINGS),
            1,
            "greeted partial",
        )


def _right(card: Card, texts: Sequence[str], chance: random.Random) -> Made:
    """Right answers denied and shuffled; greeted, doubled, padded a little, mistyped, behind the question."""
    if not texts:
        return
    for _ in range(2):
        yield chance.choice(DENIALS).format(_low(chance.choice(texts))), 0, "denied"
        long = [text for text in texts if len(text.split()) > 6]
        if long:
            yield shuffled(chance.choice(long), chance), 0, "shuffled"
        twice = chance.choice(texts)
    yield f"{twice}. {twice}", 2, "doubled right"
    yield f"{card.prompt} {chance.choice(texts)}", 2, "question and right"
    yield chance.choice(OPENINGS) + _low(chance.choice(texts)), 2, "greeted"
    yield chance.choice(texts).rstrip(".") + "." + chance.choice(CLOSINGS), 2, "tailed"
    yield f"{chance.choice(texts)}. {off_topic(chance, chance.randint(4, 9))}", 2, "padded right"
    yield f"{off_topic(chance, chance.randint(4, 9))}. {chance.choice(texts)}", 2, "padded right"
    yield mistyped(chance.choice(texts), chance), 2, "mistyped"


def _mixed(right: Sequence[str], wrong: Sequence[str], chance: random.Random) -> Made:
    """Rival answers, and a right one with a false claim behind it: partly right."""
    if right and wrong:
        for _ in range(2):
            pair = [_low(chance.choice(right)), _low(chance.choice(wrong))]
            chance.shuffle(pair)
            yield chance.choice(RIVALRIES).format(*pair), 1, "rivals"
        yield f"{chance.choice(right)}. {chance.choice(wrong)}", 1, "false claim"


def _spoiled(card: Card, right: Sequence[str], chance: random.Random) -> Made:
    """A right answer with one of the card's own mistakes behind it: partly right."""
    known = [text for group in card.wrong for text in group.answers if 3 < len(text.split()) <= LONG_MISTAKE]
    if right and known:
        for form in chance.sample(ADDITIONS, 2):
            yield form.format(chance.choice(right).rstrip(".!"), _low(chance.choice(known))), 1, "own mistake"


@cache
def _sentences() -> tuple[str, ...]:
    """Sentences about other things, of 120 paragraphs in many registers."""
    text = (DATA / "off-topic.txt").read_text(encoding="utf-8")
    marked = text.replace("! ", "!\n").replace("? ", "?\n").replace(". ", ".\n")
    return tuple(line for line in marked.splitlines() if len(line.split()) > 3)


def off_topic(chance: random.Random, count: int) -> str:
    """`count` words about other things."""
    found: list[str] = []
    while len(found) < count:
        found += chance.choice(_sentences()).split()
    return " ".join(found[:count])


def _content(lexicon: Lexicon, text: str) -> frozenset[str]:
    return frozenset(token.stem for token in lexicon.tokens(words(text)) if token and not token.function)


def _overlap(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / (len(one) or 1)


def _low(text: str) -> str:
    """The text as it goes on in the middle of a sentence."""
    return (text[:1].lower() + text[1:]).rstrip(".")
