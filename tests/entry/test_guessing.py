"""What a message guesses of a figure that was talked of."""

from dataclasses import replace

import pytest

from bot.entry.earlier import Earlier, narrows
from bot.entry.guessing import stated_of
from bot.entry.library_engine import Engine
from tests import lowland

ENGINE = Engine(lowland.lowland())
FACTS = ENGINE.library.by_id
EXPORTS = Earlier("What did Northshire export?", (FACTS["north-exports"],))


@pytest.mark.parametrize(
    ("message", "fact", "stated"),
    [
        ("more than 10 million?", "north-exports", "Northshire: exports more than 10 million?"),
        ("over 10 million euros", "north-exports", "Northshire: exports over 10 million euros"),
        ("过一千万没？", "north-exports", "北郡出口额 过一千万？"),
        ("more than 10 million dollars?", "north-exports", None),  # another unit
        ("did it grow more than 10%?", "north-growth",
         "Northshire: exports, year-on-year growth did it grow more than 10%?"),
        ("did it grow more than 10%?", "north-exports", None),
        ("how much more than 10 million?", "north-exports", None),  # asks for a figure
        ("10 million?", "north-exports", None),  # no bound
        ("more than 10 million?", "largest-ferry", None),
    ],
)  # fmt: skip
def test_what_is_guessed(message, fact, stated):
    asked = ENGINE.by_words(ENGINE.library.concepts.reader.read(message), [])
    assert stated_of(replace(asked, earlier=EXPORTS), FACTS[fact]) == stated


@pytest.mark.parametrize(
    ("fact", "before", "message", "narrow"),
    [
        ("north-union", "north-exports", "and what more?", True),
        ("north-union", "north-exports", "and to the Union?", False),  # named
        ("north-marland", "north-union", "and what more?", False),  # was about a partner already
        ("south-exports", "north-exports", "and what more?", False),
        ("north-growth", "north-exports", "by how much did it grow?", False),
    ],
)
def test_a_part_that_nobody_named(fact, before, message, narrow):
    own = ENGINE.library.concepts.reader.read(message)
    assert narrows(FACTS[fact], Earlier("?", (FACTS[before],)), own) is narrow
