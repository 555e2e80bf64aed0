"""Checked statements as answers: headline, quotation, figure."""

from functools import lru_cache

import pytest

from bot.answering.engine import Engine, open_documents
from index.readers.formats import read_bytes

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
