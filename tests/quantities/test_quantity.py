import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.quantity import currency, in_words, quantities, round_significant
from tests.quantities.listed import cases
from tests.tables import table

DOCUMENT_PATH = Path(__file__).parents[2] / "facts/library/china-trade-2025/document.txt"
DOCUMENT = [
    ("a Trillion Dollar", "1000000000000", "USD", "money", None, None, None),
    ("2025", "2025", "", "year", None, None, None),
    ("4.547 trillion yuan", "4547000000000", "CNY", "money", None, None, None),
    ("3.8%", "3.8", "%", "percent", None, None, None),
    ("over 5800", "5800", "", "count", "over", "new energy vehicles", None),
    ("first", "1", "", "ordinal", None, None, None),
    ("number one", "1", "", "ordinal", None, None, None),
    ("40 consecutive years", "40", "years", "duration", None, None, None),
    ("9.49 trillion yuan", "9490000000000", "CNY", "money", None, None, None),
    ("2025", "2025", "", "year", None, None, None),
    ("2025", "2025", "", "year", None, None, None),
    ("exceed 1 trillion yuan", "1000000000000", "CNY", "money", "over", None, None),
    ("first", "1", "", "ordinal", None, None, None),
    ("1.14 trillion yuan", "1140000000000", "CNY", "money", None, None, None),
    ("36", "36", "", "count", None, "wind turbine blades", None),
    ("2025", "2025", "", "year", None, None, None),
    ("exceed 70%", "70", "%", "percent", "over", None, None),
    ("first", "1", "", "ordinal", None, None, None),
    ("sixth", "6", "", "ordinal", None, None, None),
    ("2025", "2025", "", "year", None, None, None),
    ("exceed 320 billion yuan", "320000000000", "CNY", "money", "over", None, None),
    ("over 4000", "4000", "", "count", "over", "foreign merchants", "day"),
    ("10-year", "10", "years", "duration", None, None, None),
    ("2025", "2025", "", "year", None, None, None),
    ("5.55 trillion yuan", "5550000000000", "CNY", "money", None, None, None),
    ("2025", "2025", "", "year", None, None, None),
    ("34.11 trillion yuan", "34110000000000", "CNY", "money", None, None, None),
    ("more than half", "50", "%", "fraction", "over", None, None),
    ("14 day", "14", "days", "duration", None, None, None),
    ("first", "1", "", "ordinal", None, None, None),
    ("110", "110", "", "count", None, "standard containers", None),
    ("2025", "2025", "", "year", None, None, None),
    ("three", "3", "", "count", None, "major trading partners", None),
    ("exceed one trillion yuan", "1000000000000", "CNY", "money", "over", None, None),
    ("3.66 trillion yuan", "3660000000000", "CNY", "money", None, None, None),
    ("5%", "5", "%", "percent", None, None, None),
    ("2025", "2025", "", "year", None, None, None),
    ("first", "1", "", "ordinal", None, None, None),
    ("869.07 billion yuan", "869070000000", "CNY", "money", None, None, None),
    ("16.5%", "16.5", "%", "percent", None, None, None),
    ("more than 20", "20", "", "count", "over", "countries", None),
    ("2025", "2025", "", "year", None, None, None),
    ("12.1%", "12.1", "%", "percent", None, None, None),
    ("2025", "2025", "", "year", None, None, None),
    ("exceeded 250 billion US dollars", "250000000000", "USD", "money", "over", None, None),
    ("2.2%", "2.2", "%", "percent", None, None, None),
    ("nearly 30%", "30", "%", "percent", "nearly", None, None),
    ("first", "1", "", "ordinal", None, None, None),
    ("35%", "35", "%", "percent", None, None, None),
    ("2025", "2025", "", "year", None, None, None),
    ("over 900 billion yuan", "900000000000", "CNY", "money", "over", None, None),
    ("2025", "2025", "", "year", None, None, None),
    ("first", "1", "", "ordinal", None, None, None),
]


@table(("text", "expected"), cases())
def test_quantities(text, expected):
    """Their values print in full, too: Decimals that are equal needn't."""
    found = quantities(text)
    assert found == expected
    assert [str(one.value) for one in found] == [str(one.value) for one in expected]


def test_every_number_of_the_document():
    found = [
        (one.text, str(one.value), one.unit, one.kind, one.qualifier, one.noun, one.per)
        for one in quantities(DOCUMENT_PATH.read_text(encoding="utf-8"))
    ]
    assert found == DOCUMENT


