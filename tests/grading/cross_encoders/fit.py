"""Fits a cross-encoder and writes it: `python -m tests.grading.cross_encoders.fit english MODEL --students FILE`.

MODEL is what `beginnings.py` says of "english" and of "multilingual", and may be left out: then the fit goes on from
the model that ships. FILE has real students' answers, as for `fit.py`.
Needs torch, onnx and onnxruntime beside the `fit` extra; on two cores that multiply bfloat16 an hour for the English
model and two for the other, on others many. Writes `data/grading/cross-encoder-english.onnx`, or that of the other,
its weights rounded to eight bits, and the vocabulary. `--keep` writes the weights as they are, to go on `--from` them.

Those that are shipped were fitted in several runs as sets came in, each with what came before in part, at falling
rates; docs/decisions/0029, 0030 and 0032 to 0036 have them. This program does all in one; for the English model it was
run from end to end, and came out as good on most sets and no better on any.

Cross-entropy over both outputs. The vectors of pieces stay as they are, and there is no dropout: neither made a
difference that could be seen, and both make a step three times as long.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from msgspec.structs import replace
from torch import nn

from bot.assets import GRADING
from bot.core.grading.cross_encoders.cross_encoder import Triple, cut
from tests.grading.cross_encoders import beginnings, shipped
from tests.grading.cross_encoders.beginnings import Beginning
from tests.grading.cross_encoders.network import Network
from tests.grading.cross_encoders.readings import Row, rows
from tests.grading.cross_encoders.writing import write

BATCH, EPOCHS, RATE, WARM, DECAY = 48, 2, 1.2e-4, 0.06, 0.01
"""Answers a step, passes over all, the highest rate of AdamW, the share of steps up to it, and its decay of weights."""
ALIKE = 32
"""Batches that are sorted by length among themselves, so that hardly any place is empty."""
ASKED_FIRST, TWICE = 0.1, 0.04
"""Shares of answers in other languages, which are read whole, that have the question in front or are said twice."""
MODELS = {"english": "word-pieces.txt", "multilingual": "unigram-pieces.txt"}
"""The vocabularies by the names of the models."""

Read = tuple[list[int], list[int], Row]
"""The numbers of pieces, for each whether it is of the answer, and the row."""


def fit(network: Network, read: list[Read], epochs: int, rate: float) -> None:
    """Some epochs; says on standard error how far it is."""
    learnt = [weight for weight in network.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=rate, weight_decay=DECAY, fused=True)
    steps = epochs * -(-len(read) // BATCH)
    warm = WARM * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (steps - step) / (steps - warm))
    )
    for step, batch in enumerate(_batches(read, epochs)):
        pieces, segments, labels, weights = _stacked(batch, network.empty)
        with torch.autocast("cpu", torch.bfloat16):
            odds = network(pieces, segments)
        each = nn.functional.binary_cross_entropy_with_logits(odds.float(), labels, reduction="none").mean(1)
        loss = (each * weights).sum() / weights.sum()
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        schedule.step()
        if step % 50 == 0:
            sys.stderr.write(f"step {step} of {steps}, loss {loss.item():.3f}\n")


def _batches(read: list[Read], epochs: int) -> Iterator[list[Read]]:
    for _ in range(epochs):
        random.shuffle(read)
        for start in range(0, len(read), BATCH * ALIKE):
            alike = sorted(read[start : start + BATCH * ALIKE], key=lambda one: len(one[0]))
            batches = [alike[at : at + BATCH] for at in range(0, len(alike), BATCH)]
            random.shuffle(batches)
            yield from batches


def _stacked(batch: Sequence[Read], empty: int) -> tuple[torch.Tensor, ...]:
    longest = max(len(pieces) for pieces, _, _ in batch)
    pieces, segments = (
        torch.tensor([[*numbers, *[fill] * (longest - len(numbers))] for numbers in column])
        for column, fill in (([one[0] for one in batch], empty), ([one[1] for one in batch], 0))
    )
    labels = torch.tensor([[float(row.label == 2), float(row.label >= 1)] for _, _, row in batch])
    return pieces, segments, labels, torch.tensor([row.weight for _, _, row in batch])


def _as_told(row: Row) -> Row:
    """The row, whose answer may have the question in front, or come twice, where it is read whole."""
    chance = random.random()
    if not row.abroad or chance >= ASKED_FIRST + TWICE:
        return row
    question, reference, answer = row.written
    told = f"{question} {answer}" if chance < ASKED_FIRST else f"{answer}. {answer}"
    return replace(row, written=Triple(question, reference, told))


def _read(name: str, begun: Beginning, row: Row) -> Read:
    told = row.english if name == "english" else _as_told(row).written
    return *cut(told, begun.pieces, begun.most), row


def main(argv: list[str] | None = None) -> int:
    """Fit and write; the exit status is 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", choices=MODELS)
    parser.add_argument("model", type=Path, nargs="?", help="what the fit begins with; else what ships")
    parser.add_argument(
        "--students", type=Path, required=True, help="SciEntsBank training answers as JSON lines"
    )
    parser.add_argument("--wordnet", type=Path, help="WordNet's files, for near copies by synonyms")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--from", dest="begun", type=Path, help="go on from weights that were kept")
    parser.add_argument("--keep", type=Path, help="a file for the weights as they are")
    options = parser.parse_args(argv)
    random.seed(0)
    torch.manual_seed(0)
    begun = (
        getattr(beginnings, options.name)(options.model)
        if options.model
        else getattr(shipped, options.name)()
    )
    if options.begun:
        begun.network.load_state_dict(torch.load(options.begun), strict=False)
    if options.epochs:
        read = [
            _read(options.name, begun, row)
            for row in rows(options.students, options.wordnet)
            if not row.held_out
        ]
        fit(begun.network, read, options.epochs, options.rate)
    if options.keep:
        torch.save(begun.network.state_dict(), options.keep)
    (GRADING / MODELS[options.name]).write_text(begun.vocabulary, encoding="utf-8")
    write(begun.network, GRADING / f"cross-encoder-{options.name}.onnx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
