"""The additions to a card one by one, so that people can take some, mend some and leave others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import AnswerSpec, Card, Concept, Misconception, Side, Source
from bot.core.decks.lint_questions import folded
from bot.core.teaching.cleaning import fitting_enough
from bot.core.teaching.proposals import blank

Content = str | Concept | Side | AnswerSpec | Source


class Part(StrEnum):
    """What an item is to its card."""

    FORM = "form"
    """Of the answer."""
    HINT = "hint"
    EXPLANATION = "explanation"
    SOURCE = "source"
    IDEA = "idea"
    SIDE = "side"
    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    CORRECTION = "correction"
    """What is said to the wrong answers of its group; it goes when they all go."""


class Item(Struct, frozen=True):
    """One thing that would be added."""

    part: Part
    content: Content
    group: int = 0
    """Of a wrong answer or a correction: which of the groups of wrong answers, from 0."""


def split(additions: Card) -> tuple[Item, ...]:
    """All that would be added, in the order in which a deck file has it."""
    return tuple(_items(additions))


def _items(new: Card) -> Iterator[Item]:
    for part, content in (
        (Part.FORM, new.answer),
        (Part.HINT, new.hint),
        (Part.EXPLANATION, new.explanation),
        (Part.SOURCE, new.source),
    ):
        if content:
            yield Item(part, content)
    yield from (Item(Part.IDEA, concept) for concept in new.concepts)
    yield from (Item(Part.SIDE, side) for side in new.sides)
    yield from (Item(Part.RIGHT, text) for text in new.accepted)
    yield from (Item(Part.PARTLY, text) for text in new.partial)
    for number, group in enumerate(new.wrong):
        yield from (Item(Part.WRONG, text, number) for text in group.answers)
        if group.why:
            yield Item(Part.CORRECTION, group.why, number)


def joined(additions: Card, items: Iterable[Item]) -> Card:
    """Additions of these items alone, to the card that `additions` are for."""
    of: dict[Part, list[Item]] = {part: [] for part in Part}
    for item in items:
        of[item.part].append(item)
    answers: dict[int, list[str]] = {}
    for item in of[Part.WRONG]:
        answers.setdefault(item.group, []).append(str(item.content))
    why = {item.group: str(item.content) for item in of[Part.CORRECTION]}
    found = replace(
        blank(additions),
        answer=next((i.content for i in of[Part.FORM] if isinstance(i.content, AnswerSpec)), None),
        hint=_text(of[Part.HINT]),
        explanation=_text(of[Part.EXPLANATION]),
        source=next((i.content for i in of[Part.SOURCE] if isinstance(i.content, Source)), None),
        concepts=tuple(i.content for i in of[Part.IDEA] if isinstance(i.content, Concept)),
        sides=tuple(i.content for i in of[Part.SIDE] if isinstance(i.content, Side)),
        accepted=tuple(str(item.content) for item in of[Part.RIGHT]),
        partial=tuple(str(item.content) for item in of[Part.PARTLY]),
        wrong=tuple(
            Misconception(tuple(texts), why.get(number)) for number, texts in sorted(answers.items())
        ),
        enough=additions.enough,
    )
    return replace(found, enough=fitting_enough(found))


def _text(items: list[Item]) -> str:
    return str(items[0].content) if items else ""


def has_already(card: Card, item: Item) -> bool:
    """Whether the card would not take it: it has such a part, or knows the example."""
    parts: dict[Part, object] = {
        Part.FORM: card.answer,
        Part.HINT: card.hint,
        Part.EXPLANATION: card.explanation,
        Part.SOURCE: card.source,
        Part.IDEA: card.concepts,
        Part.SIDE: card.sides,
    }
    if item.part in parts:
        return bool(parts[item.part])
    if item.part is Part.CORRECTION:
        return False
    return folded(str(item.content)) in set(map(folded, card.known_answers))


def fields(item: Item) -> dict[str, str]:
    """The texts of the item by what they are called; lists have an entry a line. Empty where it has none of its own."""
    content = item.content
    if isinstance(content, str):
        return {"text": content}
    if isinstance(content, Concept):
        return {"idea": content.idea, "ask": content.ask, "phrasings": "\n".join(content.phrasings)}
    if isinstance(content, Side):
        return {
            "name": content.name,
            "aliases": "\n".join(content.aliases),
            "belongs": "\n".join(content.belongs),
        }
    return {}


def with_fields(item: Item, texts: Mapping[str, str]) -> Item:
    """The item with these texts in place of those of the same name."""
    said = {**fields(item), **texts}
    content = item.content
    if isinstance(content, str):
        return replace(item, content=said["text"].strip())
    if isinstance(content, Concept):
        idea, ask = said["idea"].strip(), said["ask"].strip()
        return replace(
            item, content=replace(content, idea=idea, ask=ask, phrasings=_lines(said["phrasings"]))
        )
    if isinstance(content, Side):
        side = Side(said["name"].strip(), _lines(said["aliases"]), _lines(said["belongs"]))
        return replace(item, content=side)
    return item


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
