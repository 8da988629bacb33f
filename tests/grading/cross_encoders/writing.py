"""Writes a transformer as a file that onnxruntime runs."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnxruntime.quantization as quantization
import torch
from torch import nn

from tests.grading.cross_encoders.network import Network, PackedVectors, Probabilities


def write(
    network: Network,
    path: Path,
    written: nn.Module | None = None,
    inputs: Sequence[str] = ("pieces", "segments"),
) -> None:
    """The network with its weights rounded to eight bits (seven, so that no processor's sums overflow).

    `written` is the network with its last step, a cross-encoder's if left out; `inputs` are the names of what it takes.
    """
    packed = isinstance(network.pieces, PackedVectors)  # which are of four bits already
    example = torch.randint(1000, 2000, (1, 20))
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        torch.onnx.export(
            written or Probabilities(network.eval()),
            (example, torch.zeros_like(example))[: len(inputs)],
            str(exact),
            input_names=list(inputs),
            output_names=["probabilities"],
            dynamic_axes={name: {1: "length"} for name in inputs},
            opset_version=17,
            dynamo=False,
        )
        quantization.quantize_dynamic(
            str(exact),
            str(path),
            weight_type=quantization.QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm", *([] if packed else ["Gather"])],
        )
