"""Slots of a question or statement that printed facts don't meet, in other languages too."""

import pytest

from bot.answering.claims.decomposing import read_statement
from bot.answering.doubts import Doubt, doubts, mistimed, objections
from tests import bundled
from tests.tables import table

LIBRARY = bundled.library()
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


# Facts of several kinds, and which doubts (P a period, O an opposite, U something unsaid, N a person,
# E an echo, R a rate, B who was before) a question raises about each.
OF_KINDS = [
    "guangdong-trade",
    "shanghai-services-rank",
    "zhejiang-top-partner",
    "yiwu-merchants",
    "train-days",
    "tcl-founder",
    "changzhou-port",
]
LETTERS = dict(zip(Doubt, "POUNERB", strict=True))
DOUBTS = [
    ("How much was it in 2025?", "en", ". . . . . . ."),
    ("How much was it in 2019?", "en", "P P . P P . ."),
    ("How much was it in March 2025?", "en", "P P . P P . ."),
    ("How much was it in the 1990s?", "en", "P P . P P . ."),
    ("How much was it a day?", "en", "R . . . R . ."),
    ("How much was it per person?", "en", "R . . R R . ."),
    ("How many each year?", "en", "R . . R R . ."),
    ("How much did it fall?", "en", ". O O . . . ."),
    ("How much did it grow?", "en", ". . . . . . ."),
    ("Why did it fall?", "en", ". O O . . . ."),
    ("Which fell?", "en", ". O O . . . ."),
    ("Who is last?", "en", ". O O . . . N"),
    ("Who is first?", "en", ". . . . . . N"),
    ("Who is second?", "en", ". O O . . . N"),
    ("Who lost the vote?", "en", "U . . U U O N"),
    ("Who won?", "en", "U . . U U . N"),
    ("Who quit the company?", "en", ". . . . . . N"),
    ("How many were allowed in?", "en", "U . . U U U ."),
    ("Who was banned?", "en", "U . . U U U N"),
    ("How long did the first train last?", "en", ". O O . . . ."),
    ("Who founded TCL?", "en", ". . . . . . N"),
    ("Did Li Dongsheng found TCL?", "en", ". . . . . . ."),
    ("Who is Li Dongsheng?", "en", ". . . . . . N"),
    ("Who reached the port of Sarat?", "en", ". . . . . . N"),
    ("Where is the port of Sarat?", "en", ". . . . . . ."),
    ("Which is larger, ASEAN or the EU?", "en", ". . E . . . ."),
    ("Who is ASEAN?", "en", ". . E . . . N"),
    ("Who was the partner before the EU?", "en", ". . B . . B BN"),
    ("Who was the partner before 2020?", "en", "P P . P P . N"),
    ("Who was it until ASEAN?", "en", ". . BE . . B BN"),
    ("What was the least?", "en", ". O O . O . ."),
    ("Which is the smallest?", "en", ". O O . O . ."),
    ("Which is the 2025th?", "en", ". . . . . . ."),
    ("¿Cuánto cayó?", "es", ". O O . . . ."),
    ("下降多少？", "zh", ". O O . . . ."),
    ("谁最后？", "zh", ". O O . . . N"),
    ("每天多少？", "zh", "R . . . R . ."),
    ("失去多少？", "zh", ". . . . . . ."),
    ("2024年多少？", "zh", "P P . P P . ."),
    ("Сколько в день?", "ru", "R . . . R . ."),
    ("Кто последний?", "ru", ". O O . . . N"),
    ("", "en", ". . . . . . ."),
]  # fmt: skip
OBJECTIONS = [
    ("It was so in 2019", "P P . P P . ."),
    ("It was so in 2025", ". . . . . . ."),
    ("It was so a day", "R . . . R . ."),
    ("It fell", ". O O . . . ."),
    ("It grew", ". . . . . . ."),
    ("It rose more than in 2019", ". . . . . . ."),
    ("It is last", ". O O . O . ."),
    ("It is not last", ". . . . . . ."),
    ("It is the second", ". O O . O . ."),
    ("It lost", "U . . U U O ."),
    ("It was banned", "U . . U U U ."),
    ("It is per person", "R . . R R . ."),
    ("It departed", ". . . . . . O"),
    ("It is the smallest", ". O O . O . ."),
]  # fmt: skip
MISTIMED = [
    ("How much in 2025?", "en", ". . . . . . ."),
    ("How much in 2024?", "en", ". . . . . . ."),
    ("How much in 2023?", "en", "x x x x x x x"),
    ("How much in 2026?", "en", "x x x x x x x"),
    ("How much in 2024 and 2023?", "en", "x x x x x x x"),
    ("How much in 2024 and 2025?", "en", ". . . . . . ."),
    ("How much?", "en", ". . . . . . ."),
    ("How much a day?", "en", "x . . . x . ."),
    ("2023年多少？", "zh", "x x x x x x x"),
    ("How much in March 2023?", "en", "x x x x x x x"),
    ("How much in the 1990s?", "en", "x x x x x x x"),
]  # fmt: skip


def letters(found):
    return "".join(sorted({LETTERS[doubt] for doubt in found})) or "."


@table(("text", "language", "expected"), DOUBTS)
def test_what_a_question_raises_about_each_kind_of_fact(text, language, expected):
    found = [doubts(text, language, [LIBRARY.by_id[one]], [], native="en") for one in OF_KINDS]
    assert " ".join(map(letters, found)) == expected


@table(("text", "expected"), OBJECTIONS)
def test_what_a_statement_raises_about_each_kind_of_fact(text, expected):
    read = read_statement(text, "en")
    found = [objections(read, [LIBRARY.by_id[one]], native="en") for one in OF_KINDS]
    assert " ".join(map(letters, found)) == expected


@table(("text", "language", "expected"), MISTIMED)
def test_what_is_asked_of_another_year_than_what_is_computed(text, language, expected):
    found = [mistimed(text, language, [LIBRARY.by_id[one]], native="en") for one in OF_KINDS]
    assert " ".join("x" if late else "." for late in found) == expected


@pytest.mark.parametrize(
    ("named", "expected"),
    [([], [Doubt.PERSON]), (["BYD"], []), (["TCL"], [Doubt.PERSON]), (["BYD", "TCL"], [])],
)
def test_who_is_asked_of_a_place_unless_its_sentence_names_others(named, expected):
    place = LIBRARY.by_id["changzhou-port"]
    found = doubts("Who of TCL reached it?", "en", [place], named, native="en")
    assert found == expected
