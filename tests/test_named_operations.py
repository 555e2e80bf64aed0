"""What a line of a question set asks to be computed, told by what comes to its figures."""

import pytest

from bot.entry.library_engine import Engine
from bot.entry.planner.planner import Planner
from tests import bundled
from tests.training.operations import named

ENGINE = Engine(bundled.library())
PLANNER = Planner(bundled.library())


def line(question, figures, operands=(), operation=None, **gold):
    gold |= {"status": "answered", "figures": figures}
    if operands:
        gold["operands"] = list(operands)
    if operation:
        gold["operation"] = operation
    return {"question": question, "gold": gold}


PAIR = ("guangdong-trade", "zhejiang-trade")


@pytest.mark.parametrize(
    ("asked", "operation", "operands"),
    [
        (line("?", [[3_940_000_000_000, "CNY"]], PAIR, "difference"), "difference", PAIR),
        (line("?", [[70.99, "%"]], PAIR, "difference"), "excess", PAIR),
        (line("a day?", [[26_000_000_000, "CNY"]], PAIR[:1], "per"), "per_period", PAIR[:1]),
        (line("three each?", [[12, "blades"]], ["blades"], "per"), "divided", ["blades"]),
        (line("?", [], PAIR, "order", text=["Guangdong"]), "larger", PAIR),
        (line("?", [], PAIR, "order", text=["Zhejiang"]), "smaller", PAIR),
        # by the sentences that are cited, where neither is said
        (
            line("?", [[745_982_832_618, "CNY"]], cite=["869.07 billion yuan"]),
            "prior",
            ("zhejiang-asean", "zhejiang-asean-growth"),
        ),
        # an operation that may be meant only so is, if the number that it takes isn't read
        (line("?", [[1, "USD"]], PAIR[:1], "exchange"), "convert", PAIR[:1]),
        (line("?", [[1, "CNY"]], PAIR[:1], "per"), None, ()),
        (line("?", [[1, "CNY"]], cite=["869.07 billion yuan"]), None, ()),
    ],
)
def test_what_is_to_be_computed(asked, operation, operands):
    reading = ENGINE.library.concepts.reader.read(asked["question"])
    found = named(asked, ENGINE.computer, PLANNER, reading)
    told = None if found is None else (found.operation, set(found.operands))
    assert told == (operation and (operation, set(operands)))
