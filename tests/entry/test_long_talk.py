"""A long talk: each turn is read with the earlier ones, at a cost that doesn't grow with them."""

import pytest

from bot.entry.library_engine import Engine
from facts.library import load_library

TALK = (
    "What was Guangdong's total trade?",
    "and Zhejiang?",
    "and Jiangsu?",
    "and Shanghai?",
    "and its growth?",
    "and for Beijing?",
    "and Shandong?",
    "and Fujian?",
    "what about exports?",
    "and Zhejiang's trade with ASEAN?",
    "and its growth?",
)
_MOST_READINGS_A_TURN = 40  # six earlier turns, at most seven ways to complete each


@pytest.fixture(scope="module")
def library():
    return load_library()


@pytest.fixture
def engine(library):
    return Engine(library)


def turns():
    return [(question, TALK[max(0, number - 6) : number]) for number, question in enumerate(TALK)]


def test_what_was_asked_before_does_not_change_an_answer(engine, library):
    in_order = [engine.answer(question, context) for question, context in turns()]
    backwards = [engine.answer(question, context) for question, context in reversed(turns())]
    alone = [Engine(library).answer(question, context) for question, context in turns()]
    assert in_order == backwards[::-1] == alone


def test_a_turn_costs_the_same_late_in_a_talk(engine):
    costs = []
    for question, context in turns():
        before = engine.responder.answer.cache_info().misses
        engine.answer(question, context)
        costs.append(engine.responder.answer.cache_info().misses - before)
    assert [cost for cost in costs if cost > _MOST_READINGS_A_TURN] == []


def test_the_last_turn_is_answered(engine):
    question, context = turns()[-1]
    assert engine.answer(question, context).headline == "An increase of 16.5% · 2025"
