"""The plain text of an answer, and its footnotes: numbered once, verbatim, from the right document."""

from decimal import Decimal

from bot.answer import Calculation, Figure, Operand
from bot.answering.wording import Footnotes, built, renumbered
from index.assembly import assemble
from index.blocks import Content, Heading, Text

PORT = assemble(
    Content((Heading("Port", 0), Heading("Ships", 1), Text("Ships came. It was cold.", page=3)), 4),
    id="port",
)
MINE = assemble(Content((Heading("Mine", 0), Text("Ships came.", page="Sheet1")), 1), id="mine")


def test_a_sentence_has_one_footnote_and_all_its_marks():
    notes = Footnotes(named=False)
    assert [
        notes.cite(PORT, 1, (PORT.sentences[1].start, PORT.sentences[1].start + 2)),
        notes.cite(PORT, 0),
        notes.cite(PORT, 1, (PORT.sentences[1].end - 5, PORT.sentences[1].end)),
        notes.cite(PORT, 1, (0, 4)),
        notes.cite(PORT, 1, (PORT.sentences[1].start, PORT.sentences[1].start + 2)),
    ] == [1, 2, 1, 1, 1]
    assert [(c.n, c.quote, c.marks) for c in notes.citations()] == [
        (1, "It was cold.", ((0, 2), (7, 12))),
        (2, "Ships came.", ()),
    ]


def test_a_citation_says_where_it_stands():
    notes = Footnotes(named=True)
    notes.cite(PORT, 0)
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
    assert [notes.cite(PORT, 0), notes.cite(MINE, 0), notes.cite(PORT, 0)] == [1, 2, 1]
    assert [notes.place(c) for c in notes.citations()] == ["[1, p. 3, Port]", "[2, Sheet1, Mine]"]


def test_the_title_is_left_out_where_there_is_one_document():
    notes = Footnotes(named=False)
    notes.cite(MINE, 0)
    assert [notes.place(c) for c in notes.citations()] == ["[1, Sheet1]"]


def test_the_text_is_headline_details_quotations_warnings():
    notes = Footnotes(named=False)
    notes.cite(PORT, 0)
    figure = Figure(value=Decimal(5), unit="", text="5", source="sentence")
    answer = built(
        "q",
        "en",
        "answered",
        headline="5",
        details=["ships", ""],
        footnotes=notes,
        figures=[figure],
        warnings=["Old."],
    )
    assert answer.answer == "5\nships\n“Ships came.” [1, p. 3]\n⚠ Old."
    assert (answer.headline, answer.details, answer.warnings) == ("5", ("ships", ""), ("Old.",))
    assert (answer.figures, answer.citations) == ((figure,), notes.citations())


def test_an_answer_without_footnotes():
    answer = built("q", "zh", "error", headline="请输入问题。")
    assert (answer.status, answer.answer, answer.citations) == ("error", "请输入问题。", ())


def test_footnotes_that_begin_after_others():
    notes = Footnotes(named=False)
    notes.cite(PORT, 0)
    notes.cite(PORT, 1)
    operands = (
        Operand(text="5", value=Decimal(5), unit="", citation=2),
        Operand(text="6", value=Decimal(6), unit=""),
    )
    answer = built(
        "q",
        "en",
        "answered",
        headline="11",
        footnotes=notes,
        calculation=Calculation(formula="5 + 6 = 11", operands=operands),
    )
    later = renumbered(answer, 2)
    assert later.answer == "11\n“Ships came.” [3, p. 3]\n“It was cold.” [4, p. 3]"
    assert [citation.n for citation in later.citations] == [3, 4]
    assert [operand.citation for operand in later.calculation.operands] == [4, None]
    assert renumbered(answer, 0) == answer
