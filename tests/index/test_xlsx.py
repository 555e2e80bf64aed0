"""Workbooks: what a sheet shows is what is read."""

import io
import zipfile
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from index.blocks import Content, Grid, Heading, Text
from index.readers import xlsx
from index.readers.unreadable import ReadError
from index.readers.xlsx import read
from tests.index.office import OFFICE, zipped

ACCOUNTING = "#,##0.0_);(#,##0.0)"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook(*sheets):
    """A workbook of sheets: a name and what fills it."""
    book = Workbook()
    book.remove(book.active)
    for name, fill in sheets:
        fill(book.create_sheet(name))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rows(*lines):
    def fill(sheet):
        for line in lines:
            sheet.append(line)

    return fill


def raw(cells, more="", strings="", styles=""):
    """A workbook of one sheet, its XML as it is given."""
    relation = f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/s.xml"/>'
    relation += f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="/xl/strings.xml"/>'
    return zipped(
        {
            "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Only" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships>{relation}</Relationships>",
            "xl/worksheets/s.xml": f"<worksheet {MAIN}><sheetData>{cells}</sheetData>{more}</worksheet>",
            "xl/strings.xml": f"<sst {MAIN}>{strings}</sst>",
        }
    )


def is_grid(block):
    return isinstance(block, Grid)


def blocks(data):
    return list(read(data, "x.xlsx").blocks)


def test_a_statement_with_titles_unit_merged_headers_spacer_columns_and_a_table_beside():
    def fill(sheet):
        sheet["A1"], sheet["A2"] = "Acme Corp", "(in millions of US dollars)"
        sheet["B4"], sheet["E4"] = "Quarter", "Year"
        sheet.merge_cells("B4:C4")
        sheet.merge_cells("E4:F4")
        lines = [("", 2024, 2023, 2024, 2023), ("Revenue", 1234.5, 1100, 4900, 4300),
                 ("Costs", -800.25, -700, -3000, -2800), None, ("Profit", 434.25, 400, 1900, 1500)]  # fmt: skip
        for number, line in enumerate(lines, 5):
            for column, value in zip("ABCEF", line or "     ", strict=True):
                sheet[f"{column}{number}"] = value if str(value).strip() else None
                sheet[f"{column}{number}"].number_format = ACCOUNTING if number > 5 else "General"
        sheet["H4"], sheet["I4"] = "Region", "Sales"
        sheet["H5"], sheet["I5"] = "North", 12
        sheet["H6"], sheet["I6"] = "South", 15
        sheet["A11"] = "Source: the company's accounts, audited."

    page = {"page": "Income"}
    assert blocks(workbook(("Income", fill), ("Empty", rows()))) == [
        Heading("Income", **page),
        Text("Acme Corp", "caption", **page),
        Text("(in millions of US dollars)", "caption", **page),
        Grid(
            (
                ("", "Quarter", "Quarter", "Year", "Year"),
                ("", "2024", "2023", "2024", "2023"),
                ("Revenue", "1,234.5", "1,100.0", "4,900.0", "4,300.0"),
                ("Costs", "(800.3)", "(700.0)", "(3,000.0)", "(2,800.0)"),
                ("Profit", "434.3", "400.0", "1,900.0", "1,500.0"),
            ),
            2,
            **page,
        ),
        Grid((("Region", "Sales"), ("North", "12"), ("South", "15")), 1, **page),
        Text("Source: the company's accounts, audited.", **page),
    ]


def test_dates_percentages_truth_and_errors_as_shown():
    def fill(sheet):
        sheet.append(["Day", "Share", "Done", "Error"])
        for number in range(2):
            sheet.append([date(2025, 1, 31) + timedelta(number), 0.125, bool(number), "#N/A"])
        for row in sheet.iter_rows(min_row=2):
            row[0].number_format, row[1].number_format = "d mmm yyyy", "0.0%"

    [found] = blocks(workbook(("Sheet1", fill)))
    assert found == Grid(
        (
            ("Day", "Share", "Done", "Error"),
            ("31 Jan 2025", "12.5%", "FALSE", "#N/A"),
            ("1 Feb 2025", "12.5%", "TRUE", "#N/A"),
        ),
        1,
        page="Sheet1",
    )


