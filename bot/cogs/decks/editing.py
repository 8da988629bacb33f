"""The form for one card. Submissions are taken from the raw event, since a restart forgets open forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from discord import ui

from bot.cogs.custom_ids import CARD_FORM, CardFormId
from bot.cogs.forms import text_field
from bot.cogs.id_kinds import SHORT_MARK, mark_of
from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.changes import PARTS
from bot.core.decks.check import short, tidy
from bot.services.decks.errors import CardGone

MAX_FIELD = 4_000
"""Characters of a form's field (Discord's limit)."""
PROMPT, REFERENCE, TOPIC, HINT, ACCEPTED = FIELDS = "prompt", "reference", "topic", "hint", "accepted"


class CardModal(ui.Modal):
    """Question, answer, topic, hint, and the accepted answers one a line, as they are now."""

    def __init__(self, slug: str, card: Card) -> None:
        super().__init__(
            title=short(f"Edit: {card.prompt}", 45),
            custom_id=CARD_FORM.make(CardFormId(slug, mark_of(card.key), opened(card))),
            timeout=None,
        )
        for field in _fields(card):
            self.add_item(field)


def _fields(card: Card) -> Iterator[ui.Label[Any]]:
    yield text_field(PROMPT, "Question", limits.MAX_PROMPT, text=card.prompt)
    yield text_field(REFERENCE, "Answer", limits.MAX_REFERENCE, text=card.reference)
    yield text_field(TOPIC, "Topic", limits.MAX_TOPIC, text=card.topic, long=False, required=False)
    yield text_field(HINT, "Hint", limits.MAX_HINT, text=card.hint, required=False)
    accepted = _shown(card, ACCEPTED)
    if len(accepted) <= MAX_FIELD:
        label = "Also accepted, one answer a line"
        yield text_field(ACCEPTED, label, MAX_FIELD, text=accepted, required=False)


def _line(answer: str) -> str:
    return " ".join(answer.split())


def _shown(card: Card, name: str) -> str:
    """What the field of that name holds when the form is opened."""
    return "\n".join(map(_line, card.accepted)) if name == ACCEPTED else str(getattr(card, name))


def opened(card: Card, names: Iterable[str] = FIELDS) -> str:
    """Stands in a form's id for what its fields held as it was opened."""
    return "".join(_mark(_shown(card, name)) for name in names)


def _mark(text: str) -> str:
    return mark_of(tidy(text))[:SHORT_MARK]


def touched(fields: dict[str, str], was: str) -> dict[str, str]:
    """The fields that are not as the form was opened; another person may have changed the others meanwhile."""
    marks = {name: was[at * SHORT_MARK :][:SHORT_MARK] for at, name in enumerate(FIELDS)}
    return {name: text for name, text in fields.items() if _mark(text) != marks.get(name)}


def overtaken(card: Card, fields: Iterable[str], was: str) -> list[str]:
    """Those of the fields, in people's words, that somebody changed on the card since the form was opened."""
    changed = touched({name: _shown(card, name) for name in FIELDS}, was)
    return [PARTS[name] for name in fields if name in changed]


def card_of_mark(deck: Deck, mark: str) -> Card:
    """The card that a form's id names; CardGone when it was removed meanwhile."""
    found = next((card for card in deck.cards if mark_of(card.key) == mark), None)
    if found is None:
        raise CardGone(deck.title)
    return found


def parts(card: Card, fields: dict[str, str]) -> dict[str, object]:
    """What a form with these fields makes of the card; an accepted answer that was left alone stays as it was."""
    found: dict[str, object] = {name: tidy(text) for name, text in fields.items()}
    if ACCEPTED in found:
        known = {_line(answer): answer for answer in card.accepted}
        lines = dict.fromkeys(_line(line) for line in str(found[ACCEPTED]).split("\n") if line.strip())
        found[ACCEPTED] = tuple(known.get(line, line) for line in lines)
    if TOPIC in found:
        found[TOPIC] = _line(str(found[TOPIC]))
    return {name: found[name] for name in (PROMPT, REFERENCE, TOPIC, HINT, ACCEPTED) if name in found}
