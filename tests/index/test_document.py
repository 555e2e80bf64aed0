"""A document's look-ups, on a text small enough to count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.document import Document, Paragraph, Section, Sentence
from index.split import parse

TEXT = "Tides\nHigh.  Low.\nMoon\nFull."
#       0     6      13   18   23

DOCUMENT = Document(
    id="tides",
    title="Tides",
    text=TEXT,
    sections=(Section("sec1", "Tides", 0, 17), Section("sec2", "Moon", 18, 28)),
    paragraphs=(Paragraph(6, 17, 0, (0, 1)), Paragraph(23, 28, 1, (2,))),
    sentences=(
        Sentence("s1", "High.", 6, 11, 0, 0),
        Sentence("s2", "Low.", 13, 17, 0, 0),
        Sentence("s3", "Full.", 23, 28, 1, 1),
    ),
)
S1, S2, S3 = DOCUMENT.sentences


def test_the_document_is_what_the_parser_reads():
    assert parse(TEXT, id="tides") == DOCUMENT


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (-1, None),
        (0, None),
        (6, S1),
        (10, S1),
        (11, None),
        (12, None),
        (13, S2),
        (16, S2),
        (17, None),
        (23, S3),
        (27, S3),
        (28, None),
        (999, None),
    ],
)
def test_sentence_at(offset, expected):
    assert DOCUMENT.sentence_at(offset) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 28, (S1, S2, S3)),
        (0, 6, ()),
        (0, 7, (S1,)),
        (10, 14, (S1, S2)),
        (11, 13, ()),
        (14, 15, (S2,)),
        (16, 99, (S2, S3)),
        (8, 8, ()),
        (9, 3, ()),
    ],
)
def test_sentences_in(start, end, expected):
    assert DOCUMENT.sentences_in(start, end) == expected


@pytest.mark.parametrize(
    ("sentence_id", "expected"),
    [("s1", S1), ("s3", S3)]
    + [(wrong, None) for wrong in ("", "s", "s0", "s4", "s01", "1", "s-1", "s²", "s" + "9" * 5000)],
)
def test_sentence(sentence_id, expected):
    assert DOCUMENT.sentence(sentence_id) == expected


def test_what_a_reader_sees_around_a_sentence():
    assert DOCUMENT.section_of(S3) == DOCUMENT.sections[1]
    assert [DOCUMENT.section_title(s) for s in DOCUMENT.sentences] == ["Tides", "Tides", "Moon"]
    assert DOCUMENT.paragraph_of(S2) == DOCUMENT.paragraphs[0]
    assert DOCUMENT.paragraph_text(S2) == "High.  Low."
    assert DOCUMENT.around(S2) == ("High.  ", "")
    assert DOCUMENT.around(S1) == ("", "  Low.")
    assert DOCUMENT.paragraphs_in(1) == (DOCUMENT.paragraphs[1],)
    assert DOCUMENT.paragraphs_in(2) == ()
    assert DOCUMENT.sentences_of(DOCUMENT.paragraphs[0]) == (S1, S2)


def test_an_empty_document_finds_nothing():
    empty = parse("")
    assert empty == Document("document", "", "", (), (), ())
    assert empty.sentence("s1") is None
    assert empty.sentence_at(0) is None
    assert empty.sentences_in(0, 10) == ()


@given(st.text(alphabet="aB. \n", max_size=60), st.integers(-2, 62), st.integers(-2, 62))
def test_look_ups_agree_with_a_search_of_all_sentences(text, start, end):
    document = parse(text)
    held = [s for s in document.sentences if start in range(s.start, s.end)]
    assert [document.sentence_at(start)] == (held or [None])
    overlapping = tuple(s for s in document.sentences if s.start < end and start < s.end)
    assert document.sentences_in(start, end) == (overlapping if start < end else ())
