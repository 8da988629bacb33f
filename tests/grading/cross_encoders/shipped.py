"""The two cross-encoders as they ship, put back into networks: what a fit goes on from.

Their matrices are rounded to seven bits with a scale for each column; what rounding took is not to be had again, and a
fit does not miss it: read by the networks, answers come out as by the files, to a hundredth or two.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
import torch
from torch import nn

from bot.assets import GRADING
from bot.core.grading.cross_encoders.pair import ENGLISH, MULTILINGUAL
from bot.core.grading.cross_encoders.unigram_pieces import UnigramPieces
from bot.core.grading.cross_encoders.word_pieces import WordPieces
from tests.grading.cross_encoders.beginnings import EMPTY, Beginning
from tests.grading.cross_encoders.network import Network, PackedVectors

MATRICES = ("attended", "out", "inner", "outer")
"""Of a layer, in the order in which they are multiplied."""
ROUNDED = "_quantized"


def english() -> Beginning:
    """The English model."""
    tensors = _tensors("english")
    vectors = nn.Embedding.from_pretrained(torch.from_numpy(tensors["network.pieces.weight"]), freeze=True)
    vocabulary = (GRADING / "word-pieces.txt").read_text(encoding="utf-8")
    return Beginning(_network(vectors, tensors, empty=0), vocabulary, WordPieces(vocabulary), ENGLISH)


def multilingual() -> Beginning:
    """The other one."""
    tensors = _tensors("multilingual")
    packed = (torch.from_numpy(tensors[f"network.pieces.{part}"]) for part in ("nibbles", "scales"))
    vocabulary = (GRADING / "unigram-pieces.txt").read_text(encoding="utf-8")
    network = _network(PackedVectors(*packed), tensors, empty=EMPTY)
    return Beginning(network, vocabulary, UnigramPieces(vocabulary), MULTILINGUAL)


def _tensors(name: str) -> dict[str, Any]:
    """All weights of a file by their names, those that were rounded as numbers again; matrices in the file's order."""
    graph = onnx.load(str(GRADING / f"cross-encoder-{name}.onnx")).graph
    raw = {one.name: onnx.numpy_helper.to_array(one).copy() for one in graph.initializer}
    found: dict[str, Any] = {}
    for key, value in raw.items():
        whole = key.removesuffix(ROUNDED)
        if whole != key:
            middle = raw[f"{whole}_zero_point"].astype(np.float32)
            found[whole] = (value.astype(np.float32) - middle) * raw[f"{whole}_scale"]
        elif not key.endswith(("_scale", "_zero_point")):
            found[key] = value
    return found


def _network(vectors: nn.Module, tensors: dict[str, Any], empty: int) -> Network:
    """The files have no names for the layers' matrices, but hold them in the order of their use."""
    plain = {key.removeprefix("network."): value for key, value in tensors.items()}
    matrices = [value.T.copy() for key, value in tensors.items() if "MatMul" in key]
    layers = len(matrices) // len(MATRICES)
    names = [f"layers.{at}.{part}.weight" for at in range(layers) for part in MATRICES]
    weights = {
        "positions": plain["positions.weight"],
        "segments": plain["segments.weight"],
        "head.weight": plain["head.weight_Transposed"].T.copy(),
        **{key: value for key, value in plain.items() if key.startswith(("norm.", "layers.", "head.bias"))},
        **dict(zip(names, matrices, strict=True)),
    }
    return Network(vectors, weights, layers, empty)
