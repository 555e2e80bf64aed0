"""Whole answers about a document in English, to questions in each language that is spoken."""

import pytest

from bot.answering.engine import open_documents
from index.assembly import assemble
from index.blocks import Content, Grid, Heading, Text

ORION = assemble(
    Content(
        (
            Heading("Orion annual report", 0),
            Text(
                "The company sells devices in many countries. The revenue of Orion was 3.5 million "
                "euros in 2024. Anna Berg is the director of Orion."
            ),
            Grid(
                (
                    ("Device", "2023", "2024"),
                    ("Orion Phone", "39.7", "41.2"),
                    ("Orion Watch", "12.1", "9.8"),
                ),
                caption="Sales by device (in million euros)",
            ),
        )
    ),
    id="orion",
)
ENGINE = open_documents([ORION])
ROW = "“Orion Phone | 39.7 | 41.2” [1]"
BERG = "“Anna Berg is the director of Orion.” [1]"


@pytest.mark.parametrize(
    ("question", "language", "lines"),
    [
        ("How much were Orion Phone sales in 2024?", "en",
         ["41.2 (in million euros)", "Orion Phone · 2024 · Sales by device (in million euros)", ROW]),
        ("請問Orion Phone 2024年比2023年多多少？", "zh-hant",
         ["1.5百萬歐元", "計算：41.2 − 39.7 = 1.5百萬歐元", ROW]),
        ("¿Cuánto vendió Orion Phone en 2024?", "es",
         ["41,2 millones de euros (en el original: “41.2 (in million euros)”)",
          "“Orion Phone · 2024 · Sales by device (in million euros)”", ROW]),
        ("Quanto vendeu Orion Phone em 2024?", "pt",
         ["41,2 milhões de euros (no original: “41.2 (in million euros)”)",
          "“Orion Phone · 2024 · Sales by device (in million euros)”", ROW]),
        ("Сколько продал Orion Phone в 2024?", "ru",
         ["41,2 млн евро (в оригинале: «41.2 (in million euros)»)",
          "«Orion Phone · 2024 · Sales by device (in million euros)»", ROW]),
        ("Orion Phone 2024年比2023年多多少？", "zh",
         ["1.5百万欧元", "计算：41.2 − 39.7 = 1.5百万欧元", ROW]),
        ("На сколько Orion Phone в 2024 больше, чем в 2023?", "ru",
         ["1,5 млн евро", "Вычислено: 41,2 − 39,7 = 1,5 млн евро", ROW]),
        ("¿Quién es Anna Berg?", "es", ["El documento dice:", BERG]),
        ("Кто такая Anna Berg?", "ru", ["Документ сообщает:", BERG]),
        ("Quel est le prix du pain à Paris ?", "fr",
         ["I read English, 中文, español, português and русский here."]),
        ("¿Cuál es el precio del pan en París?", "es", ["El documento no lo dice."]),
    ],
)  # fmt: skip
def test_whole_answers(question, language, lines):
    answer = ENGINE.answer(question)
    assert (answer.language, answer.answer.splitlines()) == (language, lines)


def test_few_words_are_answered_in_the_language_of_the_messages_before():
    before = ("¿Cuánto vendió Orion Phone en 2024?",)
    assert ENGINE.answer("Orion Watch 2024", before).language == "es"
    assert ENGINE.answer("Orion Watch 2024", before, language="ru").language == "es"
    assert ENGINE.answer("Orion Watch 2024", language="ru").language == "ru"
    assert ENGINE.answer("Orion Watch 2024").language == "en"


def test_a_cell_of_another_year_is_not_stated():
    answer = ENGINE.answer("2024年Orion Phone是多少？")
    assert (answer.status, answer.figures, answer.answer.splitlines()) == (
        "not_in_document", (), ["在文档中没有找到确定的答案。最接近的原文：", ROW],
    )  # fmt: skip
