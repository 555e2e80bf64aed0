"""Checked statements as answers: headline, quotation, figure."""

from functools import lru_cache

import pytest

from bot.answering.asking import Asker
from bot.answering.claims.answering import claim_answer, whether_answer
from bot.answering.corpus import Corpus
from bot.answering.engine import Engine, open_documents
from index.readers.formats import read_bytes
from index.split import parse
from tests.tables import table

TEXT = """\
Harbour Museum: Report on the Year 2024

Its revenue reached 9.6 million euros, down 4.2%. The ship carried over 5800 cars to Lisbon. \
The old lighthouse was not restored.
"""


@lru_cache(1)
def engine() -> Engine:
    return open_documents([read_bytes(TEXT.encode(), "report.txt")])


@pytest.mark.parametrize(
    ("claim", "status", "headline", "figures"),
    [
        (
            "Revenue fell by 5.7%",
            "contradicted",
            "❌ 5.7%: the document says 4.2%.",
            ["4.2%"],
        ),
        ("Revenue fell by 4.2%", "supported", "✅ 4.2%: the document says so.", ["4.2%"]),
        (
            "Revenue fell by about 4%",
            "supported",
            "✅ About 4%: the document says 4.2%.",
            ["4.2%"],
        ),
        (
            "The ship carried 6000 cars to Lisbon",
            "not_in_document",
            "❔ 6000: the document says over 5800, which doesn't decide it.",
            [],
        ),
        (
            "The old lighthouse was restored",
            "contradicted",
            "❌ The document says that it is not so.",
            [],
        ),
        ("The old lighthouse was not restored", "supported", "✅ The document says so.", []),
        (
            "The old lighthouse was painted",
            "not_in_document",
            "❔ The document does not say whether this is so.",
            [],
        ),
    ],
)
def test_the_headline_says_which_part_is_decided(claim, status, headline, figures):
    answer = engine().answer(claim, claim=True)
    assert (answer.status, answer.headline) == (status, headline)
    assert [figure.text for figure in answer.figures] == figures
    assert [citation.n for citation in answer.citations] == [1]
    for figure in answer.figures:
        assert engine().documents[0].text[figure.start : figure.end] == figure.text


def test_chinese_headlines_are_chinese():
    text = "港口博物馆2024年报告\n\n全年收入下降4.2%。旧灯塔没有修复。\n"
    chinese = open_documents([read_bytes(text.encode(), "report.txt")])
    answer = chinese.answer("全年收入增长4.2%", claim=True)
    assert answer.headline.startswith("❌ 增长：")
    assert chinese.answer("旧灯塔修复了", claim=True).headline.startswith("❌ 与原文相反")


NORTH = """\
Report of the north

Sales of tea were 5 tons. Sales of salt were about 12 tons. Sales of salt were 15 tons. Prices were \
much lower in the north than in the south.
"""
SOUTH = """\
Report of the south

Sales of tea were 7 tons. Sales of wine were over 40 tons. The bank was bought by Max Lund. \
The bank did lower the rate.
"""


@lru_cache(1)
def askers() -> tuple[Asker, ...]:
    return tuple(Asker(Corpus(parse(text), "en")) for text in (NORTH, SOUTH))


# The status, the headline, the figures, what is quoted, warnings, and words left over.
OF_TWO = [
    ("Sales of tea were 5 tons", "supported", "✅ 5 tons: the report says so.", ["5 tons"], ["Sales of tea were 5 tons."], 0, ()),
    ("Sales of tea were 7 tons", "supported", "✅ 7 tons: the report says so.", ["7 tons"], ["Sales of tea were 7 tons."], 0, ()),
    ("Sales of tea were 9 tons", "contradicted", "❌ 9 tons: the report says 5 tons.", ["5 tons"], ["Sales of tea were 5 tons."], 0, ()),
    ("Sales of salt were 15 tons", "supported", "✅ 15 tons: the report says so.", ["15 tons"], ["Sales of salt were 15 tons.", "Sales of salt were about 12 tons."], 1, ()),
    ("Sales of wine were 50 tons", "not_in_document", "❔ 50 tons: the report says over 40 tons, which doesn't decide it.", [], ["Sales of wine were over 40 tons."], 0, ()),
    ("The bank bought Max Lund", "not_in_document", "❔ The report does not say whether this is so.", [], [], 0, ()),
    ("The bank raised the rate", "contradicted", "❌ Raised: the report says lower.", [], ["The bank did lower the rate."], 0, ()),
    ("Sales of cheap old green dry loose foreign tea were 5 tons", "not_in_document", "❔ The report does not say whether this is so.", [], ["Sales of tea were 5 tons."], 0, ("cheap", "old", "green", "dry", "loose")),
    ("Prices were higher in the north than in the south", "contradicted", "❌ Higher: the report says lower.", [], ["Prices were much lower in the north than in the south."], 0, ()),
]  # fmt: skip


@table(("claim", "status", "headline", "figures", "quotes", "warnings", "left"), OF_TWO)
def test_an_answer_from_two_documents(claim, status, headline, figures, quotes, warnings, left):
    answer = claim_answer(claim, "en", askers(), "the report")
    assert (
        answer.status,
        answer.headline,
        [figure.text for figure in answer.figures],
        [citation.quote for citation in answer.citations],
        len(answer.warnings),
        answer.reading.leftover,
    ) == (status, headline, figures, quotes, warnings, left)


# Whether it is so, as a question asks: the answer, None where the documents don't decide it.
WHETHER = [
    ("Sales of tea were 5 tons", "Yes: 5 tons\n“Sales of tea were 5 tons.” [1, Report of the north]"),
    ("Sales of tea were 9 tons", "No: 5 tons\n“Sales of tea were 5 tons.” [1, Report of the north]"),
    ("Sales of beer were 5 tons", None),
    ("The bank was bought by Max Lund", "Yes, the report says so.\n“The bank was bought by Max Lund.” [1, Report of the south]"),
    ("The bank was not bought by Max Lund", "No, the report says otherwise.\n“The bank was bought by Max Lund.” [1, Report of the south]"),
]  # fmt: skip


@table(("claim", "expected"), WHETHER)
def test_whether_it_is_so(claim, expected):
    answer = whether_answer(claim, "en", askers(), "the report")
    assert (answer and answer.answer) == expected
    assert answer is None or (answer.status, answer.answer.startswith(answer.headline)) == (
        "answered",
        True,
    )
