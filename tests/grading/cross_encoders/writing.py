"""Writes a cross-encoder as a file that onnxruntime runs."""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnxruntime.quantization as quantization
import torch

from tests.grading.cross_encoders.network import Network, PackedVectors, Probabilities


def write(network: Network, path: Path) -> None:
    """The network with its weights rounded to eight bits (seven, so that no processor's sums overflow)."""
    packed = isinstance(network.pieces, PackedVectors)  # which are of four bits already
    example = torch.randint(1000, 2000, (1, 20))
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        torch.onnx.export(
            Probabilities(network.eval()),
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
            op_types_to_quantize=["MatMul", "Gemm", *([] if packed else ["Gather"])],
        )
