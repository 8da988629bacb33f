"""How references alone do: `python -m tests.grading.references [--students FILE] [--shipped]`.

Every card is bare and all rules are on. Cards and whole questions that are in the fit are graded by weights that have
not seen them, for which the bare weights are fitted anew without each fifth (needs the `fit` extra); `--shipped` grades
all by the shipped weights instead, which is quick and flatters. Beside labelled answers, texts that answer no card are
cut to every length: those of `data/strangers.yaml`, which no fit reads.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.assets import GRADING, load_grader
from bot.core.cards import Card
from bot.core.grading import Grader
from bot.core.grading.model import Model
from tests.grading import corpora, samples
from tests.grading.corpora import DATA, MLOPS_SETS, OTHER_SETS, SQL_SET, Labelled
from tests.grading.figures import share
from tests.grading.folds import FOLDS, fold

LENGTHS = (5, 12, 25, 40, 80, 120, 200)
TEXTS = 150
"""Off-topic texts of each length for a set of cards."""


@dataclass(frozen=True, slots=True)
class Set:
    """Bare cards and answers to them."""

    name: str
    cards: dict[str, Card]
    rows: Sequence[Labelled]
    fitted: bool = True
    """Whether the fit sees them, so that a card needs the weights without it."""


def sets(students: Path | None) -> Iterator[Set]:
    """The labelled sets; school science only where the students' file is."""
    for name in (*corpora.ALONE_FITTED, *corpora.ALONE_APART, *corpora.VARIED_APART):
        if name in corpora.ABROAD:  # `tests.grading.languages`
            continue
        yield Set(name, corpora.alone(name), corpora.labelled(name), fitted=name in corpora.ALONE_FITTED)
    yield Set("SQL", _bare(corpora.sql_deck().values()), corpora.labelled(SQL_SET), fitted=False)
    for name, cards_ in corpora.field_decks().items():
        if f"{name}-1" in corpora.ALONE_FITTED:
            continue
        yield Set(name, _bare(cards_), corpora.labelled(f"{name}-1"))
    yield Set("MLOps", _bare(corpora.deck().values()), _several(MLOPS_SETS))
    yield Set("other", corpora.other_cards(), _several(OTHER_SETS))
    if students:
        jobs = [job for job in samples.bare_jobs(students) if job[0] == "students"]
        rows = [row for _, card, answers, _ in jobs for row in answers]
        yield Set("school science", {card.key: card for _, card, *_ in jobs}, rows)


def _bare(cards: Iterable[Card]) -> dict[str, Card]:
    return {card.key: Card(card.key, card.prompt, card.reference, answer=card.answer) for card in cards}


def _several(names: Iterable[str]) -> list[Labelled]:
    return [row for name in names for row in corpora.labelled(name)]


@cache
def strangers() -> tuple[tuple[str, ...], ...]:
    """The words of each text that answers no card."""
    found = yaml.safe_load((DATA / "strangers.yaml").read_text(encoding="utf-8"))
    return tuple(tuple(text.split()) for text in found.values())


def stranger(length: int, chance: random.Random) -> str:
    """Exactly so many words of one text, from the start of a sentence or, so that all lengths fit, from its first."""
    words = chance.choice(strangers())
    starts = [0] + [
        at + 1
        for at, word in enumerate(words)
        if word.endswith((".", "!", "?", ":")) and at + 1 + length <= len(words)
    ]
    start = chance.choice(starts)
    return " ".join((words[start:] + words)[:length])


def fitted(students: Path) -> list[Grader]:
    """For each fifth of the cards a grader whose bare weights have not seen them."""
    from tests.grading import fit  # needs scikit-learn

    _, found = fit.gathered(students, ())
    return [_grader(fit.bare([one for one in found if fold(one.group) != number])) for number in range(FOLDS)]


def _grader(bare: object) -> Grader:
    weights = json.loads((GRADING / "weights.json").read_text(encoding="utf-8"))
    model = Model.parse(json.dumps({**weights, "bare": bare}))
    return Grader(model, corpora.lexicon(), corpora.word_order(), corpora.general_lexicon)


