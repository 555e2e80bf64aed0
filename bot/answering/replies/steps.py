"""The formula of a computation, step by step, in a language."""

from collections.abc import Callable, Iterable
from typing import Any

from bot.computing.operand import Amount, Operand, Step, Word
from bot.texts import filled
from facts.quantity import in_words


def written_out(steps: Iterable[Step], language: str, figure: Callable[[Operand[Any]], str]) -> str:
    """Return the steps as one text; `figure` writes what is stated."""
    return "".join(_step(step, language, figure) for step in steps)


def _step(step: Step, language: str, figure: Callable[[Operand[Any]], str]) -> str:
    match step:
        case str():
            return step
        case Word():
            return filled(step.name, language)
        case Amount():
            return in_words(step.value, step.unit, language)
        case Operand():
            return figure(step)
