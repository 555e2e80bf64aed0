"""Makes the first question as fast as the others: what the core loads at need, it loads now.

The library then is left out of Python's garbage collections: to look through its 300,000 objects
takes a quarter of a second, which one question in some hundreds would wait for.
"""

import gc
from typing import Final

from bot.answerer import Answerer
from bot.entry.compose import suggestion

_LABELLED: Final = ("en", "zh")  # the languages that facts have labels in
_MOST_FACTS: Final = 200  # a third of a second
_ASKED: Final = (
    "How much?", "多少？", "這是多少？", "¿Cuánto es?", "Quanto é, certo?", "Сколько это?",
)  # fmt: skip


def warm(engine: Answerer) -> None:
    """Ask and check the examples, misspelt too, ask in every language, search: a second or two."""
    library = engine.library
    examples = (*library.about.examples, *library.about.examples_zh)
    for question in (*examples, *map(_misspelt, examples), *_ASKED):
        engine.answer(question)
        engine.answer(question, claim=True)
    for fact in library.facts[:_MOST_FACTS]:  # what is offered after answers, and found inline
        for language in _LABELLED:
            engine.answer(suggestion(fact, language).question)
    concepts = library.concepts
    for question in examples:
        content = concepts.reader.read(question).content
        concepts.index.search(token for mention in content for token in concepts.query(mention))
    gc.collect()
    gc.freeze()


def _misspelt(question: str) -> str:
    """Leave a letter out of the longest word."""
    longest = max(question.split(), key=len)
    half = len(longest) // 2
    return question.replace(longest, longest[:half] + longest[half + 1 :])
