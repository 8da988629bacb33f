"""Appeals, as the services see them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bot.core.appeals import AppealState
from bot.core.grading import Verdict


@dataclass(frozen=True, slots=True)
class Appeal:
    """A member's claim that an answer of theirs was graded too low."""

    id: int
    attempt_id: int
    guild_id: int
    card_id: int
    user_id: int
    graded: Verdict
    """The verdict before any appeal: what undoing a decision goes back to."""
    state: AppealState
    created_at: datetime
    decided_at: datetime | None
    judge_id: int | None
    note: str | None
    """The judge's words to the member."""
    remembered: bool
    """The answer counts as an example of the card in this server."""
    lead_id: int | None
    """The appeal whose tap decided this one: its own id, or that of a similar one."""
    review_channel_id: int | None
    review_message_id: int | None


class Appeals(Protocol):
    """Appeals, and the answers that judges taught through them."""

    async def add(
        self, attempt_id: int, *, guild_id: int, card_id: int, user_id: int, graded: Verdict, at: datetime
    ) -> Appeal | None:
        """Insert an open appeal; None when the attempt has one."""
        ...

    async def get(self, appeal_id: int) -> Appeal | None:
        """One appeal."""
        ...

    async def of_attempt(self, attempt_id: int) -> Appeal | None:
        """The attempt's appeal."""
        ...

    async def hold_members(self, guild_id: int, user_ids: Collection[int]) -> None:
        """What else is about to be filed or decided for these members waits until the commit."""
        ...

    async def tally(self, guild_id: int, user_id: int, since: datetime) -> tuple[int, int]:
        """(open, filed since) of a member."""
        ...

    async def related(self, appeal_id: int) -> list[Appeal]:
        """The appeal, the open ones of its card and server, those decided with it, by id; locked until the commit."""
        ...

    async def oldest_open(self, guild_id: int) -> Appeal | None:
        """The one that has waited longest."""
        ...

    async def count_open(self, guild_id: int) -> int:
        """How many wait in the server."""
        ...

    async def update(self, appeal_id: int, **values: Any) -> None:
        """Change columns."""
        ...

    async def teach(self, appeal: Appeal, label: Verdict, answer: str, at: datetime) -> None:
        """Make the answer an example of the card in the server, once an appeal."""
        ...

    async def unteach(self, appeal_id: int) -> None:
        """Take back what the appeal taught."""
        ...
