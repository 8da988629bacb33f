"""Fits the grader's weights and writes them: `python -m tests.grading.fit [--students scientsbank-train.jsonl]`.

Needs the `fit` extra (scikit-learn). Writes `data/grading/weights.json`, fitted on everything, and
`tests/grading/data/folds.json`: five sets of weights for cards with examples, each fitted without a fifth of
the cards, by which the scorecard grades just those cards. With no `--students` the weights for bare cards stay
as they are, since they rest mostly on real students' answers that are not in the repository.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from bot.assets import GRADING
from bot.core.cards import Card
from bot.core.grading.features import NAMES, gather
from bot.core.grading.prepared import prepare
from bot.core.grading.text import words
from tests.grading import corpora, synthetic
from tests.grading.corpora import DATA, MLOPS_SETS, STATES, Labelled
from tests.grading.folds import FOLDS, fold

BARE_NAMES = (
    "best_recall", "soft", "ref_grams", "ideas", "echoed", "ratio", "grammar", "ref_tokens", "ref_precision",
    "needed", "weakest", "length", "heap", "known_pairs", "addressing",
)  # fmt: skip
"""The features that bare cards are decided by, chosen forward by grouped cross-validation on school science."""
TAUGHT_CUTS = {"cut_right": 0.44, "cut_partly": 0.5, "doubt": 0.12}
BARE_CUTS = {"cut_right": 0.46, "cut_partly": 0.22, "doubt": 0.12}
"""A bare card's answer is only incorrect when hardly anything speaks for it."""
STATE_WEIGHT = {"both writers": 2.0, "first writer": 1.0, "second writer": 1.0}
THIN, SYNTHETIC = 0.5, 0.5
BARE_WEIGHT = {"students": 1.0, "synthetic": 0.15}
OTHERWISE = 0.02
"""Weight in the bare fit of answers written to be hard: alone they teach that near the reference means wrong."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One graded answer as the learners see it."""

    vector: tuple[float, ...]
    label: int
    group: str
    """What must not be split between fitting and measuring: the card or the question."""
    weight: float
    state: str
    row: Labelled


def samples(card: Card, answers: Iterable[Labelled], state: str, weight: float) -> Iterator[Sample]:
    """The vectors of answers to one card."""
    ready = prepare(corpora.lexicon(), card)
    for row in answers:
        reading = ready.read(words(row.answer), corpora.lexicon())
        share = SYNTHETIC if row.writer == "synthetic" else 1.0
        if reading.tokens:
            vector = gather(corpora.lexicon(), ready, reading).vector
            yield Sample(vector, row.label, card.key, weight * share, state, row)


@cache
def _references() -> tuple[str, ...]:
    """References of many cards, for texts that say everything at once."""
    return tuple(card.reference for card in (*corpora.deck().values(), *corpora.other_cards().values()))


def taught_samples() -> Iterator[Sample]:
    """Every state of the MLOps cards with other writers' answers; other cards with some answers as examples."""
    sets = [row for name in MLOPS_SETS for row in corpora.labelled(name)]
    for state, change in STATES.items():
        for key, card in corpora.deck().items():
            known = change(card)
            answers = [row for row in sets if row.card == key]
            if state == "first writer":
                answers += corpora.examples(corpora.second_writer(card), "second writer")
            if state == "second writer":
                answers += corpora.examples(corpora.first_writer(card), "first writer")
            answers += synthetic.made(known, state, _references())
            yield from samples(known, answers, state, STATE_WEIGHT.get(state, THIN))
    first, second = corpora.labelled("other-1"), corpora.labelled("other-2")
    for key in corpora.other_cards():
        own, others = [row for row in first if row.card == key], [row for row in second if row.card == key]
        for half, rest in ((own[::2], own[1::2]), (own[1::2], own[::2])):
            known = corpora.taught(corpora.other_cards()[key], half)
            yield from samples(
                known, [*rest, *synthetic.made(known, "half", _references())], "other, half", THIN
            )
        yield from samples(corpora.taught(corpora.other_cards()[key], own), others, "other, all", 1.0)


def bare_samples(students: Path) -> Iterator[Sample]:
    """References alone: real students, the two decks without their knowledge, and synthetic answers."""
    for (question, reference), answers in _students(students).items():
        card = Card(answers[0].card, question, reference)
        yield from samples(card, answers, "students", BARE_WEIGHT["students"])
        yield from samples(
            card,
            synthetic.made(card, "bare", _references()),
            "synthetic",
            BARE_WEIGHT["synthetic"] / SYNTHETIC,
        )
    sets = [row for name in (*MLOPS_SETS, *corpora.OTHER_SETS) for row in corpora.labelled(name)]
    for known in (*corpora.deck().values(), *corpora.other_cards().values()):
        card = Card(known.key, known.prompt, known.reference)
        yield from samples(card, [row for row in sets if row.card == card.key], "hard", OTHERWISE)
        yield from samples(
            card,
            synthetic.made(card, "bare", _references()),
            "synthetic",
            BARE_WEIGHT["synthetic"] / SYNTHETIC,
        )


