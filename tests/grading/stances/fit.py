"""Fits the model that reads who holds what, and writes it: `python -m tests.grading.stances.fit MODEL`.

MODEL is the folder of all-MiniLM-L6-v2 as for the cross-encoders (`tests/grading/cross_encoders/beginnings.py`). Needs
torch, onnx and onnxruntime beside the `fit` extra; a quarter of an hour on two cores that multiply bfloat16. Writes
`data/grading/stance.onnx`, its weights rounded to eight bits, and `stance-pieces.txt`.

The one that ships was fitted in two runs, of two epochs each: with every phrasing of values once and of clauses four
times at the rate below, then with two and three times, other fillings and two thirds of the rate. This program does it
in one, and was not run from end to end.

Cross-entropy of the stance at each piece that has a label, each text counting alike. Of the 30,522 pieces the common
ones are kept: what is left of an answer without its value are everyday words, and of another value in it the model
need not know more than that it is none of these.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import nn

from bot.assets import GRADING, load_grader
from bot.core.grading.cross_encoders.word_pieces import WordPieces
from bot.core.grading.stances.stance import MOST_PIECES, Stance
from tests.grading.cross_encoders import beginnings
from tests.grading.cross_encoders.network import WIDTH, Network
from tests.grading.cross_encoders.writing import write
from tests.grading.stances.texts import BLANK, NOT_REJECTED, UNLABELLED, Part, texts

BATCH, EPOCHS, RATE, WARM, DECAY = 32, 4, 1.5e-4, 0.06, 0.01
"""Texts a step, passes over all, the highest rate of AdamW, the share of steps up to it, and its decay of weights."""
ALIKE = 32
"""Batches that are sorted by length among themselves, so that hardly any place is empty."""
COMMON, WORDS, ENDINGS, LONGEST_ENDING = 8_000, 999, 15_000, 2
"""Pieces stand by frequency: of those from `WORDS` on the first up to `COMMON` are kept, all single characters, and
endings of so many letters up to `ENDINGS`."""
MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")

Numbered = tuple[list[int], list[int]]
"""The numbers of pieces, and the label of each."""


class Tagger(nn.Module):
    """Pieces of words to the log-odds of the stances of each."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network, self.head = network, nn.Linear(WIDTH, len(Stance))

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """`pieces`: batch, position; gives batch, position, stance."""
        found: torch.Tensor = self.head(self.network.states(pieces, torch.zeros_like(pieces)))
        return found


class Probabilities(nn.Module):
    """What is written: the tagger with its last step."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """As the tagger."""
        return torch.softmax(self.tagger(pieces), -1)


def begun(folder: Path) -> tuple[Tagger, str]:
    """The language model with the common pieces alone, and their list."""
    whole = beginnings.english(folder)
    pieces = whole.vocabulary.split("\n")
    kept = [at for at, piece in enumerate(pieces) if piece in MARKS or _is_kept(at, piece)]
    network = whole.network
    assert isinstance(network.pieces, nn.Embedding)
    network.pieces = nn.Embedding.from_pretrained(network.pieces.weight[kept], freeze=False)
    return Tagger(network), "\n".join(pieces[at] for at in kept)


def _is_kept(at: int, piece: str) -> bool:
    short = piece.removeprefix("##")
    ending = piece != short and len(short) <= LONGEST_ENDING and at < ENDINGS
    return at >= WORDS and (at < COMMON or len(short) == 1 or ending)


def fit(tagger: Tagger, read: list[Numbered]) -> None:
    """Some epochs; says on standard error how far it is."""
    learnt = list(tagger.parameters())
    optimiser = torch.optim.AdamW(learnt, lr=RATE, weight_decay=DECAY, fused=True)
    steps = EPOCHS * -(-len(read) // BATCH)
    warm = WARM * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (steps - step) / (steps - warm))
    )
    for step, batch in enumerate(_batches(read)):
        longest = max(len(numbers) for numbers, _ in batch)
        pieces = torch.tensor([_filled(numbers, longest, 0) for numbers, _ in batch])
        labels = torch.tensor([_filled(told, longest, UNLABELLED) for _, told in batch])
        with torch.autocast("cpu", torch.bfloat16):
            odds = tagger(pieces)
        loss = _loss(torch.log_softmax(odds.float(), -1), labels)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        schedule.step()
        if step % 100 == 0:
            sys.stderr.write(f"step {step} of {steps}, loss {loss.item():.3f}\n")


def _loss(likely: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """`likely`: the logarithms of probabilities."""
    known = -likely.gather(-1, labels.clamp(min=0)[..., None])[..., 0]
    either = -torch.logaddexp(likely[..., Stance.FRAME], likely[..., Stance.HELD])
    labelled = (labels != UNLABELLED).float()
    each = torch.where(labels == NOT_REJECTED, either, known) * labelled
    return (each.sum(1) / labelled.sum(1).clamp(min=1)).mean()


def _filled(numbers: list[int], length: int, with_: int) -> list[int]:
    return [*numbers, *[with_] * (length - len(numbers))]


def _batches(read: list[Numbered]) -> Iterator[list[Numbered]]:
    for _ in range(EPOCHS):
        random.shuffle(read)
        for start in range(0, len(read), BATCH * ALIKE):
            alike = sorted(read[start : start + BATCH * ALIKE], key=lambda one: len(one[0]))
            batches = [alike[at : at + BATCH] for at in range(0, len(alike), BATCH)]
            random.shuffle(batches)
            yield from batches


def numbered(parts: Sequence[Part], pieces: WordPieces) -> Numbered | None:
    """A text in pieces; None for one that is too long."""
    numbers, labels = [pieces.first], [UNLABELLED]
    for text, label in parts:
        own = [pieces.blank] if text == BLANK else pieces.of(text, MOST_PIECES + 1)
        numbers += own
        labels += [label] * len(own)
    if len(numbers) > MOST_PIECES + 1:
        return None
    return [*numbers, pieces.between], [*labels, UNLABELLED]


def main(argv: list[str] | None = None) -> int:
    """Fit and write; the exit status is 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    options = parser.parse_args(argv)
    random.seed(0)
    torch.manual_seed(0)
    tagger, vocabulary = begun(options.model)
    pieces = WordPieces(vocabulary)
    read = [numbered(parts, pieces) for parts in texts(load_grader(semantic=False))]
    fit(tagger, [one for one in read if one is not None])
    (GRADING / "stance-pieces.txt").write_text(vocabulary, encoding="utf-8")
    write(tagger.network, GRADING / "stance.onnx", Probabilities(tagger.eval()), ("pieces",))
    return 0


if __name__ == "__main__":
    sys.exit(main())