def test_every_digit_of_the_document_is_read():
    text = DOCUMENT_PATH.read_text(encoding="utf-8")
    read = {at for one in quantities(text) for at in range(one.number_start, one.number_end)}
    assert [
        match.start() for match in re.finditer("[0-9]", text) if match.start() not in read
    ] == []


@pytest.mark.parametrize(
    ("language", "value"),
    [("en", "1.234"), ("zh", "1.234"), ("es", "1234"), ("pt", "1234"), ("ru", "1.234")],
)
def test_the_language_says_what_one_point_and_three_digits_mean(language, value):
    assert [str(one.value) for one in quantities("1.234 km", language)] == [value]


@pytest.mark.parametrize(
    ("language", "value"),
    [("en", "1234"), ("zh", "1234"), ("es", "1.234"), ("pt", "1.234"), ("ru", "1.234")],
)
def test_the_language_says_what_one_comma_and_three_digits_mean(language, value):
    assert [str(one.value) for one in quantities("1,234 km", language)] == [value]


@table(
    ("text", "expected"),
    [
        ("in US dollars", [("USD", "US dollars")]),
        ("换成欧元", [("EUR", "欧元")]),
        ("換成歐元", [("EUR", "歐元")]),
        ("折合成元", [("CNY", "元")]),
        ("多少美元", [("USD", "美元")]),
        ("в долларах", [("USD", "долларах")]),
        ("доллары США", [("USD", "доллары США")]),
        ("en dólares", [("USD", "dólares")]),
        ("em reais", [("BRL", "reais")]),
        ("how much is that in yuan?", [("CNY", "yuan")]),
        ("convert 5 yuan to euros", [("EUR", "euros")]),
        ("7 yuan to the dollar", [("USD", "dollar")]),
        ("¥869bn in $", [("USD", "$")]),
        ("u.s. dollars", [("USD", "u.s. dollars")]),
        ("USD or EUR", [("USD", "USD"), ("EUR", "EUR")]),
        ("1 usd = 7.1 yuan", []),
        ("元素 多元化 单元 块头", []),
        ("the European Union", []),
    ],
)
def test_currency(text, expected):
    found = currency(text)
    assert [(code, text[start:end]) for code, start, end in found] == expected


@table(
    ("value", "unit", "language", "expected"),
    [
        ("3940000000000", "CNY", "en", "3.94 trillion yuan"),
        ("3940000000000", "CNY", "zh", "3.94万亿元"),
        ("869070000000", "CNY", "en", "869.07 billion yuan"),
        ("869070000000", "CNY", "zh", "8690.7亿元"),
        ("869070000000", "CNY", "zh-hant", "8690.7億元"),
        ("869070000000", "CNY", "es", "869.070 millones de yuanes"),
        ("869070000000", "CNY", "pt", "869,07 bilhões de yuans"),
        ("869070000000", "CNY", "ru", "869,07 млрд юаней"),
        ("869070000000", "CNY", "fr", "869.07 billion yuan"),
        ("1000000000000", "USD", "es", "1 billón de dólares estadounidenses"),
        ("1140000000000", "CNY", "pt", "1,14 trilhão de yuans"),
        ("1000000", "EUR", "ru", "1 млн евро"),
        ("27.8", "%", "es", "27,8 %"),
        ("27.8", "%", "pt", "27,8%"),
        ("5800", "", "ru", "5\u00a0800"),
        ("21", "days", "ru", "21 день"),
        ("112", "days", "ru", "112 дней"),
        ("22", "years", "ru", "22 года"),
        ("1.7", "times", "ru", "1,7 раза"),
        ("1.7", "times", "pt", "1,7 vez"),
        ("250000000000", "USD", "en", "250 billion US dollars"),
        ("250000000000", "USD", "zh", "2500亿美元"),
        ("27.8", "%", "en", "27.8%"),
        ("27.8", "%", "zh", "27.8%"),
        ("3.8", "pp", "en", "3.8 percentage points"),
        ("3.8", "pp", "zh", "3.8个百分点"),
        ("1", "years", "en", "1 year"),
        ("40", "years", "es", "40 años"),
        ("5800", "", "en", "5,800"),
        ("34110000000001", "CNY", "en", "34,110,000,000,001 yuan"),
        ("-1140000000000", "CNY", "en", "-1.14 trillion yuan"),
        ("1.7", "times", "zh", "1.7倍"),
        ("2025", "", "zh", "2,025"),
        ("5800", "USD", "zh", "5800美元"),
        ("0", "", "en", "0"),
        ("1E+9", "XAU", "en", "1 billion XAU"),
        ("1000000000000000.5", "EUR", "en", "1,000,000,000,000,000.5 euros"),
    ],
)
def test_in_words(value, unit, language, expected):
    assert in_words(Decimal(value), unit, language) == expected


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        ("0.27849", 3, "0.278"),
        ("27.65", 3, "27.6"),
        ("27.75", 3, "27.8"),
        ("9490000000000", 1, "9000000000000"),
        ("999.9", 3, "1000"),
        ("1.50", 4, "1.5"),
        ("-2.5", 1, "-2"),
        ("0", 3, "0"),
    ],
)
def test_round_significant(value, digits, expected):
    assert str(round_significant(Decimal(value), digits)) == expected


