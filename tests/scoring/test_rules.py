"""The rules by which answers are scored, on answers made up for them."""

import pytest

from tests.scoring import documents, public
from tests.scoring.documents import Judged, Total
from tests.scoring.made_up import (
    HIT,
    MISS,
    MONEY,
    NEXT,
    PEOPLE,
    answer,
    figure,
    line,
    row,
)
from tests.scoring.numbers import matches, numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", []),
        ("none of them", []),
        ("35%", [35]),
        ("$1.2 million", [1_200_000]),
        ("$3bn", [3_000_000_000]),
        ("5 m", [5]),
        ("1,234.5", [1234.5]),
        (".45", [0.45]),
        ("-12.6", [-12.6]),
        ("14-45", [14, 45]),
        ("Dodge D-50", []),
        ("2½", [2.5]),
        ("seventy-six", [76]),
        ("one hundred and five", [105]),
        ("two dozen", [24]),
        ("five million", [5_000_000]),
        ("half a mile", [0.5]),
        ("the third", [3]),
        ("18 January 1974", [18, 1974]),
        ("三万五千", [35_000]),
        ("1.2亿", [120_000_000]),
        ("百分之三十五", [35]),
        ("二〇〇八年", [2008]),
        ("１，２００", [1200]),
    ],
)
def test_numbers(text, values):
    assert [number.value for number in numbers(text)] == values


@pytest.mark.parametrize(
    ("said", "gold", "expected"),
    [
        ("35 %", "35%", True),
        ("1.2 million", "1.2", True),
        ("1200000", "1.2 million", True),
        ("1.2 million", "1.3 million", False),
        ("1974", "18 January 1974", True),  # the year of a date is what counts
        ("18", "18 January 1974", False),
        ("18 January 1974", "1974", False),  # 18 isn't in the gold answer
        ("14 to 45", "14% to 45%", True),
        ("14", "14% to 45%", True),
        ("45", "14% to 45%", False),
        ("14 and 14", "14% to 45%", False),
        ("", "14", False),
        ("14", "many", False),
    ],
)
def test_matches(said, gold, expected):
    assert matches(said, gold) is expected


QUOTES = ["The ferry carried 1,200 people."]


@pytest.mark.parametrize(
    ("asked", "got", "expected"),
    [
        (line(**PEOPLE), answer(figures=[figure(1200)], quotes=QUOTES), Judged()),
        # a count compares by its value, money and per cent by unit too
        (line(**PEOPLE), answer(figures=[figure(1200, "passenger")], quotes=QUOTES), Judged()),
        (
            line(**MONEY),
            answer(figures=[figure(5, "EUR")]),
            Judged(
                ("wrong figure ['5 EUR'], not [[5, 'USD']]", "figure [5, 'USD'] missing"),
                wrong=True,
            ),
        ),
        (
            line(**MONEY),
            answer(figures=[figure(5, "dollar")]),
            Judged(
                ("wrong figure ['5 dollar'], not [[5, 'USD']]", "figure [5, 'USD'] missing"),
                wrong=True,
            ),
        ),
        (
            line(status="answered", figures=[[5, "CNY"]]),
            answer(figures=[figure(5, "yuan")]),
            Judged(),
        ),
        (
            line(status="answered", figures=[[5, "%"]]),
            answer(figures=[figure(5, "percentage points")]),
            Judged(),
        ),
        # a figure besides is wrong, unless it may be shown
        (
            line(**MONEY),
            answer(figures=[figure(5, "USD"), figure(7)]),
            Judged(("wrong figure ['7 person'], not [[5, 'USD']]",), wrong=True),
        ),
        (
            line(**MONEY, figures_ok=[[7, "person"]]),
            answer(figures=[figure(5, "USD"), figure(7)]),
            Judged(),
        ),
        # what is reckoned may be rounded, what is read may not
        (
            line("computed", status="answered", figures=[[33.3, "%"]]),
            answer(figures=[figure("33.4", "%")]),
            Judged(),
        ),
        (
            line(status="answered", figures=[[33.3, "%"]]),
            answer(figures=[figure("33.4", "%")]),
            Judged(
                ("wrong figure ['33.4 %'], not [[33.3, '%']]", "figure [33.3, '%'] missing"),
                wrong=True,
            ),
        ),
        # text, citations and any one of several; case, spaces and hyphens don't matter
        (
            line("text", status="answered", text=[["Ann Lee", "A. Lee"]], cite=["was led"]),
            answer(quotes=["It was led by\u00a0A.  LEE."]),
            Judged(),
        ),
        (
            line("text", status="answered", text=["Ann"], cite=[["was led", "led by"]]),
            answer(quotes=["Bob."]),
            Judged(("text Ann missing", "citation ['was led', 'led by'] missing")),
        ),
        # a figure of a line about text isn't scored
        (
            line("text", status="answered", text=["Ann"]),
            answer(figures=[figure(3)], quotes=["Ann."]),
            Judged(),
        ),
        (line(**MONEY), None, Judged(("status None, not answered", "figure [5, 'USD'] missing"), missed=True)),
        (
            line(**MONEY),
            answer("not_in_document"),
            Judged(("status not_in_document, not answered", "figure [5, 'USD'] missing"), missed=True),
        ),
        (
            line("unanswerable", status="not_in_document"),
            answer("not_in_document"),
            Judged(absent=True),
        ),
        (
            line("unanswerable", status="not_in_document"),
            answer(figures=[figure(3)]),
            Judged(
                ("status answered, not not_in_document", "wrong figure ['3 person'], not []"),
                wrong=True,
                absent=True,
            ),
        ),
        (
            line("claim", verdict="contradicted", cite=["1,200"]),
            answer("contradicted", figures=[figure(9)], quotes=QUOTES),
            Judged(),
        ),
        (
            line("claim", verdict="contradicted", cite=["1,200"]),
            answer("supported", quotes=["Nothing."]),
            Judged(("status supported, not contradicted", "citation 1,200 missing")),
        ),
        (
            line("claim", verdict="not_in_document", cite=["1,200"]),
            answer("not_in_document"),
            Judged(),
        ),
    ],
)  # fmt: skip
def test_a_line_of_a_document(asked, got, expected):
    assert documents.judge(asked, got) == expected


