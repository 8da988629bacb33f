"""Questions whose parts stand in a line each, nothing marking them, as beginners' quiz programs read them.

    What is the capital of India?        Who wrote Faust?
    Mumbai                               Goethe
    New Delhi                            Who wrote Emma?
    Chennai                              Jane Austen
    b

Each block has as many lines: a question, options, and the letter, number or text of the right one; or a question, which
ends in a question mark, and its answer. Where each line begins with `Q ` or `A ` in turn, a question needs no such
mark, and where blank lines part the pairs an answer may have one; nor where each answer has "Answer:" before it, or
the first line tells how many terms follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.core.cards import Card, Deck, Misconception
from bot.core.decks import limits
from bot.core.decks.problems import DeckError, Problems
from bot.core.listed_options import listed
from bot.formats import statements
from bot.formats.assemble import Draft, assemble
from bot.formats.tables import choice_names

_LETTERS = "abcdefgh"
_MARK = re.compile(r"(?:(?:correct )?(?:answer|ans)[ :.]{1,3})?\(?([a-hA-H]|[0-8])\)?[.)]?", re.IGNORECASE)
_SIZES = (6, 5, 7, 4, 8)
"""Lines of a block with options, the commonest first."""
_PAIR = 2
_LEAST = 2
_LEAST_TERMS, _MOST_WORDS = 3, 4
"""Terms from which pairs of lines are such a list, and the words of one."""
_NUMBER = re.compile(
    r"(?:(?:q(?:uestion)? ?)?\d{1,4} ?[.):-]|q(?:uestion)? ?:|question(?= [A-Z])) *(?=\S)", re.IGNORECASE
)
_ANSWER = re.compile(r"(?:a(?:ns(?:wer)?)? ?:|ans(?:wer)? ?[).-]|answer(?= [A-Z0-9])) *(?=\S)", re.IGNORECASE)
_TERMS = re.compile(
    r"(?:terms in this set|begriffe in diesem (?:lern)?set|términos en este conjunto|termes de cet ensemble|"
    r"termini in questo set|termos neste conjunto) ?\((\d{1,4})\)",
    re.IGNORECASE,
)
_WORD = re.compile(r"([^\W\d_]{1,14}) ?\d{0,4} ?[:：] *(?=\S)")
"""A word that may be a label."""
_BARE_MARKS = tuple(
    re.compile(rf"(?:{mark}|(?i:{mark})\d{{1,4}})[ \t]+(?:[-–—][ \t]+)?(?=\S)") for mark in "QA"
)
"""What begins a question and an answer where no colon follows: enough where all lines begin so, in turn."""

_Line = tuple[int, str]


def looks_like(text: str) -> bool:
    """Whether the text is nothing but such blocks."""
    return _size(_lines(text)) > 0


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    lines = _lines(text)
    size = _size(lines)
    lines = lines[1:] if _counted(lines) else lines
    if not size:
        raise DeckError.of("no blocks of a question, its options and the letter of the right one are in it")
    blocks = [lines[place : place + size] for place in range(0, len(lines), size)]
    if len(blocks) > limits.MAX_CARDS:
        raise DeckError.of(limits.TOO_MANY)
    first = 0 if any(block[-1][1].strip("().") == "0" for block in blocks) else 1
    every = [text for _, text in lines]
    marks = _BARE_MARKS if _are_marked(every) else _labels(every)
    drafts: list[Draft] = []
    for block in blocks:
        texts = [text for _, text in block]
        if size == _PAIR and marks:
            texts = [mark.sub("", text, count=1) for mark, text in zip(marks, texts, strict=True)]
        drafts.append((_card(texts, first), block[0][0]))
    return assemble(statements.asked(drafts), Problems(), slug=slug, title=title)


def _lines(text: str) -> list[_Line]:
    """The lines that are not empty, with their numbers."""
    lines = text.removeprefix("\ufeff").split("\n", limits.MAX_LINES)
    return [(number, line.strip()) for number, line in enumerate(lines, start=1) if line.strip()]


def _counted(lines: Sequence[_Line]) -> bool:
    """Whether the first line tells how many terms follow, each with its meaning below it, as a page of Quizlet does."""
    found = _TERMS.fullmatch(lines[0][1]) if lines else None
    return found is not None and len(lines) == 1 + _PAIR * int(found[1])


def _size(lines: Sequence[_Line]) -> int:
    """How many lines a block has; 0 where there are no blocks."""
    if _counted(lines):
        return _PAIR
    texts = [text for _, text in lines]
    if _are_marked(texts):
        return _PAIR
    for size in _SIZES:
        if len(texts) >= _LEAST * size and len(texts) % size == 0:
            blocks = [texts[place : place + size] for place in range(0, len(texts), size)]
            if all(_right(block, 1) is not None or _right(block, 0) is not None for block in blocks):
                return size
    if len(texts) < _LEAST * _PAIR or len(texts) % _PAIR:
        return 0
    labelled = [bool(_ANSWER.match(text)) for text in texts]
    if labelled == [False, True] * (len(texts) // _PAIR):
        return _PAIR
    if _are_terms(lines):
        return _PAIR
    if not all(map(_asks, texts[::_PAIR])):
        return 0
    return 0 if any(map(_asks, texts[1::_PAIR])) and not _are_apart(lines) else _PAIR


def _are_marked(texts: Sequence[str]) -> bool:
    """Whether the lines begin with the marks of a question and an answer in turn, and nothing else stands there."""
    if len(texts) < _LEAST * _PAIR or len(texts) % _PAIR:
        return False
    return all(_BARE_MARKS[place % _PAIR].match(text) for place, text in enumerate(texts))


def _labels(texts: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """The word before all questions and the other one before all answers, in whatever language: P: and R:."""
    told: list[re.Pattern[str]] = []
    for own in (texts[::_PAIR], texts[1::_PAIR]):
        words = {found[1].casefold() if (found := _WORD.match(text)) else "" for text in own}
        told += [_WORD] if len(words) == 1 and "" not in words else []
    return tuple(told) if len(told) == _PAIR else ()


def _are_apart(lines: Sequence[_Line]) -> bool:
    """Whether blank lines stand between the pairs, and none within one."""
    gaps = [after - before - 1 for (before, _), (after, _) in pairwise(lines)]
    return not any(gaps[::_PAIR]) and all(gaps[1::_PAIR])


def _are_terms(lines: Sequence[_Line]) -> bool:
    """Whether blank lines part pairs of a term and its longer meaning, as copied lists have them."""
    terms, meanings = ([text for _, text in lines[at::_PAIR]] for at in range(_PAIR))
    short = all(len(term.split()) <= _MOST_WORDS and term[-1] not in ".,;:!?" for term in terms)
    longer = sum(len(meaning) > len(term) for term, meaning in zip(terms, meanings, strict=True))
    steady = len(terms) >= _LEAST_TERMS and len({term.casefold() for term in terms}) == len(terms)
    return steady and short and 5 * longer >= 4 * len(terms) and _are_apart(lines) and terms[0][0].isalpha()


def _asks(text: str) -> bool:
    return text.endswith(("?", "？"))


def _right(block: Sequence[str], first: int) -> int | None:
    """The place among the options of the one that the last line names, where numbers count from `first`."""
    options, said = block[1:-1], block[-1]
    if len(set(options)) < len(options):
        return None
    folded = [option.casefold() for option in options]
    if said.casefold() in folded:
        return folded.index(said.casefold())
    mark = _MARK.fullmatch(said)
    if mark is None:
        return None
    place = _LETTERS.index(mark[1].lower()) if mark[1].lower() in _LETTERS else int(mark[1]) - first
    return place if 0 <= place < len(options) else None


def _card(block: Sequence[str], first: int) -> Card:
    prompt = _NUMBER.sub("", block[0], count=1) if _NUMBER.match(block[0]) else block[0]
    if len(block) == _PAIR:
        return Card("", prompt, _ANSWER.sub("", block[1], count=1) if _ANSWER.match(block[1]) else block[1])
    place = _right(block, first) or 0
    options = choice_names.without_marks(block[1:-1])
    others = tuple(Misconception((text,)) for at, text in enumerate(options) if at != place)
    return listed(Card("", prompt, options[place], wrong=others), limits.MAX_PROMPT)
