"""A sentence encoder of the BERT kind in numpy: sentences to vectors, as `all-MiniLM-L6-v2` makes them.

Only to make `data/grading/word-vectors.bin` of (`word_vectors.py`); the bot needs none of it. Rounded as float32 does,
and with the usual approximation of the Gaussian error function, so the last digits differ from other programs'.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.core.grading.cross_encoders.word_pieces import WordPieces

LONGEST = 128
"""Pieces of a sentence that are read."""
BATCH = 64
HEADS = 12
"""Heads of attention in each layer; the model's `config.json` says so."""


class SentenceEncoder:
    """The model in a folder that holds `model.safetensors` and `tokenizer.json`."""

    def __init__(self, folder: Path) -> None:
        self._weights = tensors(folder / "model.safetensors")
        tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
        known: dict[str, int] = tokenizer["model"]["vocab"]
        self._pieces = WordPieces("\n".join(sorted(known, key=known.__getitem__)))
        self._layers = 1 + max(
            int(name.split(".")[2]) for name in self._weights if name.startswith("encoder.layer.")
        )

    def __call__(self, texts: Sequence[str]) -> Any:
        """A row of length one for each text; says on standard error how far it is."""
        split = [self.pieces(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda at: len(split[at]))
        found = np.zeros((len(texts), self._weights["embeddings.LayerNorm.weight"].size), np.float32)
        for at in range(0, len(order), BATCH):
            chosen = order[at : at + BATCH]
            found[chosen] = self._encoded([split[one] for one in chosen])
            if at % (100 * BATCH) == 0:
                sys.stderr.write(f"{at} of {len(order)} sentences\n")
        return found

    def pieces(self, text: str) -> list[int]:
        """The numbers of a text's word pieces, between those that begin and end it."""
        found = self._pieces.of(text, LONGEST - 2)
        return [self._pieces.first, *found, self._pieces.between]

    def _encoded(self, rows: Sequence[list[int]]) -> Any:
        """The vectors of one batch."""
        longest = max(map(len, rows))
        pieces = np.array([row + [0] * (longest - len(row)) for row in rows])
        real = np.array([[1.0] * len(row) + [0.0] * (longest - len(row)) for row in rows], np.float32)
        table = "embeddings.{}_embeddings.weight"
        states = self._weights[table.format("word")][pieces]
        states += self._weights[table.format("position")][:longest]
        states += self._weights[table.format("token_type")][0]
        states = self._normal(states, "embeddings.LayerNorm")
        for layer in range(self._layers):
            states = self._layer(states, (real - 1)[:, None, None, :] * 1e4, f"encoder.layer.{layer}.")
        mean = (states * real[..., None]).sum(1) / real.sum(1, keepdims=True)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def _layer(self, states: Any, hidden: Any, name: str) -> Any:
        size, longest, width = states.shape

        def heads(part: str) -> Any:
            found = self._linear(states, f"{name}attention.self.{part}")
            return found.reshape(size, longest, HEADS, width // HEADS).transpose(0, 2, 1, 3)

        scores = heads("query") @ heads("key").transpose(0, 1, 3, 2) * (width // HEADS) ** -0.5 + hidden
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        seen = (shares @ heads("value")).transpose(0, 2, 1, 3).reshape(size, longest, width)
        states = self._normal(
            states + self._linear(seen, f"{name}attention.output.dense"), f"{name}attention.output.LayerNorm"
        )
        inner = self._linear(states, f"{name}intermediate.dense")
        inner *= 0.5 * (1 + np.tanh(0.7978845608 * inner * (1 + 0.044715 * inner * inner)))
        return self._normal(states + self._linear(inner, f"{name}output.dense"), f"{name}output.LayerNorm")

    def _linear(self, states: Any, name: str) -> Any:
        flat = states.reshape(-1, states.shape[-1]) @ self._weights[f"{name}.weight"].T
        return (flat + self._weights[f"{name}.bias"]).reshape(*states.shape[:-1], -1)

    def _normal(self, states: Any, name: str) -> Any:
        states = states - states.mean(-1, keepdims=True)
        states /= np.sqrt((states * states).mean(-1, keepdims=True) + 1e-12)
        return states * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def tensors(path: Path) -> dict[str, Any]:
    """The tensors of a file in the format "safetensors": the length of a JSON header, the header, the numbers."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    found = {}
    for name, told in json.loads(data[8:start]).items():
        if told.get("dtype") == "F32":
            first, last = (start + at for at in told["data_offsets"])
            found[name] = np.frombuffer(data[first:last], "<f4").reshape(told["shape"])
    return found
