"""Whether something grew or fell, told by the cells of its years: asked, and stated."""

import pytest

from bot.answering.engine import open_documents
from index.readers.formats import read_bytes

BOOKS = {
    "en": """\
# Port of Holm, review of 2025

| € million | 2023 | 2024 | 2025 |
|---|---|---|---|
| Port dues | 140.1 | 142.6 | 149.3 |
| Land leases | 110.2 | 101.8 | 108.7 |
| Revenue | 289.0 | 296.3 | 318.4 |
| Operating profit | 71.3 | 69.2 | 64.9 |

| Staff | 2019 | 2025 |
|---|---|---|
| Pilots | 31 | 44 |

| Ferries | Q1 2025 | Q2 2025 |
|---|---|---|
| Passengers | 410 | 520 |
""",
    "zh": """\
# 霍尔姆港2025年年报

| 百万欧元 | 2024年 | 2025年 |
|---|---|---|
| 港口费 | 142.6 | 149.3 |
| 营业收入 | 296.3 | 318.4 |
| 营业利润 | 74.9 | 69.2 |
""",
    "ru": """\
# Отчёт порта за 2025 год

| млн евро | 2024 | 2025 |
|---|---|---|
| Портовые сборы | 142,6 | 149,3 |
| Выручка | 296,3 | 318,4 |
| Прибыль | 74,9 | 69,2 |
""",
}
ENGINES = {
    language: open_documents([read_bytes(text.encode(), "book.md")])
    for language, text in BOOKS.items()
}


@pytest.mark.parametrize(
    ("language", "question", "headline"),
    [
        ("en", "Did revenue grow?", "Yes: 296.3 → 318.4"),
        ("en", "Has the operating profit risen?", "No: 69.2 → 64.9"),
        ("en", "Did port dues shrink in 2025?", "No: 142.6 → 149.3"),
        ("en", "Did land leases fall in 2024?", "Yes: 110.2 → 101.8"),
        ("en", "Have port dues grown since 2023?", "Yes: 140.1 → 149.3"),
        ("en", "Is revenue higher than in 2024?", "Yes: 296.3 → 318.4"),
        ("en", "Are land leases lower than in 2023?", "Yes: 110.2 → 108.7"),
        ("zh", "营业收入增长了吗？", "是：296.3 → 318.4"),
        ("zh", "营业利润下降了吗？", "是：74.9 → 69.2"),
        ("zh", "港口费有没有减少", "不是：142.6 → 149.3"),
        ("ru", "Выросла ли выручка?", "Да: 296,3 → 318,4"),
        ("ru", "Выросла ли прибыль?", "Нет: 74,9 → 69,2"),
    ],
)
def test_yes_or_no_comes_with_the_cells_of_both_years(language, question, headline):
    answer = ENGINES[language].answer(question)
    assert (answer.status, answer.headline) == ("answered", headline)
    document = ENGINES[language].documents[0]
    assert [document.text[one.start : one.end] for one in answer.citations] == [
        one.quote for one in answer.citations
    ]


@pytest.mark.parametrize(
    ("statement", "status"),
    [
        ("Revenue grew.", "supported"),
        ("The operating profit rose in 2025.", "contradicted"),
        ("Land leases fell in 2025.", "contradicted"),
        # down since 2023 and up since 2024: nobody says which is meant
        ("Land leases grew.", "not_in_document"),
        ("Land leases fell.", "not_in_document"),
        # of no year before it is there a cell
        ("Revenue grew in 2023.", "not_in_document"),
        # than in the quarter before, or in that of the year before?
        ("Passengers grew in Q2 2025.", "not_in_document"),
        # of 2024, the year that it would have grown from, the table has nothing
        ("Pilots grew in 2025.", "not_in_document"),
        ("Pilots have grown since 2019.", "supported"),
        ("Revenue never grew.", "not_in_document"),
        ("Revenue grew sharply.", "not_in_document"),
        ("Revenue may have grown.", "not_in_document"),
        ("Land revenue grew.", "not_in_document"),
        ("Revenue is higher than in 2022.", "not_in_document"),
    ],
)
def test_statements_of_years_without_a_figure(statement, status):
    assert ENGINES["en"].answer(statement, claim=True).status == status


def test_why_and_who_get_no_computed_figure():
    for question in ("Why did revenue grow?", "Who made revenue grow?"):
        assert ENGINES["en"].answer(question).calculation is None
