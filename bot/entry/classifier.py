"""The classifiers of an entry: which fact, operation and operands a message is about, what decides it."""

from collections.abc import Sequence
from typing import Final

from bot.answering.classifying import Classifier, ClassifierError, inputs, load, save
from index.vectors import Vector

# By what a message is about: which fact, what is computed, of which facts; and what decides a
# statement, and how.
FACTS, OPERATIONS, OPERANDS = "facts", "operations", "operands"
VERDICTS: Final = "verdicts"
# Classes that aren't a fact's id or the name of an operation.
NONE: Final = "(none)"  # the document doesn't say, or nothing is to be computed
COMPUTED: Final = "(computed)"  # several facts answer together


def logits(classifier: Classifier, vectors: Sequence[Vector]) -> dict[str, float]:
    """Return the mean logit of each class, of the ways in which a question can be put.

    So a class is likely which none of them speaks against.
    """
    found = [classifier.logits(vector) for vector in vectors]
    return {name: sum(one[name] for one in found) / len(found) for name in found[0]}


__all__ = [
    "COMPUTED",
    "FACTS",
    "NONE",
    "OPERANDS",
    "OPERATIONS",
    "VERDICTS",
    "Classifier",
    "ClassifierError",
    "inputs",
    "load",
    "logits",
    "save",
]