def test_what_is_hidden_is_not_read():
    def fill(sheet):
        rows(["a", "b", "c"], [1, 2, 3], [4, 5, 6], [7, 8, 9])(sheet)
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True

    def secret(sheet):
        sheet["A1"] = "secret"
        sheet.sheet_state = "hidden"

    found = read(workbook(("Data", fill), ("Other", secret)), "x")
    grid = Grid((("a", "c"), ("1", "3"), ("7", "9")), 1, page="Data")
    assert found == Content((grid,), 1)


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (("", "", "2024", "", "", "2023"), ("", "2024", "2024", "2023", "2023")),
        (("", "", "2024", "", "2023", ""), ("", "2024", "2024", "2023", "2023")),
        (("", "", "", "", "", "2023"), ("", "", "", "", "2023")),
        (("", "1st", "2nd", "", "", "2023"), ("", "1st", "2nd", "", "2023")),
    ],
)
def test_a_header_stands_over_the_columns_between_two_empty_ones(top, expected):
    lines = [list(top), ["", "Sales", "Costs", "", "Sales", "Costs"], ["Zone", 1, 2, None, 3, 4]]
    [found] = blocks(workbook(("Sheet1", rows(*([cell or None for cell in x] for x in lines)))))
    assert found == Grid(
        (expected, ("", "Sales", "Costs", "Sales", "Costs"), ("Zone", "1", "2", "3", "4")),
        2,
        page="Sheet1",
    )


def test_numbered_rows_have_no_header():
    lines = [["1.01", "Voltage", "kV", 130], ["1.02", "Frequency", "Hz", 134]]
    [found] = blocks(workbook(("Sheet1", rows(["1.01", "Voltage", "kV"], *lines))))
    assert found.header_rows == 0


def test_two_tables_below_each_other_and_texts():
    lines = [
        ["This sheet has two tables. They differ."], [], ["Year", "Rain"], [2019, 5], [2020, 6],
        [], ["City", "Sun"], ["Rome", 7], ["Oslo", 3], ["* estimated by the authors"],
    ]  # fmt: skip
    page = {"page": "Weather"}
    assert blocks(workbook(("Weather", rows(*lines)))) == [
        Heading("Weather", **page),
        Text("This sheet has two tables. They differ.", "caption", **page),
        Grid((("Year", "Rain"), ("2019", "5"), ("2020", "6")), 1, **page),
        Grid((("City", "Sun"), ("Rome", "7"), ("Oslo", "3")), 1, **page),
        Text("* estimated by the authors", **page),
    ]


def test_a_bold_row_is_a_header():
    def fill(sheet):
        rows(["1", "2"], ["3", "4"])(sheet)
        for cell in sheet[1]:
            cell.font = Font(bold=True)

    [found] = blocks(workbook(("Sheet1", fill)))
    assert found.header_rows == 1


def test_a_formula_without_a_result_is_shown_as_the_formula():
    data = workbook(("Sheet1", rows(["what", "sum"], ["a", 5], ["all", "=SUM(B2:B2)"])))
    [found] = blocks(data)
    assert found.rows[-1] == ("all", "=SUM(B2:B2)")


