"""What is said at the start about decks that somebody brought along."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.cards import Deck
from bot.core.wording import plural
from bot.services.quiz.quizzes import MAX_DECKS

START = "Type /quiz to start. Answer with the button, or reply to the question."


def topic_for(decks: Sequence[Deck]) -> str:
    """The topic of the channel: how to begin."""
    return START.replace(" to start", f" to play {decks[0].title}") if decks else START


def how_to_play(decks: Sequence[Deck]) -> str:
    """Which deck each command asks from; empty where none was brought."""
    if not decks:
        return ""
    first, *others = decks
    ways = [f"/quiz asks from {_named(first)}"]
    ways += [f"/quiz deck:{each.slug} from {_named(each)}" for each in others]
    if 1 < len(decks) <= MAX_DECKS:
        ways.append(f"/quiz decks:{'+'.join(each.slug for each in decks)} from {_all(len(decks))}")
    return ",\n".join(ways) + "."


def _named(deck: Deck) -> str:
    return f"“{deck.title}” ({plural(len(deck.cards), 'card')})"


def _all(number: int) -> str:
    return "both" if number == 2 else "all of them"
