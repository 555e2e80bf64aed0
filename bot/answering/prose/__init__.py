"""Computed answers from figures in the sentences of any document."""

from bot.answering.prose.computation import Prose, Scorers
from bot.answering.prose.found import LEAST_SURE
from bot.answering.prose.found import Found as PlannedAnswer

__all__ = ["LEAST_SURE", "PlannedAnswer", "Prose", "Scorers"]
