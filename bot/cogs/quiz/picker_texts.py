"""What people read while they choose what to play. Texts of decks are members' texts: made inert."""

from __future__ import annotations

from bot.cogs.decks import texts as decks
from bot.cogs.markdown import quotation
from bot.cogs.panels import MAX_OPTIONS, Colour, Panel, clip, safe
from bot.core.decks.check import to_type
from bot.core.decks.records import StoredDeck
from bot.core.wording import plural, time_span

CHOOSE_DECK = "Choose a deck"
CHOOSE_TOPIC = "Choose a topic"
CHOOSE_QUESTIONS = "How many questions?"
ALL_TOPICS = "All topics"
START = "Start"
PLAY = "Play a quiz"
MAX_TOPICS = MAX_OPTIONS - 1
"""In the menu, below all topics."""
MAX_SAMPLE = 600
"""Characters of the question that is shown."""


def size(deck: StoredDeck) -> str:
    """How large a deck is, and whose."""
    return f"{plural(deck.cards, 'card')}{', shared by all servers' if deck.shared else ''}"


def panel(deck: StoredDeck, question: str, seconds: int) -> Panel:
    """The chosen deck: its size, its topics, and one of its questions."""
    lines = [size(deck), *decks.topics(deck)]
    if len(deck.topics) > MAX_TOPICS:
        lines.append(
            f"The menu has the first {MAX_TOPICS} topics; "
            f"`/quiz deck:{to_type(deck.slug, deck.title)}` with `topic` takes any."
        )
    lines += ["", "A question from it:", quotation(clip(question, MAX_SAMPLE))]
    footer = f"Everybody in this channel can play. Each question is open for {time_span(seconds)}."
    return Panel(safe(deck.title), "\n".join(lines), footer, Colour.QUESTION)
