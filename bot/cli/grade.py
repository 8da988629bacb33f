"""`python -m bot grade`: JSON lines in, one JSON line out for each, in order.

Any script can measure the grader with it. A line names a shipped card, `{"deck", "card", "answer"}`, or brings its own,
`{"question", "reference", "answer"}` with, if wanted, `accepted` and `partial` (lists of texts), `wrong` (texts, or
`{"why", "answers"}`) and `concepts`. A bad line gets `{"error"}` in its place; blank lines are passed over.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from typing import Any

from bot.core.cards import Card, Concept, Deck, Misconception, Need
from bot.core.grading import Grade, Grader

MAX_LINE = 1_000_000
"""Characters of a line that are read at most."""
MAX_TEXTS = 400
"""Texts in one list of a line at most."""
MAX_TEXT = 8_000
"""Characters of a question, a reference or an example at most."""


class BadLine(ValueError):
    """What is wrong with a line, in words."""


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--explain", action="store_true", help="add the reasons: which example and which idea decided"
    )


def run(options: argparse.Namespace) -> int:
    """Grade standard input to its end; 1 if a line was bad, else 0."""
    from bot.assets import load_decks, load_grader

    decks = {deck.slug: deck for deck in load_decks()}
    grader = load_grader()
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    failed = False
    for line in sys.stdin:
        if not line.strip():
            continue
        answer = graded(grader, decks, line, explain=options.explain)
        failed = failed or "error" in answer
        print(json.dumps(answer, ensure_ascii=True), flush=True)
    return int(failed)


def graded(grader: Grader, decks: Mapping[str, Deck], line: str, *, explain: bool = False) -> dict[str, Any]:
    """What is said to one line: the grade, or an error."""
    try:
        row = _row(line)
        card = _named(decks, row) if "card" in row or "deck" in row else _brought(row)
        return _shown(grader.grade(card, _text(row, "answer", empty=True)), explain=explain)
    except BadLine as error:
        return {"error": str(error)}


def _row(line: str) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise BadLine(f"the line is over {MAX_LINE} characters")
    try:
        row = json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BadLine(f"not JSON: {str(error)[:120]}") from None
    if not isinstance(row, dict):
        raise BadLine("not a JSON object")
    return row


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _named(decks: Mapping[str, Deck], row: Mapping[str, Any]) -> Card:
    """The shipped card that a line names."""
    deck = decks.get(_text(row, "deck"))
    if deck is None:
        raise BadLine(f"no deck {row['deck'][:60]!r}; there is {', '.join(sorted(decks))}")
    card = deck.card(_text(row, "card"))
    if card is None:
        raise BadLine(f"deck {deck.slug!r} has no card {row['card'][:60]!r}")
    return card


def _brought(row: Mapping[str, Any]) -> Card:
    """The card that a line brings."""
    return Card(
        key="line",
        prompt=_text(row, "question"),
        reference=_text(row, "reference"),
        concepts=tuple(_concept(item, number) for number, item in enumerate(_list(row, "concepts"), start=1)),
        accepted=_texts(row, "accepted"),
        partial=_texts(row, "partial"),
        wrong=tuple(_group(item) for item in _list(row, "wrong")),
    )


def _group(item: object) -> Misconception:
    """A wrong answer, or a group of them with its correction."""
    if isinstance(item, str):
        return Misconception((_checked(item, "wrong"),))
    if not isinstance(item, dict):
        raise BadLine("wrong: expected texts, or objects with why and answers")
    why = _text(item, "why") if item.get("why") is not None else None
    return Misconception(_texts(item, "answers"), why)


def _concept(item: object, number: int) -> Concept:
    if not isinstance(item, dict):
        raise BadLine("concepts: expected objects with idea, ask, needed and phrasings")
    name = _text(item, "id") if "id" in item else f"concept{number}"
    idea = _text(item, "idea") if "idea" in item else name
    try:
        needed = Need(item.get("needed", "correct"))
    except ValueError:
        raise BadLine("concepts: needed is one of correct, partial, bonus") from None
    ask = _text(item, "ask") if "ask" in item else "what else belongs to the answer?"
    return Concept(name, idea, ask, needed, _texts(item, "phrasings"))


def _text(row: Mapping[str, Any], name: str, *, empty: bool = False) -> str:
    if name not in row:
        raise BadLine(f"{name} is missing")
    value = row[name]
    if not isinstance(value, str):
        raise BadLine(f"{name} is not a text")
    if not empty and not value.strip():
        raise BadLine(f"{name} is empty")
    return value if empty else _checked(value, name)


def _checked(value: str, name: str) -> str:
    if len(value) > MAX_TEXT:
        raise BadLine(f"{name} is over {MAX_TEXT} characters")
    return value


def _list(row: Mapping[str, Any], name: str) -> list[Any]:
    value = row.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadLine(f"{name} is not a list")
    if len(value) > MAX_TEXTS:
        raise BadLine(f"{name} has over {MAX_TEXTS} entries")
    return value


def _texts(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values = _list(row, name)
    if not all(isinstance(value, str) for value in values):
        raise BadLine(f"{name} holds something that is not a text")
    return tuple(_checked(value, name) for value in values)


def _shown(grade: Grade, *, explain: bool) -> dict[str, Any]:
    shown = {
        "verdict": grade.verdict.value,
        "score": grade.score,
        "matched": list(grade.matched),
        "missing": list(grade.missing),
        "flags": list(grade.flags),
        "asks": list(grade.asks),
        "correction": grade.correction,
        "unsure": grade.unsure,
    }
    return {**shown, "reasons": list(grade.reasons)} if explain else shown
