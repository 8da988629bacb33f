"""Lists of trivia bots: a question a line, then its answers, parted by one mark.

    What is the capital of France?*Paris
    Who painted the Mona Lisa?`Leonardo da Vinci`da Vinci
    How many legs has a spider?|8|eight

The first answer is the reference, the others are accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import card_problems, tidy
from bot.core.decks.keys import derive
from bot.core.decks.problems import DeckError, Problems
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble

_MARKS = {
    "`": re.compile(r"[^`\s][^`]{0,2000}(?<!\s)`(?!\s)[^`]{1,2000}(?:`[^`]{0,2000}){0,50}"),
    "*": re.compile(r"[^*\s][^*]{0,2000}\*(?!\*)[^*]{1,2000}(?:\*[^*]{0,2000}){0,50}"),
    "|": re.compile(r"[^|\s][^|]{0,2000}\|[^|]{1,2000}(?:\|[^|]{0,2000}){0,50}"),
}
"""What parts a line's question from its answers, and how such a line looks."""
_COMMENT = ("//", "#")
LEAST, SHARE = 2, 0.9
"""Lines from which a text is such a list, and the share of them that has to look so."""
_OTHERS = "lines without a question and an answer"


def looks_like(text: str) -> bool:
    """Whether the lines, but for a few, have a question of some words and an answer, parted by the same mark."""
    return _mark(text) is not None


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    mark = _mark(text)
    if mark is None:
        raise DeckError.of(
            "the lines are not parted by the same mark into a question and its answers: * ` or |"
        )
    left_out = LeftOut()
    deck, notes = assemble(list(_drafts(text, mark, left_out)), Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *notes)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are no comment, with their numbers."""
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = raw.strip()
        if line and not line.startswith(_COMMENT):
            yield number, line


def _mark(text: str) -> str | None:
    lines = [line for _, line in _lines(text)]
    for mark, looks in _MARKS.items():
        asked = [line for line in lines if looks.fullmatch(line)]
        worded = sum(_has_words(line, mark) for line in asked)
        if len(asked) >= max(LEAST, SHARE * len(lines)) and 2 * worded > len(asked):
            return mark
    return None


def _has_words(line: str, mark: str) -> bool:
    """Whether the line is a question of some words, or a term with what it means; not two cells of a table."""
    prompt, _, answer = line.partition(mark)
    if len(prompt.split()) > 2 or prompt.rstrip().endswith("?"):
        return True
    return mark == "*" and line.count(mark) == 1 and len(answer.split()) > 2 and prompt[:1].isalnum()


def _drafts(text: str, mark: str, left_out: LeftOut) -> Iterator[Draft]:
    for number, line in _lines(text):
        prompt, *answers = map(tidy, line.split(mark))
        answers = list(dict.fromkeys(filter(None, answers)))
        card = Card("", prompt, answers[0] if answers else "", accepted=tuple(answers[1:]))
        if card_problems(derive([card])[0], number):
            left_out.note(_OTHERS, number)
        else:
            yield card, number