PIECES = st.sampled_from(
    [*"0123456789 .,%-+/'()", "\n", "\u00a0", "万", "亿", "元", "一", "十", "百", "点", "分之", "个", "年", "多", "约", "half", "million",
     "billion", "trillion", "yuan", "one", "two", "hundred", "and", "a", "over", "not", "point", "mil", "millones", "y", "de",
     "тыс", "млрд", "рублей", "percent", "years", "½", "second", "third", "US$", "¥", "no", "２", "é", "İ", "\u0301", "bn", "m", "th",
     "May", "2025", "second", "of", "per", "day", "成", "半", "第", "twenty", "dozen", "1 000", "1,000", "1.000", "к"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)))
def test_spans_hold_for_any_text(text):
    found = quantities(text)
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert all(one.start <= one.number_start < one.number_end <= one.end for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(one.value.is_finite() and "E" not in str(one.value) for one in found)
    mentions = currency(text)
    assert all(left[2] <= right[1] for left, right in pairwise(mentions))
    assert not [
        (start, one)
        for _, start, end in mentions
        for one in found
        if one.start < end and start < one.end
    ]


FIGURES = st.decimals(
    min_value=Decimal("0.01"), max_value=Decimal(999_999_999), places=2, allow_nan=False
)
FORMATS = {
    "en": (",", ".", "exports reached {} billion yuan in the year", 10**9),
    "zh": (",", ".", "出口达到{}亿元", 10**8),
    "es": (".", ",", "las exportaciones alcanzaron {} millones de yuanes en el año", 10**6),
    "pt": (".", ",", "as exportações atingiram {} bilhões de yuans no ano", 10**9),
    "ru": ("\u00a0", ",", "экспорт составил {} млрд юаней", 10**9),
}


def printed(value, group, point):
    return f"{value:,f}".replace(",", "g").replace(".", point).replace("g", group)


@pytest.mark.parametrize("language", FORMATS)
@pytest.mark.parametrize("told", [True, False])
@given(figure=FIGURES)
def test_a_formatted_figure_is_read_back(language, told, figure):
    group, point, sentence, scale = FORMATS[language]
    text = sentence.format(printed(figure, group, point))
    found = quantities(text, language if told else None)
    assert [(one.value, one.unit, one.kind) for one in found] == [(figure * scale, "CNY", "money")]


UNITS = ["", "CNY", "USD", "EUR", "JPY", "GBP", "HKD", "INR", "RUB", "KRW", "%", "pp", "times", "days",
         "weeks", "months", "years", "hours", "minutes", "km", "m", "km2", "tons", "kg"]  # fmt: skip


@given(
    value=st.decimals(min_value=-(10**16), max_value=10**16, places=4, allow_nan=False),
    unit=st.sampled_from(UNITS),
    language=st.sampled_from(["en", "zh", "es", "pt", "ru"]),
)
def test_in_words_is_exact(value, unit, language):
    found = quantities(in_words(value, unit, language), language)
    assert [one.value for one in found] == [value]
    if language in {"en", "zh"}:  # no reader has the words for all units of the other languages
        assert [one.unit for one in found] == [unit]


@table(
    "piece",
    ["1", "1 ", "1,", "million ", "twenty ", "万亿", "一", "1万", "a ", "-", "$", "1/", "½", "5-", "one point ", "1'"],
)  # fmt: skip
def test_a_long_text_of_one_piece_is_read(piece):
    text = piece * (20_000 // len(piece))
    assert all(text[one.start : one.end] == one.text for one in quantities(text))


@pytest.mark.parametrize("text", ["grew **25%**", "grew __25%__ in all", "grew *25%*"])
def test_a_figure_with_emphasis(text):
    assert [(one.value, one.unit) for one in quantities(text)] == [(Decimal(25), "%")]
