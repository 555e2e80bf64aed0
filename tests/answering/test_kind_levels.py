"""A level where a level is asked for, a change where a change is: of sentences that have both."""

import pytest

from bot.answering.kind_match import changes_for_levels
from bot.understanding.question import read_question
from facts.quantity import figures

COSTS = "Energy costs were £1.4 million lower at £11.3 million."
PRICE = "El precio medio subió 0,30 euros hasta los 4,10 euros por litro."
SALES = "上半年营业收入21.24亿元，同比增长4.8%。"


@pytest.mark.parametrize(
    ("language", "text", "message", "gone"),
    [
        ("en", COSTS, "What were energy costs?", ["£1.4 million"]),
        ("en", COSTS, "By how much did energy costs fall?", ["£11.3 million"]),
        ("en", COSTS, "How much lower were energy costs?", ["£11.3 million"]),
        ("es", PRICE, "¿Cuál es el precio medio?", ["0,30 euros"]),
        ("es", PRICE, "¿Cuánto subió el precio medio?", []),
        ("zh", SALES, "营业收入增长多少？", ["21.24亿元"]),
        ("zh", SALES, "营业收入是多少？", []),
        ("zh", "工程费用约693万元，节省约28万元。", "工程费用比预算少花了多少？", []),
        ("en", "Exports rose by 5 million euros.", "What were exports?", []),
    ],
)
def test_what_isnt_asked_for(language: str, text: str, message: str, gone: list[str]) -> None:
    found = figures(text, language)
    starts = changes_for_levels(read_question(message, language), found)
    assert [one.text for one in found if one.start in starts] == gone
