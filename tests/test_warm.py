"""Warming up asks the core in every language."""

from bot.engine import Engine
from bot.warm import warm
from facts.library import load_library


class Noting:
    def __init__(self, engine):
        self.library = engine.library
        self._engine = engine
        self.languages = []

    def answer(self, question, context=(), *, claim=False, language=None):
        answer = self._engine.answer(question, context, claim=claim, language=language)
        self.languages.append(answer.language)
        return answer


def test_every_language_is_asked():
    engine = Noting(Engine(load_library()))
    warm(engine)
    assert set(engine.languages) == {"en", "zh", "es", "pt", "ru"}
