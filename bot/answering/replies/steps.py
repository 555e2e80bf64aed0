"""What stands between the figures of a formula, in a language."""

from bot.computing.operand import Amount, Word
from bot.texts import filled
from facts.quantity import in_words


def step_text(step: str | Word | Amount, language: str) -> str:
    """Return a step that no figure of the document is: a sign, a word or a bare number."""
    match step:
        case str():
            return step
        case Word():
            return filled(step.name, language)
        case Amount():
            return in_words(step.value, step.unit, language)
