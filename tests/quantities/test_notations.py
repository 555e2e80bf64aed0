"""Ranges, currencies, signs and numerals in common notations, read alike by both readers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.quantity import figures, quantities
from tests.tables import table

MILLION, BILLION, TRILLION = 10**6, 10**9, 10**12

# (text, low, high, unit): one range, never two figures and never a negative end
RANGES = [
    ("$5-8 million", 5 * MILLION, 8 * MILLION, "USD"),
    ("€3–4bn", 3 * BILLION, 4 * BILLION, "EUR"),
    ("USD 5–8 million", 5 * MILLION, 8 * MILLION, "USD"),
    ("R5-8 million", 5 * MILLION, 8 * MILLION, "ZAR"),
    ("$5-$8 million", 5 * MILLION, 8 * MILLION, "USD"),
    ("5 to 8 million dollars", 5 * MILLION, 8 * MILLION, "USD"),
    ("3万-5万元", 30_000, 50_000, "CNY"),
    ("3万元-5万元", 30_000, 50_000, "CNY"),
    ("3万~5万美元", 30_000, 50_000, "USD"),
    ("5至6万亿元", 5 * TRILLION, 6 * TRILLION, "CNY"),
    ("3亿—4亿欧元", 3 * 10**8, 4 * 10**8, "EUR"),
    ("5-8 млн руб.", 5 * MILLION, 8 * MILLION, "RUB"),
    ("entre 5 y 8 millones de dólares", 5 * MILLION, 8 * MILLION, "USD"),
    ("entre 5 e 8 milhões de reais", 5 * MILLION, 8 * MILLION, "BRL"),
    ("€5-8m", 5 * MILLION, 8 * MILLION, "EUR"),
    ("от 5 до 8 млрд долларов", 5 * BILLION, 8 * BILLION, "USD"),
    ("₹500–800 crore", 5 * BILLION, 8 * BILLION, "INR"),
    ("5bn-8bn", 5 * BILLION, 8 * BILLION, ""),
    ("三万至五万元", 30_000, 50_000, "CNY"),
    ("¥3-5亿元", 3 * 10**8, 5 * 10**8, "CNY"),
    ("10%-15%", 10, 15, "%"),
    ("5–8 million", 5 * MILLION, 8 * MILLION, ""),
]


@table(("text", "low", "high", "unit"), RANGES)
def test_a_range_has_two_ends_of_one_currency_and_magnitude(text, low, high, unit):
    [newer] = figures(text)
    assert (newer.low, newer.high, newer.unit) == (low, high, unit)
    assert [(one.value, one.low, one.high, one.unit) for one in quantities(text)] == [
        (low, low, high, unit),
        (high, low, high, unit),
    ]


ALIKE = [
    ("R500 million", "500000000", "ZAR"),
    ("R1,500", "1500", "ZAR"),
    ("R12.50", "12.50", "ZAR"),
    ("VND3,105 billion", "3105000000000", "VND"),
    ("Rs. 500 crore", "5000000000", "INR"),
    ("Rs 500 crore in Pakistan", "5000000000", "PKR"),
    ("RM5 million", "5000000", "MYR"),
    ("Rp 5 triliun", "5000000000000", "IDR"),
    ("kr 500 million", "500000000", "?"),
    ("500 million kr", "500000000", "?"),
    ("5 million kroner", "5000000", "?"),
    ("NOK 500 million", "500000000", "NOK"),
    ("KWD 5 million", "5000000", "KWD"),
    ("₦500 million", "500000000", "NGN"),
    ("zł 500", "500", "PLN"),
    ("捌仟元整", "8000", "CNY"),
    ("壹拾贰万元", "120000", "CNY"),
    ("人民币伍佰万元整", "5000000", "CNY"),
    ("叁仟陆佰美元", "3600", "USD"),
    ("玖億元", "900000000", "CNY"),
    ("伍圆", "5", "CNY"),
    ("５８，０００", "58000", ""),
    ("１２，３４５，６７８元", "12345678", "CNY"),
    ("３．５％", "3.5", "%"),
    ("up 5‰", "5", "‰"),
    ("5 per mille", "5", "‰"),
    ("5 промилле", "5", "‰"),
    ("up 5 percentage points", "5", "pp"),
    ("上升5个百分点", "5", "pp"),
    ("25 basis points", "25", "bp"),
    ("minus 7", "-7", ""),
    ("-7 °C", "-7", "°C"),
    ("−7°", "-7", "°"),
    ("Tk 500 crore", "5000000000", "BDT"),
    ("500 млн грн", "500000000", "UAH"),
    ("a change of –5%", "-5", "%"),
    ("$(5.2) million", "-5200000", "USD"),
    ("USD (5.2) million", "-5200000", "USD"),
    ("壹万贰仟叁佰肆拾伍元陆角柒分", "12345.67", "CNY"),
    ("5元6角", "5.6", "CNY"),
    ("½ million", "500000", ""),
    ("VND 500 tỷ", "500000000000", "VND"),
    ("Ksh 500 million", "500000000", "KES"),
    ("минус 7", "-7", ""),
]


@table(("text", "value", "unit"), ALIKE)
def test_both_readers_read_alike(text, value, unit):
    for read in (quantities, figures):
        assert [(one.value, one.unit) for one in read(text)] == [(Decimal(value), unit)], read


BELOW = [
    "零下7度", "零下7摄氏度", "零下七度", "7 degrees below zero", "7 °C below zero", "7 below freezing",
    "7 grados bajo cero", "7 graus abaixo de zero", "7 градусов ниже нуля", "7 градусов мороза",
]  # fmt: skip


@table("read", [quantities, figures])
@table("text", BELOW)
def test_below_zero_is_negative(text, read):
    assert [one.value for one in read(text)] == [-7]


@table("read", [quantities, figures])
@table(
    ("text", "first", "last"),
    [
        ("in 2024–25", 2024, 2025), ("2024/25", 2024, 2025), ("season 2024–25", 2024, 2025),
        ("2024/2025", 2024, 2025), ("FY2024/25", 2024, 2025), ("1999/00", 1999, 2000),
        ("curso 2024-25", 2024, 2025), ("сезон 2024/25", 2024, 2025), ("2024/25学年", 2024, 2025),
        ("Saison 2024/25", 2024, 2025),
    ],
)  # fmt: skip
def test_school_years_are_one_period(text, first, last, read):
    assert [(one.low, one.high) for one in read(text)] == [(first, last)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(41,207.15)", "-41207.15"),
        ("(4.2%)", "-4.2"),
        ("($5.2 million)", "-5200000"),
        ("▲4.2%", "-4.2"),
    ],
)
def test_brackets_are_a_minus_where_nothing_else_stands(text, value):
    assert [one.value for one in quantities(text)] == [Decimal(value)]
    for cell in (True, False):
        assert [one.value for one in figures(text, cell=cell)] == [Decimal(value)]


KEPT = [
    ("大陆万里晴空", []), ("伍先生有5辆车", ["5"]), ("收拾行李", []), ("陆地", []), ("气温-5", ["-5"]),
    ("rose from 3% to 5%", ["3", "5"]), ("the R500", []), ("R2-D2", []), ("2024-09", ["2024"]), ("(5)", ["5"]),
    ("(2024)", ["2024"]), ("10⁶ people", []), ("RM 3420", ["3420"]),
    ("la subida –5 % en mayo– fue", ["5"]), ("5–10", ["5", "10"]), ("it fell (4.2%)", ["4.2"]), ("try 5 of all 3", ["5", "3"]),
]  # fmt: skip


@table(("text", "values"), KEPT)
def test_what_only_looks_like_it_stays(text, values):
    assert [str(one.value) for one in quantities(text)] == values


PIECES = st.sampled_from(
    "5 8 -  – 至 到 万 亿元 $ € R Rs. kr million bn % ‰ ( ) 零下 below zero 捌仟 元整 ５８ ，０００ 2024 /25".split(
        " "
    )
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_is_read_stands_in_the_text(text):
    for read in (quantities, figures):
        for one in read(text):
            assert text[one.start : one.end] == one.text
            assert one.start <= one.number_start < one.number_end <= one.end
            assert one.low is None or one.high is None or one.low <= one.high
