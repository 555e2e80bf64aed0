"""How much a document may hold, whatever the size of its file."""

import pytest

from index.readers.allowance import Limits
from index.readers.extent import check_extent, numbers_in
from index.readers.unreadable import ReadError, Why
from tests.index.misbehaving import said

TOO_MUCH = "This file has more text, or more figures, than can be answered from: split it."


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", 0),
        ("no figure", 0),
        ("1,234.5 in 2024", 4),
        ("1 " * 50, 50),
        ("百分之五、三百亿", 3),
        ("٣ ３", 2),
    ],
)
def test_numbers_of_a_text(text, numbers):
    assert numbers_in(text) == numbers


def test_what_may_be_is_let_be():
    check_extent(said("a 5 " * 10), Limits(text=40, numbers=10))


@pytest.mark.parametrize("limits", [Limits(text=39), Limits(numbers=9)])
def test_what_is_too_much_is_one_sentence(limits):
    with pytest.raises(ReadError) as caught:
        check_extent(said("a 5 " * 10), limits)
    assert (str(caught.value), caught.value.why) == (TOO_MUCH, Why.TOO_LARGE)
