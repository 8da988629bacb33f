"""The text files of OpenTriviaQA: a question, its answer, and the options that the answer is one of.

    #Q Three of these animals hibernate. Which one does not?
    ^ Sloth
    A Mouse
    B Sloth

Format: https://github.com/uberspot/OpenTriviaQA
"""

from __future__ import annotations

import re

from bot.core.cards import Card, Deck, Misconception
from bot.core.decks import limits
from bot.core.decks.check import card_problems, tidy
from bot.core.decks.keys import derive
from bot.core.decks.problems import DeckError, Problems
from bot.core.listed_options import listed
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble

_OPTION = re.compile(r"[A-H] (\S.*)")
_LOOKS = re.compile(r"^#Q \S[^\n]*\n(?:[^#^\n][^\n]*\n){0,20}\^ \S", re.MULTILINE)
_UNFIT = "questions without an answer, or too long for a card"


def looks_like(text: str) -> bool:
    """Whether a question of that form is there."""
    return _LOOKS.search(text) is not None


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError where it holds no question or too many."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    left_out = LeftOut()
    drafts: list[Draft] = []
    line = 1
    for block in re.split(r"^(?=#Q )", text.removeprefix("\ufeff"), flags=re.MULTILINE):
        if block.startswith("#Q "):
            card = _card(block)
            if card_problems(derive([card])[0], line):
                left_out.note(_UNFIT, line)
            else:
                drafts.append((card, line))
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY, line)
        line += block.count("\n")
    deck, notes = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *notes)


def _card(block: str) -> Card:
    """The card of one question; its parts are empty where the block lacks them. A question may go on in more lines."""
    prompt, mark, rest = block.removeprefix("#Q ").partition("\n^ ")
    answer, *others = rest.split("\n")
    options = (tidy(found[1]) for each in others if (found := _OPTION.fullmatch(each.strip())))
    right = tidy(answer) if mark else ""
    wrong = [text for text in dict.fromkeys(options) if text != right]
    card = Card("", tidy(prompt), right, wrong=tuple(Misconception((text,)) for text in wrong))
    return listed(card, limits.MAX_PROMPT)
