"""Drafting many cards: which ones, several at a time, until they are done or it has to stop."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Iterable

from bot.core.cards import Card
from bot.core.teaching.budget import BudgetSpent
from bot.core.teaching.knowledge import State, known_of
from bot.core.teaching.proposals import Proposal
from bot.services.teaching.drafting import Drafting, Writer
from bot.teaching.errors import EndpointError

Stopped = BudgetSpent | EndpointError
"""Why a run ends before its cards do."""


def to_draft(
    cards: Iterable[Card], done: Collection[str], *, only_bare: bool = False, limit: int | None = None
) -> list[Card]:
    """The cards, in their order, that are not taught nor drafted yet; only bare ones, or only so many, if asked."""
    found: list[Card] = []
    for card in cards:
        if limit is not None and len(found) >= limit:
            break
        wanted = (State.BARE,) if only_bare else (State.BARE, State.LITTLE)
        if card.key not in done and known_of(card).state in wanted:
            found.append(card)
    return found


async def draft_all(
    drafting: Drafting,
    writer: Writer,
    cards: Iterable[Card],
    on_draft: Callable[[Proposal], None],
    *,
    parallel: int = 1,
) -> Stopped | None:
    """Draft the cards, `parallel` at a time, and hand over each when it is done; why it stopped before the end, if so.

    Cards that were begun are finished. What was handed over is the caller's to keep: a cancelled run loses no more than
    the cards under way, and so does one that an error of `on_draft` ends.
    """
    waiting = deque(cards)
    reasons: list[Stopped] = []

    async def work() -> None:
        while waiting and not reasons:
            card = waiting.popleft()
            try:
                on_draft(await drafting.draft(card, writer))
            except (BudgetSpent, EndpointError) as error:
                reasons.append(error)

    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(max(1, min(parallel, len(waiting)))):
                group.create_task(work())
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from None  # the first one ended the others
    return reasons[0] if reasons else None
