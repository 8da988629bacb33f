"""The file in which drafts wait: YAML that people read and mend by hand, and that grows at its end while it is written.

It says which deck it is for, then has an entry a card: its stage, what the checks noted, and under `card` the card in
the form of a deck file (docs/deck-format.md): its question and answer as they were, and what would be added to them.
Where a card has several entries, the last one counts, so that a run only ever appends.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, ConfigDict, Field

from bot import COMMAND
from bot.core.decks.check import card_problems, short
from bot.core.decks.problems import DeckError, Problems
from bot.core.teaching.proposals import Proposal, Stage
from bot.formats.yaml import tree
from bot.formats.yaml.model import CardEntry, Text
from bot.formats.yaml.reader import EntryReader
from bot.formats.yaml.writer import card_lines, entry, field, texts

MAX_NOTES = 100


class Drafts(Struct, frozen=True):
    """What a drafts file holds."""

    slug: str
    """The deck's name."""
    file: str
    """The deck's file; empty where it is a deck of the database."""
    server: int
    """Whose deck of the database it is; 0: everybody's."""
    proposals: tuple[Proposal, ...] = ()
    """One a card, in the order in which they were first drafted."""

    def with_proposal(self, proposal: Proposal) -> Drafts:
        """The drafts with this one in place of the one that its card had, if it had one."""
        by_key = {each.key: each for each in self.proposals}
        by_key[proposal.key] = proposal
        return replace(self, proposals=tuple(by_key.values()))


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class HeadEntry(_Entry):
    """Which deck the drafts are for."""

    slug: Text
    file: Text = ""
    server: Annotated[int, Field(ge=0, lt=2**63)] = 0


class ProposalEntry(_Entry):
    """One card with what would be added to it."""

    stage: Stage = Stage.PASSED
    notes: Annotated[tuple[Text, ...], Field(max_length=MAX_NOTES)] = ()
    card: CardEntry


def write(drafts: Drafts) -> str:
    """The whole file."""
    return head(drafts) + "".join(map(proposal_text, drafts.proposals))


def head(drafts: Drafts) -> str:
    """The file's beginning, to which the text of one proposal after the other can be appended."""
    return "\n".join([*_head(drafts), "cards:", ""])


def proposal_text(proposal: Proposal) -> str:
    """One entry, as it stands below `cards:`."""
    return "\n".join([*entry(_proposal(proposal), "  "), ""])


def card_text(proposal: Proposal) -> str:
    """One entry's card alone, for an editor."""
    return "\n".join([*card_lines(proposal.additions), ""])


def _head(drafts: Drafts) -> Iterator[str]:
    yield f"# Drafts of `{COMMAND} deck teach`: nothing here is in the deck. Look them over with"
    yield f"# `{COMMAND} deck review`, or mend them here first: under `card` all but key, prompt and reference"
    yield "# is what would be added."
    yield "deck:"
    yield from field("slug", drafts.slug, "  ")
    if drafts.file:
        yield from field("file", drafts.file, "  ")
    elif drafts.server:
        yield f"  server: {drafts.server}"


def _proposal(proposal: Proposal) -> Iterator[str]:
    yield f"stage: {proposal.stage}"
    yield from texts("notes", proposal.notes[:MAX_NOTES])
    yield "card:"
    for line in card_lines(proposal.additions):
        yield f"  {line}" if line else ""


def parse(text: str) -> Drafts:
    """The drafts in a file's text; DeckError with every problem and its line."""
    problems = Problems()
    root = tree.read(text.removeprefix("\ufeff"), problems)
    data = tree.plain(root)
    if not isinstance(data, dict) or data.keys() - {"deck", "cards"}:
        message = "no drafts: those are in a file that `deck teach` wrote, with `deck:` and `cards:` at its left margin"
        raise DeckError.of(message, root.line)
    reader = EntryReader(root, problems)
    named = reader.model(HeadEntry, data.get("deck", {}), ("deck",))
    cards = data.get("cards") or []
    if not isinstance(cards, list):
        raise DeckError.of("cards: should be a list of drafts", tree.line_of(root, ("cards",)))
    found = [_read(reader, root, problems, number, each) for number, each in enumerate(cards)]
    problems.raise_any()
    assert named is not None  # or there was a problem
    latest = {proposal.key: proposal for proposal in found if proposal is not None}
    return Drafts(named.slug, named.file, named.server, tuple(latest.values()))


def parse_card(text: str, before: Proposal) -> Proposal:
    """The proposal with the card that an editor gave back; DeckError with its problems."""
    problems = Problems()
    root = tree.read(text, problems)
    model = EntryReader(root, problems).model(CardEntry, tree.plain(root), ())
    problems.raise_any()
    assert model is not None  # or there was a problem
    old = before.additions
    card = replace(model.card(), key=old.key, prompt=old.prompt, reference=old.reference)
    problems.extend(card_problems(card, 0))
    problems.raise_any()
    return replace(before, additions=card)


def _read(
    reader: EntryReader, root: tree.Node, problems: Problems, number: int, data: Any
) -> Proposal | None:
    model = reader.model(ProposalEntry, data, ("cards", number))
    if model is None:
        return None
    line = tree.line_of(root, ("cards", number))
    card = model.card.card()
    if not card.key:
        problems.add(line, f"a draft without its card's key: {short(card.prompt)!r}")
        return None
    found = card_problems(card, line)
    problems.extend(found)
    return None if found else Proposal(card, model.stage, model.notes)
