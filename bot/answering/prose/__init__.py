"""Computed answers from figures in the sentences of any document."""

from bot.answering.prose.answer import Prose, Scorers
from bot.answering.prose.found import Found as PlannedAnswer

__all__ = ["PlannedAnswer", "Prose", "Scorers"]
