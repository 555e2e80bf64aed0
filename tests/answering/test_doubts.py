"""Slots of a question or statement that printed facts don't meet, in other languages too."""

import pytest

from bot.answering.claims.decomposing import read_statement
from bot.answering.doubts import Doubt, doubts, mistimed, objections
from facts.library import load_library

LIBRARY = load_library()
PARTNER, RANK, MERCHANTS, TRAIN = (
    LIBRARY.by_id[name]
    for name in (
        "zhejiang-top-partner",
        "shanghai-services-rank",
        "yiwu-merchants",
        "train-days",
    )
)


@pytest.mark.parametrize(
    ("text", "language", "fact", "expected"),
    [
        ("Shanghai ranks first in service trade", "en", RANK, []),
        ("Shanghai ranks last in service trade", "en", RANK, [Doubt.OPPOSITE]),
        ("Shanghai isn't last in service trade", "en", RANK, []),  # denied: it has no opposite
        ("上海服务贸易全国倒数第一", "zh", RANK, [Doubt.OPPOSITE]),
        ("上海服务贸易全国第一", "zh", RANK, []),
        ("Шанхай занимает последнее место", "ru", RANK, [Doubt.OPPOSITE]),
        ("Shanghái ocupa el último puesto", "es", RANK, [Doubt.OPPOSITE]),
        ("Yiwu receives over 4000 merchants a day", "en", MERCHANTS, []),
        ("Yiwu receives over 4000 merchants per year", "en", MERCHANTS, [Doubt.RATE]),
        ("Иу принимает более 4000 торговцев в месяц", "ru", MERCHANTS, [Doubt.RATE]),
        ("Yiwu recibe 4000 comerciantes al mes", "es", MERCHANTS, [Doubt.RATE]),
        ("义乌日均外商超过4000名", "zh", MERCHANTS, []),
    ],
)
def test_a_statement_beside_the_facts_that_should_say_it(text, language, fact, expected):
    assert objections(read_statement(text, language), [fact], native="en") == expected


@pytest.mark.parametrize(
    ("text", "language", "fact", "expected"),
    [
        ("¿Quién era el mayor socio antes de la ASEAN?", "es", PARTNER, [Doubt.ECHO, Doubt.BEFORE]),
        ("Who was the largest partner before the EU?", "en", PARTNER, [Doubt.BEFORE]),
        ("How long did the train last?", "en", TRAIN, []),  # no rank
    ],
)
def test_a_question_beside_the_facts_that_should_answer_it(text, language, fact, expected):
    assert doubts(text, language, [fact], [], native="en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How much more was it than the year before?", False),
        ("How much was it in 2024, going by the growth of 2025?", False),
        ("How much was it in 2019, going by the growth?", True),
        ("How much was it in 2024, and in 2019?", True),
        ("How much more was it per month?", True),
    ],
)
def test_what_is_computed_is_of_the_year_or_the_one_before(text, expected):
    assert mistimed(text, "en", [TRAIN, MERCHANTS], native="en") is expected
