"""The classifiers of an entry: which fact, which operation and which operands a question asks for."""

from typing import Final

from bot.answering.classifying import Classifier, ClassifierError, inputs, load, save

# Classes that aren't a fact's id or the name of an operation.
NONE: Final = "(none)"  # the document doesn't say, or nothing is to be computed
COMPUTED: Final = "(computed)"  # several facts answer together

__all__ = ["COMPUTED", "NONE", "Classifier", "ClassifierError", "inputs", "load", "save"]
