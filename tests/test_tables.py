"""A table that is tried row by row, and tells of each that fails."""

import pytest

from tests.tables import table


@pytest.fixture
def most():
    return 3


@table(("number", "double"), [(1, 2), (2, 4)])
def test_each_row_is_a_call_with_fixtures(number, double, most):
    assert (number * 2, number < most) == (double, True)


def test_all_that_fail_are_told():
    tried = []

    @table("number", [1, 20, 3, 40])
    def small(number):
        tried.append(number)
        assert number < 10

    with pytest.raises(AssertionError) as caught:
        small()
    assert tried == [1, 20, 3, 40]
    text = str(caught.value)
    assert text.startswith("2 of 4 rows:\n\n20: AssertionError: ")
    assert "40: AssertionError: " in text
