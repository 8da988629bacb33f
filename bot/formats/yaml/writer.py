"""Decks written as YAML that people like to read and edit: a line for each example, texts as they are.

What it writes, `yaml_format` reads back exactly. Texts that other YAML readers would take for something else
(`no`, `1.50`, `a: b`) are quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.cards import AnswerSpec, Card, Concept, Deck, Misconception, Need, Side, Source

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _,.()/'%+?!;=-]*(?<! )")
_WORDS = frozenset(("y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf"))
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def write(deck: Deck) -> str:
    """The deck as YAML text; the cards must be ones that `check.card_problems` finds nothing in."""
    return "\n".join(_deck(deck)) + "\n"


def _deck(deck: Deck) -> Iterator[str]:
    yield "deck:"
    yield from field("slug", deck.slug, "  ")
    yield from field("title", deck.title, "  ")
    if deck.description:
        yield from field("description", deck.description, "  ")
    yield "cards:" if deck.cards else "cards: []"
    for card in deck.cards:
        yield from entry(card_lines(card), "  ")


def entry(lines: Iterator[str], indent: str) -> Iterator[str]:
    """The lines of one list entry: a dash before the first."""
    for number, line in enumerate(lines):
        yield f"{indent}{'  ' if number else '- '}{line}" if line else ""


def card_lines(card: Card) -> Iterator[str]:
    """The lines of one card, as under the dash of a list entry."""
    yield from field("key", card.key)
    if card.topic:
        yield from field("topic", card.topic)
    yield from field("prompt", card.prompt)
    yield from field("reference", card.reference)
    if card.answer is not None:
        yield from _answer(card.answer)
    if card.hint:
        yield from field("hint", card.hint)
    if card.explanation:
        yield from field("explanation", card.explanation)
    if card.source is not None:
        yield from _source(card.source)
    if card.enough is not None:
        yield f"enough: {card.enough}"
    yield from _entries("concepts", map(_concept, card.concepts))
    yield from _entries("sides", map(_side, card.sides))
    yield from texts("accepted", card.accepted)
    yield from texts("partial", card.partial)
    yield from _entries("wrong", map(_wrong, card.wrong))


def _answer(spec: AnswerSpec) -> Iterator[str]:
    """The form of the answer: on one line where only its kind is said."""
    if spec == AnswerSpec(kind=spec.kind):
        if spec.kind is not None:
            yield f"answer: {spec.kind}"
        return
    yield "answer:"
    for line in _answer_parts(spec):
        yield f"  {line}"


def _answer_parts(spec: AnswerSpec) -> Iterator[str]:
    if spec.kind is not None:
        yield f"kind: {spec.kind}"
    if spec.tolerance:
        yield f"tolerance: {spec.tolerance}"
    if spec.unit:
        yield from field("unit", spec.unit)
    yield from texts("all_of", spec.all_of)
    if spec.any is not None:
        yield f"any: {spec.any}"
    for name, said in (("ordered", spec.ordered), ("exact", spec.exact)):
        if said:
            yield f"{name}: true"


def _source(source: Source) -> Iterator[str]:
    """The address alone, or under its title."""
    if not source.title:
        yield f"source: {_link(source.url)}"
        return
    yield "source:"
    yield from field("title", source.title, "  ")
    yield f"  url: {_link(source.url)}"


def _link(url: str) -> str:
    """An address stands as it is: YAML reads none of its characters as a mark, but for a colon at its end."""
    return _scalar(url) if url.endswith(":") else url


def _concept(concept: Concept) -> Iterator[str]:
    yield from field("id", concept.id)
    yield from field("idea", concept.idea)
    yield from field("ask", concept.ask)
    if concept.needed is not Need.CORRECT:
        yield f"needed: {concept.needed.value}"
    yield from texts("phrasings", concept.phrasings)


def _side(side: Side) -> Iterator[str]:
    yield from field("name", side.name)
    yield from texts("aliases", side.aliases)
    yield from texts("belongs", side.belongs)


def _wrong(group: Misconception) -> Iterator[str]:
    if group.why is None and len(group.answers) == 1:
        yield _scalar(group.answers[0])
        return
    if group.why is not None:
        yield from field("why", group.why)
    yield from texts("answers", group.answers)


def _entries(name: str, entries: Iterator[Iterator[str]]) -> Iterator[str]:
    for number, lines in enumerate(entries):
        if not number:
            yield f"{name}:"
        yield from entry(lines, "  ")


def texts(name: str, values: tuple[str, ...]) -> Iterator[str]:
    """A named list of texts, a line each; nothing where there are none."""
    if values:
        yield f"{name}:"
    for text in values:
        yield f"  - {_scalar(text)}"


def field(name: str, text: str, indent: str = "") -> Iterator[str]:
    """A named text: on one line, or as a block where it has several."""
    if _fits_block(text):
        yield f"{indent}{name}: |-"
        yield from (f"{indent}  {line}" if line else "" for line in text.split("\n"))
    else:
        yield f"{indent}{name}: {_scalar(text)}"


def _fits_block(text: str) -> bool:
    """Whether a literal block gives `text` back: several lines, none with odd white space or hidden characters."""
    lines = text.split("\n")
    if len(lines) < 2 or not lines[-1] or lines[0][:1] in ("", " "):
        return False
    return all(line.isprintable() and line.rstrip() == line for line in lines)


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char.isprintable():
        return char
    return f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}"
