"""What is wrong with a deck's text, each with its line, gathered instead of stopping at the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Self

from msgspec import Struct

from bot.core.wording import plural

MAX_PROBLEMS = 500
"""More than anybody mends from one list; a hostile file must not fill the memory with them."""


class Problem(Struct, frozen=True, order=True):
    """One thing to mend in a deck's text."""

    line: int
    """From 1; 0 where the problem is with the whole text."""
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message


class DeckError(ValueError):
    """The text is no deck; `problems` holds every reason, in line order, MAX_PROBLEMS at most.

    `more` counts those past them.
    """

    def __init__(self, problems: Iterable[Problem], *, more: int = 0) -> None:
        self.problems = tuple(sorted(problems))
        self.more = more
        lines = [*map(str, self.problems), *([f"and {plural(more, 'more problem')}"] if more else [])]
        super().__init__("\n".join(lines))

    @classmethod
    def of(cls, message: str, line: int = 0) -> Self:
        """The error for a text that has one problem and cannot be read past it; line 0 is the whole text."""
        return cls([Problem(line, message)])


class Problems:
    """The problems found so far in one text."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._more = 0

    def __bool__(self) -> bool:
        return bool(self._found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def add(self, line: int, message: str) -> None:
        """Note one problem; past MAX_PROBLEMS it is only counted."""
        if len(self._found) < MAX_PROBLEMS:
            self._found.append(Problem(line, message))
        else:
            self._more += 1

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note each of `problems`."""
        for problem in problems:
            self.add(problem.line, problem.message)

    def raise_any(self) -> None:
        """DeckError with all of them, if there is one."""
        if self._found:
            raise DeckError(self._found, more=self._more)
