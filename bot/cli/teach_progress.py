"""How far a run of teaching is, on standard error: one line that changes on a terminal, else a line a card."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import TextIO

from bot.core.teaching.budget import Meter
from bot.core.teaching.proposals import Proposal, Stage
from bot.core.wording import plural

CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Counts drafts as they come, and says what they took."""

    def __init__(
        self, stream: TextIO, cards: int, meter: Meter, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`clock` gives seconds."""
        self._stream, self._cards, self._meter, self._clock = stream, cards, meter, clock
        self._began = clock()
        self._live = stream.isatty()
        self.stages: Counter[Stage] = Counter()

    @property
    def done(self) -> int:
        """Cards with a draft, or without one for good."""
        return self.stages.total()

    def note(self, proposal: Proposal) -> None:
        """One card more."""
        self.stages[proposal.stage] += 1
        parts = (f"{self.done:,} of {plural(self._cards, 'card')}", self.spent(), self._left())
        line = ", ".join(filter(None, parts))
        if not self._live:
            print(f"{line}; {proposal.key}: {proposal.stage}", file=self._stream, flush=True)
            return
        if proposal.stage is Stage.FAILED:
            self._stream.write(f"{CLEAR_LINE}{proposal.key}: {' '.join(proposal.notes)}\n")
        self._stream.write(f"{CLEAR_LINE}{line}")
        self._stream.flush()

    def end(self) -> None:
        """Leave the line that changes as it is."""
        if self._live:
            self._stream.write("\n")
            self._stream.flush()

    def spent(self) -> str:
        """Tokens, and what they cost where a price is known; empty where no model was asked."""
        if not self._meter.spent:
            return ""
        about = "at most " if self._meter.guessed else ""
        cost = f", cost {about}{self._meter.cost:.4f}" if self._meter.cost is not None else ""
        return f"{about}{plural(self._meter.spent, 'token')}{cost}"

    def _left(self) -> str:
        """How long the other cards will take if they are like those before."""
        more = self._cards - self.done
        if not more:
            return ""
        seconds = (self._clock() - self._began) / self.done * more
        return (
            f"about {plural(round(seconds / 60), 'minute')} left"
            if seconds >= 90
            else f"about {seconds:.0f} s left"
        )
