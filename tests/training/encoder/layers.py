"""The model's layers for fitting: BERT's (Devlin et al. 2019), with weights that round to 4 bits.

What is learned are weights before they are rounded; a gradient goes through the rounding as if it
weren't there (Bengio et al. 2013), so that the fitted layers are those that run. Needs torch.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from tests.training.encoder.packed import BLOCK, HIGHEST, LOWEST, PackedModel

_EPSILON: Final = 1e-12  # of the model's norms
_DROPPED: Final = 0.1
# Which states are dropped comes from one long draw, from a random place on: drawing anew for each
# layer takes a tenth of a step.
_DRAWN: Final = 1 << 24
# A code starts anywhere within what rounds to it, but for its edges: from the middle no small step
# would ever change it.
_WITHIN: Final = 0.96
_FAR: Final = -1e9
# A processor that has no instructions for it takes ten times as long in bfloat16.
_NUMBERS: Final = torch.bfloat16 if torch.cpu._is_avx512_bf16_supported() else torch.float32


class _Round(torch.autograd.Function):
    """Weights as multiples of steps; the gradient passes."""

    @staticmethod
    def forward(_: Any, weights: Tensor, steps: Tensor) -> Tensor:
        return (weights / steps).round_().clamp_(LOWEST, HIGHEST).mul_(steps)

    @staticmethod
    def backward(_: Any, *slopes: Tensor) -> tuple[Tensor, None]:
        return slopes[0], None


class Rounded(nn.Module):
    """A linear map whose weights are multiples, from −8 to 7, of their block's scale."""

    def __init__(self, model: PackedModel, name: str, inputs: int) -> None:
        super().__init__()
        codes, scales = (torch.tensor(one) for one in model.codes(f"{name}.w", inputs))
        steps = scales.repeat_interleave(BLOCK, dim=1)
        within = (torch.rand(codes.shape) - 0.5) * _WITHIN
        within = torch.where(codes == LOWEST, within.abs(), within)
        self.name = name
        self.weights = nn.Parameter((codes + within) * steps)
        self.bias = nn.Parameter(torch.tensor(model.floats(f"{name}.b")))
        self.register_buffer("steps", steps)

    @property
    def codes(self) -> Tensor:
        return (self.weights / self.steps).round().clamp(LOWEST, HIGHEST)

    def forward(self, rows: Tensor) -> Tensor:
        rounded = _Round.apply(self.weights, self.steps)  # type: ignore[no-untyped-call]
        return functional.linear(rows, rounded, self.bias)


class Dropped(nn.Module):
    """Dropout (Srivastava et al. 2014)."""

    def __init__(self) -> None:
        super().__init__()
        kept = torch.rand(_DRAWN, generator=torch.Generator().manual_seed(1)) >= _DROPPED
        self.drawn = kept.to(_NUMBERS) / (1 - _DROPPED)

    def forward(self, rows: Tensor) -> Tensor:
        if not self.training:
            return rows
        size = rows.numel()
        start = int(torch.randint(len(self.drawn) - size, (1,)))
        return rows * self.drawn[start : start + size].view_as(rows)


class Layer(nn.Module):
    """One layer: attention among the tokens of a text, then each by itself."""

    def __init__(self, model: PackedModel, number: int, dropped: Dropped) -> None:
        super().__init__()
        sizes = model.sizes
        self.name, self.heads = f"l{number}", sizes.heads
        widths = dict.fromkeys(("q", "k", "v", "ao", "fi"), sizes.width) | {"fo": sizes.inner}
        maps = {name: Rounded(model, f"{self.name}.{name}", size) for name, size in widths.items()}
        self.maps = nn.ModuleDict(maps)
        self.norms = nn.ModuleDict(
            {name: norm(model, f"{self.name}.{name}") for name in ("aln", "oln")}
        )
        self.dropped = dropped

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        texts, length, width = rows.shape
        maps, norms = self.maps, self.norms
        asked, known, told = (
            maps[name](rows).view(texts, length, self.heads, -1).transpose(1, 2) for name in "qkv"
        )
        # Torch's own attention takes three times as long on the way back.
        alike = asked @ known.transpose(2, 3) / asked.shape[-1] ** 0.5 + mask
        found = alike.softmax(dim=-1) @ told
        heard = maps["ao"](found.transpose(1, 2).reshape(texts, length, width))
        rows = norms["aln"](rows + self.dropped(heard))
        own = maps["fo"](functional.gelu(maps["fi"](rows)))
        found_rows: Tensor = norms["oln"](rows + self.dropped(own))
        return found_rows

    def tensors(self) -> Iterator[tuple[str, np.ndarray]]:
        """Yield what the layer has in the model's file, by name."""
        for one in self.maps.values():
            yield f"{one.name}.w", one.codes.detach().numpy().astype(np.int8)
            yield f"{one.name}.b", one.bias.detach().numpy()
        for name, one in self.norms.items():
            yield f"{self.name}.{name}.w", one.weight.detach().numpy()
            yield f"{self.name}.{name}.b", one.bias.detach().numpy()


def norm(model: PackedModel, name: str) -> nn.LayerNorm:
    found = nn.LayerNorm(model.sizes.width, eps=_EPSILON)
    found.weight.data = torch.tensor(model.floats(f"{name}.w"))
    found.bias.data = torch.tensor(model.floats(f"{name}.b"))
    return found


def padded(states: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
    """Return states (texts, tokens, width) of texts, and which of the tokens are theirs."""
    lengths = torch.tensor([len(one) for one in states])
    rows = nn.utils.rnn.pad_sequence([one.float() for one in states], batch_first=True)
    return rows, torch.arange(rows.shape[1])[None] < lengths[:, None]


def through(layers: Sequence[nn.Module], rows: Tensor, kept: Tensor) -> Tensor:
    """Return the states of texts behind some layers; matrices are multiplied in `_NUMBERS`."""
    mask = torch.zeros(len(rows), 1, 1, rows.shape[1]).masked_fill(~kept[:, None, None], _FAR)
    with torch.autocast("cpu", torch.bfloat16, enabled=_NUMBERS is torch.bfloat16):
        for layer in layers:
            rows = layer(rows, mask)
    return rows.float()


def pooled(rows: Tensor, kept: Tensor) -> Tensor:
    """Return the mean state of each text, of length 1."""
    weights = kept[..., None].float()
    return functional.normalize((rows * weights).sum(1) / weights.sum(1), dim=-1)
