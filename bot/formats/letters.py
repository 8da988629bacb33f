"""Answers that are only the letter of an option: the option itself, where the question's text lists them.

    Which of these swims? A) Cod B) Owl C) Bat   |   A

Where the options are nowhere in the file a letter is no answer: such cards are left out beside others with options, and
a deck of them is refused. Letters are answers where nothing else looks like options.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import Card
from bot.core.decks.problems import DeckError
from bot.core.listed_options import refers
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft
from bot.formats.exams import reader as exams

_LETTERS = re.compile(r"[A-Ha-h](?:[\s,，、;/&]{0,3}[A-Ha-h]){0,7}")
_LONE = re.compile(r"[A-F]{1,6}")
_LEAST, _SHARE, _LONG, _VARIED = 5, 0.9, 6, 3
"""Cards from which a deck of letters is refused, the share of them, the characters that a question has at least, and
how many different letters: fewer are true answers, where no question asks which of something."""
_KEPT = "write “A (the letter)” where the letter itself is the answer"
_KEY = re.compile(r"[(（]\s{0,4}([A-Ha-h](?:[\s,，、]?[A-Ha-h]){0,7})\s{0,4}[)）]")
_APART = re.compile(r"[\s,，、]")
_NAMED = re.compile(r"(?<![A-Za-z])[A-H](?![A-Za-z])")
_OPTIONS_TITLE = re.compile(
    r"^(?:answer )?(?:options|choices)\s{0,3}:?\s{0,3}$\n", re.IGNORECASE | re.MULTILINE
)
_OPTIONS = 3
"""Options that are letters alone, from which they are somewhere else."""
_UNLISTED = f"questions whose answer is the letter of an option that is not in the file ({_KEPT})"
_BESIDE = "put the options beside each question"
_REFUSED = f"the answers are letters of options that are not in the file: {_BESIDE}, or {_KEPT}"


def opened(drafts: Sequence[Draft], left_out: LeftOut) -> list[Draft]:
    """The drafts with the options that their questions list; DeckError where the answers are letters of none."""
    found = [(_opened(card), line) for card, line in drafts]
    lone = [_is_lone(card) for card, _ in found]
    chosen = any(card.wrong for card, _ in found)
    if sum(lone) >= _LEAST and sum(lone) >= _SHARE * len(found) and (chosen or _are_keys(found, lone)):
        raise DeckError.of(_REFUSED)
    kept: list[Draft] = []
    for (card, line), left in zip(found, lone, strict=True):
        if (left and chosen) or _has_letters_alone(card):
            left_out.note(_UNLISTED, line)
        else:
            kept.append((card, line))
    if found and not kept:
        raise DeckError.of(_REFUSED)
    return kept


def _are_keys(drafts: Sequence[Draft], lone: Sequence[bool]) -> bool:
    """Whether the letters alone look like those of options: many different ones, or a question asks which of them."""
    cards = [card for (card, _), alone in zip(drafts, lone, strict=True) if alone]
    return len({card.reference for card in cards}) >= _VARIED or any(refers(card.prompt) for card in cards)


def without_key(prompt: str, called: str) -> str:
    """The question without the letters of its right options, where they stand in brackets in it."""
    found = _KEY.search(prompt) if called else None
    if found is None or _APART.sub("", found[1]).casefold() != called:
        return prompt
    return f"{prompt[: found.start()]}（ ）{prompt[found.end() :]}"


def _has_letters_alone(card: Card) -> bool:
    """Whether the options are nothing but the first letters, in a picture or nowhere, and the question names none."""
    texts = sorted((card.reference, *(text for group in card.wrong for text in group.answers)))
    if len(texts) < _OPTIONS or texts != list("ABCDEFGH"[: len(texts)]):
        return False
    return len(_NAMED.findall(card.prompt.split("\n• ", 1)[0])) < _OPTIONS


def _is_lone(card: Card) -> bool:
    """Whether the answer is nothing but letters as options have them, and there are no options."""
    letters = _LONE.fullmatch(card.reference) is not None and list(card.reference) == sorted(
        set(card.reference)
    )
    return letters and not card.wrong and not card.accepted and len(card.prompt) >= _LONG


def _opened(card: Card) -> Card:
    """The card with the options that its question lists, where its answer names one or several of them."""
    answer = card.reference.strip("()（）")
    if card.wrong or card.accepted or not _LETTERS.fullmatch(answer):
        return card
    chosen = exams.within(_OPTIONS_TITLE.sub("", card.prompt), answer)
    if chosen is None or not chosen.wrong:
        return card
    return replace(
        card, prompt=chosen.prompt, reference=chosen.reference, wrong=chosen.wrong, answer=chosen.answer
    )
