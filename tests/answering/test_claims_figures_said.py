"""The figures of a statement beside those of a passage."""

import pytest

from bot.answering.claims.figures_said import Agreement, agreement
from facts.quantity import figures

AGREEMENTS = [
    ("The line cost £4.6 million.", "It cost £4.6 million.", Agreement(1, same=1)),
    ("It cost more than £4 million.", "It cost £4.6 million.", Agreement(1, same=1)),
    ("It cost £5.6 million.", "It cost £4.6 million.", Agreement(1, other=1)),
    ("It cost £4.6 million.", "It took 14 months.", Agreement(1, none=1)),
    ("It cost £4.6 million.", "It opened.", Agreement(1, none=1)),
    ("It opened.", "It cost £4.6 million.", Agreement()),
    ("211 people work there.", "128 people work in A and 83 people in B.", Agreement(1, made=1)),
    ("A has 45 people more.", "128 people work in A and 83 people in B.", Agreement(1, made=1)),
    ("It grew by 25%.", "It sold 80 tons before and 100 tons now.", Agreement(1, made=1)),
    ("Over 20% more.", "It sold 80 tons before and 100 tons now.", Agreement(1, none=1)),
    ("Sales fell by 11%.", "Sales rose by 11%.", Agreement(1, same=1, against=True)),
    (
        "It cost £4.6 million and took 15 months.",
        "The line cost £4.6 million and took 14 months.",
        Agreement(2, same=1, other=1),
    ),
]


@pytest.mark.parametrize(("stated", "printed", "expected"), AGREEMENTS)
def test_agreement(stated, printed, expected):
    assert agreement(figures(stated, "en"), figures(printed, "en")) == expected


@pytest.mark.parametrize(
    ("found", "every"),
    [
        (Agreement(), False),
        (Agreement(2, same=1, made=1), True),
        (Agreement(2, same=1, open=1), False),
    ],
)
def test_all_figures_are_said(found, every):
    assert found.all is every
