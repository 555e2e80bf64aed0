"""A statement that only says which way something went, against the change that a sentence gives."""

import pytest

from bot.answering.engine import open_documents
from index.readers.formats import read_bytes

SCHOOL = (
    "School note 2024. This year we have 538 pupils, 17 fewer than last year. The gym is closed."
)
SHOP = "Shop report 2024. Sales came to 84,000 euros, 5% more than in 2023. The café opened in May."
PORT = "港口2024年10月简报。完成货物吞吐量1250万吨，同比增长4.2%，环比下降1.6%。"
FERRY = "轮渡公司2025年7月简报。本月运送旅客88,400人次，比6月多出一万人次。"
COOP = "Cooperativa, nota de 2024. Este curso tenemos 538 alumnos, 17 menos que el pasado. Es todo."
LIBRARY = (
    "Библиотека, отчёт за 2024 год. Читателей записано 12 600 — на 5 % больше, чем в 2023 году."
)


@pytest.mark.parametrize(
    ("text", "statement", "verdict"),
    [
        (SCHOOL, "There are fewer pupils than last year.", "supported"),
        (SCHOOL, "There are more pupils than last year.", "contradicted"),
        (SCHOOL, "There are fewer pupils.", "supported"),
        (SCHOOL, "There are fewer teachers than last year.", "not_in_document"),
        (SCHOOL, "There were fewer pupils in 2022.", "not_in_document"),
        (SCHOOL, "There are not fewer pupils than last year.", "not_in_document"),
        (SHOP, "Sales were higher than in 2023.", "supported"),
        (SHOP, "Sales were lower than in 2023.", "contradicted"),
        (SHOP, "Sales were higher than in 2022.", "not_in_document"),
        (SHOP, "Café sales were higher than in 2023.", "not_in_document"),
        (PORT, "货物吞吐量比去年10月减少。", "contradicted"),
        (PORT, "货物吞吐量比去年10月增加。", "supported"),
        (PORT, "货物吞吐量增加了。", "not_in_document"),  # on the year, not on the month
        (FERRY, "7月的旅客比6月多。", "supported"),
        (FERRY, "7月的旅客比6月少。", "contradicted"),
        (FERRY, "8月份旅客量减少了。", "not_in_document"),
        (COOP, "Hay menos alumnos que el curso pasado.", "supported"),
        (COOP, "Hay más alumnos que el curso pasado.", "contradicted"),
        (LIBRARY, "Читателей стало больше.", "supported"),
        (LIBRARY, "Читателей стало меньше.", "contradicted"),
    ],
)
def test_which_way_it_went(text, statement, verdict):
    document = read_bytes(text.encode(), "note.txt")
    assert open_documents([document]).answer(statement, claim=True).status == verdict


def test_the_headline_says_how_it_went():
    document = read_bytes(SCHOOL.encode(), "note.txt")
    answer = open_documents([document]).answer("There are more pupils than last year.", claim=True)
    assert "↓ 17" in answer.headline
