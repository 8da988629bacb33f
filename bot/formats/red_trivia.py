"""The trivia lists of Red-DiscordBot: a question, then the answers that count.

    AUTHOR: Red
    How many days are there in a regular year?:
    - 365
    - three hundred and sixty five

Described in Red's "Trivia List Creation Guide". Answers are taken as typed: `Yes` and `1.50` stay text.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import short, tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats.assemble import Draft, assemble
from bot.formats.yaml import tree

AUTHOR, CONFIG, DESCRIPTION, SCHEMA = "AUTHOR", "CONFIG", "DESCRIPTION", "$schema"
_RESERVED = frozenset((AUTHOR, CONFIG, DESCRIPTION, SCHEMA))


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem.

    The first answer becomes the reference, the others accepted answers.
    """
    problems, repeated = Problems(), Problems()
    root = tree.read(text.removeprefix("\ufeff"), repeated)
    if not isinstance(root, tree.Mapping):
        raise DeckError.of(
            "a trivia list has a question and a colon at the left margin, its answers below", root.line
        )
    if len(root.entries) > limits.MAX_CARDS + len(_RESERVED):
        raise DeckError.of(f"{len(root.entries):,} questions, over {limits.MAX_CARDS:,}")
    deck, notes = assemble(
        list(_drafts(root, problems)), problems, slug=slug, title=title, description=_description(root)
    )
    config = ("CONFIG, which sets up Red's own game",) if CONFIG in root.entries else ()
    return deck, (*config, *(f"{problem}; the last counts" for problem in repeated), *notes)


def _drafts(root: tree.Mapping, problems: Problems) -> Iterator[Draft]:
    for question, node in root.entries.items():
        if question in _RESERVED:
            continue
        line = root.lines[question]
        answers = [tidy(answer) for answer in _answers(node, short(question), problems)]
        if answers:
            accepted = tuple(dict.fromkeys(answers[1:]))
            yield Card(key="", prompt=tidy(question), reference=answers[0], accepted=accepted), line


def _answers(node: tree.Node, question: str, problems: Problems) -> Iterator[str]:
    items = node.items if isinstance(node, tree.Sequence) else [node]
    if not items:
        problems.add(node.line, f"{question!r} has no answer")
    for item in items:
        if isinstance(item, tree.Scalar) and item.text.strip():
            yield item.text
        else:
            problems.add(item.line, f"an answer of {question!r} is empty or no text")


def _description(root: tree.Mapping) -> str:
    """The description, else its author."""
    texts = {name: node.text for name, node in root.entries.items() if isinstance(node, tree.Scalar)}
    author = f"By {tidy(texts[AUTHOR])}." if tidy(texts.get(AUTHOR, "")) else ""
    return f"{tidy(texts.get(DESCRIPTION, ''))} {author}".strip()[: limits.MAX_DESCRIPTION]
