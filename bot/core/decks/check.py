"""Checks that hold for a card whatever format it came in."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain

from bot.core.cards import Card, Need
from bot.core.decks import answer_rules, limits, sources
from bot.core.decks.keys import is_derived
from bot.core.decks.problems import Problem
from bot.core.wording import plural

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no text of a card may hold: PostgreSQL refuses the first, terminals and Discord misread the others."""


def tidy(text: str) -> str:
    """`text` with plain line ends and without the white space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def short(text: str, most: int = 60) -> str:
    """`text` in one line of at most `most` characters, for messages."""
    line = " ".join(text[: most * 4].split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def quoted(text: str, most: int = 60) -> str:
    """The same in quotation marks."""
    return f"“{short(text, most)}”"


def slugify(title: str) -> str:
    """A deck name for commands out of any title: lower case letters, digits and dashes, 32 at most.

    A title without a Latin letter or digit gets a name made of its hash, so that two of them differ.
    """
    folded = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:32].strip("-")
    return slug or f"deck-{hashlib.sha256(title.encode(errors='replace')).hexdigest()[:8]}"


def to_type(slug: str, title: str) -> str:
    """What people type to mean the deck: its name, or its title where a name made of that has lost letters of it."""
    letters = unicodedata.normalize("NFKD", title)
    lost = slug == slugify(title) and any(each.isalpha() and not each.isascii() for each in letters)
    return " ".join(title.replace("`", "").split()) if lost else slug


def card_problems(card: Card, line: int) -> list[Problem]:
    """Everything wrong with one card that stands at `line`."""
    found = chain(
        _key(card), _texts(card), _lists(card), _concepts(card), _answer(card), explanation_problems(card)
    )
    return [Problem(line, message) for message in found]


def _of(card: Card) -> str:
    """What opens a message about the card: how it is called, and a colon; nothing where it has no name at all."""
    if not is_derived(card.key):
        return f"{short(card.key)}: "
    return f"{short(card.prompt, 40)!r}: " if card.prompt.strip() else ""


def duplicate_keys(keys: Iterable[tuple[str, int]]) -> list[Problem]:
    """A problem for each key that an earlier line already used."""
    first: dict[str, int] = {}
    problems = []
    for key, line in keys:
        if key in first:
            where = f" at line {first[key]}" if first[key] else ""
            problems.append(Problem(line, f"the key {short(key)!r} was used already{where}"))
        first.setdefault(key, line)
    return problems


def _key(card: Card) -> Iterator[str]:
    if not card.key.strip():
        yield "the card has an empty key"
    elif len(card.key) > limits.MAX_KEY:
        yield f"the key is over {limits.MAX_KEY} characters"
    elif "\n" in card.key or _CONTROL.search(card.key):
        yield "the key is not one line of plain characters"


def _texts(card: Card) -> Iterator[str]:
    for name, text, most in (
        ("question", card.prompt, limits.MAX_PROMPT),
        ("answer", card.reference, limits.MAX_REFERENCE),
        ("topic", card.topic, limits.MAX_TOPIC),
        ("hint", card.hint, limits.MAX_HINT),
    ):
        yield from _text(card, f"the {name}", text, most, required=name in ("question", "answer"))
    if "\n" in card.topic:
        yield f"{_of(card)}the topic is over one line"


def _text(card: Card, name: str, text: str, most: int, *, required: bool) -> Iterator[str]:
    if required and not text.strip():
        yield f"{name} is empty" if name == "the question" else f"{_of(card)}{name} is empty"
    elif len(text) > most:
        yield f"{_of(card)}{name} has {len(text):,} characters, over {most:,}"
    elif found := _CONTROL.search(text):
        yield f"{_of(card)}{name} holds a control character (U+{ord(found[0]):04X})"


def _lists(card: Card) -> Iterator[str]:
    for name, texts in (
        ("accepted", card.accepted),
        ("partial", card.partial),
        ("wrong", card.wrong_answers),
    ):
        if len(texts) > limits.MAX_EXAMPLES:
            yield f"{_of(card)}{len(texts):,} {name} answers, over {limits.MAX_EXAMPLES}"
        for number, text in enumerate(texts[: limits.MAX_EXAMPLES], start=1):
            yield from _text(card, f"{name} answer {number}", text, limits.MAX_EXAMPLE, required=True)
    for number, group in enumerate(card.wrong, start=1):
        name = f"the correction of wrong answer {number}"
        yield from _text(card, name, group.why or "", limits.MAX_EXAMPLE, required=False)


def _concepts(card: Card) -> Iterator[str]:
    seen: set[str] = set()
    for concept in card.concepts:
        if concept.id in seen:
            yield f"{_of(card)}two concepts are called {short(concept.id)!r}"
        seen.add(concept.id)
        for text in (concept.id, concept.idea, concept.ask, *concept.phrasings):
            yield from _text(card, f"concept {short(concept.id)!r}", text, limits.MAX_EXAMPLE, required=True)
    for side in card.sides:
        for text in (side.name, *side.aliases, *side.belongs):
            yield from _text(card, f"side {short(side.name)!r}", text, limits.MAX_EXAMPLE, required=True)
    needed = sum(concept.needed is Need.CORRECT for concept in card.concepts)
    if card.enough is not None and not 1 <= card.enough <= needed:
        needs = plural(needed, "concept")
        yield f"{_of(card)}enough is {card.enough}, but a correct answer needs {needs}"


def _answer(card: Card) -> Iterator[str]:
    spec = card.answer
    if spec is None:
        return
    yield from (f"{_of(card)}{message}" for message in answer_rules.contradictions(spec))
    yield from _text(card, "the unit", spec.unit, limits.MAX_UNIT, required=False)
    for number, member in enumerate(spec.all_of[: limits.MAX_MEMBERS], start=1):
        yield from _text(card, f"member {number} of the list", member, limits.MAX_MEMBER, required=True)


def explanation_problems(card: Card) -> Iterator[str]:
    """What is wrong with the explanation and the source, which people read and no grade depends on."""
    yield from _text(card, "the explanation", card.explanation, limits.MAX_EXPLANATION, required=False)
    if card.source is not None:
        title = card.source.title
        yield from (f"{_of(card)}{message}" for message in sources.problems(card.source))
        yield from _text(card, "the title of the source", title, limits.MAX_SOURCE_TITLE, required=False)
