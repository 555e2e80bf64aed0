"""Slides: reading order, tables, charts, notes; running lines and hidden slides left out."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from index.blocks import Content, Grid, Heading, Text
from index.readers.pptx import read
from index.readers.unreadable import ReadError
from tests.index.office import zipped

TITLE, BODY, TWO, TITLE_ONLY, BLANK = 0, 1, 3, 5, 6  # layouts of the default template
BOX = (Inches(1), Inches(2), Inches(4), Inches(3))


def deck(*slides):
    """A deck; each slide is a layout and what fills it."""
    made = Presentation()
    for layout, fill in slides:
        fill(made.slides.add_slide(made.slide_layouts[layout]))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def blocks(*slides):
    return list(read(deck(*slides), "x.pptx").blocks)


def words(*texts):
    """Fills the placeholders of a slide in order."""

    def fill(slide):
        for shape, text in zip(slide.placeholders, texts, strict=False):
            shape.text_frame.text = text

    return fill


def box(slide, text, top, left=1.0):
    shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(2), Inches(1))
    shape.text_frame.text = text
    return shape


def test_titles_texts_items_and_page_numbers():
    def noted(slide):
        words("Revenue", "It rose.\nIt fell.")(slide)
        slide.notes_slide.notes_text_frame.text = "Say this aloud.\nAnd this."

    hidden = lambda slide: slide.element.set("show", "0")  # noqa: E731
    found = read(
        deck(
            (TITLE, words("The deck", "A subtitle")),
            (BODY, noted),
            (BODY, hidden),
            (BODY, words("One text", "Alone.")),
        ),
        "x",
    )
    assert found == Content(
        (
            Heading("The deck", 0, 1),
            Text("A subtitle", page=1),
            Heading("Revenue", 1, 2),
            Text("It rose.", "item", 2),
            Text("It fell.", "item", 2),
            Text("Say this aloud.", page=2),
            Text("And this.", page=2),
            Heading("One text", 1, 4),
            Text("Alone.", page=4),
        ),
        4,
    )


def test_texts_are_read_from_the_top_and_from_the_left():
    def fill(slide):
        box(slide, "Third, below.", 3)
        box(slide, "Second, at the right.", 1.1, left=5)
        box(slide, "First, at the left.", 1.2)
        group = slide.shapes.add_group_shape()
        inner = group.shapes.add_textbox(Inches(1), Inches(5), Inches(1), Inches(1))
        inner.text_frame.text = "Fourth, in a group."

    assert [block.text for block in blocks((TITLE_ONLY, fill))] == [
        "First, at the left.",
        "Second, at the right.",
        "Third, below.",
        "Fourth, in a group.",
    ]


def test_a_slide_without_a_title_takes_a_short_text_at_the_top():
    def fill(slide):
        box(slide, "Sales by region", 0.2)
        box(slide, "The north sold most.", 2)

    assert blocks((BLANK, fill)) == [
        Heading("Sales by region", 1, 1),
        Text("The north sold most.", page=1),
    ]


def test_line_breaks_and_raised_digits():
    def fill(slide):
        paragraph = box(slide, "", 1).text_frame.paragraphs[0]
        for text in ("Copper is a", "major metal", "In 2016"):
            paragraph.add_run().text = text
            if text != "In 2016":
                paragraph.add_line_break()
        mark = paragraph.add_run()
        mark.text = "3"
        mark.font._element.set("baseline", "30000")

    assert blocks((BLANK, fill)) == [Text("Copper is a major metal\nIn 2016³", page=1)]


def test_a_table_with_merged_cells():
    def fill(slide):
        table = slide.shapes.add_table(4, 3, *BOX).table
        lines = ["", "Sales", "", "", "2023", "2024", "North", "5", "6", "South", "7", "8"]
        for number, text in enumerate(lines):
            table.cell(number // 3, number % 3).text = text
        table.cell(0, 1).merge(table.cell(0, 2))

    assert blocks((TITLE_ONLY, fill)) == [
        Grid(
            (
                ("", "Sales", "Sales"),
                ("", "2023", "2024"),
                ("North", "5", "6"),
                ("South", "7", "8"),
            ),
            2,
            page=1,
        )
    ]


def chart(kind, data, title=""):
    def fill(slide):
        made = slide.shapes.add_chart(kind, *BOX, data).chart
        made.has_title = bool(title)
        if title:
            made.chart_title.text_frame.text = title

    return fill


def test_a_chart_is_the_table_that_it_draws():
    data = CategoryChartData(number_format="0.0%")
    data.categories = ["North", "South"]
    data.add_series("2023", (0.125, None))
    data.add_series("2024", (0.25, 0.5))
    found = blocks((BLANK, chart(XL_CHART_TYPE.COLUMN_CLUSTERED, data, "Share by region")))
    rows = (("", "2023", "2024"), ("North", "12.5%", "25.0%"), ("South", "", "50.0%"))
    assert found == [Grid(rows, 1, "Share by region", 1)]


def test_a_chart_of_one_series_is_named_by_it():
    data = CategoryChartData()
    data.categories = [2023, 2024]
    data.add_series("Revenue", (1.5, 2))
    [found] = blocks((BLANK, chart(XL_CHART_TYPE.PIE, data)))
    assert found == Grid((("", "Revenue"), ("2023", "1.5"), ("2024", "2")), 1, "Revenue", 1)


def test_categories_of_several_levels_and_points():
    data = CategoryChartData()
    for year in ("2023", "2024"):
        category = data.add_category(year)
        for half in ("H1", "H2"):
            category.add_sub_category(half)
    data.add_series("Revenue", (1, 2, 3, 4))
    [found] = blocks((BLANK, chart(XL_CHART_TYPE.LINE, data)))
    assert [row[0] for row in found.rows[1:]] == ["2023 H1", "2023 H2", "2024 H1", "2024 H2"]
    points = XyChartData()
    series = points.add_series("Cost")
    series.add_data_point(1.5, 20)
    [found] = blocks((BLANK, chart(XL_CHART_TYPE.XY_SCATTER, points)))
    assert found.rows == (("", "Cost"), ("1.5", "20"))


def test_footers_are_left_out():
    def fill(slide):
        words("A title")(slide)
        layout = slide.slide_layout
        for shape in layout.placeholders:
            if "Footer" in shape.name or "Slide Number" in shape.name:
                slide.shapes._spTree.append(shape._element)
        for shape in slide.placeholders:
            if "Footer" in shape.name:
                shape.text_frame.text = "Confidential"

    assert blocks((TITLE_ONLY, fill)) == [Heading("A title", 1, 1)]


DAMAGED = "This file is damaged: save it again in the program that made it."
SAMPLE = deck((BODY, words("One", "Two")))


def with_entity():
    with zipfile.ZipFile(io.BytesIO(SAMPLE)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["ppt/slides/slide1.xml"] = (
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    )
    return zipped(parts)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\3\4", DAMAGED),
        (SAMPLE[: len(SAMPLE) // 2], DAMAGED),
        (zipped({"ppt/presentation.xml": "<x/>"}), DAMAGED),
        (
            with_entity(),
            "This file holds declarations that no office program writes: save it again.",
        ),
    ],
)
def test_files_that_give_no_document(data, sentence):
    with pytest.raises(ReadError) as caught:
        read(data, "x.pptx")
    assert str(caught.value) == sentence


@given(st.integers(0, len(SAMPLE) - 1), st.binary(min_size=1, max_size=8), st.booleans())
def test_damaged_files_give_a_sentence_or_a_document(at, bytes_, cut):
    data = SAMPLE[:at] + bytes_ + (b"" if cut else SAMPLE[at + len(bytes_) :])
    with suppress(ReadError):
        assert isinstance(read(data, "x.pptx"), Content)
