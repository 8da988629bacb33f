"""Reviews without Discord, beside a game: the real services on the game's store and clock."""

from __future__ import annotations

from sqlalchemy import select

from bot.core.members import Person
from bot.core.review import Memory, Remembered
from bot.services.deck_grader import DeckGrader
from bot.services.review.sessions import Asked, Reviewed, ReviewSessionService
from bot.services.review.settings import Due, ReviewSettingsService
from bot.storage.schema import memory
from tests.fakes import FakeGrader
from tests.services.game import ANA, Game

DIRECT = Person(ANA.user_id, 0, "ana")
"""Ana in a direct message."""
UNSURE = "perhaps"
"""An answer that `FakeGrader` is not sure of."""


class ReviewGame:
    """Somebody who reviews in a game."""

    def __init__(self, game: Game) -> None:
        self.game, self.clock, self.store = game, game.clock, game.store
        self.sessions = ReviewSessionService(game.store, game.clock, DeckGrader(FakeGrader()), game.zone)
        self.settings = ReviewSettingsService(game.store, game.clock, game.zone)

    async def asked(self, who: Person = ANA) -> Asked:
        """The card that comes next."""
        found = await self.sessions.begin(who)
        assert isinstance(found, Asked), found
        return found

    async def nothing(self, who: Person = ANA) -> Due:
        """What is due when, since no card comes next."""
        found = await self.sessions.begin(who)
        assert isinstance(found, Due), found
        return found

    async def say(self, text: str, who: Person = ANA, *, seconds: float = 30) -> Reviewed:
        """Answer the card that comes next, after so many seconds."""
        asked = await self.asked(who)
        self.clock.move(seconds=seconds)
        return await self.sessions.answer(who, asked.card_id, asked.shown_at, text)

    async def kept(self, card_id: int, who: Person = ANA) -> Remembered:
        async with self.store.read() as tx:
            return await tx.memory.get(who.user_id, card_id)

    async def states(self) -> dict[tuple[int, int], Memory | None]:
        """Every memory state that is stored, by person and card."""
        async with self.store.read() as tx:
            rows = (await tx._connection.execute(select(memory.c.user_id, memory.c.card_id))).all()
            return {(u, c): (await tx.memory.get(u, c)).memory for u, c in rows}
