"""Running text of PDFs: reading order, paragraphs, items, headings, running heads and feet."""

import pytest

from index.blocks import Block, Grid, Heading, Text
from index.readers.pdf import read
from tests.index.pdf_samples import BOLD, EAST, ITALIC, Mark, Put, lines, pdf, right


def _blocks(*pages: list[Mark]) -> tuple[Block, ...]:
    return read(pdf(*pages), "a.pdf").blocks


def _texts(*pages: list[Mark]) -> list[str]:
    return [block.text for block in _blocks(*pages) if not isinstance(block, Grid)]


LEFT = """
The office counts the firms of the north in May
of each year and asks them for their exports, as
the law of the land has it since the reform. It
publishes what they say within the same month
"""
RIGHT = """
with a note on how many answered. The firms of
the south are counted in June by an own office.
They are fewer, and most of them are small ones
that trade with the islands and with no others.
"""


def test_columns_are_read_one_after_another_under_their_title() -> None:
    title = Put("How firms are counted in the north and the south of the country", 50, 60, 16, BOLD)
    assert _texts([title, *lines(LEFT, 50, 100), *lines(RIGHT, 320, 104)]) == [
        "How firms are counted in the north and the south of the country",
        (
            "The office counts the firms of the north in May of each year and asks them for their "
            "exports, as the law of the land has it since the reform. It publishes what they say within "
            "the same month with a note on how many answered. The firms of the south are counted in June "
            "by an own office. They are fewer, and most of them are small ones that trade with the "
            "islands and with no others."
        ),
    ]


def test_a_short_page_has_the_columns_of_the_others() -> None:
    full = [*lines(LEFT, 50, 100), *lines(RIGHT, 320, 104)]
    short = [
        *lines("(3) The office replaces what stands in the\nlist of firms by what they", 50, 400),
        *lines("have said in the year before and sends it\nto the firms of the north.", 320, 404),
    ]
    assert _texts(full, full, short)[-1] == (
        "(3) The office replaces what stands in the list of firms by what they have said in the year "
        "before and sends it to the firms of the north."
    )


def test_a_table_over_both_columns_is_not_cut() -> None:
    ends = (250, 330, 410, 490)
    rows = [
        mark
        for number, label in enumerate(
            ("North and the west of it", "South with the islands", "East")
        )
        for mark in (
            Put(label, 50, 260 + 14 * number),
            *(right(f"{number + 1},{end}", end, 260 + 14 * number) for end in ends),
        )
    ]
    blocks = _blocks([*lines(LEFT, 50, 100), *lines(RIGHT, 320, 104), *rows])
    assert blocks[-1] == Grid(
        (
            ("North and the west of it", "1,250", "1,330", "1,410", "1,490"),
            ("South with the islands", "2,250", "2,330", "2,410", "2,490"),
            ("East", "3,250", "3,330", "3,410", "3,490"),
        ),
        header_rows=0,
        page=1,
    )


@pytest.mark.parametrize(
    ("drawn", "read_"),
    [
        (
            (
                "The firms are asked for well-known figures and\nall others are left out, as most are well-\n"
                "known since the year before."
            ),
            (
                "The firms are asked for well-known figures and all others are left out, as most are "
                "well-known since the year before."
            ),
        ),
        (
            "The figures are those of the office that counts com-\npanies and all other firms.",
            "The figures are those of the office that counts companies and all other firms.",
        ),
        (
            "They may be seen under https://www.office.example/list/\nfirms.html by anyone who asks.",
            "They may be seen under https://www.office.example/list/firms.html by anyone who asks.",
        ),
        ("The model 737-\n8 is the one of them.", "The model 737-8 is the one of them."),
    ],
)
def test_lines_are_joined_as_the_document_writes(drawn: str, read_: str) -> None:
    assert _texts(lines(drawn, 50, 100)) == [read_]


def test_paragraphs_begin_after_a_blank_or_with_an_indent() -> None:
    marks = [
        *lines("One paragraph of the text that fills its line up to here\nends.", 50, 100),
        *lines("A second one stands further down on the page of the text.", 50, 136),
        Put("A third one begins with an indent and goes on in the", 62, 148),
        Put("next line of the text.", 50, 160),
    ]
    assert _texts(marks) == [
        "One paragraph of the text that fills its line up to here ends.",
        "A second one stands further down on the page of the text.",
        "A third one begins with an indent and goes on in the next line of the text.",
    ]


