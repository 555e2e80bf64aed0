"""Which figures may answer by their kind: a rate over many things is not their total."""

import pytest

from bot.answering.kind_match import admitted, counted_kind, misses_rate, wants_money
from bot.understanding.question import Asked, read_question
from facts.quantity import figures

RATE = "The 788,000 days lost in 2014 equal 27 days lost per 1,000 employees."


@pytest.mark.parametrize(
    ("question", "language", "text", "expected"),
    [
        ("How many days were lost in 2014?", "en", RATE, ["788,000 days"]),
        ("How many days were lost per 1,000 employees?", "en", RATE, ["788,000 days", "27 days"]),
        ("What was the rate of days lost?", "en", RATE, ["788,000 days", "27 days"]),
        ("Wie viele Tage gingen verloren?", "de",
         "Es waren 788 Tage, also 27 Tage je 1.000 Beschäftigte.", ["788 Tage"]),
        ("有多少医师？", "zh", "共有医师4500名，每千人拥有医师3.2名。", ["4500"]),
    ],
)  # fmt: skip
def test_a_rate_over_many_things_is_no_total(question, language, text, expected):
    asked = read_question(question, language)
    kept = [
        one.text
        for one in figures(text, language)
        if one.date is None and not misses_rate(asked, one, text)
    ]
    assert kept == expected


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("A que horas sai o comboio que parte de Lisboa?", "pt"),
        ("Во сколько обошлась крыша?", "ru"),
        ("Какую сумму выделил фонд?", "ru"),
    ],
)
def test_what_asks_for_no_share(question, language):
    assert Asked.PERCENT not in read_question(question, language).kinds


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("What share of the visitors were pupils?", "en", ["one third", "9"]),
        ("Какую долю посетителей составили школьники?", "ru", ["one third", "9"]),
        ("Какую часть составили школьники?", "ru", ["one third", "9"]),
        ("¿Qué fracción de los visitantes eran alumnos?", "es", ["one third", "9"]),
        ("Que fatia dos visitantes eram alunos?", "pt", ["one third", "9"]),
        ("Quelle fraction des visiteurs étaient des élèves ?", "fr", ["one third", "9"]),
        ("学生占几成？", "zh", ["one third", "9"]),
        ("What was the mortality rate?", "en", ["12,075", "one third", "9"]),
        ("How many were pupils?", "en", ["12,075", "one third", "9"]),
    ],
)  # fmt: skip
def test_no_share_is_more_than_the_whole(question, language, expected):
    found = figures("Pupils were 12,075, one third of all, and came from 9 schools.", "en")
    asked = read_question(question, language)
    assert [one.text for one in found if admitted(asked, one)] == expected


FIGURES = figures(
    "In 2014 the port lost 788,000 days, spent 4.2 million euros, grew 3.5%, moved 12 knots faster "
    "over 30 km in 2 hours at 21 °C, ranked third and held one third of 15 ships.",
    "en",
)
YEAR, DAYS, MONEY, PERCENT, SPEED, LENGTH, HOURS, HEAT, RANK, PART, SHIPS = (
    "2014", "788,000 days", "4.2 million euros", "3.5%", "12 knots", "over 30 km", "2 hours",
    "21 °C", "third", "one third", "15",
)  # fmt: skip
ALL = {one.text for one in FIGURES}


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("shares outstanding july 21", set()),  # no form
        ("Why was it lost?", set()),  # a form that asks for no figure
        ("How many ships are there?", {YEAR, PERCENT, RANK}),
        ("What percentage of ships?", ALL - {PERCENT, PART, SHIPS}),
        ("How long did it take?", {MONEY, PERCENT, RANK}),
        ("How much did it cost?", {YEAR, RANK}),
        ("When did it open?", {MONEY, PERCENT, SPEED, LENGTH, HEAT}),
        ("By how much did it grow?", {YEAR, RANK}),
        ("How deep is it?", ALL - {LENGTH, PERCENT, SHIPS}),
        ("sea temperature", ALL - {HEAT, PERCENT, SHIPS}),
        ("How many knots does it make?", ALL - {SPEED, SHIPS}),  # a unit is counted
    ],
)
def test_a_figure_may_answer_by_its_kind(question, left_out):
    asked = read_question(question, "en")
    assert {one.text for one in FIGURES if not admitted(asked, one)} == left_out


def test_in_chinese_one_word_asks_for_a_number_and_for_a_percentage():
    asked = read_question("花费多少？", "zh")
    found = figures("2014年花费420万欧元，增长3.5%。", "zh")
    assert [one.text for one in found if admitted(asked, one)] == ["420万欧元", "3.5%"]
    assert not wants_money(asked)


@pytest.mark.parametrize(
    ("question", "kind", "money"),
    [
        ("How many knots does it make?", "speed", False),
        ("How many kilometres is it?", "length", False),
        ("How many ships are there?", "", False),
        ("How much did it cost?", "", True),
        ("By how much did it grow?", "", False),
    ],
)
def test_the_unit_that_is_counted_and_whether_an_amount_is_asked_for(question, kind, money):
    asked = read_question(question, "en")
    assert (counted_kind(asked), wants_money(asked)) == (kind, money)
