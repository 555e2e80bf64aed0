"""OpenDocument texts: what is read, and what is not."""

import io
import random
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.assembly import assemble
from index.blocks import Content, Grid, Heading, Text
from index.readers.odt import read
from index.readers.unreadable import ReadError, Why
from tests.index.office import ODF, OPEN, odt, op, open_table, span
from tests.index.outlines import check

META = (
    f'<office:document-meta {OPEN} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
    "<dc:title>Report for 2025</dc:title></office:meta></office:document-meta>"
)


def blocks(body, **more):
    return list(read(odt(body, **more), "x.odt").blocks)


def heading(text, level):
    return f'<text:h text:outline-level="{level}">{text}</text:h>'


def items(*texts):
    inside = "".join(f"<text:list-item>{text}</text:list-item>" for text in texts)
    return f"<text:list>{inside}</text:list>"


def test_headings_texts_and_items():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        + op("Deleted words.")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
        + op("The report", "P1")
        + op("Another title", "Title")
        + f"<text:table-of-content><text:index-body>{op('One 1')}</text:index-body></text:table-of-content>"
        + op("One ... 1", "Contents_20_1")
        + heading("One", 1)
        + op("Plain words.")
        + op("Under one", "Own")
        + "<text:h>Without a level</text:h>"
        + heading("Deep", 99)
        + items(
            op("an item") + items(op("within it")), heading("a numbered heading", 2), op("last")
        )
        + op("Figure 1: a picture", "Caption")
        + op("Table 1", "Table")
        + op("based on itself", "Round")
        + op("of an unknown style", "Missing")
        + op("unseen", "Unseen")
        + f'<text:section text:display="none">{op("nor this")}</text:section>'
        + f"<text:section>{op('in a section')}</text:section>"
        + op("   ")
    )
    assert blocks(body) == [
        Heading("The report", 0),
        Text("Another title"),
        Heading("One", 1),
        Text("Plain words."),
        Heading("Under one", 2),
        Heading("Without a level", 1),
        Heading("Deep", 10),
        Text("an item", "item"),
        Text("within it", "item"),
        Heading("a numbered heading", 2),
        Text("last", "item"),
        Text("Figure 1: a picture", "caption"),
        Text("Table 1", "caption"),
        Text("based on itself"),
        Text("of an unknown style"),
        Text("in a section"),
    ]


def test_a_bold_line_is_a_heading_where_text_stands_under_it():
    body = (
        op(span("Costs", "B"))
        + op("They rose.")
        + op(span("not", "N") + " bold", "Heavy")
        + op("The end", "Heavy")
    )
    assert blocks(body) == [
        Heading("Costs", 7),
        Text("They rose."),
        Text("not bold"),
        Text("The end"),
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("a\n     line", "a line"),
        ('a<text:s/>b<text:s text:c="2"/>c<text:tab/>d', "a b  c d"),
        ("one<text:line-break/>two", "one\ntwo"),
        ("10" + span("6", "Up") + " m" + span("2", "Up3"), "10⁶ m²"),
        ("CO" + span("2", "Down") + " H" + span("2", "Down3") + "O", "CO2 H2O"),
        ("seen" + span(" hidden", "Secret") + " too", "seen too"),
        ('seen<text:conditional-text text:display="none"> not</text:conditional-text>', "seen"),
        ("said<office:annotation>" + op("a comment") + "</office:annotation>.", "said."),
        ("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>字",
         "漢字"),
        ('<text:a xmlns:x="x" x:href="y">the site</text:a> has <text:page-number>7</text:page-number>',
         "the site has 7"),
        ('old <text:change-start text:change-id="c"/>and new<text:change-end text:change-id="c"/>',
         "old and new"),
    ],
)  # fmt: skip
def test_the_text_of_a_paragraph(inside, text):
    assert blocks(op(inside)) == [Text(text)]


