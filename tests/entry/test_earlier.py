"""Where the slots of a fact come from, after what was talked of before."""

import pytest

from bot.entry.earlier import Earlier, relations
from tests import lowland

LIBRARY = lowland.lowland()
FACTS = LIBRARY.by_id


def common(fact, before, message):
    """What is true of a fact after another one and a message."""
    own = LIBRARY.concepts.reader.read(message)
    found = relations([FACTS[fact]], Earlier("?", (FACTS[before],)), own)
    return {name.removeprefix("again_") for name, share in found.items() if share == 1}


@pytest.mark.parametrize(
    ("fact", "message", "holds"),
    [
        ("north-exports", "and?", {"same", "subject_kept", "measure_kept", "all", "any", "known",
                                   "kind", "kind_unasked", "unit", "sentence"}),
        ("north-exports", "over 5 million?", {"same", "guessed", "subject_kept", "measure_kept",
                                              "all", "any", "known", "kind", "kind_unasked", "unit", "sentence"}),
        ("north-growth", "and the growth?", {"aspect", "subject_kept", "measure_kept", "sentence"}),
        ("south-exports", "and Southshire?", {"like", "subject_named", "measure_kept", "kind", "kind_unasked",
                                              "unit"}),
        ("south-growth", "and Southshire?", {"subject_named", "measure_kept", "kind_changed"}),
        ("south-exports", "and?", {"like", "subject_new", "measure_kept", "kind", "kind_unasked", "unit"}),
        ("north-union", "to the Union?", {"instead", "subject_kept", "partner_named",
                                          "measure_kept", "kind", "kind_unasked", "unit"}),
        ("north-union", "and?", {"instead", "subject_kept", "partner_new", "measure_kept", "kind", "kind_unasked",
                                 "unit"}),
    ],
)  # fmt: skip
def test_what_a_fact_has_in_common_with_the_one_before(fact, message, holds):
    assert common(fact, "north-exports", message) == holds


def test_a_partner_that_is_left_out():
    assert "partner_dropped" in common("north-exports", "north-union", "and in all?")


def test_shares_of_several():
    before = Earlier("?", (FACTS["north-exports"],), (FACTS["south-exports"],))
    pair = [FACTS["north-exports"], FACTS["south-exports"]]
    found = relations(pair, before, LIBRARY.concepts.reader.read("the difference?"))
    shares = {name: found[f"again_{name}"] for name in ("known", "same", "any", "all")}
    assert shares == {"known": 1.0, "same": 0.5, "any": 1.0, "all": 0.0}


def test_nothing_after_nothing():
    own = LIBRARY.concepts.reader.read("and?")
    assert relations([FACTS["north-exports"]], None, own) == {}


@pytest.mark.parametrize(
    ("facts", "answered", "said"),
    [
        (["north-exports"], True, "Northshire: exports"),
        (["north-exports", "south-exports"], True, "Northshire: exports, Southshire: exports"),
        (["north-exports"], False, "What did they sell?"),
        ([], True, "What did they sell?"),
    ],
)
def test_what_was_said(facts, answered, said):
    before = Earlier("What did they sell?", tuple(FACTS[one] for one in facts), (), answered)
    assert before.said("en") == said
