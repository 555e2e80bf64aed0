"""Tables of PDFs: which cell stands in which row, under which header."""

import pytest

from index.blocks import Grid, Text
from index.readers.pdf import read
from tests.index.pdf_samples import BOLD, EAST, Mark, Put, Stroke, grid, lines, pdf, right

ABOVE = Put("The table shows sales and costs by region in two years.", 50, 60)


def _grids(*pages: list[Mark]) -> list[Grid]:
    return [block for block in read(pdf(*pages), "a.pdf").blocks if isinstance(block, Grid)]


def _figures(y: float, label: str, *cells: str, x: float = 50) -> list[Mark]:
    ends = (300, 380, 460, 540)
    return [
        Put(label, x, y),
        *(right(cell, end, y) for cell, end in zip(cells, ends, strict=False)),
    ]


def _statement() -> list[Mark]:
    return [
        ABOVE,
        Put("Three months ended", 278, 90, 8, BOLD),
        Put("Nine months ended", 438, 90, 8, BOLD),
        *(Put(day, x, 102, 8, BOLD) for day, x in (("July 1,", 272), ("June 25,", 350))),
        *(Put(day, x, 102, 8, BOLD) for day, x in (("July 1,", 432), ("June 25,", 510))),
        *(Put(year, x, 110, 8, BOLD) for year, x in (("2023", 276), ("2022", 356))),
        *(Put(year, x, 110, 8, BOLD) for year, x in (("2023", 436), ("2022", 516))),
        Put("Net sales:", 50, 124),
        *(Put("$", x, 138) for x in (250, 330, 410, 490)),
        *_figures(138, "Products", "60,584", "63,355", "230,901", "245,241", x=58),
        *_figures(152, "Services", "21,213", "—", "62,886", "58,941", x=58),
        *_figures(166, "Change", "(5)", "(1,204)", "12", "(97)"),
        Put("Adjustment for gains realized and included in", 50, 188),
        *_figures(197, "net income", "509", "852", "(492)", "1,548"),
    ]


def test_headers_stand_over_their_columns_and_signs_with_their_figures() -> None:
    assert _grids(_statement()) == [
        Grid(
            (
                ("", *["Three months ended"] * 2, *["Nine months ended"] * 2),
                ("", "July 1, 2023", "June 25, 2022", "July 1, 2023", "June 25, 2022"),
                ("Net sales:", "", "", "", ""),
                ("Products", "$ 60,584", "$ 63,355", "$ 230,901", "$ 245,241"),
                ("Services", "21,213", "—", "62,886", "58,941"),
                ("Change", "(5)", "(1,204)", "12", "(97)"),
                (
                    "Adjustment for gains realized and included in net income",
                    *("509", "852", "(492)", "1,548"),
                ),
            ),
            header_rows=2,
            page=1,
        )
    ]


def test_leaders_go_and_per_cent_signs_join_their_figures() -> None:
    marks = [
        ABOVE,
        *(Put(head, x, 90, font=BOLD) for head, x in (("2022", 278), ("2023", 358))),
        Put("North ..............................", 50, 104),
        *(right("12.5", x, 104) for x in (295, 375)),
        *(Put("%", x, 104) for x in (304, 384)),
        Put("South ..............................", 50, 118),
        *(right("7.5", x, 118) for x in (295, 375)),
        *(Put("%", x, 118) for x in (304, 384)),
    ]
    assert _grids(marks) == [
        Grid(
            (("", "2022", "2023"), ("North", "12.5 %", "12.5 %"), ("South", "7.5 %", "7.5 %")),
            page=1,
        )
    ]


def test_drawn_cells_keep_their_lines_together() -> None:
    marks = [
        *grid([50, 200, 300, 400], [80, 110, 150, 170]),
        Stroke(200, 95, 400, 95),
        Put("Region", 55, 100),
        Put("Sales", 290, 90),
        Put("2022", 205, 105),
        Put("2023", 305, 105),
        *lines("North and the islands\nof the west", 55, 125),
        Put("1,200.5", 205, 131),
        Put("(12.4)", 305, 131),
        Put("South", 55, 163),
        Put("900.0", 205, 163),
        Put("n/a", 305, 163),
    ]
    marks = [mark for mark in marks if mark != Stroke(300, 80, 300, 170)]
    marks.append(Stroke(300, 95, 300, 170))
    assert _grids(marks) == [
        Grid(
            (
                ("Region", "Sales", "Sales"),
                ("", "2022", "2023"),
                ("North and the islands of the west", "1,200.5", "(12.4)"),
                ("South", "900.0", "n/a"),
            ),
            header_rows=2,
            page=1,
        )
    ]


def test_letters_that_reach_over_a_rule_stand_in_two_cells() -> None:
    marks = [
        *grid([50, 110, 170, 230], [80, 100, 120]),
        Put("股东名称股东性质", 70, 94, font=EAST),
        Put("数量", 180, 94, font=EAST),
        Put("北京公司", 62, 114, font=EAST),
        Put("国有", 120, 114, font=EAST),
        Put("813", 180, 114),
    ]
    assert _grids(marks) == [
        Grid((("股东名称", "股东性质", "数量"), ("北京公司", "国有", "813")), page=1)
    ]