def test_items_are_told_by_their_marks() -> None:
    marks = [
        Put("The office asks for three things:", 50, 100),
        *(Put("•", 50, 112), Put("the exports of each firm in a year, of all goods and", 62, 112)),
        Put("services;", 62, 124),
        *(Put("•", 50, 136), Put("the imports of the same year.", 62, 136)),
        Put("(a) wages that were paid, of which", 50, 148),
        Put("(b) wages of the north.", 50, 160),
    ]
    assert _blocks(marks) == (
        Text("The office asks for three things:", "paragraph", 1),
        Text("the exports of each firm in a year, of all goods and services;", "item", 1),
        Text("the imports of the same year.", "item", 1),
        Text("(a) wages that were paid, of which", "item", 1),
        Text("(b) wages of the north.", "item", 1),
    )


BODY = (
    "The office counts all firms that trade, and asks them\nfor their figures in May of each year."
)


def test_headings_have_levels_by_size_and_number() -> None:
    marks: list[Mark] = [Put("Counting firms", 50, 50, 24, BOLD)]
    looks = [
        ("1 Scope", 14, BOLD),
        ("1.1 Firms", 12, BOLD),
        ("Of the north", 10, ITALIC),
        ("2 Method", 14, BOLD),
        ("SOURCES", 10, "F1"),
    ]
    for number, (text, size, font) in enumerate(looks):
        marks += [Put(text, 50, 90 + 60 * number, size, font), *lines(BODY, 50, 110 + 60 * number)]
    assert [
        (block.level, block.text) for block in _blocks(marks) if isinstance(block, Heading)
    ] == [
        (0, "Counting firms"),
        (1, "1 Scope"),
        (2, "1.1 Firms"),
        (4, "Of the north"),
        (1, "2 Method"),
        (3, "SOURCES"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Note: figures are preliminary.",
        "Bold words begin this line, and they go on "
        + "for more than a heading would, " * 5
        + "at last",
    ],
)
def test_bold_text_is_not_always_a_heading(text: str) -> None:
    assert not [
        b
        for b in _blocks([Put(text, 50, 60, 8, BOLD), *lines(BODY, 50, 100)])
        if isinstance(b, Heading)
    ]


def test_chinese_headings_are_told_by_their_numbers() -> None:
    text = [
        "全年粮食种植面积一亿公顷，比上年增加三十五万公顷，其中稻谷",
        "种植面积二千九百万公顷，增加六万公顷。",
    ]
    marks = [Put("一、农业", 50, 100, font=EAST)]
    marks += [Put(line, 50, 118 + 18 * row, font=EAST) for row, line in enumerate(text)]
    assert _blocks(marks) == (Heading("一、农业", 1, 1), Text("".join(text), "paragraph", 1))


def _page(number: int, text: str) -> list[Mark]:
    return [
        Put("Office of Firms | Yearly report", 50, 30, 8),
        right(str(40 + number), 540, 30, 8),
        *lines(text, 50, 100),
        Put(f"Printed 2024-05-0{number}", 50, 780, 8),
    ]


def test_running_heads_feet_and_page_numbers_go() -> None:
    texts = [
        f"Page of {name} with a text of its own that ends." for name in ("firms", "wages", "trade")
    ]
    assert _texts(*(_page(number, text) for number, text in enumerate(texts, 1))) == texts


def test_what_recurs_at_the_top_and_names_a_table_stays() -> None:
    pages = [
        [
            Put("Office of Firms | Yearly report", 50, 30, 8),
            Put(f"Table {number}: Firms of the {name}", 50, 46, 8),
            Put("(in thousands)", 50, 58, 8),
            *lines(BODY, 50, 100),
        ]
        for number, name in enumerate(("north", "north", "north"), 1)
    ]
    assert _texts(*pages)[:3] == [
        "Table 1: Firms of the north",
        "(in thousands)",
        BODY.replace("\n", " "),
    ]


def test_figures_at_the_foot_of_a_table_are_no_page_numbers() -> None:
    pages = [
        [
            *lines(BODY, 50, 100),
            Put("North", 50, 740),
            right(str(10 + number), 250, 740),
            right("502", 330, 740),
            Put("South", 50, 754),
            right(str(20 + number), 250, 754),
            right("48", 330, 754),
        ]
        for number in range(3)
    ]
    tables = [block.rows for block in _blocks(*pages) if isinstance(block, Grid)]
    assert tables == [
        (("North", str(10 + number), "502"), ("South", str(20 + number), "48"))
        for number in range(3)
    ]


def test_marks_in_the_margin_go_and_other_turned_text_stays() -> None:
    pages = [
        [*lines(BODY, 50, 100), Put("printed by the office", 20, 400, 6, turned=True)] for _ in "ab"
    ]
    pages[0].append(Put("Share of firms", 560, 400, turned=True))
    text = BODY.replace("\n", " ")
    assert _texts(*pages) == [text, "Share of firms", text]
