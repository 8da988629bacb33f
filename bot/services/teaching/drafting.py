"""Drafting one card: a model writes, the checks look, a second reading labels; a useless draft is asked for once more.

The model sees texts of cards and nothing else. What it says is checked here; nothing is written to a deck.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.decks.check import short
from bot.core.decks.lint_answers import closest
from bot.core.teaching import second_reading
from bot.core.teaching.budget import BudgetSpent
from bot.core.teaching.checks import Examined, Surroundings, examine
from bot.core.teaching.prompts import NEAR, Prompts, card_text, label_text
from bot.core.teaching.proposals import Proposal, Stage, blank, taught
from bot.formats.teaching.replies import BadReply, card_reply
from bot.formats.teaching.replies import second_reading as read_labels
from bot.formats.teaching.reply_model import CardReply, SecondReading, asked_schema
from bot.services.protocols import Grader
from bot.teaching.errors import EndpointError, ReplyUnusable

TRIES = 2
"""Drafts of a card; when the last one is of no use, the card stays as it is."""
WRITE_TOKENS, LABEL_TOKENS = 6_000, 3_000
"""The most that a reply may have: four times what is needed, for models that think aloud first."""
ELSEWHERE = 6
"""Cards far from one whose answers are tried on it."""


class Said(Protocol):
    """A model's text."""

    @property
    def text(self) -> str:
        """What it wrote."""
        ...

    @property
    def cut(self) -> bool:
        """Whether its length ended it."""
        ...


class Writer(Protocol):
    """A model that writes: `bot.teaching.endpoint.Endpoint`."""

    async def complete(self, system: str, text: str, schema: Mapping[str, Any], most: int) -> Said:
        """What it answers to `text` under the instructions `system`, in at most so many tokens.

        ReplyUnusable where that is nothing to read.
        """
        ...


class _Draft(Struct, frozen=True):
    """A draft after all checks."""

    examined: Examined
    notes: tuple[str, ...] = ()
    """What the second reading left out."""
    flags: tuple[str, ...] = ()


class Drafting:
    """Drafts for the cards of one deck, as it is now."""

    def __init__(self, deck: Deck, grader: Grader, prompts: Prompts, off_topic: Sequence[str]) -> None:
        """The grader is this object's own: its work goes on in a thread."""
        self._deck, self._grader, self._prompts, self._off_topic = deck, grader, prompts, off_topic
        self._near = {card.key: others[:NEAR] for card, others in closest(deck.cards)}
        self._one_at_a_time = threading.Lock()

    @property
    def instructions(self) -> str:
        """What a writer is told."""
        return self._prompts.write

    def near(self, card: Card) -> Sequence[Card]:
        """The cards that are closest to it."""
        return self._near.get(card.key, ())

    async def draft(self, card: Card, writer: Writer) -> Proposal:
        """What the model would add to the card, checked; a failed proposal where it wrote nothing of use.

        EndpointError where the model cannot be reached or says no, BudgetSpent where a call could take too much.
        """
        problems: tuple[str, ...] = ()
        for _ in range(TRIES):
            try:
                reply = await self._written(card, writer, problems)
                found = await self._checked(card, reply)
                if not found.problems:
                    read = await self._second(card, found, writer)
                    if not read.examined.problems:
                        return _proposal(read)
                    found = read.examined
                problems = found.problems
            except (BadReply, ReplyUnusable) as error:
                problems = (str(error),)
        return failed(card, problems)

    async def from_reply(self, card: Card, reply: CardReply) -> Proposal:
        """The proposal that a reply from elsewhere makes: with all checks but the second reading."""
        found = await self._checked(card, reply)
        if found.problems:
            return failed(card, found.problems)
        return _proposal(
            _Draft(found, ("Nobody has read it a second time: it did not come from the endpoint.",))
        )

    def noted(self, card: Card, proposal: Proposal) -> Proposal:
        """A person's own draft, as it is, with what the checks would leave out or flag; for a thread."""
        found = self._examine(card, proposal.additions)
        notes = tuple(map(_sentence, (*found.problems, *found.flags, *found.notes)))
        notes = tuple(note.replace("Left out ", "The checks would leave out ", 1) for note in notes)
        return replace(proposal, stage=Stage.FLAGGED if notes else Stage.PASSED, notes=notes)

    async def _written(self, card: Card, writer: Writer, problems: Sequence[str]) -> CardReply:
        text = card_text(card, self.near(card), problems)
        said = await writer.complete(self._prompts.write, text, asked_schema(CardReply), WRITE_TOKENS)
        return _parsed(said)

    async def _checked(self, card: Card, reply: CardReply) -> Examined:
        return await asyncio.to_thread(self._examine, card, reply.additions(card))

    def _examine(self, card: Card, additions: Card) -> Examined:
        with self._one_at_a_time:
            return examine(card, additions, self._around(card), self._grader)

    def _around(self, card: Card) -> Surroundings:
        near = self.near(card)
        close = {card.key, *(each.key for each in near)}
        far = [each.reference for each in self._deck.cards if each.key not in close]
        step = max(1, len(far) // ELSEWHERE)
        return Surroundings(near, far[::step][:ELSEWHERE], self._off_topic)

    async def _second(self, card: Card, found: Examined, writer: Writer) -> _Draft:
        """The draft after a second reading; where none can be had, a flag says so."""
        shown = second_reading.examples(found.additions)
        text = label_text(card, shown)
        try:
            said = await writer.complete(self._prompts.label, text, asked_schema(SecondReading), LABEL_TOKENS)
            reading = read_labels(said.text)
        except BudgetSpent:
            return _Draft(found, flags=("There was no second reading: the budget did not suffice.",))
        except (BadReply, ReplyUnusable, EndpointError) as error:
            return _Draft(found, flags=(f"There was no second reading: {error}.",))
        return await asyncio.to_thread(self._compared, card, found, shown, reading)

    def _compared(
        self, card: Card, found: Examined, shown: Sequence[str], reading: second_reading.Reading
    ) -> _Draft:
        with self._one_at_a_time:
            whole = taught(card, found.additions)
            read = second_reading.compare(found.additions, whole, shown, reading, self._grader)
            if read.dropped:
                found = _joined(found, examine(card, read.additions, self._around(card), self._grader))
        return _Draft(found, read.dropped, read.flags)


def _parsed(said: Said) -> CardReply:
    try:
        return card_reply(said.text)
    except BadReply as error:
        raise BadReply(f"the reply was cut off before its end, {error}") if said.cut else error from None


def _joined(before: Examined, after: Examined) -> Examined:
    """The later examination, with what the earlier one left out."""
    return Examined(after.additions, (*before.notes, *after.notes), after.flags, after.problems)


def _proposal(draft: _Draft) -> Proposal:
    flags = (*draft.examined.flags, *draft.flags)
    notes = (*(_sentence(flag) for flag in flags), *draft.examined.notes, *draft.notes)
    return Proposal(draft.examined.additions, Stage.FLAGGED if flags else Stage.PASSED, notes)


def failed(card: Card, problems: Sequence[str]) -> Proposal:
    """The proposal to leave the card as it is, and why."""
    return Proposal(blank(card), Stage.FAILED, tuple(_sentence(short(problem, 300)) for problem in problems))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
