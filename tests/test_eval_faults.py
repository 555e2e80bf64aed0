"""Varied kinds of reported faults: no false verdict, and a floor that may only rise."""

from collections import Counter

import pytest

from tests.scoring.faults import EARLIER, EVERYDAY, MOVED, VARIED, judged, lines

# mode: at least so many lines right
FLOORS = {
    "ask": 71,  # of 77
    "check": 107,  # of 132; the others are left open
    "quantities": 21,  # of 22
    "sentences": 12,  # of 12
    "watch": 16,  # of 17; the other is kept silent on
}
# Known to say more than the document: a part of what is counted, a list for two figures.
KNOWN = {
    "2020年城镇新增就业中女性有多少人？",
    "What did the shop take and what did the café take?",
}


@pytest.fixture(scope="module")
def results():
    return [judged(line) for line in lines()]


def test_nothing_false_is_said(results):
    false = {one.line["input"] for one in results if one.false}
    assert false <= KNOWN


def test_floors(results):
    right = Counter(one.line["mode"] for one in results if one.right)
    assert {mode: right[mode] for mode, floor in FLOORS.items() if right[mode] < floor} == {}


@pytest.mark.parametrize(
    ("path", "right", "false"),
    [
        (VARIED, 97, 11),
        (EARLIER, 46, 19),
        (MOVED, 43, 0),
        (EVERYDAY, 71, 16),
    ],
)
def test_floors_of_further_sets(path, right, false):
    """At least so many lines right, at most so many that say more than the document."""
    found = [judged(line) for line in lines(path)]
    assert sum(one.right for one in found) >= right
    assert sum(one.false for one in found) <= false
