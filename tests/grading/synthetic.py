"""Answers made by rule from a card's own texts: near copies, and what somebody would type to game the grader.

They keep the fit honest where writers leave gaps: without near copies a model fitted on hard answers learns
that closeness to the reference means wrong. None of them is counted in a published figure.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

from bot.core.cards import Card
from tests.grading.corpora import Labelled

_OPENINGS = (
    "I think ",
    "basically ",
    "It is ",
    "so ",
    "I believe that ",
    "well, ",
    "As far as I know, ",
    "In short: ",
)
_ENDINGS = (" lol", ", I guess", " :)", ", something like that", " I think")
_LIGHT = frozenset(("the", "a", "an", "is", "are", "it", "to", "of", "that"))
_SEAM = re.compile(r"\s(?=(?:by|for|in|to|with|using|due to|when|without|from|across|because|against|on)\s)")
_LIST = re.compile(
    r"\b[\w/-]+(?: [\w/-]+)?(?:, [\w/-]+(?: [\w/-]+)?)+(?:,? (?:and|or) [\w/-]+(?: [\w/-]+)?)?"
)
_VERB = re.compile(r"\b(?:is|are|was|were|can|will|should|does|do)\b")


def near_copy(text: str, chance: random.Random) -> str:
    """`text` as somebody would retype it: small words lost, a slip or two, a phrase around it."""
    kept = [
        _slip(word, chance) for word in text.split() if word.lower() not in _LIGHT or chance.random() > 0.12
    ]
    line = " ".join(kept) or text
    if chance.random() < 0.5:
        line = chance.choice(_OPENINGS) + line[0].lower() + line[1:]
    if chance.random() < 0.3:
        line = line.rstrip(".")
    return line + chance.choice(_ENDINGS) if chance.random() < 0.15 else line


def _slip(word: str, chance: random.Random) -> str:
    """The word, now and then with two letters swapped."""
    if len(word) < 6 or not word.isalpha() or chance.random() > 0.06:
        return word
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def mistyped(text: str, chance: random.Random) -> str:
    """`text` in a great hurry: about every third longer word has a letter lost, doubled or swapped."""
    return " ".join(
        _stumble(word, chance) if len(word) > 4 and chance.random() < 0.35 else word
        for word in text.lower().split()
    )


def _stumble(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        )
    )


def reordered(text: str, chance: random.Random) -> str | None:
    """`text` with what follows a preposition moved to the front, which says the same."""
    seams = [seam.start() for seam in _SEAM.finditer(text) if 8 < seam.start() < len(text) - 8]
    if not seams:
        return None
    at = chance.choice(seams)
    head, tail = text[:at].rstrip(",. "), text[at:].strip().rstrip(". ")
    return f"{tail[0].upper()}{tail[1:]}, {head[0].lower()}{head[1:]}"


def relisted(text: str, chance: random.Random) -> str | None:
    """`text` with the items of its list in another order, which says the same."""
    found = _LIST.search(text)
    if not found:
        return None
    items = [item.strip() for item in re.split(r",| and | or ", found.group()) if item.strip()]
    turned = chance.sample(items, len(items))
    return f"{text[: found.start()]} {', '.join(turned)}{text[found.end() :]}".strip()


def swapped(text: str, chance: random.Random) -> str | None:
    """`text` with a content word of its first half and one of its second in each other's place, which spoils it."""
    words = text.rstrip(".").split()
    content = [at for at, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    early, late = (
        [at for at in content if at < len(words) // 2],
        [at for at in content if at >= len(words) // 2],
    )
    if len(words) < 6 or text.count(",") > 1 or not early or not late:
        return None
    one, two = chance.choice(early), chance.choice(late)
    words[one], words[two] = words[two], words[one]
    return " ".join(words)


def dropped_names(texts: tuple[str, ...], chance: random.Random) -> str:
    """Content words of several right answers, one after the other."""
    terms = sorted(
        {word.strip(".,;:!?()").lower() for text in texts for word in text.split() if len(word) > 4}
    )
    return chance.choice((" ", ", ")).join(chance.sample(terms, min(len(terms), chance.randrange(5, 10))))


def shuffled(text: str, chance: random.Random) -> str:
    """The words of `text` in any order."""
    words = text.rstrip(".").replace(",", "").split()
    chance.shuffle(words)
    return " ".join(words)


def negated(text: str) -> str | None:
    """`text` with a "not" after its first plain verb, if it has one."""
    verb = _VERB.search(text)
    return f"{text[: verb.end()]} not{text[verb.end() :]}" if verb else None


def made(card: Card, seed: str, foreign: Sequence[str] = ()) -> Iterator[Labelled]:
    """Answers made from a card, labelled by how they are made; `foreign` are the references of other cards."""
    chance = random.Random(f"{seed}{card.key}")

    def row(text: str, label: int, kind: str) -> Labelled:
        return Labelled(card.key, text, label, kind, "synthetic")

    wrong = [text for group in card.wrong for text in group.answers]
    right = (card.reference, *_one(card.accepted, chance))
    for text in (card.reference, *right):
        yield row(near_copy(text, chance), 2, "near copy")
    for text in right:
        yield row(mistyped(text, chance), 2, "mistyped")
        for kind, change in (("reordered", reordered), ("reordered", reordered), ("relisted", relisted)):
            yield from _changed(change(text, chance), 2, kind, row)
    yield from _changed(swapped(card.reference, chance), 0, "swapped", row)
    for text in _one(wrong, chance):
        yield row(near_copy(text, chance), 0, "near wrong")
        yield row(mistyped(text, chance), 0, "near wrong")
    for text in _one(card.partial, chance):
        yield row(near_copy(text, chance), 1, "near partial")
    twin = None if wrong else negated(card.reference)
    yield from _changed(twin and near_copy(twin, chance), 0, "negated copy", row)
    yield from _gaming(card, chance, row)
    if foreign:
        every = [card.reference, *chance.sample(foreign, chance.randrange(3, min(30, len(foreign))))]
        chance.shuffle(every)
        yield row(". ".join(every), 0, "everything")


def _changed(
    text: str | None, label: int, kind: str, row: Callable[[str, int, str], Labelled]
) -> Iterator[Labelled]:
    """A changed text, where the change was possible."""
    if text:
        yield row(text, label, kind)


def _gaming(
    card: Card, chance: random.Random, row: Callable[[str, int, str], Labelled]
) -> Iterator[Labelled]:
    """What passes for an answer to a counter of keywords."""
    for text in (card.reference, *_one([text for text in card.accepted if len(text.split()) > 6], chance)):
        if len(text.split()) >= 7:
            yield row(shuffled(text, chance), 0, "heap")
    if card.reference.count(",") < 2 and card.accepted:
        yield row(dropped_names((card.reference, *card.accepted), chance), 0, "heap")
    terms = [
        word
        for concept in card.concepts
        for text in concept.phrasings
        for word in text.split()
        if len(word) > 3
    ]
    if terms:
        yield row(" ".join(chance.sample(terms, min(len(terms), chance.randrange(8, 30)))), 0, "heap")
    yield row(shuffled(card.prompt, chance), 0, "echo")
    yield row(card.prompt, 0, "echo")


def _one(texts: tuple[str, ...] | list[str], chance: random.Random) -> list[str]:
    return [chance.choice(texts)] if texts else []
