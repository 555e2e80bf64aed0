"""The classifiers of an entry: which fact, operation and operands a message is about, what decides it."""

from typing import Final

from bot.answering.classifying import Classifier, ClassifierError, inputs, load, save

# By what a message is about: which fact, what is computed, of which facts; and what decides a
# statement, and how.
FACTS, OPERATIONS, OPERANDS = "facts", "operations", "operands"
VERDICTS: Final = "verdicts"
# Classes that aren't a fact's id or the name of an operation.
NONE: Final = "(none)"  # the document doesn't say, or nothing is to be computed
COMPUTED: Final = "(computed)"  # several facts answer together

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
    "save",
]
