"""Plain text: wrapped lines, headings and what only looks like one, pages, items, tables."""

import pytest

from index.assembly import assemble
from index.readers.txt import read
from tests.index.outlines import check, outline, table


def document(text):
    found = assemble(read(text.encode(), "a.txt"), title="File")
    check(found)
    return found


WRAPPED = """\
The labor market remains strong and economic activity has been rising at a
moderate rate. Job gains have been solid in recent months, and the
unemployment rate has remained low. Household spending grew at a govern-
ment-like pace.

The Committee decided to keep the target range.
"""
JOINED = [
    [
        "The labor market remains strong and economic activity has been rising at a moderate rate.",
        "Job gains have been solid in recent months, and the unemployment rate has remained low.",
        "Household spending grew at a government-like pace.",
    ],
    "The Committee decided to keep the target range.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WRAPPED, [("File", JOINED)]),
        (WRAPPED.replace("\n", "\r\n"), [("File", JOINED)]),
        ("Rates\n\n" + WRAPPED, [("Rates", JOINED)]),
        (
            "A report\n\nFirst part\n\nIt rose.\n\nSecond part\n\nIt fell.",
            [("First part", ["It rose."]), ("Second part", ["It fell."])],
        ),
        (
            "Title\n=====\n\nOne.\n\nPart\n----\nTwo.",
            [("Title", ["One."]), ("Part", ["Two."])],
        ),
        ("# Title\nOne.\n## Part ##\nTwo.", [("Title", ["One."]), ("Part", ["Two."])]),
        (
            "报告\n一、回顾\n去年增长3%。\n二、目标\n今年增长5%。",
            [("一、回顾", ["去年增长3%。"]), ("二、目标", ["今年增长5%。"])],
        ),
        (
            "Report\n\n1. Results\n\nIt rose.\n\n1.1 Europe\n\nIt fell.\n\n2. Outlook\n\nGood.",
            [
                ("1. Results", ["It rose."]),
                ("1. Results › 1.1 Europe", ["It fell."]),
                ("2. Outlook", ["Good."]),
            ],
        ),
        (
            "To do:\n\n1. Apples\n2. Pears\n\n- red\n- green\n  and blue",
            [
                (
                    "File",
                    [
                        "To do:",
                        ("item", "1. Apples"),
                        ("item", "2. Pears"),
                        ("item", "red"),
                        ("item", "green and blue"),
                    ],
                )
            ],
        ),
        (
            "Name\n\nApples\nPears\nPlums\n\nThey grow.",
            [("Name", ["Apples", "Pears", "Plums", "They grow."])],
        ),
        ("It rose.\n\nThe end", [("File", ["It rose.", "The end"])]),
        ("", []),
        ("----\n====", []),
    ],
)
def test_paragraphs_and_headings(text, expected):
    assert outline(document(text)) == expected


def test_pages_running_heads_and_a_sentence_over_a_page_break():
    pages = [
        "ACME REPORT\n\nWe sold more cars in the first half of the year than in all of the year\nbefore, and the",
        "ACME REPORT\n\nboard expects more.\n\n2",
        "ACME REPORT\n\nThe end.\n\n3\n",
    ]
    found = document("\f".join(pages))
    whole = "We sold more cars in the first half of the year than in all of the year before, and the board expects more."
    assert outline(found) == [("File", [whole, "The end."])]
    assert ([p.page for p in found.paragraphs], found.pages) == ([1, 3], 3)


def test_double_spacing_is_undone():
    lines = WRAPPED.replace("\n\n", "\n").splitlines() * 3
    found = document("\n\n".join(lines))
    assert outline(found) == [("File", JOINED * 3)]


def test_an_aligned_table():
    found = document(
        "Table 1. Sales by region (in millions)\n\n"
        "                     Three months ended\n"
        "                  March 31,     March 31,\n"
        "                       2021          2020\n"
        "                  ---------     ---------\n"
        "Europe .........   $  1,234       $   999\n"
        "North America:\n"
        "  Canada                 50            (5)\n"
        "                  ---------     ---------\n"
        "Total                $1,284        $  994\n"
        "                  =========     =========\n\n"
        "It rose.\n"
    )
    assert table(found) == (
        "Table 1. Sales by region (in millions)",
        ("", "Three months ended March 31, 2021", "Three months ended March 31, 2020"),
        [
            ((), "Europe", {1: "$1,234", 2: "$999"}),
            ((), "North America:", {}),
            (("North America:",), "Canada", {1: "50", 2: "(5)"}),
            (("North America:",), "Total", {1: "$1,284", 2: "$994"}),
        ],
    )
    assert found.paragraphs[-1].kind == "paragraph"


@pytest.mark.parametrize(
    "text",
    [
        "Year\tBirths\tDeaths\n2019\t100\t90\n2020\t110\t95",
        "Year | Births | Deaths\n-----|--------|-------\n2019 | 100 | 90\n2020 | 110 | 95",
        "Year  Births  Deaths\n2019     100      90\n2020     110      95",
    ],
)
def test_tabs_bars_and_spaces(text):
    assert table(document(text)) == (
        "",
        ("Year", "Births", "Deaths"),
        [((), "2019", {1: "100", 2: "90"}), ((), "2020", {1: "110", 2: "95"})],
    )


@pytest.mark.parametrize(
    "text",
    [
        "It rose.  It fell.  It rose.\nIt rose.  It fell.  It rose.",
        "The left column of a page  and the right column\nof a newspaper is no table  as it is text.",
    ],
)
def test_what_is_no_table(text):
    assert document(text).tables == ()


def test_a_list_of_contents_is_left_out():
    found = document(
        "Introduction ....... 3\nResults ............ 5\nOutlook ........... 11\n\nIt rose."
    )
    assert outline(found) == [("File", ["It rose."])]
