"""The classifiers on the vector of a message, as they are fitted with the layers. Needs torch."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from bot.answering.classifying import Classifier, inputs
from bot.entry.classifier import VERDICTS
from tests.training.encoder.targets import Target

_STEEP: Final = 12.0  # times the centred vector, of length 1: logits reach what a softmax needs
_START: Final = 0.6  # times the mean of a class's examples
_DROPPED: Final = 0.1


class Verdicts(nn.Module):
    """Logits of verdicts: what a statement is about counts for both, what turns it for one.

    So a fact of which few statements are false is contradicted by what contradicts others.
    """

    def __init__(self, width: int, facts: int) -> None:
        super().__init__()
        self.about, self.turned = nn.Linear(width, facts), nn.Linear(width, facts)
        self.turns, self.nothing = nn.Linear(width, 1), nn.Linear(width, 1)

    @property
    def weight(self) -> Tensor:
        """Weights (classes, width): supported by each fact, contradicted by each, neither."""
        about, turned = self.about.weight, self.turned.weight + self.turns.weight
        return torch.cat([about, about + turned, self.nothing.weight])

    @property
    def bias(self) -> Tensor:
        about, turned = self.about.bias, self.turned.bias + self.turns.bias
        return torch.cat([about, about + turned, self.nothing.bias])

    def take(self, weights: Tensor, bias: Tensor) -> None:
        """Take weights (classes, width) and biases of classes in the order of `weight`."""
        facts = self.about.out_features
        for part, found in ((weights, "weight"), (bias, "bias")):
            about, turned, nothing = part[:facts], part[facts:-1], part[-1:]
            getattr(self.about, found).data = about
            getattr(self.turned, found).data = turned - about
            getattr(self.nothing, found).data = nothing

    def forward(self, rows: Tensor) -> Tensor:
        return functional.linear(rows, self.weight, self.bias)


class Heads(nn.Module):
    """The classifiers by name; `mean` is that of the vectors of all messages that are fitted to."""

    def __init__(self, names: Mapping[str, Sequence[str]], mean: Tensor) -> None:
        super().__init__()
        self.names, self.mean = names, mean
        self.all = nn.ModuleDict(
            {
                name: Verdicts(len(mean), len(classes) // 2)
                if name == VERDICTS
                else nn.Linear(len(mean), len(classes))
                for name, classes in names.items()
            }
        )
        for weights in self.all.parameters():
            nn.init.zeros_(weights)

    def start(self, targets: Sequence[Target], vectors: Tensor) -> None:
        """Give each class the mean of its examples."""
        rows = functional.normalize(vectors - self.mean, dim=-1)
        for name, head in self.all.items():
            right = self.table(name, targets)
            means = functional.normalize(right.T @ rows, dim=-1, eps=1e-6) * _START
            if isinstance(head, Verdicts):
                facts = head.about.out_features
                both = right[:, :facts] + right[:, facts : 2 * facts]
                head.about.weight.data = functional.normalize(both.T @ rows, dim=-1) * _START
                head.nothing.weight.data = means[-1:]
            else:
                head.weight.data = means

    def resume(self, known: Mapping[str, Classifier]) -> None:
        """Go on from classifiers, around whose mean these are. Raises ValueError for other classes."""
        if any(list(known[name].names) != list(classes) for name, classes in self.names.items()):
            raise ValueError("other classes than those that are known: fit all anew")
        constant = inputs(np.ones((1, len(self.mean))), np.zeros(len(self.mean)))[0, -1]
        for name, head in self.all.items():
            weights = torch.tensor(known[name].weights[:-1].T / _STEEP, dtype=torch.float32)
            bias = torch.tensor(known[name].weights[-1] * constant, dtype=torch.float32)
            if isinstance(head, Verdicts):
                head.take(weights, bias)
            else:
                head.weight.data, head.bias.data = weights, bias

    def table(self, name: str, targets: Sequence[Target]) -> Tensor:
        """Return (targets, classes): 1 for what is right of a classifier."""
        places = {one: at for at, one in enumerate(self.names[name])}
        found = torch.zeros(len(targets), len(places))
        for row, target in zip(found, targets, strict=True):
            for one in target.right.get(name, ()):
                row[places[one]] = 1
        return found

    def forward(self, vectors: Tensor) -> dict[str, Tensor]:
        rows = functional.normalize(vectors - self.mean, dim=-1) * _STEEP
        rows = functional.dropout(rows, _DROPPED, self.training)
        return {name: head(rows) for name, head in self.all.items()}

    def classifiers(self) -> dict[str, Classifier]:
        """Return them as they run."""
        mean = self.mean.numpy().astype(float)
        constant = inputs(np.ones((1, len(mean))), np.zeros(len(mean)))[0, -1]
        found = {}
        for name, head in self.all.items():
            weights = head.weight.detach().numpy().astype(float).T * _STEEP
            bias = head.bias.detach().numpy().astype(float) / constant
            found[name] = Classifier(self.names[name], np.vstack([weights, bias]), mean)
        return found
