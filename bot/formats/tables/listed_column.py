"""Multiple-choice tables with all options of a question in one cell, and the letter of the right one beside it.

question,options,answer
When it snows:,"a:Brake hard.,b:Slow down.,c:Drive as usual.",b
Which flies?,"[""Cow"", ""Bat""]",B          Which flies?,Cow;Bat;Pig,B
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import Card, Misconception
from bot.core.decks import limits
from bot.core.decks.check import tidy
from bot.core.listed_options import listed
from bot.formats import together
from bot.formats.tables import choice_names, columns

_LETTERS = "abcdefgh"
_MARK = re.compile(r"(?:^|(?<=[\s,;|/]))\(?([A-Ha-h])\s?[:.)]\s*")
_NAMED = re.compile(r"\(?([A-Ha-h])\s?[.):]?")
_SEVERAL = re.compile(r"[A-Ha-h](?:\s?[,;/&]?\s?[A-Ha-h]){1,7}")
_APART = ("\n", "|", ";", "/", ",")
_LEAST, _MOST = 2, 10
_LONGEST = 5_000
"""Characters of a cell."""


def of(names: Sequence[str], fields: Sequence[str | None]) -> int | None:
    """The column of options in a line of names, beside one of answers; None where there is none."""
    if columns.REFERENCE not in fields:
        return None
    plain = [columns.plain(name) for name in names]
    found = (place for place, name in enumerate(plain) if name in choice_names.LIST_NAMES.split())
    return next((place for place in found if fields[place] is None), None)


def with_key(names: Sequence[str], fields: list[str | None]) -> list[str | None]:
    """What the columns hold; beside one of options the one that tells the right option holds the answer: `Correct`."""
    plain = [columns.plain(name) for name in names]
    if columns.PROMPT not in fields or not any(name in choice_names.LIST_NAMES.split() for name in plain):
        return fields
    key = next((place for place, name in enumerate(plain) if choice_names.says_right(name)), None)
    return [columns.REFERENCE if place == key else field for place, field in enumerate(fields)]


def with_options(card: Card, cell: str) -> Card | None:
    """The card with its right option as the answer and the others as wrong ones.

    As it is where the cell holds no options and the answer is no letter; None where it is one that names none.
    """
    answer = card.reference.strip().strip('"').strip()
    options = _options(cell, answer)
    right = _right(answer, options)
    if not right:
        return None if options or _NAMED.fullmatch(answer) else card
    texts = [options[place] for place in right]
    reference, form = together.answer_of(texts)
    chosen = replace(
        card,
        reference=reference,
        wrong=tuple(Misconception((text,)) for text in dict.fromkeys(options) if text not in texts),
        answer=form if len(texts) > 1 else card.answer,
    )
    return listed(chosen, limits.MAX_PROMPT)


def _options(cell: str, answer: str) -> list[str]:
    """The options in a cell: behind letters in order, as a list of JSON's, or parted by one mark.

    Where several marks may part them, by that which makes the answer one of them: `m/s,kg`.
    """
    text = cell.strip()[:_LONGEST]
    if text.startswith("["):
        return _of_list(text)
    text = text.strip('"').strip()
    run: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        if len(run) < len(_LETTERS) and mark[1].lower() == _LETTERS[len(run)]:
            run.append(mark)
    if len(run) >= _LEAST and run[0].start() == 0:
        ends = [*(mark.start() for mark in run[1:]), len(text)]
        return [tidy(text[mark.end() : end].strip(" ,;|/\n")) for mark, end in zip(run, ends, strict=True)]
    ways = ([tidy(part) for part in text.split(apart) if part.strip()] for apart in _APART)
    found = [choice_names.without_marks(parts) for parts in ways if _LEAST <= len(parts) <= _MOST]
    told = (parts for parts in found if answer.casefold() in map(str.casefold, parts))
    return next(told, found[0] if found else [])


def _of_list(text: str) -> list[str]:
    """The texts in a list as JSON or Python writes it."""
    for written in (text, text.replace("'", '"')):
        try:
            value = json.loads(written)
        except (ValueError, RecursionError):
            continue
        texts = [tidy(each) for each in value if isinstance(each, str) and each.strip()]
        return choice_names.without_marks(texts) if len(texts) == len(value) <= _MOST else []
    return []


def _right(answer: str, options: Sequence[str]) -> list[int]:
    """The places of the options that the answer is, or names by their letters."""
    folded = [option.casefold() for option in options]
    if answer.casefold() in folded:
        return [folded.index(answer.casefold())]
    letters = re.findall("[a-h]", answer.lower()) if _SEVERAL.fullmatch(answer) else []
    if found := _NAMED.fullmatch(answer):
        letters = [found[1].lower()]
    places = [_LETTERS.index(letter) for letter in letters]
    return places if places and max(places) < len(options) and len(set(places)) == len(places) else []
