"""Rows of cells: which are headers, what heads which column, where a second table begins."""

import pytest

from index.grids import (
    columns,
    header_rows,
    is_figure,
    is_year,
    label_columns,
    later_headers,
    repeated_columns,
    split_caption,
)
from tests.tables import table


@table(
    ("cell", "figure", "year"),
    [
        ("3,795", True, False),
        ("$ 50", True, False),
        ("(123 )", True, False),
        ("(4.1)%", True, False),
        ("16 bps", True, False),
        ("—", True, False),
        ("$-", True, False),
        ("n/a", True, False),
        ("1 234,5", True, False),
        ("▲5.3", True, False),
        ("2019", False, True),
        ("2018-19", False, True),
        ("2020E", False, True),
        ("$2019", True, False),
        ("December 31, 2019", False, False),
        ("53 weeks", False, False),
        ("Total", False, False),
        ("", False, False),
    ],
)
def test_figures_and_years(cell, figure, year):
    assert (is_figure(cell), is_year(cell)) == (figure, year)


HEADERS = [
    ([["", "2019"], ["UK", "5"]], 1, 1),
    ([["", "2019"], ["UK", "5"]], 0, 1),
    ([["Cash", "$5.0"], ["Debt", "$6.0"]], 1, 0),
    ([["", "2019", "2018"], ["", "£m", "£m"], ["UK", "5", "6"]], 1, 2),
    ([["Net costs", "", ""], ["", "2019", "2018"], ["UK", "5", "6"]], 1, 2),
    ([["Years ended", "", ""], ["Item", "2019", "2018"], ["UK", "5", "6"]], 1, 2),
    ([["", "Change", ""], ["(In thousands)", "2019", "2018"], ["UK", "5", "6"]], 1, 2),
    ([["", "Ground", "Building"], ["Fiscal Year", "Leases", "Leases"], ["A", "5", "6"]], 1, 2),
    ([["", "2019", "2018"], ["Dividend yield", "None", "None"], ["A", "5", "6"]], 1, 1),
    ([["", "2019"], ["Assets:", ""], ["UK", "5"]], 1, 1),
    ([["Name", "City"], ["Anna", "Vienna"], ["Bert", "Bonn"]], 1, 1),
    ([["Name", "City"], ["Anna", "Vienna"], ["Bert", "Bonn"]], 0, 1),
    (
        [
            ["", "2019", "2020", "2021"],
            ["Seats (000)", "1848", "1517", "2121"],
            ["UK", "5", "6", "7"],
        ],
        1,
        1,
    ),
    ([["a", "b"]], 1, 0),
    ([], 1, 0),
]


@table(("rows", "declared", "expected"), HEADERS)
def test_header_rows(rows, declared, expected):
    assert header_rows(rows, declared) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], ("", "", "")),
        ([["Item", "2019", "2018"]], ("Item", "2019", "2018")),
        ([["", "As of", ""], ["", "2019", "2018"]], ("", "As of 2019", "As of 2018")),
        ([["", "", "As of"], ["", "2019", "2018"]], ("", "As of 2019", "As of 2018")),
        (
            [["", "2019", "2018"], ["", "", "(in millions)"]],
            ("", "2019 (in millions)", "2018 (in millions)"),
        ),
        ([["", "2019", "2018"], ["", "", "Restated"]], ("", "2019", "2018 Restated")),
        ([["", "Sales", "Sales"], ["", "Sales", "Cost"]], ("", "Sales", "Sales Cost")),
    ],
)
def test_columns_join_the_rows_of_a_header(rows, expected):
    assert columns(rows, 3) == expected


def test_headers_at_equal_distances_head_as_many_columns():
    rows = [["", "2019", "", "2018", ""], ["", "£m", "%", "£m", "%"]]
    assert columns(rows, 5) == ("", "2019 £m", "2019 %", "2018 £m", "2018 %")


def test_a_header_at_the_end_of_several_columns_is_of_the_last():
    rows = [["", "", "", "16 weeks"], ["", "May", "June", "July"]]
    assert columns(rows, 4) == ("", "May", "June", "16 weeks July")


@pytest.mark.parametrize(
    ("rows", "headers", "expected"),
    [
        ([["Sales", ""], ["", "2019"]], 2, (["Sales"], 1)),
        ([["Sales", "Sales"], ["", "2019"]], 2, (["Sales"], 1)),
        ([["Sales", "2019"], ["A", "1"]], 1, ([], 0)),
        ([["", "2019"], ["A", "1"]], 1, ([], 0)),
        ([["Sales", ""], ["A", "1"]], 0, ([], 0)),
    ],
)
def test_captions_among_header_rows(rows, headers, expected):
    assert split_caption(rows, headers) == expected


def test_later_headers_stand_between_figures():
    body = [["A", "1", "2"], ["2018", "", ""], ["", "First", "Second"], ["B", "3", "4"]]
    assert later_headers([["", "x", "y"], *body], 1) == [(2, 2)]
    assert later_headers([["", "x", "y"], *body[1:]], 1) == []
    assert later_headers([["", "x", "y"], *body[:3]], 1) == []
    assert later_headers([["", "x", "y"], body[0], ["Rating", "AA", "BB"], body[3]], 1) == []


def test_label_columns():
    rows = [["A", "1"], ["", "2"], ["5", "6"], ["2019", "7"], ["2019", ""]]
    assert label_columns(rows) == [0, None, None, None, 0]
    assert label_columns([["2019", "1"], ["2020", "2"], ["2021", "3"]]) == [0, 0, 0]
    assert label_columns([["1.", "Rome", "9"], ["2.", "Oslo", "8"], ["3.", "Bern", "7"]]) == [
        1,
        1,
        1,
    ]


def test_repeated_columns():
    assert repeated_columns([["Rank", "City", "Rank", "City"]], 4) == 2
    assert repeated_columns([["2019", "2019", "2018", "2018"], ["£m", "%", "£m", "%"]], 4) == 4
    assert repeated_columns([["", "2019", "", "2019"]], 4) == 4
    assert repeated_columns([], 4) == 4
