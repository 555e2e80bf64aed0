"""Quantities, readings and answers of any text at all."""

import random
from functools import cache

from bot.answering.engine import open_documents
from bot.entry.library_engine import Engine
from bot.running.streams import clean
from facts.quantity import figures, periods, quantities
from facts.recognition import Reader
from facts.vocabulary import LANGUAGES
from index.readers.formats import read_bytes
from tests import bundled, evaluate
from tests.fuzz import mutating
from tests.fuzz.targets import Target, plain
from tests.hostile.messages import KINDS
from tests.test_contract import broken_promises

_MOST = 1000  # characters of a question


@cache
def seeds() -> tuple[str, ...]:
    asked = [line["question"] for path in evaluate.sets() for line in evaluate.read(path)]
    document = bundled.library().document
    return (
        *asked,
        *(one.text for one in document.sentences),
        *(make(300) for make in KINDS.values()),
    )


@cache
def engines() -> tuple[Engine, object]:
    text = "\n\n".join(one.text for one in bundled.library().document.sentences[:60])
    table = "\n\n| Cargo | 2023 | 2024 |\n|---|---|---|\n| Timber | 120 t | 140 t |\n| Coal | $80 | $75 |\n"
    return bundled.engine(), open_documents([read_bytes((text + table).encode(), "report.md")])


@cache
def reader() -> Reader:
    return Reader(bundled.library().vocabulary)


def a_text(rnd: random.Random) -> tuple[str, str]:
    return mutating.text(rnd, seeds(), _MOST), rnd.choice(LANGUAGES)


def quantities_hold(case: tuple[str, str]) -> None:
    text, language = case
    for found in (quantities(text, language), figures(text, language)):
        for one in found:
            assert 0 <= one.start < one.end <= len(text)
            assert text[one.start : one.end] == one.text
    for period in periods(text, language):
        assert 0 <= period.start <= period.end <= len(text)


def reading_holds(case: tuple[str, str]) -> None:
    text, language = case
    reading = reader().read(clean(text), language)
    assert reading.text == clean(text)


def a_question(rnd: random.Random) -> tuple[str, tuple[str, ...], bool]:
    context = tuple(mutating.text(rnd, seeds(), 200) for _ in range(rnd.choice((0, 0, 1, 3))))
    return mutating.text(rnd, seeds(), _MOST), context, rnd.random() < 0.4


def answers_hold(case: tuple[str, tuple[str, ...], bool]) -> None:
    text, context, claim = case
    for engine in engines():
        answer = engine.answer(text, context, claim=claim)  # type: ignore[attr-defined]
        document = engine.library.document  # type: ignore[attr-defined]
        broken = broken_promises(answer, document)
        # A figure that nobody prepared has neither a fact nor, often, a period.
        assert [line for line in broken if not line.startswith("figure {")] == []


TARGETS = {
    "quantities": Target(a_text, plain(quantities_hold)),
    "reading": Target(a_text, plain(reading_holds)),
    "answers": Target(a_question, plain(answers_hold), 20.0),
}
