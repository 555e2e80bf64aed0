"""Operations over figures: values, formulas as shown, and what they refuse."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.planner import arithmetic as compute
from bot.answering.planner.formula import amount, number, rounded
from bot.answering.planner.plan import Operation, Plan
from facts.drafting.figure import DraftedFigure, Kind, Source

D = Decimal
MILLION = D(10) ** 6


def money(value: str, scale: Decimal = MILLION, unit: str = "GBP", **more) -> DraftedFigure:
    return DraftedFigure(
        value=D(value) * scale,
        unit=unit,
        kind=more.pop("kind", Kind.MONEY),
        text=value,
        start=0,
        end=len(value),
        sentence=0,
        source=Source.TABLE,
        printed=D(value),
        scale=scale,
        **more,
    )


def percent(value: str) -> DraftedFigure:
    return money(value, D(1), "%", kind=Kind.PERCENT)


def people(value: str) -> DraftedFigure:
    return money(value, D(1), "employees", kind=Kind.COUNT)


@pytest.mark.parametrize(
    ("plan", "value", "unit", "formula"),
    [
        (
            compute.change(money("24.9"), money("24.5")),
            "-400000", "GBP", "24.5 − 24.9 = −0.4 million pounds",
        ),
        (
            compute.change(money("-6", D(1000), "USD"), money("-4", D(1000), "USD")),
            "2000", "USD", "(−4) − (−6) = 2 thousand US dollars",
        ),
        (compute.change(percent("5.3"), percent("4.7")), "-0.6", "pp", "4.7 − 5.3 = −0.6 percentage points"),
        (
            compute.difference(people("1200"), people("800")),
            "400", "employees", "1,200 − 800 = 400 employees",
        ),
        (compute.percent_change(money("200"), money("212.4")), "6.2", "%", "(212.4 − 200) ÷ 200 = 6.2%"),
        (
            compute.percent_change(money("-10"), money("-15")),
            "-50", "%", "((−15) − (−10)) ÷ 10 = −50%",
        ),
        (compute.total([money("1"), money("2.5")]), "3500000", "GBP", "1 + 2.5 = 3.5 million pounds"),
        (
            compute.average([money("1"), money("2"), money("4")]),
            "2333333.333333333333333333333", "GBP", "(1 + 2 + 4) ÷ 3 ≈ 2.33 million pounds",
        ),
        (compute.median([money("4"), money("1"), money("2")]), "2000000", "GBP", "median (1; 2; 4) = 2 million pounds"),
        (
            compute.median([money("4"), money("-1"), money("9"), money("2")]),
            "3000000", "GBP", "median ((−1); 2; 4; 9) = (2 + 4) ÷ 2 = 3 million pounds",
        ),
        (
            compute.median([people(n) for n in ("600", "700", "605", "3")], "zh"),
            "602.5", "employees", "中位数 (3；600；605；700) = (600 + 605) ÷ 2 = 602.5 employees",
        ),
        (compute.share(money("1"), money("8")), "12.5", "%", "1 ÷ 8 = 12.5%"),
        (compute.ratio(money("9"), money("4")), "2.25", "times", "9 ÷ 4 = 2.25 times"),
        (
            compute.ratio(money("3"), people("600")),
            "5000", "GBP", "3,000,000 ÷ 600 = 5,000 pounds",
        ),
        (compute.convert(money("2", unit="USD"), D("0.9"), "EUR"), "1800000", "EUR", "2 × 0.9 = 1.8 million euros"),
    ],
)  # fmt: skip
def test_a_plan_has_its_value_in_full_and_its_formula_as_printed(plan, value, unit, formula):
    assert plan is not None
    assert (plan.value, plan.unit, plan.formula) == (D(value), unit, formula)
    assert plan.formula.endswith(plan.text)


@pytest.mark.parametrize(
    "plan",
    [
        compute.change(money("1"), money("2", unit="USD")),
        compute.change(money("1"), percent("2")),
        compute.total([money("1")]),
        compute.average([money("1"), percent("2")]),
        compute.median([money("1"), percent("2")]),
        compute.median([money("1"), money("2")]),
        compute.percent_change(money("0"), money("2")),
        compute.share(money("1"), money("0")),
        compute.ratio(money("1"), money("0")),
        compute.ratio(money("1"), percent("2")),
        compute.change(money("1"), money("2", agreed=False)),
    ],
)
def test_operands_of_two_kinds_or_doubtful_ones_or_nothing_give_no_plan(plan):
    assert plan is None


@pytest.mark.parametrize(
    ("earlier", "later", "comparable"),
    [
        ("2022", "2023", True),
        ("2022-Q3", "2023-Q2", True),
        ("2022-06-26/2022-09-24", "2023-04-02/2023-07-01", True),
        ("2023-04-02/2023-07-01", "2022-10-02/2023-07-01", False),
        ("2022-Q3", "2023", False),
        (None, "2023", True),
    ],
)
def test_only_a_period_as_long_can_have_become_another(earlier, later, comparable):
    first, last = money("2", period=earlier), money("3", period=later)
    assert compute.comparable(first, last) is comparable
    assert (compute.change(first, last) is not None) is comparable
    assert (compute.percent_change(first, last) is not None) is comparable


def test_operands_of_two_scales_are_written_in_full():
    plan = compute.change(money("1.5"), money("900", D(1000)))
    assert plan is not None
    assert plan.formula == "900,000 − 1,500,000 = −600,000 pounds"


def test_how_many_lie_beyond_a_limit():
    figures = [percent("22.8"), percent("23.1"), percent("19")]
    plan = compute.counted(figures, figures[:2], above=True, unit="years")
    assert (plan.operation, plan.value, plan.unit, plan.formula) == (
        Operation.COUNT_ABOVE, D(2), "years", "2 of 3: 22.8; 23.1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "shown"),
    [("24.456", "24.46"), ("0.012345", "0.01234"), ("-0.5", "-0.5000"), ("0", "0.00")],
)
def test_quotients_keep_two_decimals_small_ones_four_digits(value, shown):
    assert rounded(D(value)) == D(shown)


def test_amounts_in_chinese():
    assert amount(D("3150000000000"), "CNY", D(10) ** 8, "zh") == "31500亿元"
    assert amount(D("-4"), "%", D(1), "zh") == "−4%"
    assert number(D("-1234.50"), "zh") == "−1234.5"


def test_amounts_in_other_languages():
    millions = {language: amount(D("-24500000"), "EUR", D(10) ** 6, language)
                for language in ("en", "es", "pt", "ru")}  # fmt: skip
    assert millions == {
        "en": "−24.5 million euros",
        "es": "−24,5 millones de euros",
        "pt": "−24,5 milhões de euros",
        "ru": "−24,5 млн евро",
    }
    assert number(D("-1234.50"), "en") == "−1,234.5"
    assert number(D("1234.50"), "pt") == "1.234,5"


@given(st.decimals(-(10**9), 10**9, places=2), st.decimals(-(10**9), 10**9, places=2))
def test_a_change_is_undone_by_the_change_back(first, last):
    there = compute.change(money(str(first)), money(str(last)))
    back = compute.change(money(str(last)), money(str(first)))
    assert there is not None
    assert back is not None
    assert there.value == -back.value
    assert there.value == (D(str(last)) - D(str(first))) * MILLION


def test_a_plan_whole():
    one, other = money("24.9"), money("25.1")
    assert compute.convert(one, D("1.25"), "USD") == Plan(
        Operation.CONVERT,
        D("31125000"),
        "USD",
        Kind.MONEY,
        "31.125 million US dollars",
        "24.9 × 1.25 = 31.125 million US dollars",
        (one,),
    )
    assert compute.total([one, other]) == Plan(
        Operation.SUM,
        D("50000000"),
        "GBP",
        Kind.MONEY,
        "50 million pounds",
        "24.9 + 25.1 = 50 million pounds",
        (one, other),
    )
    assert compute.total([one]) is None
    assert compute.total([money("2"), money("3"), money("5")]) is None
    assert compute.total([money("5"), money("5")]) is not None
