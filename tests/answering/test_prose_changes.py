"""What something was before a change: computed from the level and the change, or not at all."""

from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest

from bot.answering.asking import Asker
from bot.answering.corpus import Corpus
from bot.answering.engine import open_documents
from bot.answering.prose.changes import changes
from index.readers.formats import read_bytes
from index.split import parse

# language, document, question, and what it comes to ("-" where the document doesn't say it)
CASES = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("earlier.tsv").read_text(encoding="utf-8").splitlines()
]
_TOLERANCE = Decimal("0.001")  # what is computed is printed rounded


@lru_cache(None)
def engine(text):
    return open_documents([read_bytes(text.encode(), "note.txt")])


@pytest.mark.parametrize(("language", "text", "question", "right"), CASES)
def test_what_was_before(language, text, question, right):
    answer = engine(text).answer(question)
    found = [one.value for one in answer.figures] if answer.status == "answered" else []
    if right == "-":
        assert found == []
    else:
        [value] = found
        assert abs(value - Decimal(right)) <= _TOLERANCE * Decimal(right)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "We have 187 members, down 6.5% on the year before.",
            [("187", "-6.5", "%", "year")],
        ),
        ("en", "Support was cut by £45,000 to £180,000.", [("£180,000", "-45000", "GBP", None)]),
        ("en", "It fell by 3 to 5 per cent.", []),
        ("en", "The rate rose three points to 52%.", [("52%", "3", "pp", None)]),
        ("en", "The rate was 52%, up 3%.", []),  # of a share, per cent or points
        ("en", "Sales doubled to 84,000 euros.", [("84,000 euros", "100", "%", None)]),
        ("en", "Costs jumped by a quarter to £75,000.", [("£75,000", "25", "%", None)]),
        ("en", "We sold 36 mugs, three more than in June.", [("36", "3", "mugs", "--06")]),
        ("zh", "今年芒果收了36吨，比去年多三吨。", [("36吨", "3", "tons", "year")]),
        (
            "zh",
            "完成1250万吨，同比增长4.2%，环比下降1.6%。",
            [("1250万吨", "4.2", "%", "year"), ("1250万吨", "-1.6", "%", "month")],
        ),
        (
            "ru",
            "У нас 538 учеников, на 17 меньше, чем в прошлом.",
            [("538", "-17", "учеников", None)],
        ),
        (
            "es",
            "Este curso tenemos 538 alumnos, 17 menos que el pasado.",
            [("538", "-17", "alumnos", None)],
        ),
        ("ru", "Долги есть у 31, вдвое меньше, чем год назад.", [("31", "-50.0", "%", "year")]),
        ("zh", "平均2.4天修复，比前一年快一天。", [("2.4天", "-1", "days", "year")]),
        ("zh", "平均电价0.41元，比去年便宜3分钱。", []),  # an unread unit
        # Two ends are no change of one another, nor what is compared with.
        ("pt", "A espera subiu de 14 para 31 horas.", []),
        ("zh", "过户时间由90分钟缩短为40分钟。", []),
        ("zh", "租金从9,000元涨到11,000元。", []),
        ("en", "It melts 330 tonnes, against 285 tonnes.", []),
    ],
)
def test_a_change_is_of_the_level_beside_it(language, text, found):
    asker = Asker(Corpus(parse(text), language))
    assert [
        (one.level.quantity.text, f"{one.amount.value:f}", one.amount.unit, one.base.form)
        for one in changes(asker.prose.pool.amounts([0]), language)
    ] == found


def test_a_change_may_be_of_the_level_before_the_nearest():
    text = "We collected 42 tons from 611 farms, 2.8 per cent less than in May."
    asker = Asker(Corpus(parse(text), "en"))
    amounts = asker.prose.pool.amounts([0])
    assert [one.level.quantity.text for one in changes(amounts, "en", every=True)] == [
        "611",
        "42 tons",
    ]
    [nearest] = changes(amounts, "en")
    assert nearest.span is not None
    assert text[slice(*nearest.span)] == "611 farms, 2.8 per cent"