def test_german_words_give_german_figures():
    lines = [
        ["Die Rechnung für das Geschäftsjahr und das Vorjahr ist von der Prüferin geprüft."],
        ["Posten der Rechnung", "Betrag in Euro"],
        ["Umsatzerlöse des Jahres", 1234.5],
    ]

    def fill(sheet):
        rows(*lines)(sheet)
        sheet["B3"].number_format = "#,##0.00"

    assert blocks(workbook(("Tabelle1", fill)))[-1].rows[-1] == (
        "Umsatzerlöse des Jahres",
        "1.234,50",
    )


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ('<row><c t="s"><v>0</v></c><c t="s"><v>9</v></c><c><v>7</v></c></row>', ("rich", "7")),
        ('<row r="3"><c r="B3" t="str"><f>A1</f><v>x</v></c><c r="C3"><v>1E-3</v></c></row>',
         ("x", "0.001")),
        ('<row><c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c><v>1</v></c></row>',
         ("inline", "1")),
        ('<row><c t="b"><v>1</v></c><c t="e"><v>#DIV/0!</v></c></row>', ("TRUE", "#DIV/0!")),
        ('<row><c t="n"><v>nonsense</v></c><c s="99"><v>5</v></c></row>', ("nonsense", "5")),
    ],
)  # fmt: skip
def test_cells_of_every_kind(cells, expected):
    strings = "<si><r><t>ri</t></r><r><rPr/><t>ch</t></r><rPh><t>not</t></rPh></si>"
    found = blocks(raw(cells, strings=strings))[1:]
    shown = [
        text for block in found for text in (block.rows[0] if is_grid(block) else [block.text])
    ]
    assert shown == list(expected)


DAMAGED = "This file is damaged: save it again in the program that made it."
FAR = '<row r="{0}"><c r="A{0}"><v>1</v></c></row><row r="{1}"><c r="XFD{1}"><v>1</v></c></row>'


def test_cells_that_lie_far_apart_take_no_room():
    found = blocks(raw(FAR.format(1, 1_048_576)))
    assert [type(block) for block in found] == [Heading, Text, Text]


def diagonal(number):
    letters = [
        a + b + c
        for a in "ABCDEFGHIJKLM"
        for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        for c in "ACEGIKMOQSUWY"
    ]
    return "".join(
        f'<row r="{2 * n}"><c r="{letters[n]}{2 * n}"><v>1</v></c></row>' for n in range(1, number)
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\3\4", DAMAGED),
        (zipped({"xl/other.xml": "<x/>"}), DAMAGED),
        (raw("<row>")[:-30], DAMAGED),
        (raw("<row><c><v>1</v></row>"), DAMAGED),
        (
            raw(diagonal(1500)),
            "The cells of this workbook lie too far apart to be read: split it.",
        ),
    ],
)
def test_files_that_give_no_document(data, sentence):
    with pytest.raises(ReadError) as caught:
        read(data, "x.xlsx")
    assert str(caught.value) == sentence


def test_more_cells_than_can_be_read(monkeypatch):
    monkeypatch.setattr(xlsx, "_MOST_CELLS", 3)
    three = workbook(("One", rows(["a", "b"])), ("Two", rows(["c"])))
    assert len(read(three, "x").blocks) == 4
    with pytest.raises(ReadError) as caught:
        read(workbook(("One", rows(["a", "b"])), ("Two", rows(["c", "d"]))), "x")
    assert str(caught.value) == "This workbook has more cells than can be read: split it."


def test_an_entity_is_refused():
    data = raw("")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/strings.xml"] = (
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst>&e;</sst>'
    )
    with pytest.raises(ReadError, match="declarations that no office program writes"):
        read(zipped(parts), "x.xlsx")


SAMPLE = workbook(("Sheet1", rows(["a", "b"], ["c", 1.5])))


@settings(deadline=None)
@given(st.integers(0, len(SAMPLE) - 1), st.binary(min_size=1, max_size=8), st.booleans())
def test_damaged_files_give_a_sentence_or_a_document(at, bytes_, cut):
    data = SAMPLE[:at] + bytes_ + (b"" if cut else SAMPLE[at + len(bytes_) :])
    with suppress(ReadError):
        assert isinstance(read(data, "x.xlsx"), Content)
