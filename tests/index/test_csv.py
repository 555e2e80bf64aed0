"""Delimited text: dialects, encodings, titles above and notes below the table."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.blocks import Content, Grid, Text
from index.readers import csv
from index.readers.csv import read
from index.readers.unreadable import ReadError

TABLE = Grid((("Region", "2023", "2024"), ("North", "5", "6.5"), ("South", "7", "8")), 1)

PROVINCES = (
    *("广东省", "浙江省", "江苏省", "山东省", "福建省"),
    *("四川省", "河南省", "湖北省", "湖南省", "上海市"),
)


def blocks(text, name="x.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    return list(read(data, name).blocks)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Region,2023,2024\nNorth,5,6.5\nSouth,7,8\n", "x.csv"),
        ("Region;2023;2024\nNorth;5;6.5\nSouth;7;8", "x.csv"),
        ("Region\t2023\t2024\r\nNorth\t5\t6.5\r\nSouth\t7\t8\r\n", "x.csv"),
        ("Region\t2023\t2024\nNorth\t5\t6.5\nSouth\t7\t8", "x.tsv"),
        ("Region|2023|2024\nNorth|5|6.5\nSouth|7|8", "x.csv"),
        ("\ufeffRegion, 2023, 2024\nNorth , 5, 6.5\n\nSouth, 7, 8", "x.csv"),
        ("sep=;\nRegion;2023;2024\nNorth;5;6.5\nSouth;7;8", "x.csv"),
        ('"Region","2023","2024"\n"North","5","6.5"\n"South","7","8"', "x.csv"),
    ],
)
def test_delimiters(text, name):
    assert blocks(text, name) == [TABLE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Land;Wert;Anteil\nÖsterreich;1.234,5;12,5 %\n"Süd; West";(3,0);7,1 %'.encode("cp1252"),
            [Grid((("Land", "Wert", "Anteil"), ("Österreich", "1.234,5", "12,5 %"),
                   ("Süd; West", "(3,0)", "7,1 %")), 1)],
        ),
        (
            "\n".join(["省份,出口额", *(f'{name},"1,234"' for name in PROVINCES)]).encode("gb18030"),
            [Grid((("省份", "出口额"), *((name, "1,234") for name in PROVINCES)), 1)],
        ),
        (
            "a,b\n1,2".encode("utf-16"),
            [Grid((("a", "b"), ("1", "2")), 1)],
        ),
        (
            ("Table 1, Revenue by region\n(in millions)\nRegion,2023,2024,2025\nNorth,5,6,7\n"
            "Total,5,6,7\n\nSource: accounts, audited.\n"),
            [
                Text("Table 1, Revenue by region", "caption"),
                Text("(in millions)", "caption"),
                Grid((("Region", "2023", "2024", "2025"), ("North", "5", "6", "7"),
                      ("Total", "5", "6", "7")), 1),
                Text("Source: accounts, audited."),
            ],
        ),
        (
            'name,says\nx,"two\nlines"\ny,"a ""quote"""',
            [Grid((("name", "says"), ("x", "two\nlines"), ("y", 'a "quote"')), 1)],
        ),
        (
            'name,says\nx,"never closed\ny,fine\nz,5',
            [Grid((("name", "says"), ("x", '"never closed'), ("y", "fine"), ("z", "5")), 1)],
        ),
        ('disk,size\nA,5" wide\nB,3"', [Grid((("disk", "size"), ("A", '5" wide'), ("B", '3"')), 1)]),
        ("1.5,2\n3.5,4", [Grid((("1.5", "2"), ("3.5", "4")), 0)]),
        ("a,b,c\n1,2\n3,4,5", [Grid((("a", "b", "c"), ("1", "2", ""), ("3", "4", "5")), 1)]),
        ("just a text\nand another", [Text("just a text"), Text("and another")]),
        ("\n\n", []),
    ],
)  # fmt: skip
def test_what_is_read(text, expected):
    assert blocks(text) == expected


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            b'a,"' + b"x" * 200_000,
            "This file has a cell that is too long for a table: save it as text.",
        ),
        (b"a,b\n" * 6, "This file has more than 10 cells: split it."),
    ],
)
def test_files_that_give_no_document(monkeypatch, data, sentence):
    monkeypatch.setattr(csv, "_MOST_CELLS", 10)
    with pytest.raises(ReadError) as caught:
        read(data, "x.csv")
    assert str(caught.value) == sentence


@given(st.text("ab1.,;\t|\"' \n(é", max_size=60))
def test_any_text_gives_a_table_or_texts(text):
    with suppress(ReadError):
        found = read(text.encode(), "x.csv")
        assert isinstance(found, Content)
        for block in found.blocks:
            if isinstance(block, Grid):
                assert len({len(row) for row in block.rows}) == 1
                assert block.header_rows < len(block.rows)


@given(st.binary(max_size=60))
def test_any_bytes_give_a_table_texts_or_a_sentence(data):
    with suppress(ReadError):
        assert isinstance(read(data, "x.csv"), Content)


_CELLS = st.text("abc äß", min_size=1, max_size=8).map(str.strip).filter(bool)


@given(
    st.lists(st.tuples(_CELLS, st.integers(0, 999), st.integers(0, 999)), min_size=1, max_size=6),
    st.sampled_from(",;\t|"),
)
def test_a_regular_table_comes_back(rows, delimiter):
    table = [("name", "one", "two"), *(tuple(map(str, row)) for row in rows)]
    assert blocks("\n".join(map(delimiter.join, table))) == [Grid(tuple(table), 1)]
