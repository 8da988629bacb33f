"""What a run may spend, has spent, and may be spending: tokens and their price."""

from __future__ import annotations

import re

from msgspec import Struct, field

_PRICE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(?:\s*/\s*(\d{1,9}(?:\.\d{1,9})?))?")
_FRAME = 64
"""Tokens with which a chat's frame may surround the texts."""


class BudgetSpent(Exception):
    """The next call could pass the budget, so it is not made."""


class Price(Struct, frozen=True):
    """Of a million tokens, in whatever money the operator thinks in."""

    prompt: float
    reply: float

    @classmethod
    def parse(cls, text: str) -> Price:
        """A price as "0.15/0.60" (what is sent / what comes back) or one number for both; ValueError for other text."""
        found = _PRICE.fullmatch(text.strip())
        if found is None:
            raise ValueError("should be a number a million tokens, or two, as in 0.15/0.60")
        return cls(float(found[1]), float(found[2] or found[1]))


class Meter(Struct):
    """Counts tokens, and lets no call begin that could take more than is left.

    A text has at most as many tokens as bytes, whatever the model; what never changes (the instructions) is known more
    exactly once a call with it was counted by the endpoint.
    """

    most: int | None = None
    """The budget; None: there is none."""
    price: Price | None = None
    prompt: int = 0
    reply: int = 0
    guessed: bool = False
    """Whether some calls were counted by their upper bound, as nobody said how many tokens they took."""
    _held: int = 0
    _fixed: dict[str, int] = field(default_factory=dict)
    """By unchanging text the fewest tokens of a prompt with it."""

    @property
    def spent(self) -> int:
        """Tokens sent and received."""
        return self.prompt + self.reply

    @property
    def cost(self) -> float | None:
        """What was spent, in the price's money; None without a price."""
        if self.price is None:
            return None
        return (self.prompt * self.price.prompt + self.reply * self.price.reply) / 1_000_000

    def hold(self, fixed: str, text: str, reply: int) -> int:
        """Put by what a call may take at most, and say how much; BudgetSpent where that is more than is left."""
        bound = (
            min(len(fixed.encode()), self._fixed.get(fixed, 1 << 62)) + len(text.encode()) + _FRAME + reply
        )
        if self.most is not None and self.spent + self._held + bound > self.most:
            raise BudgetSpent
        self._held += bound
        return bound

    def settle(self, held: int, fixed: str, prompt: int, reply: int) -> None:
        """Count what a call took, as the endpoint says."""
        self._held -= held
        self.prompt += prompt
        self.reply += reply
        self._fixed[fixed] = min(prompt, self._fixed.get(fixed, prompt))

    def lose(self, held: int) -> None:
        """Count a call whose cost is unknown by its bound."""
        self._held -= held
        self.prompt += held
        self.guessed = True

    def free(self, held: int) -> None:
        """A call that cost nothing: it never reached a model."""
        self._held -= held