def test_notes_stand_at_the_end_of_their_section_and_boxes_after_their_paragraph():
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body>{}</text:note-body></text:note>"
    box = f"<draw:frame><draw:text-box>{op('in a box')}</draw:text-box></draw:frame>"
    body = (
        heading("One", 1)
        + op(f"It was 5{note.format(op('by the door'))} then.{box}")
        + op("Next.")
        + heading("Two", 1)
        + f"<draw:g>{box}</draw:g>"
    )
    assert blocks(body) == [
        Heading("One", 1),
        Text("It was 5 then."),
        Text("in a box"),
        Text("Next."),
        Text("by the door"),
        Heading("Two", 1),
        Text("in a box"),
    ]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (
            open_table(["Month", "Visitors"], ["Jan", "100"], header=1),
            [Grid((("Month", "Visitors"), ("Jan", "100")), 1)],
        ),
        (
            open_table([("Visitors", 2, 1), None], ["2023", "2024"], ["5", "7"], header=2),
            [Grid((("Visitors", "Visitors"), ("2023", "2024"), ("5", "7")), 2)],
        ),
        (
            open_table(["a", "b"], [("Asia", 1, 2), "5"], [None, "6"], ["Rest", "7"], header=1),
            [Grid((("a", "b"), ("Asia", "5"), ("", "6"), ("Rest", "7")), 1)],
        ),
        (  # as programs write it that leave out what is covered
            open_table(
                ["Cost", ("Years", 2, 1), "Average", ("Total", 2, 1)],
                ["Low", "0", (" ", 1, 3), "147.5", ("1266.3", 2, 1)],
                ["High", "0", "221.3", ("1899.4", 1, 2), "note"],
                ["Best", "0", "183.9", "other"],
                ["Rest", "1", "2", "3", "4", "5"],
                header=1,
            ),
            [
                Grid(
                    (
                        ("Cost", "Years", "Years", "Average", "Total", "Total"),
                        ("Low", "0", "", "147.5", "1266.3", ""),
                        ("High", "0", "", "221.3", "1899.4", "note"),
                        ("Best", "0", "", "183.9", "", "other"),
                        ("Rest", "1", "2", "3", "4", "5"),
                    ),
                    1,
                )
            ],
        ),
        (
            open_table(["<text:h>Left</text:h>" + op("Prose."), op("Right side.")]),
            [Heading("Left", 1), Text("Prose."), Text("Right side.")],
        ),
        (
            (
                "<table:table><table:table-row><table:table-cell>" + op("a") + "</table:table-cell>"
                '<table:table-cell table:number-columns-repeated="2">' + op("5")
                + "</table:table-cell>"
                '<table:table-cell table:number-columns-repeated="1000000"/></table:table-row>'
                '<table:table-row table:number-rows-repeated="2"><table:table-cell>' + op("b")
                + "</table:table-cell></table:table-row>"
                '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/>'
                "</table:table-row></table:table>"
            ),
            [Grid((("a", "5", "5", ""), ("b", "", "", ""), ("b", "", "", ""), ("", "", "", "")), 0)],
        ),
    ],
)  # fmt: skip
def test_tables(table, found):
    assert blocks(table) == found


def test_the_title_of_its_properties():
    assert read(odt(op("It rose."), **{"meta.xml": META}), "x.odt") == Content(
        (Text("It rose."),), title="Report for 2025"
    )


def encrypted():
    return odt(
        "x", **{"META-INF/manifest.xml": "<m:encryption-data/>", "content.xml": "\x07scrambled"}
    )


WIDE = (
    f'<table:table-row table:number-rows-repeated="1000"><table:table-cell '
    f'table:number-columns-repeated="1000">{op("x")}</table:table-cell></table:table-row>'
)


@pytest.mark.parametrize(
    ("data", "sentence", "why"),
    [
        (
            encrypted(),
            "This file is protected by a password: save it without one.",
            Why.PROTECTED,
        ),
        (
            odt("", **{"content.xml": "<a"}),
            "This file is damaged: save it again in the program that made it.",
            Why.DAMAGED,
        ),
        (
            odt("", **{"content.xml": f'<o:document-content xmlns:o="{ODF}:office:1.0"/>'}),
            "This file is damaged: save it again in the program that made it.",
            Why.DAMAGED,
        ),
        (
            odt("", **{"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "This file holds declarations that no office program writes: save it again.",
            Why.DAMAGED,
        ),
        (
            odt(f"<table:table>{WIDE}</table:table>"),
            "This file has a table that is too large to read: split it.",
            Why.TOO_LARGE,
        ),
    ],
)
def test_what_is_not_read(data, sentence, why):
    with pytest.raises(ReadError) as caught:
        read(data, "x.odt")
    assert (str(caught.value), caught.value.why) == (sentence, why)


def test_a_list_of_parts_may_declare_its_type():
    manifest = '<!DOCTYPE manifest PUBLIC "x" "Manifest.dtd"><manifest/>'
    assert blocks(op("It rose."), **{"META-INF/manifest.xml": manifest}) == [Text("It rose.")]


SAMPLE = odt(
    heading("One", 1)
    + op("It rose by 5%.")
    + items(op("an item"))
    + open_table(["a", ("b", 2, 1), None], [("Asia", 1, 2), "5", "6"], [None, "6", "7"], header=1)
)


@given(st.integers(0, 2**32))
def test_mutated_parts_and_files(seed):
    chance = random.Random(seed)
    archive = zipfile.ZipFile(io.BytesIO(SAMPLE))
    content = bytearray(archive.read("content.xml"))
    start = content.index(b"<office:body>")
    for _ in range(chance.randrange(1, 6)):
        if chance.random() < 0.5:
            content[chance.randrange(start, len(content))] = chance.randrange(32, 127)
        else:  # an element more, or one less
            tags = [b"<text:list>", b"</text:list>", b"<table:table-row/>", b"9", b"<draw:g/>"]
            content[(at := chance.randrange(start, len(content))) : at] = chance.choice(tags)
    data = bytearray(odt("", **{"content.xml": bytes(content)}))
    if chance.random() < 0.3:
        data[chance.randrange(len(data))] = chance.randrange(256)
    content = None
    with suppress(ReadError):
        content = read(bytes(data), "x.odt")
    if content is not None:
        check(assemble(content))
