"""Operations over figures: values, bounds, formulas as shown, and what they refuse."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.replies.formulas import worded
from bot.computing.additions import change, complement, difference, from_number, remaining, total
from bot.computing.backwards import before, increase
from bot.computing.operand import Amount, Operand, alike, comparable, of_fact, of_figure
from bot.computing.operation import Operation
from bot.computing.products import converted, in_time_unit, times
from bot.computing.quotients import (
    average,
    divided,
    median,
    percent_change,
    ratio,
    share,
    spread,
)
from bot.computing.result import Result, of_result
from bot.computing.selecting import best, counted, numbered
from facts.drafting.figure import DraftedFigure, Kind, Source
from tests.lowland import lowland

D = Decimal
MILLION = D(10) ** 6


def money(value: str, scale: Decimal = MILLION, unit: str = "GBP", **more) -> Operand:
    return of_figure(
        DraftedFigure(
            value=D(value.split(maxsplit=1)[0]) * scale,
            unit=unit,
            kind=more.pop("kind", Kind.MONEY),
            text=value,
            start=0,
            end=len(value),
            sentence=0,
            source=more.pop("source", Source.TABLE),
            printed=D(value.split(maxsplit=1)[0]),
            scale=scale,
            **more,
        )
    )


def percent(value: str, **more) -> Operand:
    return money(value, D(1), "%", kind=Kind.PERCENT, **more)


def people(value: str, unit: str = "employees", **more) -> Operand:
    return money(value, D(1), unit, kind=more.pop("kind", Kind.COUNT), **more)


def said(value: str, qualifier: str | None = None) -> Operand:
    return money(value, qualifier=qualifier, source=Source.SENTENCE)


def bounded(value: str, qualifier: str | None = "over") -> Operand:
    return said(value, qualifier)


def days(value: str) -> Operand:
    return people(value, "days", kind=Kind.DURATION)


@pytest.mark.parametrize(
    ("result", "value", "unit", "formula"),
    [
        # exact
        (change(money("24.9"), money("24.5")), "-400000", "GBP", "24.5 − 24.9 = −0.4 million pounds"),
        (
            change(money("-6", D(1000), "USD"), money("-4", D(1000), "USD")),
            "2000", "USD", "(−4) − (−6) = 2 thousand US dollars",
        ),
        (change(percent("5.3"), percent("4.7")), "-0.6", "pp", "4.7 − 5.3 = −0.6 percentage points"),
        (difference(people("1200"), people("800")), "400", "employees", "1,200 − 800 = 400 employees"),
        (total([money("1"), money("2.5")]), "3500000", "GBP", "1 + 2.5 = 3.5 million pounds"),
        (remaining(money("9"), [money("2"), money("3.5")]), "3500000", "GBP", "9 − 2 − 3.5 = 3.5 million pounds"),
        (complement(percent("30")), "70", "%", "100% − 30 = 70%"),
        (from_number(money("9"), 2 * MILLION, "2m"), "7000000", "GBP", "9 − 2m = 7 million pounds"),
        (from_number(percent("2"), D(9), "9%"), "7", "pp", "9% − 2 = 7 percentage points"),
        (times(money("2"), D(4)), "8000000", "GBP", "2 × 4 = 8 million pounds"),
        (divided(people("12"), D(3), "crews"), "4", "crews", "12 ÷ 3 = 4 crews"),
        (in_time_unit(days("14"), "weeks"), "2", "weeks", "14 = 2 weeks"),
        (in_time_unit(days("14"), "hours"), "336", "hours", "14 = 336 hours"),
        (before(people("90"), people("10")), "80", "employees", "90 − 10 = 80 employees"),
        (before(people("90"), people("-10")), "100", "employees", "90 + 10 = 100 employees"),
        # of what is counted in full
        (percent_change(people("200"), people("215")), "7.5", "%", "(215 − 200) ÷ 200 = 7.5%"),
        (share(people("1"), people("8")), "12.5", "%", "1 ÷ 8 = 12.5%"),
        (average([people("600"), people("605")]), "602.5", "employees", "(600 + 605) ÷ 2 = 602.5 employees"),
        (ratio(people("96"), people("8", "teams")), "12", "employees", "96 ÷ 8 = 12 employees"),
        (ratio(people("412"), people("96")), "4.291666666666666666666666667", "times", "412 ÷ 96 ≈ 4.29 times"),
        (median([people(n) for n in ("4", "1", "2")]), "2", "employees", "median (1; 2; 4) = 2 employees"),
        (percent_change(people("40"), people("30")), "-25", "%", "(30 − 40) ÷ 40 = −25%"),
        # of cells
        (average([money("1812"), money("1911")]), "1861500000", "GBP", "(1,812 + 1,911) ÷ 2 = 1,861.5 million pounds"),
        (share(money("2"), money("3")), "66.66666666666666666666666667", "%", "2 ÷ 3 ≈ 66.67%"),
        (percent_change(money("200"), money("212.4")), "6.2", "%", "(212.4 − 200) ÷ 200 = 6.2%"),
        (percent_change(money("-10"), money("-15")), "-50", "%", "((−15) − (−10)) ÷ 10 = −50%"),
        # of what sentences round
        (
            average([money("1"), money("2"), money("4")]),
            "2333333.333333333333333333333", "GBP", "(1 + 2 + 4) ÷ 3 ≈ 2.33 million pounds",
        ),
        (
            median([money("4"), money("-1"), money("9"), money("2")]),
            "3000000", "GBP", "median ((−1); 2; 4; 9) = (2 + 4) ÷ 2 = 3 million pounds",
        ),
        (share(said("1.25"), said("3.5")), "35.71428571428571428571428571", "%", "1.25 million ÷ 3.5 million ≈ 35.7%"),
        (share(said("1.2345"), said("9.8765")), "12.49936718473143320002025009", "%", "1.2345 million ÷ 9.8765 million ≈ 12.5%"),
        (ratio(said("3"), people("600")), "5000", "GBP", "3 million ÷ 600 ≈ 5,000 pounds"),
        (converted(money("2", unit="USD"), D("0.9"), "EUR", divides=False), "1800000", "EUR", "2 × 0.9 ≈ 1.8 million euros"),
        (converted(money("9"), D("0.9"), "EUR", divides=True), "10000000", "EUR", "9 ÷ 0.9 ≈ 10 million euros"),
        (spread(said("730"), D(365)), "2000000", "GBP", "730 million ÷ 365 ≈ 2 million pounds"),
        (before(money("12"), percent("20")), "10000000", "GBP", "12 ÷ (1 + 20%) ≈ 10 million pounds"),
        (before(people("48"), percent("-4")), "50", "employees", "48 ÷ (1 − 4%) ≈ 50 employees"),
        (before(people("97"), percent("7")), "90.65420560747663551401869159", "employees", "97 ÷ (1 + 7%) ≈ 91 employees"),
        (increase(money("12"), percent("20")), "2000000", "GBP", "12 − 12 ÷ (1 + 20%) ≈ 2 million pounds"),
        (increase(money("48"), percent("-4")), "2000000", "GBP", "48 ÷ (1 − 4%) − 48 ≈ 2 million pounds"),
    ],
)  # fmt: skip
def test_value_unit_and_formula(result, value, unit, formula):
    assert result is not None
    assert (result.value, result.unit, worded(result, "en")[1]) == (D(value), unit, formula)


@pytest.mark.parametrize(
    ("result", "qualifier", "text", "formula"),
    [
        (
            difference(bounded("1.775"), bounded("0.5", None)),
            "over", "over 1.275 million pounds",
            "over 1.775 million − 0.5 million = over 1.275 million pounds",
        ),
        (
            difference(bounded("5", None), bounded("2")),
            "under", "under 3 million pounds",
            "5 million − over 2 million = under 3 million pounds",
        ),
        (
            difference(bounded("2"), bounded("5", None)),
            "about", "about −3 million pounds",
            "over 2 million − 5 million = about −3 million pounds",
        ),
        (
            remaining(bounded("9"), [bounded("2", "about")]),
            "about", "about 7 million pounds",
            "over 9 million − about 2 million = about 7 million pounds",
        ),
        (complement(percent("30", qualifier="nearly")), "over", "over 70%", "100% − nearly 30 = over 70%"),
        (share(bounded("2", None), bounded("8")), "under", "under 25%", "2 million ÷ over 8 million ≈ 25%"),
        (share(bounded("2"), bounded("3", None)), "about", "about 66.7%", "over 2 million ÷ 3 million ≈ 66.7%"),
        (share(bounded("1"), bounded("3", None)), "over", "over 33.3%", "over 1 million ÷ 3 million ≈ 33.3%"),
        (ratio(bounded("9", "exactly"), bounded("4", None)), "about", "about 2.25 times", "9 million ÷ 4 million ≈ 2.25 times"),
        (spread(bounded("900"), D(5)), "over", "over 180 million pounds", "over 900 million ÷ 5 ≈ 180 million pounds"),
        (before(bounded("12"), percent("20")), "over", "over 10 million pounds", "over 12 million ÷ (1 + 20%) ≈ 10 million pounds"),
        (
            before(bounded("12", None), percent("20", qualifier="over")),
            "under", "under 10 million pounds", "12 million ÷ (1 + 20%) ≈ 10 million pounds",
        ),
        (percent_change(bounded("2"), bounded("1")), "about", "about −50%", "(over 1 million − over 2 million) ÷ over 2 million ≈ −50%"),
        (median([bounded("1"), bounded("2", None), bounded("3", None)]), "about", "about 2 million pounds", "median (over 1 million; 2 million; 3 million) = about 2 million pounds"),
    ],
)  # fmt: skip
def test_a_bound_is_kept_where_its_direction_is_certain(result, qualifier, text, formula):
    assert result is not None
    assert (result.qualifier, *worded(result, "en")) == (qualifier, text, formula)


@pytest.mark.parametrize(
    "result",
    [
        change(money("1"), money("2", unit="USD")),
        change(money("1"), percent("2")),
        change(money("1"), money("2", agreed=False)),
        difference(people("2021", kind=Kind.YEAR), people("2020", kind=Kind.YEAR)),
        total([money("1")]),
        total([money("2"), money("3"), money("5")]),
        total([replace(money("2"), measure="exports"), replace(money("3"), measure="imports")]),
        remaining(money("5"), [money("2"), money("3")]),
        remaining(money("5"), [percent("2")]),
        remaining(money("5"), []),
        average([money("1"), percent("2")]),
        average([money("1")]),
        median([money("1"), percent("2"), money("3")]),
        median([money("1"), money("2")]),
        percent_change(money("0"), money("2")),
        share(money("1"), money("0")),
        share(percent("1"), percent("5")),
        ratio(money("1"), money("0")),
        ratio(money("1"), percent("2")),
        ratio(money("1"), money("2", agreed=False)),
        ratio(money("1"), people("2", agreed=False)),
        divided(people("5"), D(2), "crews"),
        in_time_unit(days("15"), "weeks"),
        before(money("5"), percent("-100")),
        increase(money("5"), percent("-100")),
        increase(people("90"), people("10")),
        best([money("5")]),
        best([money("5"), money("5")]),
        best([money("5"), percent("6")]),
    ],
)
def test_what_does_not_go_together_or_means_nothing_is_refused(result):
    assert result is None


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("2022", "2023", True),
        ("2022-Q3", "2023-Q2", True),
        ("2022-06-26/2022-09-24", "2023-04-02/2023-07-01", True),
        ("2023-04-02/2023-07-01", "2022-10-02/2023-07-01", False),
        ("2022-Q3", "2023", False),
        (None, "2023", True),
    ],
)
def test_only_a_period_as_long_can_have_become_another(earlier, later, expected):
    first, last = money("2", period=earlier), money("3", period=later)
    assert comparable(first, last) is expected
    assert (change(first, last) is not None) is expected
    assert (percent_change(first, last) is not None) is expected


def test_operands_of_two_scales_are_written_in_full():
    result = change(money("1.5"), money("900", D(1000)))
    assert result is not None
    assert worded(result, "en")[1] == "900,000 − 1,500,000 = −600,000 pounds"


def test_how_many_lie_beyond_a_limit():
    figures = [percent("22.8"), percent("23.1", period="2024"), percent("19")]
    result = counted(figures, figures[:2], "years", above=True)
    assert (result.operation, result.value, *worded(result, "en")) == (
        Operation.COUNT_ABOVE, D(2), "2", "2 of 3: 22.8; 2024 23.1",
    )  # fmt: skip
    none = counted(figures, [], "", above=False)
    assert (none.operation, *worded(none, "en")) == (Operation.COUNT_BELOW, "0", "0 of 3")


def test_the_largest_and_the_smallest():
    figures = [money("2"), money("9"), money("4")]
    assert (best(figures), best(figures, least=True)) == (figures[1], figures[0])
    assert best(figures[:2]) == figures[1]


def test_a_result_has_the_period_of_its_first_operand():
    one, other = people("1", period="2024"), people("8", period="2023")
    made = (share(one, other), difference(one, other), ratio(other, one))
    assert [result and result.period for result in made] == ["2024", "2024", "2023"]


@given(st.decimals(-(10**9), 10**9, places=2), st.decimals(-(10**9), 10**9, places=2))
def test_a_change_is_undone_by_the_change_back(first, last):
    there = change(money(str(first)), money(str(last)))
    back = change(money(str(last)), money(str(first)))
    assert there is not None
    assert back is not None
    assert there.value == -back.value
    assert there.value == (D(str(last)) - D(str(first))) * MILLION


@pytest.mark.parametrize(
    ("result", "value", "qualifier", "formula"),
    [
        (
            share(of_result(total([said("1.5"), said("2.5")])), said("8")),
            "50", "about", "(1.5 million + 2.5 million) ÷ 8 million ≈ 50%",
        ),
        (
            spread(of_result(remaining(said("9", "over"), [said("2"), said("1")])), D(6)),
            "1000000", "over", "(over 9 million − 2 million − 1 million) ÷ 6 ≈ 1 million pounds",
        ),
        (
            share(of_result(total([people("3"), people("1")])), people("8")),
            "50", None, "(3 + 1) ÷ 8 = 50%",
        ),
        (
            difference(of_result(total([money("3"), money("1")])), of_result(total([money("2"), money("0.5")]))),
            "1500000", None, "(3 + 1) − (2 + 0.5) = 1.5 million pounds",
        ),
    ],
)  # fmt: skip
def test_a_result_is_computed_with_further(result, value, qualifier, formula):
    assert (result.value, result.qualifier, worded(result, "en")[1]) == (
        D(value),
        qualifier,
        formula,
    )
    assert not any(one.parts for one in result.operands)


def test_a_result_whole():
    one, other = (money(n, period="2024", source=Source.SENTENCE) for n in ("24.9", "25.1"))
    assert total([one, other]) == Result(
        operation=Operation.SUM,
        value=D("50000000"),
        shown=D("50000000"),
        unit="GBP",
        kind="money",
        qualifier=None,
        steps=(one, " + ", other),
        operands=(one, other),
        near=False,
        scale=MILLION,
        period="2024",
    )
    assert spread(one, D(7)) == Result(
        operation=Operation.AVERAGE,
        value=D("3557142.857142857142857142857"),
        shown=D("3560000"),
        unit="GBP",
        kind="money",
        qualifier="about",
        steps=(one, " ÷ ", Amount(D(7))),
        operands=(one,),
        near=True,
        scale=MILLION,
        period="2024",
    )


def test_operands_of_facts_and_of_drafted_figures():
    facts = lowland().by_id
    fact = facts["north-union"]
    assert of_fact(fact) == Operand(
        source=fact, value=D(3_000_000), unit="EUR", kind="level", digits=1, qualifier="over",
        measure=fact.row.measure, period="2024",
    )  # fmt: skip
    with pytest.raises(ValueError, match=r"^largest-ferry has no value$"):
        of_fact(facts["largest-ferry"])
    figure = money("2.50", period="2024", agreed=False, qualifier="over").source
    assert of_figure(figure) == Operand(
        source=figure, value=D("2500000"), unit="GBP", kind="money", digits=3, qualifier="over",
        period="2024", scale=MILLION, tabled=True, sure=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("operand", "expected"),
    [
        (people("1200", source=Source.SENTENCE), True),
        (people("-1200", source=Source.SENTENCE), True),
        (said("1200"), False),
        (people("12.5"), True),
        (people("12.5", source=Source.SENTENCE), False),
        (percent("50", source=Source.SENTENCE), False),
        (people("1200", qualifier="over"), False),
        (of_fact(lowland().by_id["ferries"]), True),
        (of_fact(lowland().by_id["exports"]), False),
    ],
)
def test_what_is_printed_in_full(operand, expected):
    assert operand.in_full is expected


def test_figures_of_one_kind_and_unit_are_alike():
    assert alike([money("1"), money("2", D(1))])
    assert not alike([people("1"), replace(people("1"), unit="ships")])
    assert not alike([people("1"), replace(people("1"), kind="number")])


def test_rows_of_one_kind_are_counted_and_their_figures_not_listed():
    figures = [people("5"), people("9"), people("7")]
    result = numbered(figures, figures[:2])
    assert (result.operation, result.value, result.sources) == (
        Operation.COUNT,
        D(2),
        tuple(one.source for one in figures[:2]),
    )
    assert worded(result, "en") == ("2", "2 of 3")
