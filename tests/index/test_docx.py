"""Word documents: what is read, and what is not."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.blocks import Content, Grid, Heading, Text
from index.readers.docx import read
from index.readers.unreadable import ReadError
from tests.index.office import docx, p, r, table, zipped

CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Report for 2025</dc:title></cp:coreProperties>"
)


def blocks(body, **more):
    return list(read(docx(body, **more), "x.docx").blocks)


def test_headings_texts_and_items_by_style():
    body = (
        p("The report", "Title")
        + p("Another title", "Title")
        + p("Contents", "TOC1")
        + p("One", "Own")
        + p("Plain words.")
        + p("Under one", "H2")
        + p("Deeper", "Deep")
        + p("by its own level", more='<w:outlineLvl w:val="1"/>')
        + p("an item", "Bullet")
        + p("numbered", more='<w:numPr><w:numId w:val="3"/></w:numPr>')
        + p("not numbered", more='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("Figure 1: a picture", "Caption")
        + p("based on itself", "Round")
        + p("of an unknown style", "Missing")
        + p("   ")
    )
    assert blocks(body) == [
        Heading("The report", 0),
        Text("Another title"),
        Heading("One", 1),
        Text("Plain words."),
        Heading("Under one", 2),
        Heading("Deeper", 3),
        Heading("by its own level", 2),
        Text("an item", "item"),
        Text("numbered", "item"),
        Text("not numbered"),
        Text("Figure 1: a picture", "caption"),
        Text("based on itself"),
        Text("of an unknown style"),
    ]


def test_a_bold_line_is_a_heading_where_text_stands_under_it():
    bold = "<w:b/>"
    body = (
        p(runs=r("Costs", bold))
        + p("They rose.")
        + p(runs=r("First of two", bold))
        + p("Second of two", "Heavy")
        + p("A paragraph.")
        + p(runs=r("A whole sentence in bold.", bold))
        + p(runs=r("Bold", bold) + r(" and not"))
        + p(runs=r("Off", '<w:b w:val="0"/>'), style="Heavy")
        + p(runs=r("Table 1", bold))
        + table(["a", "b"], ["1", "2"])
        + p(runs=r("The end", bold))
    )
    assert blocks(body) == [
        Heading("Costs", 7),
        Text("They rose."),
        Text("First of two"),
        Heading("Second of two", 7),
        Text("A paragraph."),
        Text("A whole sentence in bold."),
        Text("Bold and not"),
        Text("Off"),
        Text("Table 1", "caption"),
        Grid((("a", "b"), ("1", "2")), 1),
        Text("The end"),
    ]


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (r("kept ") + f"<w:del>{r('deleted')}</w:del>" + f"<w:ins>{r('inserted')}</w:ins>",
         "kept inserted"),
        (r("here ") + f"<w:moveFrom>{r('moved')}</w:moveFrom>", "here"),
        (r("seen") + r(" hidden", "<w:vanish/>") + r(" too", '<w:rStyle w:val="Secret"/>'), "seen"),
        (r("seen", '<w:vanish w:val="0"/>'), "seen"),
        (r("10") + r("6", '<w:vertAlign w:val="superscript"/>') + r(" m") +
         r("2", '<w:vertAlign w:val="superscript"/>'), "10⁶ m²"),
        (r("CO") + r("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type='page'/></w:r>",
         "a b\nc"),
        ("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop co</w:t><w:softHyphen/><w:t>op</w:t></w:r>",
         "non-stop coop"),
        (r("see ") + '<w:hyperlink r:id="x" xmlns:r="r">' + r("the site") + "</w:hyperlink>",
         "see the site"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 7</w:instrText></w:r>'
         '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("page 3"), "page 3"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="00B1"/></w:r>' + r("5"), "±5"),
        ("<w:r><w:ruby><w:rt>" + r("kan") + "</w:rt><w:rubyBase>" + r("漢") + "</w:rubyBase></w:ruby>"
         "</w:r>" + r("字"), "漢字"),
        (('<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:f><m:num>'
         "<m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f><m:r><m:t>+</m:t>"
         "</m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup>"
         "</m:sSup></m:oMath>"), "a/b+c^2"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + r("chosen") + "</w:sdtContent></w:sdt>", "chosen"),
    ],
)  # fmt: skip
def test_the_text_of_a_paragraph(runs, text):
    assert blocks(p(runs=runs)) == [Text(text)]


def formula(inside):
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    return f'<m:oMath xmlns:m="{math}">{inside}</m:oMath>'


def m(text):
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<m:f><m:num>{m('a')}</m:num><m:den>{m('b')}</m:den></m:f>{m('+1')}", "a/b+1"),
        (f"<m:sSup><m:e>{m('10')}</m:e><m:sup>{m('6')}</m:sup></m:sSup>", "10^6"),
        (f"<m:sSub><m:e>{m('x')}</m:e><m:sub>{m('i+1')}</m:sub></m:sSub>", "x_(i+1)"),
        (
            (
                f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{m("i=1")}</m:sub>'
                f"<m:sup>{m('20')}</m:sup><m:e>{m('5')}</m:e></m:nary>"
            ),
            "∑_(i=1)^20 5",
        ),
        (f"<m:rad><m:deg/><m:e>{m('25')}</m:e></m:rad>", "√25"),
        (f"<m:d><m:e>{m('1')}</m:e><m:e>{m('2')}</m:e></m:d>", "(1, 2)"),
        (
            (
                f"<m:func><m:fName><m:limLow><m:e>{m('lim')}</m:e><m:lim>{m('n')}</m:lim></m:limLow>"
                f"</m:fName><m:e>{m('3')}</m:e></m:func>"
            ),
            "lim_n 3",
        ),
    ],
)
def test_formulas_keep_their_numbers_apart(inside, text):
    assert blocks(p(runs=formula(inside))) == [Text(text)]


def test_a_table_in_a_cell_of_data_is_kept():
    nested = table(["in", "side"]) + p()
    body = table(["a", "b"], ["c", "d"], ["e", (nested, 1, "")], ["f", "g"])
    assert blocks(body) == [Grid((("a", "b"), ("c", "d"), ("e", "in side"), ("f", "g")), 1)]


def test_notes_stand_at_the_end_of_their_section_and_not_in_its_figures():
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{number}">{p(runs="<w:r><w:footnoteRef/></w:r>" + r(text))}</w:footnote>'
        for number, text in [(1, "The first note."), (2, "The second."), (3, "Of nothing.")]
    )
    body = (
        p("One", "H1")
        + p(runs=r("It cost 25") + mark.format(1) + r(" euros."))
        + table(["a", "b"], ["x", ("<w:p>" + r("7") + mark.format(2) + "</w:p>", 1, "")])
        + p(runs=r("Again") + mark.format(1) + mark.format(9))
        + p("Two", "H1")
        + p("No note.")
    )
    assert blocks(body, notes=notes) == [
        Heading("One"),
        Text("It cost 25 euros."),
        Grid((("a", "b"), ("x", "7")), 1),
        Text("Again"),
        Text("The first note."),
        Text("The second."),
        Heading("Two"),
        Text("No note."),
    ]


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    runs = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility'
        f'/2006"><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback>'
        f"<w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert blocks(p("Beside it.", runs=runs)) == [Text("Beside it."), Text("In the box.")]


# ---------------------------------------------------------------- tables


def test_merged_cells_are_repeated_in_headers_and_stand_once_below():
    body = table(
        [("Region", 1, "restart"), ("Sales", 2, "")],
        [("", 1, "continue"), "2024", "2025"],
        [("North", 1, "restart"), "1.5", "2.5"],
        [("", 1, "continue"), "3.5", "4.5"],
        [("Total", 2, ""), "7"],
        header=2,
    )
    assert blocks(body) == [
        Grid(
            (
                ("Region", "Sales", "Sales"),
                ("Region", "2024", "2025"),
                ("North", "1.5", "2.5"),
                ("", "3.5", "4.5"),
                ("Total", "", "7"),
            ),
            2,
        )
    ]


def test_a_table_that_sets_out_text_becomes_text():
    items = p("one", "Bullet") + p("two", "Bullet")
    nested = table(["k", "v"], ["x", "1"]) + p()
    body = table([(p("Why?") + items, 2, "")], [(nested, 1, ""), ("Long. " * 80, 1, "")])
    assert blocks(body) == [
        Text("Why?"),
        Text("one", "item"),
        Text("two", "item"),
        Grid((("k", "v"), ("x", "1")), 1),
        Text(("Long. " * 80).strip()),
    ]


def test_rows_after_a_text_between_rows_keep_their_headers():
    between = p("A first line.") + p("A second line.")
    body = table(["", "2024"], ["a", "1.5"], [(between, 2, "")], ["b", "2.5"], header=1)
    assert blocks(body) == [
        Grid((("", "2024"), ("a", "1.5")), 1),
        Text("A first line."),
        Text("A second line."),
        Grid((("", "2024"), ("b", "2.5")), 1),
    ]


def test_a_deleted_row_is_no_row():
    rows = table(["a", "b"], ["1", "2"], ["3", "4"]).replace(
        '<w:tr><w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">3',
        "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t>3",
    )
    assert blocks(rows) == [Grid((("a", "b"), ("1", "2")), 1)]


# ---------------------------------------------------------------- the file


def test_a_strict_file_is_read_too_and_the_title_is_that_of_its_properties():
    data = docx(p("Words."), **{"docProps/core.xml": CORE})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strict = {
            name: archive.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            for name in archive.namelist()
        }
    expected = Content((Text("Words."),), title="Report for 2025")
    assert read(data, "x") == read(zipped(strict), "x") == expected


DAMAGED = "This file is damaged: save it again in the program that made it."
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
OLD = "This file is in an old office format (.doc, .xls, .ppt): save it as .docx, .xlsx or .pptx."
DECLARES = "This file holds declarations that no office program writes: save it again."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\3\4 and no more", DAMAGED),
        (docx(p("x"))[:300], DAMAGED),
        (zipped({"word/document.xml": "<no xml"}), DAMAGED),
        (zipped({"word/document.xml": "<other/>"}), DAMAGED),
        (zipped({"word/other.xml": "<other/>"}), DAMAGED),
        (docx(p("x"), **{"word/styles.xml": ENTITY + "<x>&e;</x>"}), DECLARES),
        (docx(p("x"), **{"word/styles.xml": (LAUGHS + "<x>&b;</x>").encode("utf-16")}), DECLARES),
        (docx(p("x"), **{"word/styles.xml": f"<!--{'x' * 5000}-->{ENTITY}<x>&e;</x>"}), DECLARES),
        (docx(p("x"), **{"word/styles.xml": f"<?x {'x' * 5000}?>{ENTITY}<x>&e;</x>"}), DECLARES),
        (
            docx(p("x"), **{"word/styles.xml": "<?xml version='1.0'?><x/>".encode("cp037")}),
            DECLARES,
        ),
        (docx("<w:sdtContent>" * 1000 + "</w:sdtContent>" * 1000), DAMAGED),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "This file is protected by a password: save it without one.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            OLD,
        ),
        (
            docx("", **{"word/media/bomb": b"\0" * (300 << 20)}),
            "This file unpacks to more than can be read: split it.",
        ),
    ],
)
def test_files_that_give_no_document(data, sentence):
    with pytest.raises(ReadError) as caught:
        read(data, "x.docx")
    assert str(caught.value) == sentence


SAMPLE = docx(p("One", "H1") + p("Words.") + table(["a", "b"], ["1", "2"]))


@settings(deadline=None)
@given(st.integers(0, len(SAMPLE) - 1), st.binary(min_size=1, max_size=8), st.booleans())
def test_damaged_files_give_a_sentence_or_a_document(at, bytes_, cut):
    data = SAMPLE[:at] + bytes_ + (b"" if cut else SAMPLE[at + len(bytes_) :])
    with suppress(ReadError):
        assert isinstance(read(data, "x.docx"), Content)