def _students(path: Path) -> dict[tuple[str, str], list[Labelled]]:
    found: dict[tuple[str, str], list[Labelled]] = {}
    for row in corpora.rows(path):
        answer = Labelled(
            row["question_id"], row["answer"], corpora.RANK[row["label"]], "student", "students"
        )
        found.setdefault((row["question"], row["reference"]), []).append(answer)
    return found


def regime(
    found: list[Sample], cuts: dict[str, float], names: tuple[str, ...], **shape: float
) -> dict[str, Any]:
    """The fitted weights of one regime, ready to be written."""
    columns = [NAMES.index(name) for name in names]
    features = np.array([[sample.vector[column] for column in columns] for sample in found])
    weights = np.array([sample.weight for sample in found])
    labels = np.array([sample.label for sample in found])
    return {
        "right": chance(features, labels == 2, weights, names, **shape),
        "partly": chance(features, labels >= 1, weights, names, **shape),
        **cuts,
    }


def chance(
    features: Any, target: Any, weights: Any, names: tuple[str, ...], **shape: float
) -> dict[str, Any]:
    """One probability: a logistic regression on raw features, and boosted trees."""
    scale = StandardScaler().fit(features)
    linear = LogisticRegression(C=0.3, max_iter=400).fit(
        scale.transform(features), target, sample_weight=weights
    )
    slopes = linear.coef_[0] / scale.scale_
    boosted = HistGradientBoostingClassifier(early_stopping=False, random_state=0, **shape).fit(
        features, target, sample_weight=weights
    )
    return {
        "bias": _short(linear.intercept_[0] - (slopes * scale.mean_).sum()),
        "linear": {name: _short(slope) for name, slope in zip(names, slopes, strict=True)},
        "base": _short(boosted._baseline_prediction.ravel()[0]),
        "trees": [_tree(stage[0].nodes, 0, names) for stage in boosted._predictors],
    }


TAUGHT_SHAPE = {
    "max_iter": 32,
    "learning_rate": 0.2,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 40,
    "l2_regularization": 5,
}
BARE_SHAPE = {
    "max_iter": 40,
    "learning_rate": 0.08,
    "max_leaf_nodes": 6,
    "min_samples_leaf": 60,
    "l2_regularization": 10,
}


def _tree(nodes: Any, at: int, names: tuple[str, ...]) -> Any:
    node = nodes[at]
    if node["is_leaf"]:
        return _short(node["value"])
    low, high = _tree(nodes, node["left"], names), _tree(nodes, node["right"], names)
    return [names[node["feature_idx"]], _short(node["num_threshold"]), low, high]


def _short(value: float) -> float:
    return float(f"{value:.5g}")


def dumped(value: Any, depth: int = 0) -> str:
    """JSON with a line for each tree and each group of weights."""
    if isinstance(value, dict) and any(isinstance(item, dict | list) for item in value.values()):
        inner = ",\n".join(
            f"{' ' * (depth + 1)}{json.dumps(key)}: {dumped(item, depth + 1)}" for key, item in value.items()
        )
        return "{\n" + inner + "\n" + " " * depth + "}"
    if isinstance(value, list) and value and isinstance(value[0], list | dict) and depth < 4:
        return "[\n" + ",\n".join(" " * (depth + 1) + json.dumps(item) for item in value) + "]"
    return json.dumps(value)


def fitted(part: list[Sample]) -> dict[str, Any]:
    """The weights for cards with examples."""
    return regime(part, TAUGHT_CUTS, NAMES, **TAUGHT_SHAPE)


def main(argv: list[str] | None = None) -> int:
    """Fit and write; the exit status is 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--students", type=Path, help="SciEntsBank training answers as JSON lines")
    parser.add_argument(
        "--bare", action="store_true", help="leave the weights for cards with examples as they are"
    )
    options = parser.parse_args(argv)
    path = GRADING / "weights.json"
    weights = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    weights["made"] = (
        "Written by tests/grading/fit.py; docs/grading.md has the data, the learners and what was measured."
    )
    if options.students:
        alone = list(bare_samples(options.students))
        sys.stderr.write(f"{len(alone)} answers to bare cards\n")
        weights["bare"] = regime(alone, BARE_CUTS, BARE_NAMES, **BARE_SHAPE)
    if not options.bare:
        found = list(taught_samples())
        sys.stderr.write(f"{len(found)} answers to cards with examples\n")
        weights["taught"] = fitted(found)
        parts = [
            fitted([sample for sample in found if fold(sample.group) != number]) for number in range(FOLDS)
        ]
        (DATA / "folds.json").write_text(json.dumps(parts, separators=(",", ":")) + "\n", encoding="utf-8")
    path.write_text(dumped(weights) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
