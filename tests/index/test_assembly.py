"""From blocks to a document: its text, sections, captions, rows, tags; and what holds of any."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.assembly import assemble
from index.blocks import Content, Grid, Heading, Text
from index.document import Tag
from index.readers.formats import read_bytes
from index.titles import counts
from tests.index.outlines import check, outline, table


def made(*blocks, **names):
    document = assemble(Content(blocks), **names)
    check(document)
    return document


def test_a_report_becomes_one_text():
    document = made(
        Heading("Report", 1),
        Text("It rose.  It\u00adfell."),
        Heading("Trade", 2),
        Heading("Exports", 3),
        Text("Cars", "item", 4),
        Grid((("Year", "Value"), ("2019", "5"), ("2020", "")), caption="Table 1"),
        Heading("Outlook", 2),
        Text("Good."),
    )
    assert document.text == (
        "Report\n\nIt rose. Itfell.\n\nTrade\n\nExports\n\nCars\n\nTable 1\n\n"
        "Year | Value\n2019 | 5\n2020\n\nOutlook\n\nGood."
    )
    assert document.title == "Report"
    assert outline(document) == [
        ("Report", [["It rose.", "Itfell."]]),
        ("Trade", []),
        (
            "Trade › Exports",
            [
                ("item", "Cars"),
                ("caption", "Table 1"),
                ("header", "Year | Value"),
                ("row", "2019 | 5"),
                ("row", "2020"),
            ],
        ),
        ("Outlook", ["Good."]),
    ]
    assert [paragraph.page for paragraph in document.paragraphs] == [None, 4, *[None] * 5]


@pytest.mark.parametrize(
    ("blocks", "title", "expected"),
    [
        ([], "File", []),
        ([Text("— * —"), Grid(())], "File", []),
        (
            [Heading("Only a title")],
            "Only a title",
            [("Only a title", [("title", "Only a title")])],
        ),
        (
            [Heading("A", 1), Heading("B", 2), Heading("C", 2)],
            "A",
            [("B", [("title", "B")]), ("C", [("title", "C")])],
        ),
        ([Text("No title.")], "File", [("File", ["No title."])]),
        (
            [Text("Before."), Heading("Name", 0), Text("After.")],
            "Name",
            [("Name", ["Before.", "After."])],
        ),
        (
            [Heading("Name", 0), Heading("NAME", 1), Text("After.")],
            "Name",
            [("Name", ["After."])],
        ),
        (
            [Heading("v2 - 2026-08-20", 2), Text("New."), Heading("v1", 2), Text("Old.")],
            "File",
            [("v2 - 2026-08-20", [("title", "v2 - 2026-08-20"), "New."]), ("v1", ["Old."])],
        ),
        (
            [Heading("Sales rose by 5 %.", 1), Text("Yes.")],
            "Sales rose by 5 %.",
            [("Sales rose by 5 %.", [("title", "Sales rose by 5 %."), "Yes."])],
        ),
        (
            [Text("a line\n—\nand. Another\n\nend")],
            "File",
            [("File", [["a line\n—", "and.", "Another", "end"]])],
        ),
    ],
)
def test_titles_and_headings(blocks, title, expected):
    document = made(*blocks, title="File")
    assert (document.title, outline(document)) == (title, expected)


BODY = (("", "2019"), ("UK", "5"))


@pytest.mark.parametrize(
    ("before", "own", "caption", "kinds"),
    [
        ([], "", "Title", []),
        ([Text("All figures:")], "", "All figures:", ["caption"]),
        ([Text("Table 2. Sales by region.")], "", "Table 2. Sales by region.", ["caption"]),
        (
            [Text("表1 进出口"), Text("单位：亿元")],
            "",
            "表1 进出口 单位：亿元",
            ["caption", "caption"],
        ),
        ([Text("Sales"), Text("(in millions)")], "", "(in millions)", ["paragraph", "caption"]),
        ([Heading("Sales"), Text("(in millions)")], "", "Sales (in millions)", ["caption"]),
        ([Heading("Sales")], "", "Sales", []),
        ([Text("It rose. Sales were as follows:")], "", "Sales were as follows:", ["paragraph"]),
        ([Text("In 2019 we sold 5 % more.")], "", "", ["paragraph"]),
        ([Text("Table 2")], "Sales", "Sales", ["paragraph", "caption"]),
        ([Text("(in millions)")], "Sales", "(in millions) Sales", ["caption", "caption"]),
        ([Text("Sales")], "Sales", "Sales", ["caption"]),
        ([Text("Sales:", "item")], "", "", ["item"]),
    ],
)
def test_captions(before, own, caption, kinds):
    document = made(Heading("Title", 0), *before, Grid(BODY, caption=own))
    assert table(document) == (caption, ("", "2019"), [((), "UK", {1: "5"})])
    assert [p.kind for p in document.paragraphs] == [*kinds, "header", "row"]


def test_rows_groups_and_doubts():
    document = made(
        Grid(
            (
                ("£m", "2019", "", "Note"),
                ("Assets:", "", "", ""),
                ("Cash", "5", "", "1"),
                ("Total assets", "5", "", ""),
                ("Equity", "(4)", "", ""),
                ("Revenue", "", "", ""),
                ("Goods", "", "", ""),
                ("• Cars", "1", "", ""),
                ("", "", "", ""),
                ("", "9", "", "8"),
                ("A sentence that heads nothing.", "", "", ""),
                ("2018", "", "", "7"),
            ),
            doubtful=frozenset({2}),
        )
    )
    assert table(document) == (
        "",
        ("£m", "2019", "Note"),
        [
            ((), "Assets:", {}),
            (("Assets:",), "Cash", {1: "5", 2: "1"}),
            (("Assets:",), "Total assets", {1: "5"}),
            ((), "Equity", {1: "(4)"}),
            ((), "Revenue", {}),
            (("Revenue",), "Goods", {}),
            (("Revenue", "Goods"), "Cars", {1: "1"}),
            ((), "", {1: "9", 2: "8"}),
            ((), "A sentence that heads nothing.", {}),
            ((), "", {0: "2018", 2: "7"}),
        ],
    )
    assert document.text.split("\n")[-1] == "2018 | | 7"
    assert [[cell.agreed for cell in row.cells] for row in document.tables[0].rows[1:3]] == [
        [False, False],
        [True],
    ]


def test_years_label_the_rows_that_they_begin():
    document = made(Grid((("Year", "Births"), ("2019", "5"), ("2020", "7"))))
    assert table(document)[2] == [((), "2019", {1: "5"}), ((), "2020", {1: "7"})]


def test_a_second_header_begins_a_second_table():
    document = made(
        Grid(
            (
                ("Fiscal 2019", "", ""),
                ("", "First", "Second"),
                ("Sales", "5", "6"),
                ("Fiscal 2018", "", ""),
                ("", "First", "Second"),
                ("Sales", "3", "4"),
            ),
            header_rows=2,
        )
    )
    assert [table(document, number) for number in range(2)] == [
        ("Fiscal 2019", ("", "First", "Second"), [((), "Sales", {1: "5", 2: "6"})]),
        ("Fiscal 2018", ("", "First", "Second"), [((), "Sales", {1: "3", 2: "4"})]),
    ]


def test_a_table_of_one_column_is_text():
    document = made(Heading("T", 0), Grid((("One", ""), ("Two. Three.", "")), caption="Named"))
    assert outline(document) == [("T", [("caption", "Named"), "One", ["Two.", "Three."]])]


def test_tags_stand_where_their_figures_do():
    exact = Tag(12, 17, "Sales", Decimal(5_000_000), "USD", "2019")
    document = made(
        Text("We  sold  $ 5.0  m", exact=(exact,)),
        Grid(
            (("", "2019"), ("Sales", " 7 ")),
            exact={(1, 1): Tag(1, 2, "Sales", Decimal(7), "USD", "2019")},
        ),
    )
    assert document.tags == (
        Tag(10, 13, "Sales", Decimal(5_000_000), "USD", "2019"),
        Tag(30, 31, "Sales", Decimal(7), "USD", "2019"),
    )
    assert [document.text[tag.start : tag.end] for tag in document.tags] == ["5.0", "7"]


WORDS = st.text(
    st.characters(codec="utf-8") | st.sampled_from(list("  \n|.:-123\u00ad\u200d\u00a0表")),
    max_size=30,
)
PAGES = st.none() | st.integers(1, 9)
EXACT = st.builds(
    Tag,
    st.integers(0, 9),
    st.integers(0, 30),
    st.just("n"),
    st.just(Decimal(1)),
    st.just("USD"),
    st.just("2019"),
)
GRIDS = st.builds(
    Grid,
    st.integers(0, 5).flatmap(
        lambda width: st.lists(st.tuples(*[WORDS] * width), max_size=8).map(tuple)
    ),
    st.integers(0, 4),
    WORDS,
    PAGES,
    st.frozensets(st.integers(0, 8)),
    st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), EXACT, max_size=3),
)
BLOCKS = st.one_of(
    st.builds(Heading, WORDS, st.integers(0, 9), PAGES),
    st.builds(
        Text,
        WORDS,
        st.sampled_from(["paragraph", "item", "caption"]),
        PAGES,
        st.lists(EXACT, max_size=2).map(tuple),
    ),
    GRIDS,
)


@given(st.lists(BLOCKS, max_size=8), WORDS)
def test_any_blocks_make_a_document(blocks, title):
    document = assemble(Content(tuple(blocks), title=title))
    check(document)
    words = any(
        char.isalnum() for block in blocks if not isinstance(block, Grid) for char in block.text
    )
    assert bool(document.sentences) or not words


@pytest.mark.parametrize(
    ("heading", "counted"),
    [
        ("Grebe Reservoir: 310 anglers licensed in 2024", True),
        ("石岭小学：2025年招收新生286名", True),
        ("В 2024 году выдано 17 300 книг", True),
        ("Nota: 1.920 socios al cierre", True),
        ("Harbour Museum: Report on the Year 2024", False),
        ("Minutes, 11 February 2025", False),
        ("Horario: 12 de mayo de 2024", False),
        ("会议：2024年5月12日", False),
        ("公报：第12期", False),
        ("12 results", False),
        ("2.2 data collection", False),
        ("Ages 16 to 64", False),
        ("Working days lost per 1,000 employees", False),
    ],
)
def test_a_heading_that_counts_something(heading, counted):
    assert counts(heading) is counted


def test_a_heading_that_counts_something_is_a_sentence_too():
    line, text = "Grebe Reservoir: 310 anglers licensed in 2024", "The banks were repaired."
    document = read_bytes(f"{line}\n\n{text}\n".encode(), "note.txt")
    assert (document.title, [one.text for one in document.sentences]) == (line, [line, text])
