"""Whether a message asks for a summary, of all or of a subject: by its vector and its wording."""

import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from bot.answering.classifying import Classifier, load
from bot.answering.grams import grams
from index.vectors import Vector

WEIGHTS: Final = Path(__file__).with_name("weights") / "intent.npz"
MEANING, WORDING = "meaning", "wording"  # the classifiers: their logits are added
# The classes: requests for a summary, questions and statements, and what asks no document anything.
WHOLE, SUBJECT, QUESTION, TALK = "whole", "subject", "question", "talk"


class Intent(NamedTuple):
    """The beliefs that a message asks to sum up all, to sum up a subject, and no document anything."""

    whole: float
    subject: float
    talk: float = 0.0

    @property
    def summary(self) -> float:
        """The belief that it asks for a summary at all."""
        return self.whole + self.subject


NOTHING: Final = Intent(0.0, 0.0, 0.0)


def intent_of(message: str, vector: Vector) -> Intent:
    """Return what a message asks for; `vector` is its own as a query.

    The vector of another embedder than that of the weights tells nothing. Raises ClassifierError,
    OSError where the weights can't be read.
    """
    classifiers = _classifiers()
    if len(vector) != len(classifiers[MEANING].mean):
        return NOTHING
    return believed(classifiers, message, vector)


def believed(classifiers: Mapping[str, Classifier], message: str, vector: Vector) -> Intent:
    """Return what classifiers with these classes tell."""
    meant = classifiers[MEANING].logits(vector)
    worded = classifiers[WORDING].logits(grams(message))
    logits = {name: meant[name] + worded[name] for name in meant}
    greatest = max(logits.values())
    shares = {name: math.exp(logit - greatest) for name, logit in logits.items()}
    total = sum(shares.values())
    return Intent(*(shares[name] / total for name in (WHOLE, SUBJECT, TALK)))


@lru_cache(1)
def _classifiers() -> dict[str, Classifier]:
    return load(WEIGHTS)
