"""How a test plays: right answers from the shipped deck, and what a channel shows of a quiz or a daily question."""

from __future__ import annotations

from collections import Counter
from functools import cache

from bot import assets

from .people import Person, Shown
from .standin import StandIn
from .state import Channel, Message

WRONG = "zzz"
FIRST_TRY, FIRST_BONUS = 10, 2
"""Points for a right answer at the first try, and more for being the first."""

_MARKS = {
    "-# **Question of the day**": "daily",
    "### Answer: ": "answer",
    "### 🏁": "standings",
    "# ●": "question",
}
"""What is in each kind of post; an earlier one counts first."""


@cache
def _references() -> dict[str, str]:
    return {card.prompt: card.reference for deck in assets.load_decks() for card in deck.cards}


def right(question: Message) -> str:
    """The reference answer to the question in a post."""
    return next(reference for prompt, reference in _references().items() if f"## {prompt}" in question.text)


async def answer(person: Person, question: Message, text: str) -> Shown:
    """Press Answer, fill the form, send it."""
    form = await person.click(question, "Answer")
    return await person.submit_modal(form, {"Your answer": text})


def kind(message: Message) -> str:
    """What a post of the bot is: a question, its answer, standings, a daily question, or else its text."""
    return next((name for mark, name in _MARKS.items() if mark in message.text), message.text)


def posts(standin: StandIn, channel: Channel) -> Counter[str]:
    """How many posts of each kind the channel holds; private answers are no posts."""
    return Counter(kind(message) for message in standin.posts(channel) if not message.from_interaction)


async def question_in(standin: StandIn, channel: Channel, number: int = 1) -> Message:
    """The quiz's question of that number, once it is there."""
    return await standin.post(channel, f"Question {number} of ")