def test_the_total_of_documents():
    found = [Judged(), Judged(("no",), wrong=True, absent=True), Judged(absent=True)]
    assert Total.of([*found, Judged(("no",), missed=True)]) == Total(
        lines=4, correct=2, wrong=1, absent=2, declined=1, missed=1
    )


TABLE = {"figure": True, "kind": "arithmetic", "value": 5000, "printed": 5}


@pytest.mark.parametrize(
    ("asked", "got", "expected"),
    [
        (row(), answer(quotes=[HIT]), (True, True, True, None, None)),
        (row(["carried  1,200 people."]), answer(quotes=[HIT]), (True, True, True, None, None)),
        (row(), answer(quotes=[MISS, MISS, NEXT]), (True, False, True, None, None)),
        (row(), answer(quotes=[MISS, MISS, MISS, NEXT]), (True, False, False, None, None)),
        (row(), answer(quotes=[HIT + "x" * 1200]), (True, False, False, None, None)),
        (row(), answer(), (True, False, False, None, None)),
        (row(), answer("not_in_document", quotes=[HIT]), (False, False, False, None, None)),
        (row(), None, (False, False, False, None, None)),
        (
            row(figure=True),
            answer(quotes=[HIT], figures=[figure(1200)]),
            (True, True, True, True, False),
        ),
        (
            row(figure=True),
            answer(quotes=[HIT], figures=[figure(7), figure(1200)]),
            (True, True, True, False, True),
        ),
        (row(figure=True), answer(quotes=[HIT]), (True, True, True, False, False)),
        (
            row(figure=True),
            answer("not_in_document", figures=[figure(7)]),
            (False, False, False, False, False),
        ),
        # tables: with the scale of the table or as printed, whatever its sign
        (row(**TABLE), answer(figures=[figure(-5)]), (True, None, None, True, False)),
        (row(**TABLE), answer(figures=[figure("5010")]), (True, None, None, True, False)),
        (row(**TABLE), answer(figures=[figure("5050")]), (True, None, None, False, True)),
        (row(answerable=False), answer(quotes=[HIT]), (True, None, None, None, None)),
        (row(answerable=False), answer("not_in_document"), (False, None, None, None, None)),
    ],
)
def test_a_line_of_a_public_set(asked, got, expected):
    judged = public.judge(asked, got)
    assert expected == (judged.answered, judged.first, judged.third, judged.figure, judged.wrong)
    assert judged.answerable is asked["answerable"]


def test_the_total_of_a_public_set():
    found = [
        public.judge(row(figure=True), answer(quotes=[HIT], figures=[figure(7)])),
        public.judge(row(), answer(quotes=[MISS, HIT])),
        public.judge(row(), answer("not_in_document")),
        public.judge(row(**TABLE), answer(figures=[figure(5)])),
        public.judge(row(answerable=False), answer("not_in_document")),
        public.judge(row(answerable=False), answer("not_in_document")),
    ]
    assert public.Total.of(found) == public.Total(
        lines=6, hit1=1 / 3, hit3=2 / 3, figure1=1 / 2, wrong=1 / 2, answered=1 / 2, balanced=7 / 8
    )
    assert [one.correct for one in found] == [True, False, False, True, True, True]
    assert public.Total.of([]) == public.Total(0, None, None, None, None, None, None)
