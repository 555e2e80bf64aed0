"""The plain text of an answer."""

from decimal import Decimal

from bot.answer import Calculation, Figure, Operand
from bot.answering.footnotes import Footnotes
from bot.answering.wording import built, renumbered
from index.assembly import assemble
from index.blocks import Content, Heading, Text

PORT = assemble(
    Content((Heading("Port", 0), Heading("Ships", 1), Text("Ships came. It was cold.", page=3)), 4),
    id="port",
)


def test_the_text_is_headline_details_quotations_warnings():
    notes = Footnotes()
    notes.cite(PORT, PORT.sentences[0])
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
        chart=["ships"],
    )
    assert answer.answer == "5\nships\n“Ships came.” [1, p. 3]\n⚠ Old."
    assert (answer.headline, answer.details, answer.warnings) == ("5", ("ships", ""), ("Old.",))
    assert (answer.figures, answer.citations) == ((figure,), notes.citations())
    assert answer.chart == ("ships",)


def test_an_answer_of_nothing_but_a_headline():
    answer = built("?", "zh", "error", headline="看不懂")
    assert answer.model_dump(exclude_defaults=True) == {
        "question": "?",
        "language": "zh",
        "status": "error",
        "answer": "看不懂",
        "headline": "看不懂",
    }


def test_footnotes_that_begin_after_others():
    notes = Footnotes()
    notes.cite(PORT, PORT.sentences[0])
    notes.cite(PORT, PORT.sentences[1])
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