def labelled(one: Set, graders: Sequence[Grader]) -> str:
    """The figures of a set, facts left out, as a row of a Markdown table."""
    verdicts: dict[int, list[int]] = {0: [], 1: [], 2: []}
    clear: dict[int, list[float]] = {0: [], 1: [], 2: []}
    for row in one.rows:
        grader, card = graders[fold(row.card)], one.cards[row.card]
        grade = grader.grade(card, row.answer)
        if not any(reason.startswith("graded as a fact") for reason in grade.reasons):
            verdicts[row.label].append(grade.verdict.rank)
            clear[row.label].append(grade.score)
    shares = (
        share(verdicts[label].count(verdict), len(verdicts[label]))
        for label, verdict in ((2, 2), (0, 2), (2, 0), (1, 2), (1, 0), (0, 0))
    )
    count = sum(map(len, verdicts.values()))
    figures = " | ".join(f"{value:.3f}" for value in shares)
    return f"| {one.name} ({count}) | {figures} | {_area(clear[2], clear[0]):.3f} |"


def _area(right: Sequence[float], wrong: Sequence[float]) -> float:
    """How often a right answer has the higher score than a wrong one, ties counted half."""
    above = sum((one > two) + 0.5 * (one == two) for one in right for two in wrong)
    return above / (len(right) * len(wrong) or 1)


def off_topic(one: Set, graders: Sequence[Grader]) -> str:
    """By length, how many texts that answer no card are partly right or better, as a row of a Markdown table."""
    chance = random.Random(one.name)
    cards = sorted(one.cards.values(), key=lambda card: card.key)
    found = []
    for length in LENGTHS:
        ranks = []
        for at in range(TEXTS):
            card = cards[at % len(cards)]
            text = stranger(length, chance)
            ranks.append(graders[fold(card.key)].grade(card, text).verdict.rank)
        accepted = f" ({ranks.count(2)} correct)" if 2 in ranks else ""
        found.append(f"{share(TEXTS - ranks.count(0), TEXTS):.3f}{accepted}")
    return f"| {one.name} | {' | '.join(found)} | {_elsewhere(one, graders):.3f} |"


def _elsewhere(one: Set, graders: Sequence[Grader]) -> float:
    """How many right answers to other cards are partly right or better."""
    chance = random.Random(f"{one.name} elsewhere")
    right = [row for row in one.rows if row.label == 2]
    ranks = []
    for _ in range(TEXTS):
        key = chance.choice(sorted(one.cards))
        row = chance.choice([row for row in right if row.card != key])
        ranks.append(graders[fold(key)].grade(one.cards[key], row.answer).verdict.rank)
    return share(TEXTS - ranks.count(0), TEXTS)


def main(argv: list[str] | None = None) -> int:
    """Print the tables; the exit status is 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--students", type=Path, help="SciEntsBank training answers as JSON lines")
    parser.add_argument("--shipped", action="store_true", help="grade by the shipped weights alone")
    parser.add_argument(
        "--read",
        action="store_true",
        help="with the cross-encoders; they were fitted on all sets but those in no fit",
    )
    options = parser.parse_args(argv)
    shipped = [load_grader(semantic=options.read)] * FOLDS
    apart = shipped if options.shipped or options.read or not options.students else fitted(options.students)
    found = list(sets(options.students))
    head = (
        "right accepted | wrong accepted | right refused | partly accepted | partly refused | wrong refused"
    )
    _say(f"| set | {head} | AUC |\n| --- |{' --: |' * 7}")
    for one in found:
        _say(labelled(one, apart if one.fitted else shipped))
    _say(f"\n| off topic | {' | '.join(map(str, LENGTHS))} | another card's |\n| --- |{' --: |' * 8}")
    for one in found:
        _say(off_topic(one, apart if one.fitted else shipped))
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
