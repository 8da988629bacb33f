"""What grading costs: `python -m tests.benchmarks.bench_grading [--beside CHECKOUT]`.

Prints the time of an answer beside one `token_set_ratio` over the same texts, since machines differ and the
ratio hardly does, and what a bare card takes of memory. With `--beside`, the report of another checkout is made in
turn with this one's, each in processes of its own, and the ratios are printed: of an answer's time, and of a card's
preparation.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from time import process_time

from rapidfuzz import fuzz

from bot.assets import load_grader
from bot.core.cards import AnswerKind, Card
from bot.core.grading import Grader
from bot.core.grading.facts import kind_of
from bot.core.grading.prepared_card import prepare
from tests.grading.corpora import (
    DATA,
    State,
    deck,
    general_lexicon,
    labelled,
    other_cards,
    thinned,
    word_order,
)

ROUNDS = 5
TURNS = 2
FIGURES = re.compile(
    r"^(.+?) +\d+ examples +([\d.]+) ms an answer.* preparing a card ([\d.]+) ms", re.MULTILINE
)
Task = tuple[Card, str]


def best(work: Callable[[], object]) -> float:
    """Processor seconds of the fastest of some rounds: what else the machine does is not counted."""
    times = []
    for _ in range(ROUNDS):
        began = process_time()
        work()
        times.append(process_time() - began)
    return min(times)


def grade_all(grader: Grader, tasks: Sequence[Task]) -> None:
    """The work that is measured."""
    for card, answer in tasks:
        grader.grade(card, answer)


def compare_all(tasks: Sequence[tuple[Sequence[str], str]]) -> None:
    """The yardstick."""
    for texts, answer in tasks:
        for text in texts:
            fuzz.token_set_ratio(answer, text)


def line(name: str, change: State) -> str:
    """One row of the report: answers of 10 to 30 words on cards in some state of knowledge."""
    cards = {key: change(card) for key, card in deck().items()}
    answers = [row for row in labelled("mlops-2") if 10 <= len(row.answer.split()) <= 30]
    return measured(name, list(cards.values()), [(cards[row.card], row.answer) for row in answers])


def facts() -> str:
    """The row of answers that are compared as values, some of which are read as sentences in the end."""
    rows = [json.loads(row) for row in (DATA / "facts-3.jsonl").read_text(encoding="utf-8").splitlines()]
    cards = {
        (row["question"], row["reference"]): Card("fact", row["question"], row["reference"]) for row in rows
    }
    tasks = [(cards[row["question"], row["reference"]], row["answer"]) for row in rows]
    return measured("facts", list(cards.values()), tasks)


def measured(name: str, cards: Sequence[Card], tasks: Sequence[Task]) -> str:
    """One row of the report."""
    grader = load_grader(semantic=False)
    texts = [(card.known_answers, answer) for card, answer in tasks]
    preparing = preparing_time(grader, cards)
    ours = best(lambda: grade_all(grader, tasks)) / len(tasks)
    theirs = best(lambda: compare_all(texts)) / len(tasks)
    mean = sum(len(card.known_answers) for card in cards) / len(cards)
    return (
        f"{name:20s} {mean:5.0f} examples  {ours * 1e3:.3f} ms an answer  token_set_ratio {theirs * 1e3:.3f} ms  "
        f"ratio {ours / theirs:.1f}  preparing a card {preparing * 1e3:.1f} ms"
    )


def memory() -> float:
    """Bytes that a bare card takes whose answer is a sentence, what all cards share apart."""
    bare = [
        *other_cards().values(),
        *(Card(card.key, card.prompt, card.reference) for card in deck().values()),
    ]
    cards = [card for card in bare if kind_of(card) is AnswerKind.SENTENCE]

    def made() -> list[object]:
        return [prepare(general_lexicon(), word_order(), card) for card in cards]

    made()  # so that the tables that all cards share are read
    gc.collect()
    tracemalloc.start()
    kept = made()
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / len(kept)


def preparing_time(grader: Grader, cards: Collection[Card]) -> float:
    """Seconds to prepare a card, on average, the first time."""
    began = process_time()
    for card in cards:
        grader.prepare(card)
    return (process_time() - began) / len(cards)


def reported(checkout: Path) -> dict[str, tuple[float, float]]:
    """For each state the milliseconds of an answer and of a card's preparation, as a checkout's report says."""
    said = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bench_grading"],
        cwd=checkout, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return {name: (float(answer), float(card)) for name, answer, card in FIGURES.findall(said)}


def beside(other: Path) -> None:
    """Print the ratios to another checkout: of the fastest of some turns each."""
    turns = [(reported(Path.cwd()), reported(other)) for _ in range(TURNS)]
    for name in turns[0][0]:
        ours, theirs = (
            [min(column) for column in zip(*(turn[side][name] for turn in turns), strict=True)]
            for side in (0, 1)
        )
        sys.stdout.write(
            f"{name:20s} an answer {ours[0]:.3f} ms beside {theirs[0]:.3f}: {ours[0] / theirs[0]:.2f}   "
            f"preparing a card {ours[1]:.1f} ms beside {theirs[1]:.1f}: {ours[1] / (theirs[1] or 1):.2f}\n"
        )


def main() -> int:
    """Print the report; the exit status is 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--beside", type=Path, metavar="CHECKOUT", help="another checkout to compare with")
    other = parser.parse_args().beside
    if other:
        beside(other)
        return 0
    for name, change in (
        ("reference alone", lambda card: Card(card.key, card.prompt, card.reference)),
        ("12 examples", lambda card: thinned(card, 12, concepts=True, seed="bench")),
        ("40 examples", lambda card: thinned(card, 40, concepts=True, seed="bench")),
        ("the shipped deck", lambda card: card),
    ):
        sys.stdout.write(line(name, change) + "\n")
    sys.stdout.write(f"{facts()}\na bare card: {memory() / 1e3:.0f} kB\n")
    long = "the model drifts because data changes " * 700
    grader, card = load_grader(semantic=False), deck()["Q3"]
    grader.prepare(card)
    sys.stdout.write(f"4,000 characters: {best(lambda: grader.grade(card, long)) * 1e3:.2f} ms\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
