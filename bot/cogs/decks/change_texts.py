"""What `/deck` says about a change: to a card, of a whole deck, and taken back. Texts of decks are made inert."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import discord

from bot.cogs.decks.texts import card_line, deck_line
from bot.cogs.panels import Colour, Panel, clip, safe
from bot.cogs.texts import mention
from bot.core.cards import Deck
from bot.core.decks.changes import Changes, changed_parts
from bot.core.decks.check import to_type
from bot.core.decks.records import ANSWERS, StoredDeck
from bot.core.wording import plural
from bot.services.decks.editing import Edited, Undo

SHOWN = 3
"""Cards named of those that an import adds, changes or removes."""
_ACTIONS = {
    "add": "added a card",
    "edit": "changed a card",
    "remove": "removed a card",
    "remove deck": "removed the deck",
    "import": "imported a file",
    "teach": "taught cards",
    "answers": "taught {taught}",
}
"""What `Revision.action` says to people."""


def changed_cards(changes: Changes) -> Iterator[str]:
    """What a change does to the cards, with the first few of each kind."""
    changed = [(after, f" ({', '.join(changed_parts(before, after))})") for before, after in changes.changed]
    for sign, verb, cards in (
        ("🟢", "added", [(card, "") for card in changes.added]),
        ("🔵", "changed", changed),
        ("🔴", "removed", [(card, "") for card in changes.removed]),
    ):
        if cards:
            yield f"{sign} **{plural(len(cards), 'card')} {verb}**"
            yield from (f"• {safe(clip(card.prompt, 90))}{more}" for card, more in cards[:SHOWN])
        if len(cards) > SHOWN:
            yield f"• and {len(cards) - SHOWN:,} more"
    if changes.others:
        yield f"🔵 {', '.join(changes.others).capitalize()}"


def card_added(added: Edited) -> Panel:
    """A new card; the deck is the one with it."""
    made = "\nIt is the first card of a new deck." if len(added.deck.cards) == 1 else ""
    return _about_card("Added to", added, made)


def card_saved(edited: Edited, overtaken: Sequence[str] = ()) -> Panel:
    """A card after its form was submitted; `overtaken` are parts that somebody else had changed meanwhile."""
    if edited.revision is None:
        return Panel("Nothing changed", f"{card_line(edited.card)}\nThe card is as it was.")
    more = ""
    if overtaken:
        parts = " and ".join(overtaken)
        more = f"\n⚠️ While your form was open, somebody changed the {parts}, too. "
        more += "Yours counts; Undo brings theirs back."
    return _about_card("Saved in", edited, more)


def card_removed(removed: Edited) -> Panel:
    """A card that was taken out."""
    return _about_card("Removed from", removed)


def _about_card(done: str, change: Edited, more: str = "") -> Panel:
    return Panel(f"{done} {safe(change.deck.title)}", f"{card_line(change.card)}{more}")


def left_alone() -> Panel:
    """A question about a deck that was answered with Cancel."""
    return Panel("Cancelled", "Nothing has changed.")


def removal(deck: StoredDeck, schedules: Sequence[int]) -> Panel:
    """Asks whether the whole deck is to go; `schedules` are the numbers of daily questions that ask from it."""
    body = f"{deck_line(deck)}\nPoints and streaks stay, and you can bring the deck back with Undo."
    if schedules:
        numbers = ", ".join(f"#{each}" for each in schedules)
        use = f"question {numbers} asks" if len(schedules) == 1 else f"questions {numbers} ask"
        body += f"\n⚠️ Daily {use} from it and will have no cards left."
    return Panel(f"Remove {safe(deck.title)}?", body)


def deck_removed(deck: Deck) -> Panel:
    """A deck that was removed."""
    body = "Points and streaks stay. **Undo** brings the deck back, history and all."
    return Panel(f"🗑️ {safe(deck.title)} is removed", body)


def undo_question(last: Undo, *, again: bool) -> Panel:
    """Asks whether the last change is to be taken back; `again` where another one was meant."""
    lines = ["⚠️ **The deck has changed since then.** This is its last change now."] if again else []
    lines.append(f"{_who(last.revision.actor_id)} {_did(last)}.")
    if last.revision.action == ANSWERS:
        lines.append(
            "Taking that back means: these answers are judged as before. The cards stay as they are."
        )
    elif last.gone:
        lines.append("The deck did not exist before that, so it would be gone. Points and streaks stay.")
    else:
        lines += ["Taking that back means:", *changed_cards(last.changes)]
    footer = "Nothing is changed until you press Undo it."
    return Panel(f"Undo the last change of {safe(last.title)}?", "\n".join(lines), footer, Colour.QUESTION)


def undone(done: Undo) -> Panel:
    """What an undo took back."""
    lines = [f"Taken back: {_who(done.revision.actor_id)} {_did(done)}."]
    if done.revision.action == ANSWERS:
        lines.append("These answers are judged as before again.")
    elif done.gone:
        lines.append(f"The deck “{safe(done.title)}” did not exist before that, so it is gone.")
    else:
        lines += [
            *changed_cards(done.changes),
            f"To go back further, use `/deck undo deck:{to_type(done.slug, done.title)}` again.",
        ]
    return Panel(f"↩️ {safe(done.title)}", "\n".join(lines), "", Colour.ANSWER)


def _did(undo: Undo) -> str:
    """What the change of a deck had been, as `added a card 5 minutes ago`."""
    action = undo.revision.action
    did = _ACTIONS.get(action, action).format(taught=plural(undo.revision.taught, "answer"))
    return f"{did} {discord.utils.format_dt(undo.revision.at, 'R')}"


def _who(user_id: int) -> str:
    return mention(user_id) if user_id else "the operator"
