"""Warming up asks the core in every language."""

from types import SimpleNamespace

from bot.warm import warm


class Noting:
    """Reads what it is asked, and answers nothing."""

    def __init__(self, library):
        self.library = library
        self.languages = []

    def answer(self, question, context=(), *, claim=False, language=None):
        self.languages.append(self.library.concepts.reader.read(question).language)


def test_every_language_is_asked(library):
    few = SimpleNamespace(about=library.about, concepts=library.concepts, facts=library.facts[:3])
    engine = Noting(few)
    warm(engine)
    assert set(engine.languages) == {"en", "zh", "es", "pt", "ru"}
