"""Small tools on texts that the rules share: sentences, first letters, the subject of a question, overlap."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import snowballstemmer

from bot.core.cards import Card

T = TypeVar("T")
U = TypeVar("U")
_LIGHT = frozenset((Path(__file__).parent / "light.txt").read_text(encoding="utf-8").split())
"""Words that carry no meaning of a field."""
_WORD = re.compile(r"[\w/+-]+")
_ENDED = re.compile(r"[.!?]\s+\S|[;\n?]")
_QUESTION = re.compile(r"what (is|are) (.+?)( used for)?\?", re.IGNORECASE)
_PURPOSE = re.compile(r"why (is|are) (.+?) (important|critical|needed|used|useful)\b(.*)\?", re.IGNORECASE)
_METHOD = re.compile(r"how (?:do|does|can|would) (?:you|we|one) (.+?)\?|how to (.+?)\?", re.IGNORECASE)
_NAMES = re.compile(r"(?:name|list|give) (?:some |the )?(.+?)[.?]?", re.IGNORECASE)
_IT_IS = re.compile(
    r"^(?:it is|it's|its|it’s|they are|they're|this is|that is|that's|is)\b\s*", re.IGNORECASE
)
_REASONS = frozenset(("to", "so", "because", "cause", "bc", "cuz", "since", "for", "in"))
"""First words of an answer that says why by itself."""


def length(text: str) -> int:
    """How many words the text has."""
    return len(text.split())


def one_sentence(text: str) -> bool:
    """Whether the text is a single sentence without a semicolon, a line break or a question in it."""
    return not _ENDED.search(text.strip().rstrip(".!"))


def inner(text: str) -> str:
    """The text as it stands inside a sentence: no capital unless a name has it, no final stop."""
    text = text.strip().rstrip(".!;, ")
    first = text.split(maxsplit=1)[0] if text else ""
    return text[0].lower() + text[1:] if first == "A" or first[1:].islower() else text


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text with a capital and a stop."""
    text = capital(text.strip())
    return text if text.endswith((".", "!", "?")) else f"{text.rstrip(',; ')}."


def gist(prompt: str) -> list[str]:
    """The words of a question that carry meaning."""
    return [word for word in _WORD.findall(prompt) if word.lower() not in _LIGHT]


def statement(prompt: str, answer: str) -> str | None:
    """The question turned into the beginning of a sentence that the answer ends; None where that does not work."""
    rest = _IT_IS.sub("", answer.strip(), count=1)
    first = _WORD.search(rest)
    start = _beginning(prompt)
    if not first or not start or first[0].lower() in {word.lower() for word in gist(prompt)}:
        return None
    if start.endswith("because") and first[0].lower() in _REASONS:
        start = start.removesuffix(" because")
    return f"{capital(start)} {inner(rest)}"


def _beginning(prompt: str) -> str | None:
    if found := _QUESTION.fullmatch(prompt):
        return f"{found[2]} {found[1]}{found[3] or ''}"
    if found := _PURPOSE.fullmatch(prompt):
        return f"{found[2]} {found[1]} {found[3]}{found[4]} because"
    if found := _METHOD.fullmatch(prompt):
        return f"to {found[1] or found[2]},"
    found = _NAMES.fullmatch(prompt)
    return f"{found[1]}:" if found else None


def crossed(items: Sequence[T], forms: Sequence[U], chance: random.Random) -> Iterator[tuple[T, U]]:
    """Every item with every form once: first each item with one form, then each with the next, and so on."""
    items, forms = mixed(items, chance), mixed(forms, chance)
    for turn in range(len(forms)):
        yield from ((item, forms[(at + turn) % len(forms)]) for at, item in enumerate(items))


def mixed(items: Sequence[T], chance: random.Random) -> list[T]:
    """The items in random order."""
    return chance.sample(list(items), len(items))


@cache
def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    stemmer = snowballstemmer.stemmer("english")
    words = (word.lower() for word in re.findall(r"[^\W_]+", text))
    return frozenset(stemmer.stemWords([word for word in words if word not in _LIGHT and len(word) > 1]))


def overlapping(one: Card, other: Card) -> bool:
    """Whether either reference shares over half of its content with the other: their answers may answer both."""
    ours, theirs = stems(one.reference), stems(other.reference)
    shared = len(ours & theirs)
    return 2 * shared > min(len(ours), len(theirs))
