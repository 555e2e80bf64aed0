"""Bounds of results: where the direction is certain they are kept, else it is "about"."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.computing.operand import Operand
from bot.computing.qualifiers import bound, kept, turned

BOUNDS = ("over", "at least", "under", "at most", "nearly", "about", None)


def figure(qualifier, value="5"):
    return Operand("a source", Decimal(value), "EUR", "money", 1, qualifier)


@pytest.mark.parametrize(
    ("raising", "lowering", "expected"),
    [
        ([None], [None], None),
        (["over"], [None], "over"),
        ([None], ["over"], "under"),
        ([None, "over"], [], "over"),
        (["over"], ["over"], "about"),
        (["over", "at least"], [], "over"),
        (["at most", "under"], [], "under"),
        (["nearly", None, "under"], [], "under"),
        (["over", "nearly"], [], "about"),
        (["about"], ["over"], "about"),
        (["over"], ["about"], "about"),
        (["at most"], ["at least"], "at most"),
        (["nearly"], [None], "nearly"),
        ([None], ["nearly"], "over"),
    ],
)
def test_bounds_of_results(raising, lowering, expected):
    assert bound(map(figure, raising), map(figure, lowering)) == expected


def test_a_bound_on_less_than_nothing_may_mean_either_side():
    assert bound([figure("over", "-0.5")], [figure(None)]) == "about"
    assert bound([figure(None, "-5")], [figure(None)]) is None


@given(st.sampled_from(BOUNDS), st.sampled_from(BOUNDS))
def test_a_sum_has_the_same_bound_in_either_order(first, second):
    assert bound([figure(first), figure(second)]) == bound([figure(second), figure(first)])


@given(st.sampled_from(BOUNDS))
def test_an_exact_figure_leaves_the_bound_of_the_other(one):
    assert bound([figure(one)], [figure(None)]) == one
    assert bound([figure(None)], [figure(one)]) == turned(one)


@pytest.mark.parametrize(
    ("qualifier", "exact", "shown", "expected"),
    [
        (None, "1.5", "1.5", "about"),
        ("over", "1.234", "1.23", "over"),
        ("over", "1.236", "1.24", "about"),
        ("over", "1.5", "1.5", "over"),
        ("under", "1.236", "1.24", "under"),
        ("under", "1.234", "1.23", "about"),
        ("nearly", "1.5", "1.5", "nearly"),
        ("about", "1.236", "1.24", "about"),
    ],
)
def test_a_qualifier_is_kept_where_it_still_holds_after_rounding(qualifier, exact, shown, expected):
    assert kept(qualifier, Decimal(exact), Decimal(shown)) == expected


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        ("over", "under"),
        ("at least", "at most"),
        ("under", "over"),
        ("at most", "at least"),
        ("nearly", "over"),
        ("about", "about"),
        (None, None),
    ],
)
def test_what_a_bounded_figure_leaves_is_bounded_on_the_other_side(qualifier, expected):
    assert turned(qualifier) == expected
