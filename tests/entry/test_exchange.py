"""The exchange rate that a question gives."""

from decimal import Decimal

import pytest

from bot.entry.computing.exchange import rate_in
from tests.lowland import read


@pytest.mark.parametrize(
    ("text", "pair", "number"),
    [
        ("exports in dollars at 1.1 dollars to the euro", ("EUR", "USD"), "1.1"),
        ("exports in dollars if 1 euro = 1.1 dollars", ("EUR", "USD"), "1.1"),
        ("exports in yuan at 7.8 yuan per euro", ("EUR", "CNY"), "7.8"),
        ("exports in pounds at 0.85 pounds per euro", ("EUR", "GBP"), "0.85"),
        ("1欧元等于7.8元，出口多少元？", ("EUR", "CNY"), "7.8"),
        ("1美元算7.2元", ("USD", "CNY"), "7.2"),
        # … not the amount that is converted
        ("4.5万亿元出口，1美元兑7.25元，合多少美元？", ("USD", "CNY"), "7.25"),
        # a bare rate counts units of the weaker currency for one of the stronger, if above 1
        ("exports in yuan at 7.2", ("USD", "CNY"), "7.2"),
        ("exports in dollars at an exchange rate of 7.2", ("USD", "CNY"), "7.2"),
        ("exports in dollars at 0.14", ("CNY", "USD"), "0.14"),
        ("按7.2的汇率折成美元", ("USD", "CNY"), "7.2"),
        ("euros into dollars at 1.1", ("EUR", "USD"), "1.1"),
    ],
)
def test_a_rate(text, pair, number):
    rate = rate_in(read(text))
    assert (rate.pair, rate.number) == (pair, Decimal(number))


@pytest.mark.parametrize(
    "text",
    [
        "exports in dollars",
        "exports of 12 million euros",
        "exports in 2024 in euros",
        "exports at 1.1 dollars",
        "how many dollars for 6 ferries",
        "exports at 7.2",
        "",
    ],
)
def test_no_rate(text):
    assert rate_in(read(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Northshire's exports in dollars at 1.1 dollars to the euro",
        "Northshire's exports in dollars at a rate of 1.1",
        "1欧元等于7.8元，北郡出口多少元？",
    ],
)
def test_what_says_the_rate_is_no_part_of_the_rest_of_the_question(text):
    reading = read(text)
    rest = reading.without(rate_in(reading).spans)
    assert (rest.quantities, rest.currencies, rest.subjects) == ((), (), reading.subjects)
