"""Makes the first question as fast as the others: what the core loads at need, it loads now."""

from typing import Final

from bot.answerer import Answerer

_ASKED: Final = ("How much?", "多少？", "¿Cuánto es?", "Quanto é, certo?", "Сколько это?")


def warm(engine: Answerer) -> None:
    """Ask the examples of the library, and a word in every language: half a second to two."""
    about = engine.library.about
    for question in (*about.examples, *about.examples_zh, *_ASKED):
        engine.answer(question)
