"""What repeats at the edges of pages goes; what only looks like it stays."""

import pytest

from index.running import page_number, without_page_numbers, without_running_lines


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("12", "12"),
        ("- 12 -", "12"),
        ("Page 3 of 10", "3"),
        ("Seite 4", "4"),
        ("第 5 页", "5"),
        ("[xiv]", "xiv"),
        ("2019 sales", ""),
        ("12,5", ""),
        ("", ""),
        ("1" + " " * 99 + "x", ""),
    ],
)
def test_page_number(line, number):
    assert page_number(line) == number


def page(number, *lines):
    return [f"ACME Report 20{number}", "", *lines, "", f"Page {number}"]


def test_heads_feet_and_numbers_go():
    pages = [page(10, "One."), page(11, "Two.", "Three."), page(12, "Four.")]
    assert without_running_lines(pages) == [
        ["", "One.", ""],
        ["", "Two.", "Three.", ""],
        ["", "Four.", ""],
    ]


def test_what_repeats_inside_pages_stays():
    edge = ["x", "y", "z"]
    pages = [[*edge, "a", "Total 5", "b", *edge] for _ in range(4)]
    assert without_running_lines(pages) == [["a", "Total 5", "b"]] * 4


def test_one_page_is_left_as_it_is():
    assert without_running_lines([["Head", "12"]]) == [["Head", "12"]]


def test_page_numbers_without_page_breaks():
    lines = [
        "One.",
        "",
        "1",
        "",
        "ACME",
        "",
        "Two.",
        "",
        "2",
        "",
        "ACME",
        "",
        "Three.",
        "",
        "3",
        "",
        "ACME",
        "",
        "4 x",
    ]
    assert [line for line in without_page_numbers(lines) if line] == [
        "One.",
        "Two.",
        "Three.",
        "4 x",
    ]


def test_numbers_that_dont_count_up_stay():
    lines = ["One.", "", "7", "", "Two.", "", "5", "", "Three.", "", "9"]
    assert without_page_numbers(lines) == lines
