"""The bundled article, read once for all tests, and an engine over it that any of them may ask."""

from functools import cache

from bot.entry.library_engine import Engine
from facts.library import Library, load_library


@cache
def library() -> Library:
    return load_library()


@cache
def engine() -> Engine:
    return Engine(library())
