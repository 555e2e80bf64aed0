"""Cells that a statement names by their headings: printed twice, in brackets, changes, fiscal years."""

from functools import lru_cache

import pytest

from bot.answering.asking import Asker
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.readers.formats import read_bytes

BOOKS = """\
# Books of Holm

## Income

In millions of dollars:

| | Three Months Ended July 1, 2023 | Three Months Ended June 25, 2022 | Change |
|---|---|---|---|
| Greater Berg | 158 | 146 | 8 % |
| Lund | 74 | 80 | (7)% |
| Research | (31) | (29) | 7 % |
| Net income | 51 | 47 | 9 % |
| Diluted earnings per share | $ 1.26 | $ 1.20 | 5 % |

## Cash flows

In millions of dollars:

| | Three Months Ended July 1, 2023 | Three Months Ended June 25, 2022 |
|---|---|---|
| Net income | 51 | 47 |
| Research | 31 | 29 |

## Balance

In millions of dollars:

| | July 1, 2023 | June 25, 2022 |
|---|---|---|
| Cash and cash equivalents | 284 | 236 |

| | July 1, 2023 Adjusted cost | July 1, 2023 Cash and cash equivalents |
|---|---|---|
| Cash | 253 | 253 |
"""
GRANTS = """\
Fiscal Year,Receiver,Total ($)
2014,Lund Tribes,1146119
2014,Reclamation,753373
2015,Lund Tribes,852345
"""
QUARTER = "in the three months ended July 1, 2023"
CASES = [
    (f"Net income was 51 million dollars {QUARTER}", "supported"),
    (f"Net income was 47 million dollars {QUARTER}", "contradicted"),
    (f"Research was 31 million dollars {QUARTER}", "supported"),
    (f"Greater Berg had 158 million dollars {QUARTER}", "supported"),
    (f"Greater Berg had 146 million dollars {QUARTER}", "contradicted"),
    ("Greater Berg had 158 million dollars", "not_in_document"),
    (f"Lesser Berg had 158 million dollars {QUARTER}", "not_in_document"),
    (f"Diluted earnings per share were $1.26 {QUARTER}", "supported"),
    (f"Diluted earnings per share were $1.62 {QUARTER}", "contradicted"),
    (f"Diluted earnings per month were $1.26 {QUARTER}", "not_in_document"),
    (f"Greater Berg rose 8% {QUARTER}", "supported"),
    (f"Greater Berg fell 8% {QUARTER}", "contradicted"),
    (f"Greater Berg rose 9% {QUARTER}", "contradicted"),
    (f"Lund fell 7% {QUARTER}", "supported"),
    (f"Lund rose 7% {QUARTER}", "contradicted"),
    ("Lund fell 7% in the three months ended June 25, 2022", "not_in_document"),
    ("Lund fell 7% in the nine months ended July 1, 2023", "not_in_document"),
    ("Cash and cash equivalents were 284 million dollars on July 1, 2023", "supported"),
    ("Cash and cash equivalents were 253 million dollars on July 1, 2023", "not_in_document"),
    ("Cash and cash equivalents were 275 million dollars on July 1, 2023", "contradicted"),
]
OF_GRANTS = [
    ("Lund Tribes had a total of 1,146,119 dollars in fiscal year 2014", "supported"),
    ("Lund Tribes had a total of 852,345 dollars in fiscal year 2014", "contradicted"),
    ("Reclamation had a total of over 750,000 dollars in fiscal year 2014", "supported"),
    ("Lund Tribes had a total of 1,146,119 dollars in May 2014", "not_in_document"),
]


@lru_cache(2)
def asker(text: str, name: str) -> Asker:
    return Asker(Corpus(read_bytes(text.encode(), name), "en"))


@pytest.mark.parametrize(("statement", "verdict"), CASES)
def test_cells_of_several_tables(statement, verdict):
    assert check(statement, "en", asker(BOOKS, "books.md")).verdict == verdict


@pytest.mark.parametrize(("statement", "verdict"), OF_GRANTS)
def test_fiscal_years_of_a_table(statement, verdict):
    assert check(statement, "en", asker(GRANTS, "grants.csv")).verdict == verdict


def test_a_loss_in_brackets_is_left_open():
    loss = "| | 2023 |\n|---|---|\n| Income or loss ($) | (51) |\n"
    text = f"# Books\n\n{loss}"
    verdict = check(
        "The income or loss was 51 dollars in 2023", "en", asker(text, "loss.md")
    ).verdict
    assert verdict == "not_in_document"
