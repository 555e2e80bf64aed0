"""Which figures a question computes with."""

import pytest

from bot.entry.computing.inputs import Operands, both_partners, value_of
from bot.entry.lookup import Lookup
from tests.lowland import VOCABULARY, library_of, lowland, read

LEVEL, GROWTH = frozenset({"level"}), frozenset({"growth"})
OPERANDS = Operands(lowland(), Lookup(lowland()))


def ids(facts):
    return [fact.id for fact in facts or ()]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Northshire's exports and Southshire's", ["north-exports", "south-exports"]),
        ("Southshire's exports and Northshire's", ["south-exports", "north-exports"]),
        ("exports of the coastal regions", ["coast-exports"]),
        ("Northshire's exports to Marland", ["north-exports", "north-marland"]),
        ("France's exports", []),
        ("Northshire", []),
    ],
)
def test_the_pool_has_what_is_named_in_the_order_of_mention(text, levels):
    assert ids(OPERANDS.pool(read(text), LEVEL)) == levels


def test_the_pool_has_the_kinds_that_are_asked_for():
    reading = read("Northshire's exports and Southshire's")
    assert ids(OPERANDS.pool(reading, GROWTH)) == ["north-growth", "south-growth"]
    assert len(OPERANDS.pool(reading, LEVEL | GROWTH)) == 4
    assert OPERANDS.pool(reading, frozenset()) == []


def test_places_side_by_side_imply_the_default_measure():
    library = library_of(vocabulary={**VOCABULARY, "default_measure": "exports"})
    operands = Operands(library, Lookup(library))
    both = ["north-exports", "south-exports"]
    assert ids(operands.pool(read("Northshire or Southshire"), LEVEL)) == both
    assert ids(operands.pool(read("Northshire"), LEVEL)) == []
    assert ids(OPERANDS.pool(read("Northshire or Southshire"), LEVEL)) == []


def test_the_position_of_a_fact_is_where_its_subject_is_named():
    reading = read("Northshire's exports to the Union")
    facts = lowland().by_id
    assert OPERANDS.position(facts["north-exports"], reading) == (0, 0)
    assert OPERANDS.position(facts["north-union"], reading) == (0, 24)
    assert OPERANDS.position(facts["south-exports"], reading) == (0, 0)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("How much more did Northshire export than Southshire?", LEVEL),
        ("How much faster did Northshire grow than Southshire?", GROWTH),
        ("Did Northshire fall more than Southshire?", GROWTH),
        ("the difference in percent", GROWTH),
        ("exports", LEVEL),
    ],
)
def test_kinds(text, kinds):
    assert OPERANDS.kinds(read(text)) == kinds


@pytest.mark.parametrize(
    ("text", "facts", "covered"),
    [
        ("Northshire's exports and Southshire's", ["north-exports", "south-exports"], True),
        ("Northshire's exports and Southshire's", ["north-exports"], False),
        ("Northshire's exports to France", ["north-exports"], False),
        ("Northshire's exports to Zembla", ["north-exports"], False),
        ("Northshire's exports in 2019", ["north-exports"], False),
        ("Northshire's exports in 2024", ["north-exports"], True),
        ("Northshire's exports qwrtz blorp fnord zzyx", ["north-exports"], False),
        ("Northshire's exports and 99 million euros", ["north-exports"], False),
    ],
)
def test_the_facts_account_for_all_that_is_said(text, facts, covered):
    by_id = lowland().by_id
    assert OPERANDS.covered(read(text), [by_id[name] for name in facts]) is covered


@pytest.mark.parametrize(
    ("text", "kinds", "pair"),
    [
        (
            "How much more did Northshire export than Southshire?",
            LEVEL,
            {"north-exports", "south-exports"},
        ),
        (
            "How much faster did Northshire's exports grow than Southshire's?",
            GROWTH,
            {"north-growth", "south-growth"},
        ),
        (
            "Northshire's exports to the Union and to Marland",
            LEVEL,
            {"north-union", "north-marland"},
        ),
        ("Northshire's exports", LEVEL, set()),
        ("How much more did Northshire export than France?", LEVEL, set()),
        ("How much more did Northshire export than Zembla?", LEVEL, set()),
        ("How much more did Northshire export than Southshire in 2019?", LEVEL, set()),
    ],
)
def test_the_pair_that_is_compared(text, kinds, pair):
    assert set(ids(OPERANDS.pair(read(text), kinds))) == pair


def test_a_part_and_its_whole_are_a_pair_only_where_asked_for():
    reading = read("Lowland's exports and imports")
    assert OPERANDS.pair(reading, LEVEL) is None
    assert set(ids(OPERANDS.pair(reading, LEVEL, within=True))) == {"exports", "imports"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Northshire's and Southshire's exports", ["north-exports", "south-exports"]),
        ("Northshire's exports", []),
        ("Northshire's, Southshire's and France's exports", []),
    ],
)
def test_several_figures(text, facts):
    assert ids(OPERANDS.several(read(text), LEVEL)) == facts


def test_both_partners():
    facts = lowland().by_id
    union, marland, alone = (facts[n] for n in ("north-union", "north-marland", "north-exports"))
    assert both_partners(union, marland)
    assert not both_partners(union, union)
    assert not both_partners(union, alone)
    assert not both_partners(alone, alone)


def test_the_value_of_a_fact_without_one_is_zero():
    facts = lowland().by_id
    assert (value_of(facts["exports"]), value_of(facts["master"])) == (40_000_000, 0)
