"""The scorecard: `python -m tests.grading.scorecard [--markdown | --write]`.

Grades every labelled answer to the MLOps cards with weights that have not seen its card and examples that its
writer did not write. `--markdown` prints the README's table, `--write` stores the figures that the regression
test holds the grader to. What is graded here is the grader by itself; the rates of changed answers at the end are with
the cross-encoders, too, where they can be run.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Grader
from tests.grading import behaviour
from tests.grading.corpora import (
    FIELDS_APART,
    MESSY,
    MLOPS_SETS,
    OTHER_SETS,
    SQL_SET,
    STATES,
    Labelled,
    deck_of,
    field_decks,
    labelled,
    other_cards,
    sql_deck,
    thinned,
)
from tests.grading.figures import RULES, Pair, answers, figures, judged, ruled
from tests.grading.folds import FOLDS, fold, graders

FIGURES = Path(__file__).parent / "figures.json"
_COLUMNS = ("accuracy", "right_accepted", "wrong_accepted")


def measured() -> dict[str, dict[str, float]]:
    """The figures of the grader: whole deck by set, messy people, fewer examples, other fields, references alone."""
    fitted = graders()
    rows = answers()
    whole = judged(fitted, rows, lambda card: card)
    found = {"whole deck": figures(whole)}
    for name in MLOPS_SETS:
        found[f"whole deck, {name}"] = figures(
            [pair for row, pair in zip(rows, whole, strict=True) if row.writer == name]
        )
    found["whole deck, messy people"] = figures(judged(fitted, labelled(MESSY), lambda card: card))
    for name, state in (("first writer's examples", "writer 1"), ("12 examples alone", "examples, 12")):
        found[name] = figures(judged(fitted, rows, STATES[state]))
    for name, cards in field_decks().items():
        found[f"deck {name}, messy people"] = figures(_graded(cards, labelled(f"{name}-1"), fitted))
    return {**found, **fields_apart(), **sql(), **few_apart()}


def fields_apart() -> dict[str, dict[str, float]]:
    """The cards of other fields that are in no fit, by the shipped weights, which have not seen them."""
    grader = load_grader(semantic=False)
    return {
        f"deck {name}, messy people": figures(_graded(deck_of(name), labelled(f"{name}-1"), [grader] * FOLDS))
        for name in FIELDS_APART
    }


def few_apart() -> dict[str, dict[str, float]]:
    """The cards of other fields and the SQL cards, that are in no fit, with few of their examples."""
    grader = load_grader(semantic=False)
    cards = [*sql_deck().values(), *(card for name in FIELDS_APART for card in deck_of(name))]
    rows = [row for name in (SQL_SET, *(f"{name}-1" for name in FIELDS_APART)) for row in labelled(name)]
    return {
        f"decks in no fit, {count} examples": figures(
            _graded(
                [thinned(card, count, concepts=False, seed=f"apart {count}") for card in cards],
                rows,
                [grader] * FOLDS,
            )
        )
        for count in (12, 6)
    }


def sql() -> dict[str, dict[str, float]]:
    """The SQL cards as they come with the bot, and bare; by the shipped weights, which have seen neither."""
    grader, cards, rows = load_grader(semantic=False), sql_deck().values(), labelled(SQL_SET)
    bare = [Card(card.key, card.prompt, card.reference, answer=card.answer) for card in cards]
    return {
        name: figures(_graded(known, rows, [grader] * FOLDS))
        for name, known in (("deck sql", cards), ("deck sql, bare", bare))
    }


def _graded(cards: Iterable[Card], rows: Iterable[Labelled], fitted: Sequence[Grader]) -> list[Pair]:
    """Labels and verdicts on the cards of any deck, each by the weights that have not seen it."""
    by_key = {card.key: card for card in cards}
    return [
        (row.label, fitted[fold(row.card)].grade(by_key[row.card], row.answer).verdict.rank)
        for row in rows
        if row.card in by_key
    ]


def by_kind(rows: list[Labelled], pairs: list[Pair]) -> dict[tuple[int, str], list[int]]:
    """Verdicts by label and kind."""
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for row, (label, verdict) in zip(rows, pairs, strict=True):
        found[label, row.kind].append(verdict)
    return found


def kinds() -> str:
    """Accuracy by kind of answer, with the whole deck, as a Markdown table."""
    rows = answers()
    lines = [
        "| label | kind | answers | correct | partly | incorrect |",
        "| --- | --- | --: | --: | --: | --: |",
    ]
    for (label, kind), verdicts in sorted(
        by_kind(rows, judged(graders(), rows, lambda card: card)).items(), reverse=True
    ):
        shares = " | ".join(f"{verdicts.count(rank) / len(verdicts):.2f}" for rank in (2, 1, 0))
        lines.append(
            f"| {('incorrect', 'partial', 'correct')[label]} | {kind} | {len(verdicts)} | {shares} |"
        )
    return "\n".join(lines)


def table() -> str:
    """The grader beside the rules of other bots, as a Markdown table."""
    lines = [
        f"| {len(answers())} answers to 50 cards | three-way accuracy | right accepted | wrong accepted |",
        "| --- | --: | --: | --: |",
    ]
    found = {name: figures(ruled(rule, answers())) for name, rule in RULES.items()}
    ours = measured()
    for name, label in (
        ("12 examples alone", "Cuecard, 12 examples a card"),
        ("first writer's examples", "Cuecard, 60 examples a card"),
        ("whole deck", "**Cuecard, the deck as shipped**"),
    ):
        found[label] = ours[name]
    lines += [
        f"| {name} | " + " | ".join(f"{values[column]:.2f}" for column in _COLUMNS) + " |"
        for name, values in found.items()
    ]
    return "\n".join(lines)


def bare() -> str:
    """How references alone do on answers written to be hard, whose cards are in no deck."""
    cards = other_cards()
    rows = [row for name in OTHER_SETS for row in labelled(name)]
    found = figures(_graded(cards.values(), rows, graders()))
    return "reference alone, other cards: " + ", ".join(
        f"{name} {value:.3f}" for name, value in found.items()
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main(argv: list[str] | None = None) -> int:
    """Print the scorecard; the exit status is 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--markdown", action="store_true", help="print only the table for the README")
    parser.add_argument("--write", action="store_true", help="store the figures for the regression test")
    options = parser.parse_args(argv)
    if options.markdown:
        _say(table())
        return 0
    found = measured()
    if options.write:
        FIGURES.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    for name, values in found.items():
        _say(f"{name:32s} " + "  ".join(f"{key} {value:.3f}" for key, value in values.items()))
    _say(bare())
    _say(f"\n{kinds()}")
    _say(f"\n{behaviour.table()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
