"""Rules on how an answer is typed: politeness, capitals, punctuation, markup, slips."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from bot.core.cards import Card
from tests.grading.behaviour.rule import Answers, Measure, Row, rule
from tests.grading.behaviour.slips import mistyped
from tests.grading.behaviour.wording import crossed, inner, mixed

Change = Callable[[str, random.Random], str]

_OPENINGS = (
    "Hi all, ",
    "hey folks! ",
    "Good evening everyone. ",
    "I think ",
    "I believe ",
    "Hmm, ",
    "ok let me try: ",
    "Thanks for the question! ",
    "correct me if I'm wrong, but ",
    "not 100% sure but ",
    "My answer: ",
    "from what I remember, ",
    "if I understood the lecture right, ",
    "Easy one :) ",
)
_TAILS = (
    ", hope that's right!",
    " not sure tho",
    " that's my answer lol",
    ", correct me if I'm wrong",
    ". Thanks!",
    " I think",
    " :)",
    ", if I remember right",
    ". Cheers, Anna",
    " ... or something like that",
    " haha",
    ". Am I right?",
    ", right?",
    " (first try)",
)
_EMOJI = ("🙂", "👍", "🤔", "🚀", "😅", "💡", "✅", "🎉")


def _unpunctuated(text: str, chance: random.Random) -> str:
    """No punctuation at the edges of words; what stands inside a word stays."""
    return " ".join(filter(None, (word.strip(".,;:!?") for word in text.split())))


def _overpunctuated(text: str, chance: random.Random) -> str:
    dotted = re.sub(r"[.,](?=\s|$)", lambda found: chance.choice(("...", " ,", "!!", found[0] * 2)), text)
    return dotted + chance.choice(("!!!", "...", ".", "!?", " ."))


def _marked_up(text: str, chance: random.Random) -> str:
    words = text.split()
    at = chance.randrange(len(words))
    one = " ".join((*words[:at], f"**{words[at]}**", *words[at + 1 :]))
    return chance.choice(
        (f"**{text}**", f"> {text}", f"- {text}", f"`{text}`", f"__*{text}*__", f"# {text}", one)
    )


def _with_emoji(text: str, chance: random.Random) -> str:
    words = text.split()
    for _ in range(chance.randint(1, 3)):
        words.insert(chance.randint(0, len(words)), chance.choice(_EMOJI))
    return " ".join(words)


def _broken(text: str, chance: random.Random) -> str:
    """Line breaks behind commas and stops, or where a narrow window would put them."""
    lines = re.sub(r"(?<=[,.;:])\s+", "\n", text)
    if lines != text:
        return lines
    words = text.split()
    width = chance.randint(3, 6)
    return "\n".join(" ".join(words[at : at + width]) for at in range(0, len(words), width))


@rule("greeting or hedge before", Measure.LOST, 0.02, bare=0.05, fact=0.02)
def opened(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """Politeness and doubt before a right answer do not matter."""
    for answer, opening in crossed(answers.right(card.key), _OPENINGS, chance):
        yield Row(opening + inner(answer), base=answer)


@rule("thanks or hedge behind", Measure.LOST, 0.02, bare=0.05, fact=0.02)
def tailed(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """Politeness and doubt behind a right answer do not matter."""
    for answer, tail in crossed(answers.right(card.key), _TAILS, chance):
        yield Row(answer.strip().rstrip(".!") + tail, base=answer)


@rule("capitals or none", Measure.LOST, 0.02, bare=0.02, fact=0.02)
def recased(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """Shouting and lower case do not matter."""
    for answer, change in crossed(answers.right(card.key), (str.upper, str.lower), chance):
        yield Row(change(answer), base=answer)


@rule("punctuation", Measure.LOST, 0.02, bare=0.05, fact=0.02)
def punctuated(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """Missing and superfluous punctuation does not matter."""
    yield from _changed(answers.right(card.key), (_unpunctuated, _overpunctuated), chance)


@rule("markdown, emoji, line breaks", Measure.LOST, 0.02, bare=0.05, fact=0.02)
def decorated(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """How an answer is set does not matter."""
    yield from _changed(answers.right(card.key), (_marked_up, _with_emoji, _broken), chance)


@rule("typing slips", Measure.LOST, 0.05, bare=0.10)
def slipped(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """A slip in every sixth word does not matter."""
    for answer in mixed(answers.right(card.key, typed=False), chance):
        yield Row(mistyped(answer, chance), base=answer)


def _changed(answers: Sequence[str], changes: Sequence[Change], chance: random.Random) -> Iterator[Row]:
    for answer, change in crossed(answers, changes, chance):
        yield Row(change(answer, chance), base=answer)


RULES = (opened, tailed, recased, punctuated, decorated, slipped)
