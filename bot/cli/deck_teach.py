"""`python -m bot deck teach DECK`: a model drafts what cards lack, into a file that people look over.

Through an OpenAI-compatible endpoint, or by a file of prompts to paste into any chat and a file of its replies.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot import COMMAND, assets, config
from bot.cli import drafts_file
from bot.cli.deck_source import Failed, Source, source_of
from bot.cli.grader import load_grader
from bot.cli.teach_progress import Progress
from bot.core.cards import Card
from bot.core.decks.check import short
from bot.core.decks.lint_questions import folded
from bot.core.teaching.budget import BudgetSpent, Meter
from bot.core.teaching.knowledge import State, explains, known_of
from bot.core.teaching.prompts import PASTED, pasted
from bot.core.teaching.proposals import Proposal, Stage, stale
from bot.core.wording import plural
from bot.formats.teaching.drafts import Drafts
from bot.formats.teaching.replies import MAX_REPLIES, BadReply, card_replies
from bot.formats.teaching.reply_model import CardReply
from bot.services.teaching.drafting import Drafting
from bot.services.teaching.running import Stopped, draft_all, to_draft
from bot.teaching.address import Address, address_of

INTERRUPTED = 130
MOST_PARALLEL = 16


def configure(parser: argparse.ArgumentParser) -> None:
    """What to teach, and within what bounds."""
    parser.add_argument(
        "deck", metavar="DECK|FILE", help="a deck file, or the name of a deck as `list` shows it"
    )
    parser.add_argument(
        "--drafts", type=Path, metavar="FILE", help="where drafts go (default: DECK.drafts.yaml)"
    )
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--prompts", type=Path, metavar="OUT", help="write texts to paste into any chat; send nothing"
    )
    ways.add_argument(
        "--replies", type=Path, metavar="IN", help="read what a chat replied to them; send nothing"
    )
    parser.add_argument("--limit", type=_count, metavar="N", help="so many cards at most")
    parser.add_argument(
        "--only-bare", action="store_true", help="only cards with nothing but question and answer"
    )
    parser.add_argument("--again", action="store_true", help="also cards whose draft failed before")
    parser.add_argument(
        "--parallel", type=_parallel, default=2, metavar="N", help="cards at a time (default: 2)"
    )
    parser.add_argument("--budget", type=_count, metavar="TOKENS", help="sent and received; never passed")
    parser.add_argument("--prompt", type=Path, metavar="FILE", help="instructions in place of the bot's own")


def _count(text: str) -> int:
    """ValueError, which argparse words, for what is no number of things."""
    number = int(text.replace(",", "").replace("_", ""))
    if number < 1:
        raise ValueError
    return number


_count.__name__ = "number"


def _parallel(text: str) -> int:
    return min(_count(text), MOST_PARALLEL)


_parallel.__name__ = "number"


def run(options: argparse.Namespace) -> int:
    """Draft, and say where the drafts are; what was drafted before stays."""
    settings = config.load()
    source = source_of(options.deck, options.guild)
    path = options.drafts or Path(f"{source.deck.slug}.drafts.yaml")
    if options.replies:
        return _read_replies(options, source, drafts_file.opened(path, source), path)
    cards = _cards(options, source, drafts_file.found(path, source))
    if not cards:
        print(f"Nothing to draft: {_why_nothing(source, path, only_bare=options.only_bare)}.")
        return 0
    if options.prompts:
        return _write_prompts(options, source, cards)
    address = address_of(settings)
    drafts_file.opened(path, source)
    return _draft(options, source, cards, address, Meter(options.budget, settings.price), path)


def _why_nothing(source: Source, path: Path, *, only_bare: bool) -> str:
    """What the cards are, of which none is to be drafted. Examples would change nothing for one that is a value."""
    values = [card for card in source.deck.cards if not explains(card)]
    others = [known_of(card).state for card in source.deck.cards if explains(card)]
    taught = others.count(State.TAUGHT)
    otherwise = "not bare, or " if only_bare else ""
    parts = (
        (len(values), "compared as a value (a number, a date, a name), which needs no examples"),
        (taught, "taught"),
        (len(others) - taught, f"{otherwise}drafted in {path}"),
    )
    return "; ".join(f"{plural(count, 'card')} {what}" for count, what in parts if count)


def _cards(options: argparse.Namespace, source: Source, drafts: Drafts) -> list[Card]:
    done = {
        each.key
        for each in drafts.proposals
        if not stale(source.deck.card(each.key), each) and not (options.again and each.stage is Stage.FAILED)
    }
    room = drafts_file.MAX_DRAFTS - len(drafts.proposals)
    if room <= 0:
        raise Failed(
            f"A drafts file holds {drafts_file.MAX_DRAFTS:,} cards: go on in another, with --drafts."
        )
    limit = min(options.limit or room, room)
    return to_draft(source.deck.cards, done, only_bare=options.only_bare, limit=limit)


def _drafting(options: argparse.Namespace, source: Source) -> Drafting:
    try:
        prompts = assets.load_prompts(options.prompt)
    except (OSError, UnicodeDecodeError) as error:
        raise Failed(f"{options.prompt}: {getattr(error, 'strerror', None) or 'not UTF-8 text'}") from error
    return Drafting(source.deck, load_grader(), prompts, assets.load_off_topic())


def _draft(
    options: argparse.Namespace, source: Source, cards: list[Card], address: Address, meter: Meter, path: Path
) -> int:
    drafting = _drafting(options, source)
    texts = f"question, answer and examples of {plural(len(cards), 'card')}, with those of cards near them"
    print(
        f"To {address.host} ({address.model}) go the texts of cards and nothing else: {texts}.",
        file=sys.stderr,
    )
    if address.exposed:
        print("They go unencrypted: others on the way can read them, and the key.", file=sys.stderr)
    progress = Progress(sys.stderr, len(cards), meter)
    named: list[Proposal] = []

    def keep(proposal: Proposal) -> None:
        drafts_file.append(path, proposal)
        progress.note(proposal)
        if proposal.stage is Stage.FAILED:
            named.append(proposal)

    try:
        reason = asyncio.run(_drafted(drafting, cards, address, meter, keep, options.parallel))
    except KeyboardInterrupt:
        progress.end()
        print(
            f"Stopped. What was drafted is in {path}; the same command goes on from there.", file=sys.stderr
        )
        return INTERRUPTED
    progress.end()
    return _said(progress, named, reason, path)


async def _drafted(
    drafting: Drafting,
    cards: Sequence[Card],
    address: Address,
    meter: Meter,
    keep: Callable[[Proposal], None],
    parallel: int,
) -> Stopped | None:
    from bot.teaching.endpoint import Endpoint  # aiohttp takes a while to import

    async with Endpoint(address, meter) as endpoint:
        return await draft_all(drafting, endpoint, cards, keep, parallel=parallel)


def _said(progress: Progress, named: Sequence[Proposal], reason: Stopped | None, path: Path) -> int:
    """What came of it; status 1 where it had to stop."""
    for proposal in named:
        print(f"{proposal.key} stays as it was: {' '.join(proposal.notes)}")
    stages = progress.stages
    counts = ", ".join(f"{stages[stage]:,} {stage}" for stage in Stage if stages[stage]) or "none"
    print(f"Drafts: {counts}.{f' {spent}.' if (spent := progress.spent()) else ''}")
    if stages[Stage.PASSED] or stages[Stage.FLAGGED]:
        print(f"Nothing is in the deck yet: look them over with `{COMMAND} deck review {path}`.")
    if isinstance(reason, BudgetSpent):
        print("The next call could have passed the budget, so it was not made.", file=sys.stderr)
    elif reason is not None:
        print(f"Stopped: {reason}. The same command goes on from here.", file=sys.stderr)
        return 1
    return 0


def _write_prompts(options: argparse.Namespace, source: Source, cards: list[Card]) -> int:
    drafting = _drafting(options, source)
    parts = [cards[at : at + PASTED] for at in range(0, len(cards), PASTED)]
    texts = []
    for number, part in enumerate(parts, 1):
        texts.append(
            f"########## {number} of {len(parts)}: paste from here to the next such line ##########\n"
        )
        texts.append(pasted(drafting.instructions, [(card, drafting.near(card)) for card in part]))
    drafts_file.replace(options.prompts, "\n".join(texts).encode())
    print(f"Wrote {plural(len(parts), 'text')} for {plural(len(cards), 'card')} to {options.prompts}.")
    print("Paste each into a chat, put all replies into one file in any order, and give it to --replies.")
    return 0


def _read_replies(options: argparse.Namespace, source: Source, drafts: Drafts, path: Path) -> int:
    try:
        with options.replies.open("rb") as file:
            data = file.read(4 * MAX_REPLIES + 1)
        replies, troubles = card_replies(data.decode("utf-8-sig"))
    except OSError as error:
        raise Failed(f"{options.replies}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Failed(f"{options.replies}: not UTF-8 text") from error
    except BadReply as error:
        raise Failed(f"{options.replies}: {error}") from error
    wanted = {card.key: card for card in _cards(options, source, drafts)}
    found, strange = _matched(replies, source, wanted)
    for trouble in (*troubles, *strange):
        print(f"{options.replies}: {trouble}", file=sys.stderr)
    progress = Progress(sys.stderr, len(found), Meter())
    drafting, named = _drafting(options, source), list[Proposal]()
    for key, reply in found.items():
        proposal = asyncio.run(drafting.from_reply(wanted[key], reply))
        drafts_file.append(path, proposal)
        progress.note(proposal)
        if proposal.stage is Stage.FAILED:
            named.append(proposal)
    progress.end()
    return max(_said(progress, named, None, path), int(not found))


def _matched(
    replies: Sequence[CardReply], source: Source, wanted: dict[str, Card]
) -> tuple[dict[str, CardReply], list[str]]:
    """The last reply for each card that still lacks a draft, and what is to be said of the others."""
    questions = {folded(card.prompt): card.key for card in source.deck.cards}
    found, strange = {}, []
    for reply in replies:
        key = reply.card if source.deck.card(reply.card) else questions.get(folded(reply.card), "")
        if key in wanted:
            found[key] = reply
        elif key:
            strange.append(f"{key}: it has a draft, or lacks nothing")
        else:
            strange.append(f"no card of {source.deck.slug} is called {short(reply.card, 40)!r}")
    return found, strange
