"""No message costs a prepared entry more than its length, nor more than a limit: operations counted."""

import sys
import threading

import pytest

from bot.answering.refusals import MOST_FIGURES
from bot.entry.library_engine import Engine
from bot.entry.lookup import Lookup
from tests.hostile.counting import lines_run
from tests.hostile.messages import KINDS, messages
from tests.hostile.mixed import mixed
from tests.lowland import lowland

LIBRARY = lowland()
EXPORT = "How much did Northshire export?"
SHORT = 120  # long enough for what grows with the square to be seen, short enough to count
# The part of a message that is cut off at its end is a few steps more or less, and the longer one of
# words of three letters has some that are misspelt words of the library.
ROUNDING = 1.4
MOST_OPERATIONS = 4_000_000  # lines; they take a fifth of a second


def operations(engine, message, context=(), *, claim=False):
    """Lines that are run to answer; what a first message loads for all is loaded before."""
    engine.answer(message, context, claim=claim)
    engine = Engine(LIBRARY)
    engine.answer("exports", claim=claim)
    return lines_run(lambda: engine.answer(message, context, claim=claim))


@pytest.mark.parametrize("claim", [False, True], ids=["question", "claim"])
@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_message_is_no_more_than_twice_the_work(kind, claim):
    make, engine = KINDS[kind], Engine(LIBRARY)
    short, long = (operations(engine, make(length), claim=claim) for length in (SHORT, 2 * SHORT))
    assert long <= 2 * ROUNDING * short


def test_the_costliest():
    engine = Engine(LIBRARY)
    texts = [messages()["different Chinese characters"], *mixed(LIBRARY, 7, seed=2)]
    for number, text in enumerate(texts):
        turns = tuple(turn[:300] for turn in texts[:number][-6:])
        assert operations(engine, text, turns) <= MOST_OPERATIONS
        assert operations(engine, text, claim=True) <= MOST_OPERATIONS


def ask(text, context=(), **more):
    return Engine(LIBRARY).answer(text, context, **more)


@pytest.mark.parametrize(
    ("text", "claim", "told"),
    [
        ("exports " * 41, False, "That says too much for one message."),
        ("exports " * 65, True, "That says too much for one message."),
        ("出口" * 65, False, "一条消息里的内容太多了"),
        ("exports 7 " * (MOST_FIGURES + 1), False, "That has too many figures"),
        ("exports 7 " * 13, True, "That has too many figures"),
    ],
)
def test_too_much_is_said(text, claim, told):
    answer = ask(text, claim=claim)
    assert (answer.status, answer.headline[: len(told)]) == ("error", told)


@pytest.mark.parametrize(
    ("text", "claim"), [("exports " * 40, False), ("exports " * 64, True), ("出口" * 40, False)]
)
def test_as_much_as_there_may_be(text, claim):
    assert ask(text, claim=claim).status != "error"


@pytest.mark.parametrize(
    "turn",
    [f"{EXPORT} " * 10, f"{EXPORT} " + "7 " * (MOST_FIGURES + 1), "Northshire exports " * 11],
)
def test_a_turn_that_says_too_much_is_not_leant_on(turn):
    assert ask("and Southshire?", (EXPORT,)).headline == "8 million euros · 2024"
    assert ask("and Southshire?", (turn,)) == ask("and Southshire?")


def test_two_threads_ask_one_lookup():
    """What is noted about a reading is about that one, whichever thread reads meanwhile."""
    lookup, read = Lookup(LIBRARY), LIBRARY.concepts.reader.read
    readings = [read("exports in 2024"), read("imports in 2023")]
    expected = [Lookup(LIBRARY).candidates(reading) for reading in readings]
    wrong = []

    def ask_again(number):
        for _ in range(50):
            if lookup.candidates(readings[number]) != expected[number]:
                wrong.append(number)
            lookup.candidates(readings[1 - number])

    threads = [threading.Thread(target=ask_again, args=(number,)) for number in (0, 1)]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)
    assert wrong == []
