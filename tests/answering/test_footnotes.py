"""Footnotes: numbered once, verbatim, from the right document."""

from bot.answering.footnotes import Footnotes
from index.assembly import assemble
from index.blocks import Content, Heading, Text

PORT = assemble(
    Content((Heading("Port", 0), Heading("Ships", 1), Text("Ships came. It was cold.", page=3)), 4),
    id="port",
)
MINE = assemble(Content((Heading("Mine", 0), Text("Ships came.", page="Sheet1")), 1), id="mine")


def test_a_sentence_has_one_footnote_and_all_its_marks():
    notes = Footnotes()
    assert [
        notes.cite(PORT, PORT.sentences[1], (PORT.sentences[1].start, PORT.sentences[1].start + 2)),
        notes.cite(PORT, PORT.sentences[0]),
        notes.cite(PORT, PORT.sentences[1], (PORT.sentences[1].end - 5, PORT.sentences[1].end)),
        notes.cite(PORT, PORT.sentences[1], (0, 4)),
        notes.cite(PORT, PORT.sentences[1], (PORT.sentences[1].start, PORT.sentences[1].start + 2)),
    ] == [1, 2, 1, 1, 1]
    assert [(c.n, c.quote, c.marks) for c in notes.citations()] == [
        (1, "It was cold.", ((0, 2), (7, 12))),
        (2, "Ships came.", ()),
    ]


def test_a_citation_says_where_it_stands():
    notes = Footnotes(named=True)
    notes.cite(PORT, PORT.sentences[0])
    (citation,) = notes.citations()
    start = PORT.text.index("Ships came.")
    assert citation.model_dump() == {
        "n": 1,
        "sentence_id": "s1",
        "quote": "Ships came.",
        "start": start,
        "end": start + len("Ships came."),
        "section": "Ships",
        "document": "Port",
        "page": 3,
        "marks": (),
    }


def test_equal_sentences_of_two_documents_are_two_footnotes():
    notes = Footnotes(named=True)
    assert [
        notes.cite(PORT, PORT.sentences[0]),
        notes.cite(MINE, MINE.sentences[0]),
        notes.cite(PORT, PORT.sentences[0]),
    ] == [1, 2, 1]
    assert [notes.place(c, "en") for c in notes.citations()] == [
        "[1, p. 3, Port]",
        "[2, Sheet1, Mine]",
    ]


def test_the_title_is_left_out_where_there_is_one_document():
    notes = Footnotes()
    notes.cite(MINE, MINE.sentences[0])
    assert [notes.place(c, "en") for c in notes.citations()] == ["[1, Sheet1]"]


def test_a_title_that_goes_without_saying():
    notes = Footnotes(titled=False)
    notes.cite(MINE, MINE.sentences[0])
    assert [(c.document, notes.place(c, "en")) for c in notes.citations()] == [("", "[1, Sheet1]")]
