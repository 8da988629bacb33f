"""Where accepted drafts go: over the deck's file, beside it, or into the database as one revision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from bot import COMMAND
from bot.cli import drafts_file
from bot.cli.deck_source import OPERATOR, Failed, Source, with_store
from bot.core.decks.check import card_problems
from bot.core.teaching.proposals import Proposal, taught_deck
from bot.core.wording import plural
from bot.formats.export import export
from bot.formats.names import YAML
from bot.services.decks.editing import Editor
from bot.services.teaching.applying import ProposalService, Taught
from bot.storage.store import Store

_YAML_NAMES = (".yaml", ".yml")


class Written(Struct, frozen=True):
    """What became of accepted drafts."""

    changed: int
    """Cards."""
    left: dict[str, str]
    """Why others were not taken, by key."""
    lines: tuple[str, ...]
    """What to tell."""


def write(source: Source, accepted: Sequence[Proposal], output: Path | None) -> Written:
    """Add them to the deck where it lies, or to a copy at `output`; Failed where that cannot be written."""
    if source.file is None and output is None:
        return _stored(source, accepted)
    deck, changed, left = taught_deck(source.deck, accepted)
    problems = [
        each.message for card in deck.cards if card.key in set(changed) for each in card_problems(card, 0)
    ]
    if problems:
        raise Failed("\n".join(problems))
    target = output or _target(source)
    said = [f"{key} was left out: {reason}." for key, reason in left.items()]
    if changed:
        kept = _set_aside(target)
        drafts_file.replace(target, export(deck, YAML))
        said.append(f"Taught {plural(len(changed), 'card')}: the deck is in {target}.")
        if kept:
            said.append(f"What was there before is in {kept}.")
    return Written(len(changed), left, tuple(said))


def _target(source: Source) -> Path:
    """The deck's own file where it is YAML, else a YAML file beside it, which must be new."""
    assert source.file is not None  # or it would be the database
    if source.format == YAML and source.file.suffix.lower() in _YAML_NAMES:
        return source.file
    beside = source.file.with_suffix(".yaml")
    if beside.exists():
        raise Failed(
            f"{source.format} cannot hold what was taught, and {beside} is there already: name a file with --output."
        )
    return beside


def _set_aside(file: Path) -> Path | None:
    """Where a copy of the file lies now; None where there was none."""
    if not file.exists():
        return None
    names = (file.with_name(f"{file.name}.old{number or ''}") for number in range(1_000))
    kept = next((name for name in names if not name.exists()), None)
    if kept is None:
        raise Failed(f"{file}: a thousand old ones lie beside it")
    drafts_file.replace(kept, file.read_bytes())
    return kept


def _stored(source: Source, accepted: Iterable[Proposal]) -> Written:
    async def apply(store: Store) -> Taught:
        from bot.app import SystemClock

        service = ProposalService(store, SystemClock())
        return await service.apply(Editor(source.server, OPERATOR), source.deck.slug, tuple(accepted))

    taught = with_store(apply)
    said = [f"{key} was left out: {reason}." for key, reason in taught.left.items()]
    if taught.revision:
        server = f" --guild {source.server}" if source.server else ""
        back = f"`{COMMAND} deck undo {source.deck.slug}{server}` takes it back"
        said.append(
            f"Taught {plural(len(taught.changed), 'card')} of {source.deck.slug} in the database; {back}."
        )
    return Written(len(taught.changed), dict(taught.left), tuple(said))