def test_a_table_of_texts_keeps_rows_of_several_lines() -> None:
    marks = [
        ABOVE,
        *(
            Put(head, x, 90, font=BOLD)
            for head, x in (("Measure", 50), ("Owner", 220), ("Due", 400))
        ),
        *lines("Replace the pumps of\nthe northern plant", 50, 110),
        *(Put("Operations", 220, 110), Put("June", 400, 110)),
        *lines("Train the staff in\nuse of the pumps", 50, 142),
        *lines("Human resources and\nthe board", 220, 142),
        Put("March", 400, 142),
        *(Put("Report", 50, 174), Put("Secretary", 220, 174), Put("May", 400, 174)),
    ]
    assert _grids(marks) == [
        Grid(
            (
                ("Measure", "Owner", "Due"),
                ("Replace the pumps of the northern plant", "Operations", "June"),
                ("Train the staff in use of the pumps", "Human resources and the board", "March"),
                ("Report", "Secretary", "May"),
            ),
            page=1,
        )
    ]


def test_a_table_that_goes_on_has_the_headers_of_the_page_before() -> None:
    first = [
        *(Put(head, x, 700, font=BOLD) for head, x in (("Exports", 265), ("Imports", 345))),
        *_figures(714, "North", "1,181", "1,402"),
        *_figures(728, "South", "1,234", "1,229"),
    ]
    second = [*_figures(60, "East", "221", "5,013"), *_figures(74, "West", "98", "4,711")]
    assert _grids(first, second) == [
        Grid(
            (("", "Exports", "Imports"), ("North", "1,181", "1,402"), ("South", "1,234", "1,229")),
            page=1,
        ),
        Grid(
            (("", "Exports", "Imports"), ("East", "221", "5,013"), ("West", "98", "4,711")), page=2
        ),
    ]


def test_a_wide_table_may_run_up_the_page() -> None:
    marks = [
        *lines("Text of the page that stands\nupright and is longer.", 50, 100),
        *(Put(head, 300, y, turned=True) for head, y in (("2022", 500), ("2023", 420))),
        *(Put(label, x, 700, turned=True) for label, x in (("North", 314), ("South", 328))),
        *(Put("1,181", x, 502, turned=True) for x in (314, 328)),
        *(Put("402", x, 415, turned=True) for x in (314, 328)),
    ]
    assert _grids(marks) == [
        Grid((("", "2022", "2023"), ("North", "1,181", "402"), ("South", "1,181", "402")), page=1)
    ]


def test_figures_that_share_a_cell_are_doubted() -> None:
    rows = [_figures(100 + 14 * n, f"Row {'abcdef'[n]}", "1,181,000,000", "402") for n in range(6)]
    last = [
        Put("Total", 50, 190),
        Put("12", 242, 190),
        right("77", 300, 190),
        right("402", 380, 190),
    ]
    (table,) = _grids([ABOVE, *(mark for row in rows for mark in row), *last])
    assert table.rows[-1] == ("Total", "12 77", "402")
    assert table.doubtful == frozenset({6})


def test_contents_and_charts_are_no_tables() -> None:
    contents = [
        Put("Contents", 50, 60, 14, BOLD),
        *(
            mark
            for number, title in enumerate(("Trade", "Prices", "Wages", "Annex"), 1)
            for mark in (
                Put(f"{title} ......................", 50, 70 + 14 * number),
                right(str(number), 300, 70 + 14 * number),
            )
        ),
    ]
    assert _grids(contents) == []
    axis = [right(str(450 - 50 * step), x, 100 + 20 * step) for step in range(8) for x in (90, 340)]
    assert _grids([ABOVE, *axis]) == []


def test_prose_in_two_columns_is_no_table() -> None:
    text = "\n".join(
        ["The firms of the north sold 1,234 tons", "of grain in 2023 and 1,181 before."] * 4
    )
    marks = [*lines(text, 50, 100), *lines(text, 320, 100)]
    assert [type(block) for block in read(pdf(marks), "a.pdf").blocks] == [Text, Text]


@pytest.mark.parametrize("caption", ["Table 2: Sales by region", "表2 分地区销售"])
def test_a_caption_stands_before_its_table(caption: str) -> None:
    font = EAST if caption.startswith("表") else "F1"
    marks = [
        Put(caption, 50, 60, font=font),
        *(Put(head, x, 90, font=BOLD) for head, x in (("2022", 278), ("2023", 358))),
        *_figures(104, "North", "1,181", "1,402"),
        *_figures(118, "South", "1,234", "1,229"),
    ]
    assert read(pdf(marks), "a.pdf").blocks == (
        Text(caption, "caption", 1),
        Grid(
            (("", "2022", "2023"), ("North", "1,181", "1,402"), ("South", "1,234", "1,229")), page=1
        ),
    )
