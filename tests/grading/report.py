"""The figures of `docs/grading-figures.md` that need refitting: `python -m tests.grading.report [--students FILE]`.

Cards, and whole questions, are always left out of the fit that grades them. The rules above the model are not applied:
this measures the weights. "Writers left out" also leaves out everything that the writers of the measured answers wrote.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.core.grading.model import MANY, Model, Regime
from tests.grading import fit
from tests.grading.corpora import MLOPS_SETS
from tests.grading.figures import figures
from tests.grading.folds import FOLDS, fold
from tests.grading.samples import Sample
from tests.grading.strange import STRANGE

WHOLE = "whole deck"
Probabilities = list[tuple[float, float]]


def crossed(fitting: Sequence[Sample], measured: Sequence[Sample], *, bare: bool = False) -> Probabilities:
    """Probabilities of right and of partly right for `measured`, each from a fit on `fitting` without its card."""
    found: Probabilities = [(0.0, 0.0)] * len(measured)
    for number in range(FOLDS):
        part = [sample for sample in fitting if fold(sample.group) != number]
        model = _model(part, bare=bare)
        for at, sample in enumerate(measured):
            if fold(sample.group) == number:
                found[at] = _weighed(_regime(model, sample, bare=bare), sample)
    return found


def _weighed(regime: Regime, sample: Sample) -> tuple[float, float]:
    """Both probabilities; none of "partly right" for what is not right and has no relation to the card."""
    right, partly = regime.weigh(sample.vector)
    return right, partly if right >= regime.cut_right or regime.relates(sample.vector) else 0.0


def _model(part: list[Sample], *, bare: bool) -> Model:
    """A model whose regimes that are not measured stand empty."""
    if bare:
        return Model.parse(json.dumps(dict.fromkeys(("rich", "some", "few", "bare"), fit.bare(part))))
    weights = fit.taught(part)
    return Model.parse(json.dumps({**weights, "bare": weights["rich"]}))


def _regime(model: Model, sample: Sample, *, bare: bool) -> Regime:
    return model.regime(examples=sample.examples, bare=bare)


def verdicts(probabilities: Probabilities, cuts: dict[str, float]) -> list[int]:
    """Ranks by the cuts."""
    return [
        2 if right >= cuts["cut_right"] else int(partly >= cuts["cut_partly"])
        for right, partly in probabilities
    ]


def area(scores: Any, target: Any) -> float:
    """The area under the ROC curve, ties counted half."""
    order = np.argsort(np.argsort(scores, kind="stable"), kind="stable")
    positives = int(target.sum())
    return float(
        (order[target].sum() - positives * (positives - 1) / 2) / (positives * (len(target) - positives))
    )


def row(name: str, measured: Sequence[Sample], probabilities: Probabilities, cuts: dict[str, float]) -> str:
    """One line of the report."""
    pairs = list(zip((sample.label for sample in measured), verdicts(probabilities, cuts), strict=True))
    clear = np.array([sample.label != 1 for sample in measured])
    right = np.array([one for one, _ in probabilities])
    target = np.array([sample.label == 2 for sample in measured])
    shown = "  ".join(f"{key} {value:.3f}" for key, value in figures(pairs).items())
    return f"{name:40s} {shown}  auc {area(right[clear], target[clear]):.3f}"


def taught(found: list[Sample]) -> list[str]:
    """Cards left out, in every state; and for the whole deck the three sets left out too."""
    written = [sample for sample in found if sample.row.writer not in ("synthetic", "hard")]
    by_state: dict[str, list[Sample]] = {}
    for sample in written:
        by_state.setdefault(sample.state, []).append(sample)
    weighed = {id(one): two for one, two in zip(written, crossed(found, written), strict=True)}
    report = [
        row(name, own, [weighed[id(one)] for one in own], _cuts(own[0])) for name, own in by_state.items()
    ]
    others = [sample for sample in found if sample.row.writer not in (*MLOPS_SETS, "hard")]
    measured = by_state[WHOLE]
    name = f"{WHOLE}, its writers left out"
    return [*report, row(name, measured, crossed(others, measured), _cuts(measured[0]))]


def _cuts(sample: Sample) -> dict[str, float]:
    """Those of the regime that grades the sample's card."""
    return fit.TAUGHT_CUTS["few" if sample.few else "some" if sample.examples < MANY else "rich"]


def bare(found: list[Sample]) -> list[str]:
    """References alone, whole questions left out: real students, and general knowledge."""
    measured = [sample for sample in found if sample.row.writer not in ("synthetic", "hard", STRANGE, "deck")]
    weighed = {id(one): two for one, two in zip(measured, crossed(found, measured, bare=True), strict=True)}
    report = []
    for writer in sorted({sample.row.writer for sample in measured}):
        own = [sample for sample in measured if sample.row.writer == writer]
        probabilities = [weighed[id(one)] for one in own]
        line = row(f"bare, {writer}", own, probabilities, fit.BARE_CUTS)
        report.append(line + _two_way(own, probabilities) if writer == "students" else line)
    return report


def _two_way(measured: Sequence[Sample], probabilities: Probabilities) -> str:
    """Accuracy over two verdicts, and how the score goes with the label."""
    target = np.array([sample.label == 2 for sample in measured])
    accepted = np.array(verdicts(probabilities, fit.BARE_CUTS)) == 2
    score = np.array([(one + two) / 2 for one, two in probabilities])
    return f"  two-way {np.mean(accepted == target):.3f}  r {np.corrcoef(score, target)[0, 1]:.3f}"


def main(argv: list[str] | None = None) -> int:
    """Print the report; the exit status is 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--students", type=Path, help="SciEntsBank training answers as JSON lines")
    options = parser.parse_args(argv)
    known, alone = fit.gathered(options.students)
    for line in (*(bare(alone) if alone else ()), *taught(known)):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
