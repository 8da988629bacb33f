"""Who acts for the first time, or again after they were forgotten, becomes a member with a name."""

from __future__ import annotations

from bot.core.members import Person
from bot.errors import Conflict
from bot.storage.transaction import Transaction


class SentBeforeForgetting(Conflict):
    """It was on its way while somebody was forgotten whom nobody knows any more: it may have been its sender.

    Who was forgotten is not kept. Whoever sends it again is a new member.
    """


async def admit(tx: Transaction, who: Person, *, away: bool = True) -> None:
    """Remember the member's name; who had left the server, as they may have where `away`, is back.

    Raises SentBeforeForgetting.
    """
    await check_not_before(tx, who)
    await tx.members.saw(who, away=away)


async def check_not_before(tx: Transaction, who: Person) -> None:
    """Raises SentBeforeForgetting where nothing of them may be written: what came before brings nobody back."""
    if who.sent_id is not None and await tx.members.may_be_forgotten(who.user_id, who.sent_id):
        raise SentBeforeForgetting
