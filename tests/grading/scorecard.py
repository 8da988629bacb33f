"""The scorecard: `python -m tests.grading.scorecard [--markdown | --write]`.

Grades every labelled answer to the MLOps cards with weights that have not seen its card and examples that its
writer did not write. `--markdown` prints the README's table, `--write` stores the figures that the regression
test holds the grader to.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from tests.grading.corpora import (
    MLOPS_SETS,
    OTHER_SETS,
    Labelled,
    first_writer,
    labelled,
    other_cards,
    second_writer,
)
from tests.grading.figures import RULES, Pair, answers, figures, judged, ruled
from tests.grading.folds import graders

FIGURES = Path(__file__).parent / "figures.json"
_COLUMNS = ("accuracy", "right_accepted", "wrong_accepted")


def measured() -> dict[str, dict[str, float]]:
    """The figures of the grader: whole deck, each set, and each writer's examples alone."""
    fitted = graders()
    rows = answers()
    whole = judged(fitted, rows, lambda card: card)
    found = {"whole deck": figures(whole)}
    for name in MLOPS_SETS:
        found[f"whole deck, {name}"] = figures(
            [pair for row, pair in zip(rows, whole, strict=True) if row.writer == name]
        )
    found["first writer's examples"] = figures(judged(fitted, rows, first_writer))
    found["second writer's examples"] = figures(judged(fitted, rows, second_writer))
    return found


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
        ("second writer's examples", "Cuecard, 43 examples a card"),
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
    """How references alone do on the cards that are in no deck: the hard answers there are a coin toss, by design."""
    cards = other_cards()
    rows = [row for name in OTHER_SETS for row in labelled(name)]
    grader = graders()[0]
    found = figures([(row.label, grader.grade(cards[row.card], row.answer).verdict.rank) for row in rows])
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
    return 0


if __name__ == "__main__":
    sys.exit(main())
