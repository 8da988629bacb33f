"""The transformer that both cross-encoders are, with two outputs: "right" and "at least partly right"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn

WIDTH, HEADS, INNER = 384, 12, 1536
"""Of all-MiniLM-L6-v2 and of multilingual-e5-small alike; their `config.json` say so."""
BLOCK = 32
"""Numbers of a packed vector that share a scale."""


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


class PackedVectors(nn.Module):
    """A vector a piece, of four bits a number, as they came and as they are written; they are not fitted."""

    def __init__(self, nibbles: torch.Tensor, scales: torch.Tensor) -> None:
        """`nibbles`: piece, block, 16 bytes, with its first 16 numbers in the low halves; `scales`: piece, block."""
        super().__init__()
        self.register_buffer("nibbles", nibbles)
        self.register_buffer("scales", scales)

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """The vectors of the pieces' numbers."""
        packed = self.nibbles[pieces].float()
        high = torch.floor(packed / 16)
        numbers = torch.cat([packed - 16 * high, high], -1) - 8
        return (numbers * self.scales[pieces].float()[..., None]).flatten(-2)


class Network(nn.Module):
    """Pieces of words to the log-odds of "right" and "at least partly right"."""

    def __init__(self, pieces: nn.Module, weights: Mapping[str, Any], layers: int, empty: int) -> None:
        """Begins with a language model's `weights`, by the names that they have here; `empty` fills a batch up."""
        super().__init__()
        self.pieces, self.empty = pieces, empty
        self.positions, self.segments = (
            nn.Embedding.from_pretrained(torch.from_numpy(weights[name]), freeze=False)
            for name in ("positions", "segments")
        )
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.head = nn.Linear(2 * WIDTH, 2)
        known = {name: torch.from_numpy(value) for name, value in weights.items() if "." in name}
        self.load_state_dict(known, strict=False)

    def states(self, pieces: torch.Tensor, segments: torch.Tensor) -> torch.Tensor:
        """What is read at each piece: batch, position, width. Both inputs: batch, position."""
        places = self.positions(torch.arange(pieces.shape[1]))
        states: torch.Tensor = self.norm(self.pieces(pieces) + places + self.segments(segments))
        absent = torch.where(pieces != self.empty, 0.0, -1e4)[:, None, None, :].to(states.dtype)
        for layer in self.layers:
            states = layer(states, absent)
        return states.float()

    def forward(self, pieces: torch.Tensor, segments: torch.Tensor) -> torch.Tensor:
        """Both: batch, position."""
        real = pieces != self.empty
        states = self.states(pieces, segments)
        mean = (states * real[..., None]).sum(1) / real.sum(1, keepdim=True)
        found: torch.Tensor = self.head(torch.cat([states[:, 0], mean], 1))
        return found


class Probabilities(nn.Module):
    """What is written: the network with its last step, the logistic function."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: torch.Tensor, segments: torch.Tensor) -> torch.Tensor:
        """As the network."""
        return torch.sigmoid(self.network(pieces, segments))
