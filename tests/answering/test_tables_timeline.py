"""What a cell's row or column has over time."""

from decimal import Decimal

import pytest

from bot.answering.corpus import Corpus
from bot.answering.engine import open_documents
from bot.answering.tables.index import TableIndex
from bot.answering.tables.timeline import latest, years_until
from index.readers.formats import read_bytes

TEXT = """\
# Budget of Holm

| Service (£ thousand) | 2024/25 | 2025/26 | Change |
|---|---|---|---|
| Roads | 6,210 | 6,080 | -130 |
| Waste | 4,380 | 4,550 | 170 |

| Visits | Q1 2025 | Q2 2025 |
|---|---|---|
| Pool | 310 | 420 |

| Year | Ships |
|---|---|
| 2023 | 71 |
| 2024 | 82 |
"""


@pytest.fixture(scope="module")
def index():
    document = read_bytes(TEXT.encode(), "budget.md")
    return TableIndex(Corpus(document, "en"))


def cell(index, text):
    start = index.corpus.document.text.index(text)
    return index.cell(start, start + len(text))


@pytest.mark.parametrize(
    ("printed", "last", "years"),
    [
        ("6,210", "6,080", ["6,210"]),
        ("4,550", "4,550", ["4,380", "4,550"]),
        ("310", "420", []),  # of quarters no year is told
        ("82", "82", ["71", "82"]),
        ("71", "71", ["71"]),  # the later one stands in another row
        ("170", "170", []),
    ],
)
def test_a_cell_among_those_of_other_times(index, printed, last, years):
    found = cell(index, printed)
    assert (found.text, latest(found, index).text) == (printed, last)
    assert [one.text for one in years_until(found, index)] == years


def test_where_no_cell_stands_there_is_none(index):
    assert cell(index, "Roads") is None


def test_a_cell_that_is_quoted_is_the_latest_with_the_unit_and_scale_of_its_table():
    text = "# 霍尔姆港2025年年报\n\n| 百万欧元 | 2024年 | 2025年 |\n|---|---|---|\n| 营业收入 | 296.3 | 318.4 |\n| 营业利润 | 74.9 | 69.2 |\n"
    answer = open_documents([read_bytes(text.encode(), "book.md")]).answer("营业利润多少？")
    assert answer.headline == "69.2 (百万欧元)"
    figure = answer.figures[0]
    assert (figure.value, figure.unit, figure.period) == (Decimal("69.2E6"), "EUR", "2025")
    assert answer.citations[0].quote[slice(*answer.citations[0].marks[0])] == "69.2"
