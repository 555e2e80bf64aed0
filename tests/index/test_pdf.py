"""What a PDF gives, from its bytes to blocks, and the sentences when it gives nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.blocks import Content, Heading, Text
from index.readers import pdf as reader
from index.readers.pdf import read
from index.readers.unreadable import ReadError
from tests.index.pdf_samples import BOLD, EAST, Put, Stroke, lines, pdf

PROSE = """
Exports of the province rose by 4.5% in 2023, to
1,234 million crowns, while imports fell by 12.3%
over the same period of twelve months.
"""
WHOLE = (
    "Exports of the province rose by 4.5% in 2023, to 1,234 million crowns, while imports fell "
    "by 12.3% over the same period of twelve months."
)


def test_a_page_is_its_title_headings_and_paragraphs() -> None:
    data = pdf(
        [
            Put("Yearly report", 50, 60, 24, BOLD),
            Put("1. Trade", 50, 100, 12, BOLD),
            *lines(PROSE, 50, 120),
            Put("2. Prices", 50, 180, 12, BOLD),
            *lines(PROSE, 50, 200),
        ],
        title="Report of the office",
    )
    assert read(data, "report.pdf") == Content(
        (
            Heading("Yearly report", 0, 1),
            Heading("1. Trade", 1, 1),
            Text(WHOLE, "paragraph", 1),
            Heading("2. Prices", 1, 1),
            Text(WHOLE, "paragraph", 1),
        ),
        1,
        "Report of the office",
    )


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Report of the office", "Report of the office"),
        ("Microsoft Word - draft 3.docx", ""),
        ("report-final.pdf", ""),
        ("untitled", ""),
        ("Q3", ""),
    ],
)
def test_a_title_of_a_program_is_none(title: str, kept: str) -> None:
    assert read(pdf(lines(PROSE, 50, 100), title=title), "a.pdf").title == kept


def test_a_page_may_be_turned_or_compressed() -> None:
    plain = read(pdf(lines(PROSE, 50, 100)), "a.pdf")
    assert plain == Content((Text(WHOLE, "paragraph", 1),), 1)
    for turn in (90, 180, 270):
        assert read(pdf(lines(PROSE, 50, 100), rotate=turn), "a.pdf") == plain
    assert read(pdf(lines(PROSE, 50, 100), compressed=True), "a.pdf") == plain


def test_chinese_lines_join_without_blanks() -> None:
    marks = [
        Put("初步核算，全年国内生产总值一百三十万亿元，比上年", 72, 100, font=EAST),
        Put("增长百分之五。第一产业增加值占比为百分之七，第二", 50, 118, font=EAST),
        Put("产业为百分之三十六。", 50, 136, font=EAST),
    ]
    assert read(pdf(marks), "a.pdf").blocks == (
        Text(
            "初步核算，全年国内生产总值一百三十万亿元，比上年增长百分之五。"
            "第一产业增加值占比为百分之七，第二产业为百分之三十六。",
            "paragraph",
            1,
        ),
    )


def test_a_sentence_that_crosses_pages_stands_where_it_begins() -> None:
    first = lines(
        "The office counts all firms that trade. It asked\nthe firms of the north for", 50, 100
    )
    second = lines("their figures in May. The firms of the south were\nasked in June.", 50, 60)
    assert read(pdf(first, second), "a.pdf").blocks == (
        Text(
            "The office counts all firms that trade. It asked the firms of the north for their "
            "figures in May.",
            "paragraph",
            1,
        ),
        Text("The firms of the south were asked in June.", "paragraph", 2),
    )


def test_a_footnote_at_the_foot_does_not_part_a_sentence() -> None:
    text = "The office counts all firms that trade with others and\nit asked the firms of the north for"
    first = [*lines(text, 50, 100), Put("The firms are named in the annex.", 50, 760, 7)]
    second = lines("their figures in May of that year, as it always had.", 50, 60)
    assert read(pdf(first, second), "a.pdf").blocks == (
        Text(
            "The office counts all firms that trade with others and it asked the firms of the north "
            "for their figures in May of that year, as it always had.",
            "paragraph",
            1,
        ),
        Text("The firms are named in the annex.", "paragraph", 1),
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This PDF is damaged or cut off: get it again."),
        (b"%PDF-1.4\n", "This PDF is damaged or cut off: get it again."),
        (b"<html></html>", "This PDF is damaged or cut off: get it again."),
        (
            pdf(lines(PROSE, 50, 100), protected=True),
            "This PDF is protected by a password: save it without one.",
        ),
        (
            pdf([Stroke(0, 0, 100, 100)]),
            "This PDF is scanned: it has no text layer; run OCR on it first.",
        ),
    ],
)
def test_a_file_without_text_gives_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReadError) as error:
        read(data, "a.pdf")
    assert str(error.value) == sentence


def test_a_page_without_text_is_skipped() -> None:
    content = read(pdf([], lines(PROSE, 50, 100)), "a.pdf")
    assert content == Content((Text(WHOLE, "paragraph", 2),), 2)


def test_more_pages_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MOST_PAGES", 2)
    with pytest.raises(ReadError, match=r"^This PDF has 3 pages, more than 2: split it\.$"):
        read(pdf([], [], []), "a.pdf")


def test_more_letters_on_a_page_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MOST_LETTERS", 100)
    with pytest.raises(ReadError, match=r"^Page 1 holds more than 100 letters"):
        read(pdf(lines(PROSE, 50, 100)), "a.pdf")


def test_pages_are_read_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [lines(PROSE, 50, 100) for _ in range(5)]
    whole = read(pdf(*pages), "a.pdf")
    monkeypatch.setattr(reader, "_TOGETHER", 2)
    assert read(pdf(*pages), "a.pdf") == whole
    assert [block.page for block in whole.blocks] == [1, 2, 3, 4, 5]


SAMPLE = pdf(
    [Put("Yearly report", 50, 60, 24, BOLD), *lines(PROSE, 50, 120)],
    [Put("中文", 50, 100, font=EAST), Stroke(50, 200, 300, 200)],
    compressed=True,
)


@given(st.data())
def test_a_broken_file_gives_blocks_or_a_sentence(data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(SAMPLE)))
    broken = bytearray(SAMPLE[:cut] if data.draw(st.booleans()) else SAMPLE)
    for _ in range(data.draw(st.integers(0, 8))):
        if broken:
            place = data.draw(st.integers(0, len(broken) - 1))
            broken[place] = data.draw(st.integers(0, 255))
    try:
        content = read(bytes(broken), "a.pdf")
    except ReadError as error:
        assert str(error).startswith("This PDF ")  # noqa: PT017
    else:
        assert content.blocks
