"""The figures of `docs/grading.md` that need refitting: `python -m tests.grading.report [--students FILE]`.

Cards are always left out of the fit that grades them. "Writers left out" also leaves out everything that the
writer of the measured answers wrote; "students" leaves whole questions out.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np

from bot.core.grading.features import NAMES
from bot.core.grading.model import _regime
from tests.grading import fit
from tests.grading.corpora import MLOPS_SETS
from tests.grading.figures import figures
from tests.grading.fit import BARE_CUTS, BARE_NAMES, BARE_SHAPE, TAUGHT_CUTS, TAUGHT_SHAPE, Sample
from tests.grading.folds import FOLDS, fold

WHOLE = "both writers"
Chances = list[tuple[float, float]]


def crossed(fitting: list[Sample], measured: list[Sample], *, bare: bool = False) -> Chances:
    """Chances of right and of partly right for `measured`, each from a fit on `fitting` without its card."""
    cuts, names, shape = (BARE_CUTS, BARE_NAMES, BARE_SHAPE) if bare else (TAUGHT_CUTS, NAMES, TAUGHT_SHAPE)
    chances: Chances = [(0.0, 0.0)] * len(measured)
    for number in range(FOLDS):
        part = [sample for sample in fitting if fold(sample.group) != number]
        model = _regime(fit.regime(part, cuts, names, **shape))
        for at, sample in enumerate(measured):
            if fold(sample.group) == number:
                partly = model.partly.of(sample.vector)
                chances[at] = (min(model.right.of(sample.vector), partly), partly)
    return chances


def verdicts(chances: Chances, cuts: dict[str, float]) -> list[int]:
    """Ranks by the cuts."""
    return [
        2 if right >= cuts["cut_right"] else int(partly >= cuts["cut_partly"]) for right, partly in chances
    ]


def area(scores: Any, target: Any) -> float:
    """The area under the ROC curve, ties counted half."""
    order = np.argsort(np.argsort(scores, kind="stable"), kind="stable")
    positives = int(target.sum())
    return float(
        (order[target].sum() - positives * (positives - 1) / 2) / (positives * (len(target) - positives))
    )


def row(name: str, measured: list[Sample], chances: Chances) -> str:
    """One line of the report."""
    pairs = list(zip((sample.label for sample in measured), verdicts(chances, TAUGHT_CUTS), strict=True))
    sure = np.array([sample.label != 1 for sample in measured])
    right = np.array([chance for chance, _ in chances])
    target = np.array([sample.label == 2 for sample in measured])
    shown = "  ".join(f"{key} {value:.3f}" for key, value in figures(pairs).items())
    return f"{name:44s} {shown}  auc {area(right[sure], target[sure]):.3f}"


def taught(found: list[Sample]) -> list[str]:
    """Cards left out, in every state; and for the whole deck the three sets left out too."""
    written = [sample for sample in found if sample.row.writer != "synthetic"]
    parts: dict[str, list[Sample]] = {}
    for sample in written:
        parts.setdefault(f"{sample.state}: {_who(sample)}", []).append(sample)
    chances = crossed(found, written)
    by_sample = {id(sample): chance for sample, chance in zip(written, chances, strict=True)}
    report = [row(name, own, [by_sample[id(sample)] for sample in own]) for name, own in parts.items()]
    others = [sample for sample in found if sample.row.writer not in MLOPS_SETS]
    measured = [sample for sample in written if sample.state == WHOLE]
    return [*report, row(f"{WHOLE}: the sets, no set in the weights", measured, crossed(others, measured))]


def _who(sample: Sample) -> str:
    return "the sets" if sample.state != WHOLE and sample.row.writer in MLOPS_SETS else sample.row.writer


def students(path: Path) -> str:
    """Real students' answers to cards with a reference alone, whole questions left out."""
    found = list(fit.bare_samples(path))
    measured = [sample for sample in found if sample.state == "students"]
    chances = crossed(found, measured, bare=True)
    right = np.array([chance for chance, _ in chances])
    score = np.array([(one + two) / 2 for one, two in chances])
    target = np.array([sample.label == 2 for sample in measured])
    accepted = np.array(verdicts(chances, BARE_CUTS)) == 2
    return (
        f"students, reference alone: {len(measured)} answers  two-way accuracy {np.mean(accepted == target):.3f}  "
        f"auc {area(right, target):.3f}  Pearson r of the score {np.corrcoef(score, target)[0, 1]:.3f}"
    )


def main(argv: list[str] | None = None) -> int:
    """Print the report; the exit status is 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--students", type=Path, help="SciEntsBank training answers as JSON lines")
    options = parser.parse_args(argv)
    if options.students:
        sys.stdout.write(students(options.students) + "\n")
        sys.stdout.flush()
    for line in taught(list(fit.taught_samples())):
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
