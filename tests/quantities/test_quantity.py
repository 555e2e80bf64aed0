import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.quantity import Quantity, currency, in_words, quantities, round_significant
from tests.tables import table

DOCUMENT_PATH = Path(__file__).parents[2] / "facts/library/china-trade-2025/document.txt"


def q(
    printed,
    value,
    unit,
    kind,
    qualifier=None,
    *,
    figure=None,
    noun=None,
    per=None,
    digits=1,
    ends=None,
):
    """What is expected of a quantity, but for its place in the text; `ends` are its range's."""
    figure = figure or printed
    return (printed, Decimal(value), unit, kind, qualifier, figure, noun, per, digits, ends)


def ranged(*two):
    """Both figures of a range know its ends."""
    ends = tuple(str(one[1]) for one in two)
    return [(*one[:-1], ends) for one in two]


def placed(text, expected):
    """Give each expected quantity its place: the first one behind the one before."""
    found, cursor = [], 0
    for printed, value, unit, kind, qualifier, figure, noun, per, digits, ends in expected:
        start = text.index(printed, cursor)
        number = start + printed.rindex(figure)
        cursor = start + len(printed)
        found.append(
            Quantity(
                value=value,
                unit=unit,
                kind=kind,
                qualifier=qualifier,
                text=printed,
                start=start,
                end=cursor,
                number_start=number,
                number_end=number + len(figure),
                noun=noun,
                per=per,
                significant=digits,
                low=Decimal(ends[0]) if ends else None,
                high=Decimal(ends[1]) if ends else None,
                date="/".join(ends) if ends and kind == "year" else None,
            )
        )
    return found


CASES = [
    ("9000多亿元", [q("9000多亿元", "900000000000", "CNY", "money", "over")]),
    ("5.55万亿", [q("5.55万亿", "5550000000000", "", "number", digits=3)]),
    ("¥869.07bn", [q("¥869.07bn", "869070000000", "CNY", "money", digits=5)]),
    ("RMB 1.14tn", [q("RMB 1.14tn", "1140000000000", "CNY", "money", digits=3)]),
    ("$250bn", [q("$250bn", "250000000000", "USD", "money", digits=2)]),
    ("US$ 2.5 million", [q("US$ 2.5 million", "2500000", "USD", "money", digits=2)]),
    ("250 mn", [q("250 mn", "250000000", "", "number", digits=2)]),
    ("900bn", [q("900bn", "900000000000", "", "number")]),
    ("1.2k", [q("1.2k", "1200", "", "number", digits=2)]),
    ("16,5 %", [q("16,5 %", "16.5", "%", "percent", digits=3)]),
    (
        "las exportaciones crecieron un 16,5 % hasta 1.234.567 vehículos",
        [
            q("16,5 %", "16.5", "%", "percent", digits=3),
            q(
                "hasta 1.234.567",
                "1234567",
                "",
                "count",
                "at most",
                figure="1.234.567",
                noun="vehículos",
                digits=7,
            ),
        ],
    ),
    ("1.234.567", [q("1.234.567", "1234567", "", "number", digits=7)]),
    ("1.234", [q("1.234", "1.234", "", "number", digits=4)]),
    (
        "o volume foi de 1.234 milhões de euros em 2025",
        [
            q("1.234 milhões de euros", "1234000000", "EUR", "money", digits=4),
            q("2025", "2025", "", "year", digits=4),
        ],
    ),
    ("1 234 567 машин", [q("1 234 567", "1234567", "", "count", noun="машин", digits=7)]),
    ("百分之十六点五", [q("百分之十六点五", "16.5", "%", "percent", digits=3)]),
    ("三成", [q("三成", "30", "%", "percent")]),
    ("近三成", [q("近三成", "30", "%", "percent", "nearly", figure="三成")]),
    ("一半", [q("一半", "50", "%", "fraction")]),
    ("过半", [q("过半", "50", "%", "fraction", "over", figure="半")]),
    ("forty", [q("forty", "40", "", "number")]),
    ("three hundred and five", [q("three hundred and five", "305", "", "number", digits=3)]),
    ("a dozen", [q("a dozen", "12", "", "number", digits=2)]),
    (
        "one point one four trillion",
        [q("one point one four trillion", "1140000000000", "", "number", digits=3)],
    ),
    ("a third of exports", [q("a third", "33.33333333333333333333333333", "%", "fraction")]),
    ("two thirds", [q("two thirds", "66.66666666666666666666666667", "%", "fraction")]),
    ("half", [q("half", "50", "%", "fraction")]),
    ("more than half", [q("more than half", "50", "%", "fraction", "over", figure="half")]),
    ("two weeks", [q("two weeks", "2", "weeks", "duration")]),
    ("10-year high", [q("10-year", "10", "years", "duration")]),
    ("连续40年", [q("40年", "40", "years", "duration")]),
    ("四十年", [q("四十年", "40", "years", "duration")]),
    ("超过四千", [q("超过四千", "4000", "", "number", "over", figure="四千")]),
    ("四千", []),
    ("加一块儿", []),
    ("十四天", [q("十四天", "14", "days", "duration", digits=2)]),
    ("1,234,567", [q("1,234,567", "1234567", "", "number", digits=7)]),
    (
        "between 5 and 6 percent",
        ranged(q("5", "5", "%", "percent"), q("6 percent", "6", "%", "percent")),
    ),
    ("3.8 percentage points", [q("3.8 percentage points", "3.8", "pp", "percent", digits=2)]),
    ("7.1个百分点", [q("7.1个百分点", "7.1", "pp", "percent", digits=2)]),
    ("1.7 times", [q("1.7 times", "1.7", "times", "times", digits=2)]),
    ("twice as much", [q("twice", "2", "times", "times")]),
    ("double", [q("double", "2", "times", "times")]),
    ("三倍", [q("三倍", "3", "times", "times")]),
    ("in 2019", [q("2019", "2019", "", "year", digits=4)]),
    ("'24 exports", [q("'24", "2024", "", "year", digits=4)]),
    ("2000 vehicles", [q("2000", "2000", "", "count", noun="vehicles")]),
    ("1st place", [q("1st", "1", "", "ordinal")]),
    ("no. 1", [q("no. 1", "1", "", "ordinal")]),
    ("number one", [q("number one", "1", "", "ordinal")]),
    ("#2", [q("#2", "2", "", "ordinal")]),
    ("the second", [q("second", "2", "", "ordinal")]),
    ("第一", [q("第一", "1", "", "ordinal")]),
    ("第3", [q("第3", "3", "", "ordinal")]),
    ("primera", [q("primera", "1", "", "ordinal")]),
    ("1º", [q("1º", "1", "", "ordinal")]),
    ("первый", [q("первый", "1", "", "ordinal")]),
    ("2-е место", [q("2-е", "2", "", "ordinal")]),
    ("mil millones de euros", [q("mil millones de euros", "1000000000", "EUR", "money")]),
    ("5 billones de dólares", [q("5 billones de dólares", "5000000000000", "USD", "money")]),
    (
        "2,5 biliões de euros",
        [q("2,5 biliões de euros", "2500000000000", "EUR", "money", digits=2)],
    ),
    ("3 trilhões de yuans", [q("3 trilhões de yuans", "3000000000000", "CNY", "money")]),
    ("5,55 трлн юаней", [q("5,55 трлн юаней", "5550000000000", "CNY", "money", digits=3)]),
    ("двадцать", [q("двадцать", "20", "", "number")]),
    ("сорок стран", [q("сорок", "40", "", "count", noun="стран")]),
    ("половина", [q("половина", "50", "%", "fraction")]),
    ("треть экспорта", [q("треть", "33.33333333333333333333333333", "%", "fraction")]),
    ("на 16,5%", [q("16,5%", "16.5", "%", "percent", digits=3)]),
    (
        "1 usd = 7.1 yuan",
        [q("1 usd", "1", "USD", "money"), q("7.1 yuan", "7.1", "CNY", "money", digits=2)],
    ),
    ("7 yuan to the dollar", [q("7 yuan", "7", "CNY", "money")]),
    (
        "1美元算7.2元",
        [q("1美元", "1", "USD", "money"), q("7.2元", "7.2", "CNY", "money", digits=2)],
    ),
    ("7.2元/美元", [q("7.2元", "7.2", "CNY", "money", per="USD", digits=2)]),
    (
        "－３.２％ and ９００ＢＮ",
        [
            q("－３.２％", "-3.2", "%", "percent", digits=2),
            q("９００ＢＮ", "900000000000", "", "number"),
        ],
    ),
    ("-3.2% +5 %", [q("-3.2%", "-3.2", "%", "percent", digits=2), q("+5 %", "5", "%", "percent")]),
    ("RMB9.49trn", [q("RMB9.49trn", "9490000000000", "CNY", "money", digits=3)]),
    ("每天4000人", [q("4000", "4000", "", "count", noun="人", per="day")]),
    (
        "日均超过4000人",
        [q("超过4000", "4000", "", "count", "over", figure="4000", noun="人", per="day")],
    ),
    (
        "5-6 trillion yuan",
        ranged(
            q("5", "5000000000000", "CNY", "money"),
            q("6 trillion yuan", "6000000000000", "CNY", "money"),
        ),
    ),
    ("5到6%", ranged(q("5", "5", "%", "percent"), q("6%", "6", "%", "percent"))),
    ("20多个国家和地区", [q("20多", "20", "", "count", "over", figure="20", noun="个国家")]),
    (
        "超过5800辆新能源汽车",
        [q("超过5800", "5800", "", "count", "over", figure="5800", noun="辆新能源汽车", digits=2)],
    ),
    ("¥500 JPY", [q("¥500 JPY", "500", "JPY", "money")]),
    ("500 yen", [q("500 yen", "500", "JPY", "money")]),
    ("what about 5%?", [q("5%", "5", "%", "percent")]),
    ("does not exceed 5%", [q("not exceed 5%", "5", "%", "percent", "at most", figure="5%")]),
    (
        "no more than 20 countries",
        [q("no more than 20", "20", "", "count", "at most", figure="20", noun="countries")],
    ),
    ("不超过5%", [q("不超过5%", "5", "%", "percent", "at most", figure="5%")]),
    ("30%左右", [q("30%左右", "30", "%", "percent", "about", figure="30%")]),
    ("100人以上", [q("100人以上", "100", "", "count", "at least", figure="100", noun="人")]),
    (
        "2025-01-15 and 15/01/2025 and March 5, 2025",
        [
            q("2025", "2025", "", "year", digits=4),
            q("2025", "2025", "", "year", digits=4),
            q("2025", "2025", "", "year", digits=4),
        ],
    ),
    ("2025年1月15日", [q("2025年", "2025", "", "year", digits=4)]),
    ("no 1 province", [q("no 1", "1", "", "ordinal")]),
    ("номер один", [q("номер один", "1", "", "ordinal")]),
    (
        "не менее 20 стран",
        [q("не менее 20", "20", "", "count", "at least", figure="20", noun="стран")],
    ),
    (
        "более чем на 12,1%",
        [q("более чем на 12,1%", "12.1", "%", "percent", "over", figure="12,1%", digits=3)],
    ),
    (
        "por lo menos 20 países",
        [q("por lo menos 20", "20", "", "count", "at least", figure="20", noun="países")],
    ),
    ("cerca de 30%", [q("cerca de 30%", "30", "%", "percent", "about", figure="30%")]),
    ("casi la mitad", [q("casi la mitad", "50", "%", "fraction", "nearly", figure="la mitad")]),
    ("вдвое", [q("вдвое", "2", "times", "times")]),
    ("два раза", [q("два раза", "2", "times", "times")]),
    ("полтора миллиона", [q("полтора миллиона", "1500000", "", "number", digits=2)]),
    ("1,5 млн тонн", [q("1,5 млн тонн", "1500000", "tons", "weight", digits=2)]),
    ("5 km²", [q("5 km²", "5", "km2", "area")]),
    ("20 000 км", [q("20 000 км", "20000", "km", "length")]),
    ("in the past 5 years", [q("5 years", "5", "years", "duration")]),
    ("约3亿元", [q("约3亿元", "300000000", "CNY", "money", "about", figure="3亿元")]),
    ("节约3亿元", [q("3亿元", "300000000", "CNY", "money")]),
    ("5m yuan", [q("5m yuan", "5000000", "CNY", "money")]),
    ("5M people", [q("5M", "5000000", "", "count", noun="people")]),
    ("100 m", [q("100 m", "100", "m", "length")]),
    ("$5m", [q("$5m", "5000000", "USD", "money")]),
    ("€5.5m", [q("€5.5m", "5500000", "EUR", "money", digits=2)]),
    ("half a million euros", [q("half a million euros", "500000", "EUR", "money")]),
    ("two and a half years", [q("two and a half years", "2.5", "years", "duration", digits=2)]),
    ("una cuarta parte de las exportaciones", [q("una cuarta parte", "25", "%", "fraction")]),
    ("três quartos do total", [q("três quartos", "75", "%", "fraction")]),
    ("4.5万亿美元", [q("4.5万亿美元", "4500000000000", "USD", "money", digits=2)]),
    ("13亿人", [q("13亿", "1300000000", "", "count", noun="人", digits=2)]),
    ("两万三千四百五十六", [q("两万三千四百五十六", "23456", "", "number", digits=5)]),
    ("三十多万辆", [q("三十多万", "300000", "", "count", "over", noun="辆")]),
    ("超万亿元", [q("超万亿元", "1000000000000", "CNY", "money", "over", figure="万亿元")]),
    ("1.7倍", [q("1.7倍", "1.7", "times", "times", digits=2)]),
    ("5G 4K 3D", [q("4K", "4000", "", "number")]),
    ("£3.2bn", [q("£3.2bn", "3200000000", "GBP", "money", digits=2)]),
    ("5.3 pp", [q("5.3 pp", "5.3", "pp", "percent", digits=2)]),
    (">5%", [q(">5%", "5", "%", "percent", "over", figure="5%")]),
    ("3x", [q("3x", "3", "times", "times")]),
    ("20th", [q("20th", "20", "", "ordinal")]),
    ("21st century", [q("21st", "21", "", "ordinal", digits=2)]),
    ("twenty-first", [q("twenty-first", "21", "", "ordinal")]),
    ("cost 5 dollars a day", [q("5 dollars", "5", "USD", "money", per="day")]),
    ("0.5%", [q("0.5%", "0.5", "%", "percent")]),
    ("100%", [q("100%", "100", "%", "percent")]),
    ("12,34,567", [q("12,34,567", "1234567", "", "number", digits=7)]),
    ("R$ 5 bi", [q("R$ 5 bi", "5000000000", "BRL", "money")]),
    (
        "第十四个五年规划",
        [q("第十四", "14", "", "ordinal", digits=2), q("五年", "5", "years", "duration")],
    ),
    ("十几个国家", [q("十几", "10", "", "count", "over", figure="十", noun="个国家")]),
    ("三分之二", [q("三分之二", "66.66666666666666666666666667", "%", "fraction")]),
    ("2 млрд 300 млн рублей", [q("2 млрд 300 млн рублей", "2300000000", "RUB", "money", digits=2)]),
    ("the 5 trillion mark", [q("5 trillion", "5000000000000", "", "number")]),
    (
        "exceeded the 5 trillion yuan mark",
        [
            q(
                "exceeded the 5 trillion yuan",
                "5000000000000",
                "CNY",
                "money",
                "over",
                figure="5 trillion yuan",
            )
        ],
    ),
    ("超过一半", [q("超过一半", "50", "%", "fraction", "over", figure="一半")]),
    ("两倍", [q("两倍", "2", "times", "times")]),
    ("翻了一番", [q("翻了一番", "2", "times", "times")]),
    ("五百多家企业", [q("五百多", "500", "", "count", "over", figure="五百", noun="家企业")]),
    ("fifteen percent", [q("fifteen percent", "15", "%", "percent", digits=2)]),
    (
        "сто двадцать пять процентов",
        [q("сто двадцать пять процентов", "125", "%", "percent", digits=3)],
    ),
    ("vinte e um países", [q("vinte e um", "21", "", "count", noun="países", digits=2)]),
    (
        "treinta y cinco por ciento",
        [q("treinta y cinco por ciento", "35", "%", "percent", digits=2)],
    ),
    ("完成十亿元", [q("十亿元", "1000000000", "CNY", "money")]),
    (
        "5½ years, 5 1/2 years, ½ of it, 3/4 of exports",
        [
            q("5½ years", "5.5", "years", "duration", digits=2),
            q("5 1/2 years", "5.5", "years", "duration", digits=2),
            q("½", "50", "%", "fraction"),
            q("3/4", "75", "%", "fraction"),
        ],
    ),
    ("dos años y medio", [q("dos años y medio", "2.5", "years", "duration", digits=2)]),
    ("两年半", [q("两年半", "2.5", "years", "duration", digits=2)]),
    ("三个半月", [q("三个半月", "3.5", "months", "duration", digits=2)]),
    ("一个半小时", [q("一个半小时", "1.5", "hours", "duration", digits=2)]),
    ("1万2千亿元", [q("1万2千亿元", "1200000000000", "CNY", "money", digits=2)]),
    ("5十亿", [q("5十亿", "5000000000", "", "number")]),
    (
        "$5 m and $5 m.",
        [q("$5 m", "5000000", "USD", "money"), q("$5 m", "5000000", "USD", "money")],
    ),
    ("第一百名", [q("第一百", "100", "", "ordinal")]),
    (
        "In 2025 year-on-year growth was 5%",
        [q("2025", "2025", "", "year", digits=4), q("5%", "5", "%", "percent")],
    ),
    (
        "the first half of 2025",
        [q("first", "1", "", "ordinal"), q("2025", "2025", "", "year", digits=4)],
    ),
    (
        "first quarter, three quarters of exports, a quarter of, three quarters",
        [
            q("first", "1", "", "ordinal"),
            q("three quarters", "75", "%", "fraction"),
            q("a quarter", "25", "%", "fraction"),
            q("three quarters", "3", "quarters", "duration"),
        ],
    ),
    ("a third country", [q("third", "3", "", "ordinal")]),
    (
        "-$5m and $-5m and (-5%)",
        [
            q("-$5m", "-5000000", "USD", "money"),
            q("$-5m", "-5000000", "USD", "money"),
            q("-5%", "-5", "%", "percent"),
        ],
    ),
    ("10%-15%", ranged(q("10%", "10", "%", "percent"), q("15%", "15", "%", "percent", digits=2))),
    ("5–6%", ranged(q("5", "5", "%", "percent"), q("6%", "6", "%", "percent"))),
    (
        "from 5 to 6 trillion yuan",
        [
            q("5", "5000000000000", "CNY", "money"),
            q("6 trillion yuan", "6000000000000", "CNY", "money"),
        ],
    ),
    (
        "rose from 900 to 950 billion yuan",
        [
            q("900", "900000000000", "CNY", "money"),
            q("950 billion yuan", "950000000000", "CNY", "money", digits=2),
        ],
    ),
    (
        "between 2,000 and 3,000 vehicles",
        ranged(
            q("2,000", "2000", "", "count", noun="vehicles"),
            q("3,000", "3000", "", "count", noun="vehicles"),
        ),
    ),
    ("Twenty twenty-five", [q("Twenty twenty-five", "2025", "", "year", digits=4)]),
    ("nineteen ninety-nine", [q("nineteen ninety-nine", "1999", "", "year", digits=4)]),
    (
        "2024届毕业生 2025版",
        [q("2024", "2024", "", "year", digits=4), q("2025", "2025", "", "year", digits=4)],
    ),
    ("over 2024", [q("2024", "2024", "", "year", digits=4)]),
    ("more than 2000", [q("more than 2000", "2000", "", "number", "over", figure="2000")]),
    (
        "about 2000 vehicles",
        [q("about 2000", "2000", "", "count", "about", figure="2000", noun="vehicles")],
    ),
    ("tell me about 2024", [q("2024", "2024", "", "year", digits=4)]),
    ("how about 40 countries", [q("40", "40", "", "count", noun="countries")]),
    ("what about Zhejiang's 2024 exports", [q("2024", "2024", "", "year", digits=4)]),
    ("2000多年", [q("2000多年", "2000", "years", "duration", "over")]),
    ("公元2000年", [q("2000年", "2000", "", "year", digits=4)]),
    (
        "2025 год, в 2025 году, за 2025 г.",
        [
            q("2025 год", "2025", "", "year", digits=4),
            q("2025 году", "2025", "", "year", digits=4),
            q("2025 г", "2025", "", "year", digits=4),
        ],
    ),
    ("2000 лет", [q("2000 лет", "2000", "years", "duration")]),
    ("40 años", [q("40 años", "40", "years", "duration")]),
    ("em 2025", [q("2025", "2025", "", "year", digits=4)]),
    (
        "1,5 milhão de veículos",
        [q("1,5 milhão", "1500000", "", "count", noun="veículos", digits=2)],
    ),
    ("um milhão de euros", [q("um milhão de euros", "1000000", "EUR", "money")]),
    ("un millón de euros", [q("un millón de euros", "1000000", "EUR", "money")]),
    (
        "два с половиной миллиона рублей",
        [q("два с половиной миллиона рублей", "2500000", "RUB", "money", digits=2)],
    ),
    ("двадцать один миллион", [q("двадцать один миллион", "21000000", "", "number", digits=2)]),
    ("три четверти", [q("три четверти", "75", "%", "fraction")]),
    (
        "El volumen fue de 1.234,56 millones de euros",
        [q("1.234,56 millones de euros", "1234560000", "EUR", "money", digits=6)],
    ),
    (
        "объем составил 1,234 трлн юаней",
        [q("1,234 трлн юаней", "1234000000000", "CNY", "money", digits=4)],
    ),
    ("1.234,56 €", [q("1.234,56 €", "1234.56", "EUR", "money", digits=6)]),
    ("€1.234,56", [q("€1.234,56", "1234.56", "EUR", "money", digits=6)]),
    ('"20,000 countries"', [q("20,000", "20000", "", "count", noun="countries")]),
    (
        "5,800 new energy vehicles",
        [q("5,800", "5800", "", "count", noun="new energy vehicles", digits=2)],
    ),
    (
        "2024-2025",
        [q("2024", "2024", "", "year", digits=4), q("2025", "2025", "", "year", digits=4)],
    ),
    ("2024/25", [q("2024/25", "2024", "", "year", digits=4, ends=("2024", "2025"))]),
    (
        "FY2025 FY25",
        [q("FY2025", "2025", "", "year", digits=4), q("FY25", "2025", "", "year", digits=4)],
    ),
    (
        "Q3 2025 2025Q3",
        [q("2025", "2025", "", "year", digits=4), q("2025", "2025", "", "year", digits=4)],
    ),
    ("top-10 exporters", [q("10", "10", "", "count", noun="exporters")]),
    ("mid-2025", [q("2025", "2025", "", "year", digits=4)]),
    ("post-2020", [q("2020", "2020", "", "year", digits=4)]),
    ("$1,234.56", [q("$1,234.56", "1234.56", "USD", "money", digits=6)]),
    ("USD1.5bn", [q("USD1.5bn", "1500000000", "USD", "money", digits=2)]),
    ("1.5 bn usd", [q("1.5 bn usd", "1500000000", "USD", "money", digits=2)]),
    ("one percent", [q("one percent", "1", "%", "percent")]),
    ("one year", [q("one year", "1", "years", "duration")]),
    ("a million", [q("a million", "1000000", "", "number")]),
    (
        "two hundred and five and six",
        [q("two hundred and five", "205", "", "number", digits=3), q("six", "6", "", "number")],
    ),
    ("fifty-five percent", [q("fifty-five percent", "55", "%", "percent", digits=2)]),
    (
        "thirty five point five percent",
        [q("thirty five point five percent", "35.5", "%", "percent", digits=3)],
    ),
    ("三万亿元", [q("三万亿元", "3000000000000", "CNY", "money")]),
    ("十二万亿", [q("十二万亿", "12000000000000", "", "number", digits=2)]),
    ("四万多亿元", [q("四万多亿元", "4000000000000", "CNY", "money", "over")]),
    ("2万多家企业", [q("2万多", "20000", "", "count", "over", figure="2万", noun="家企业")]),
    ("1000余家", [q("1000余", "1000", "", "count", "over", figure="1000", noun="家")]),
    ("近千亿元", [q("近千亿元", "100000000000", "CNY", "money", "nearly", figure="千亿元")]),
    ("超千亿元", [q("超千亿元", "100000000000", "CNY", "money", "over", figure="千亿元")]),
    ("约占三成五", [q("约占三成五", "35", "%", "percent", "about", figure="三成五", digits=2)]),
    ("六成以上", [q("六成以上", "60", "%", "percent", "at least", figure="六成")]),
    ("不到一半", [q("不到一半", "50", "%", "fraction", "under", figure="一半")]),
    ("增长两倍", [q("两倍", "2", "times", "times")]),
    ("同比增长百分之三点八", [q("百分之三点八", "3.8", "%", "percent", digits=2)]),
    ("二〇二五年", [q("二〇二五年", "2025", "", "year", digits=4)]),
    ("二零二五年", [q("二零二五年", "2025", "", "year", digits=4)]),
    ("２０２５年", [q("２０２５年", "2025", "", "year", digits=4)]),
    ("第二大贸易伙伴", [q("第二", "2", "", "ordinal")]),
    ("最近5年", [q("5年", "5", "years", "duration")]),
    ("通过5个平台", [q("5", "5", "", "count", noun="个平台")]),
    ("3.66萬億元", [q("3.66萬億元", "3660000000000", "CNY", "money", digits=3)]),
    ("5800輛", [q("5800", "5800", "", "count", noun="輛", digits=2)]),
    ("約3億美元", [q("約3億美元", "300000000", "USD", "money", "about", figure="3億美元")]),
    ("四成", [q("四成", "40", "%", "percent")]),
    ("七省市", [q("七", "7", "", "count", noun="省市")]),
    ("七个省市", [q("七", "7", "", "count", noun="个省市")]),
    ("七省", [q("七", "7", "", "count", noun="省")]),
    ("十三个", [q("十三", "13", "", "count", noun="个", digits=2)]),
    ("1.4 billion people", [q("1.4 billion", "1400000000", "", "count", noun="people", digits=2)]),
    (
        "8 million 300 thousand yuan",
        [q("8 million 300 thousand yuan", "8300000", "CNY", "money", digits=2)],
    ),
    (
        "more than 1.14 trillion yuan",
        [
            q(
                "more than 1.14 trillion yuan",
                "1140000000000",
                "CNY",
                "money",
                "over",
                figure="1.14 trillion yuan",
                digits=3,
            )
        ],
    ),
    ("just over 5%", [q("just over 5%", "5", "%", "percent", "over", figure="5%")]),
    (
        "well under 10 percent",
        [q("well under 10 percent", "10", "%", "percent", "under", figure="10 percent")],
    ),
    (
        "not less than 5 percent",
        [q("not less than 5 percent", "5", "%", "percent", "at least", figure="5 percent")],
    ),
    (
        "doesn't exceed 5 billion yuan",
        [
            q(
                "doesn't exceed 5 billion yuan",
                "5000000000",
                "CNY",
                "money",
                "at most",
                figure="5 billion yuan",
            )
        ],
    ),
    ("up to 2025", [q("2025", "2025", "", "year", digits=4)]),
    ("up to 5%", [q("up to 5%", "5", "%", "percent", "at most", figure="5%")]),
    ("hasta 5%", [q("hasta 5%", "5", "%", "percent", "at most", figure="5%")]),
    ("hasta 2025", [q("2025", "2025", "", "year", digits=4)]),
    ("até 2025", [q("2025", "2025", "", "year", digits=4)]),
    ("20% or more", [q("20% or more", "20", "%", "percent", "at least", figure="20%")]),
    (
        "20 or so countries",
        [q("20 or so", "20", "", "count", "about", figure="20", noun="countries")],
    ),
    ("5% or less", [q("5% or less", "5", "%", "percent", "at most", figure="5%")]),
    ("100 yuan per person", [q("100 yuan", "100", "CNY", "money", per="person")]),
    ("10 USD/day", [q("10 USD", "10", "USD", "money", per="day")]),
    ("4000 merchants a day", [q("4000", "4000", "", "count", noun="merchants", per="day")]),
    (
        "4000 foreign merchants daily",
        [q("4000", "4000", "", "count", noun="foreign merchants", per="day")],
    ),
    ("60 km/h", [q("60 km", "60", "km", "length", per="hour")]),
    ("5 % points", [q("5 % points", "5", "pp", "percent")]),
    ("+5.2pp", [q("+5.2pp", "5.2", "pp", "percent", digits=2)]),
    ("п.п. 3,8 п.п.", [q("3,8 п.п.", "3.8", "pp", "percent", digits=2)]),
    ("12 тыс. человек", [q("12 тыс", "12000", "", "count", noun="человек", digits=2)]),
    ("500 тыс. тонн", [q("500 тыс. тонн", "500000", "tons", "weight")]),
    ("1 тыс. рублей", [q("1 тыс. рублей", "1000", "RUB", "money")]),
    ("около 30 %", [q("около 30 %", "30", "%", "percent", "about", figure="30 %")]),
    ("порядка 20 стран", [q("порядка 20", "20", "", "count", "about", figure="20", noun="стран")]),
    ("не более 5 %", [q("не более 5 %", "5", "%", "percent", "at most", figure="5 %")]),
    ("не превышает 5 %", [q("не превышает 5 %", "5", "%", "percent", "at most", figure="5 %")]),
    (
        "превысил 1 трлн юаней",
        [
            q(
                "превысил 1 трлн юаней",
                "1000000000000",
                "CNY",
                "money",
                "over",
                figure="1 трлн юаней",
            )
        ],
    ),
    ("на 2-м месте", [q("2-м", "2", "", "ordinal")]),
    ("5-м", [q("5-м", "5", "", "ordinal")]),
    ("1-й квартал", [q("1-й", "1", "", "ordinal")]),
    ("вторая", [q("вторая", "2", "", "ordinal")]),
    ("в 2 раза", [q("2 раза", "2", "times", "times")]),
    ("в 1,7 раза", [q("1,7 раза", "1.7", "times", "times", digits=2)]),
    ("втрое", [q("втрое", "3", "times", "times")]),
    ("второго", [q("второго", "2", "", "ordinal")]),
    ("первое место", [q("первое", "1", "", "ordinal")]),
    ("1ª vez", [q("1ª", "1", "", "ordinal")]),
    ("1er lugar", [q("1er", "1", "", "ordinal")]),
    ("nº 1", [q("nº 1", "1", "", "ordinal")]),
    ("№ 1", [q("№ 1", "1", "", "ordinal")]),
    ("número 1", [q("número 1", "1", "", "ordinal")]),
    ("número uno", [q("número uno", "1", "", "ordinal")]),
    ("el primer", [q("primer", "1", "", "ordinal")]),
    ("a primeira província", [q("primeira", "1", "", "ordinal")]),
    ("o dobro", [q("o dobro", "2", "times", "times")]),
    ("el triple", [q("triple", "3", "times", "times")]),
    ("1/3", [q("1/3", "33.33333333333333333333333333", "%", "fraction")]),
    ("100 000 vehicles", [q("100 000", "100000", "", "count", noun="vehicles")]),
    ("10 000,50 €", [q("10 000,50 €", "10000.5", "EUR", "money", digits=7)]),
    ("1'234'567", [q("1'234'567", "1234567", "", "number", digits=7)]),
    ("5 kg", [q("5 kg", "5", "kg", "weight")]),
    ("24 hours", [q("24 hours", "24", "hours", "duration", digits=2)]),
    ("24小时", [q("24小时", "24", "hours", "duration", digits=2)]),
    ("30天", [q("30天", "30", "days", "duration")]),
    ("3 周", [q("3 周", "3", "weeks", "duration")]),
    ("3个月", [q("3个月", "3", "months", "duration")]),
    ("1.5小时", [q("1.5小时", "1.5", "hours", "duration", digits=2)]),
    ("三十分钟", [q("三十分钟", "30", "minutes", "duration")]),
    ("2个世纪", [q("2个世纪", "2", "centuries", "duration")]),
    ("100公里", [q("100公里", "100", "km", "length")]),
    ("5000米", [q("5000米", "5000", "m", "length")]),
    ("100万吨", [q("100万吨", "1000000", "tons", "weight")]),
    ("12.5万平方公里", [q("12.5万平方公里", "125000", "km2", "area", digits=3)]),
    ("5 pounds", [q("5 pounds", "5", "GBP", "money")]),
    ("£5", [q("£5", "5", "GBP", "money")]),
    ("50 yuan/kg", [q("50 yuan", "50", "CNY", "money")]),
    ("0.05", [q("0.05", "0.05", "", "number")]),
    ("RMB 9.49 T", [q("RMB 9.49 T", "9490000000000", "CNY", "money", digits=3)]),
    ("34.11万亿", [q("34.11万亿", "34110000000000", "", "number", digits=4)]),
    ("¥34.11万亿", [q("¥34.11万亿", "34110000000000", "CNY", "money", digits=4)]),
    ("34.11万亿人民币", [q("34.11万亿人民币", "34110000000000", "CNY", "money", digits=4)]),
    ("人民币34.11万亿元", [q("人民币34.11万亿元", "34110000000000", "CNY", "money", digits=4)]),
    ("50亿欧元", [q("50亿欧元", "5000000000", "EUR", "money")]),
    ("50億歐元", [q("50億歐元", "5000000000", "EUR", "money")]),
    ("500億円", [q("500億円", "50000000000", "JPY", "money")]),
    ("¥500億円", [q("¥500億円", "50000000000", "JPY", "money")]),
    (
        "numbers like 1.5 and 2,5",
        [q("1.5", "1.5", "", "number", digits=2), q("2,5", "2.5", "", "number", digits=2)],
    ),
    ("exports of 1,234 vehicles", [q("1,234", "1234", "", "count", noun="vehicles", digits=4)]),
    (
        "en 2025 alcanzó 1.234 vehículos",
        [
            q("2025", "2025", "", "year", digits=4),
            q("1.234", "1234", "", "count", noun="vehículos", digits=4),
        ],
    ),
    (
        "a exportação foi de 1.234 veículos",
        [q("1.234", "1234", "", "count", noun="veículos", digits=4)],
    ),
    ("объем 1 234,5 млн юаней", [q("1 234,5 млн юаней", "1234500000", "CNY", "money", digits=5)]),
    ("1 234 567", [q("1 234 567", "1234567", "", "number", digits=7)]),
    ("the 2nd of May and 5 May and May 5", [q("2nd", "2", "", "ordinal")]),
    ("5 de marzo de 2025", [q("2025", "2025", "", "year", digits=4)]),
    ("fifteen", [q("fifteen", "15", "", "number", digits=2)]),
    ("trinta e dois por cento", [q("trinta e dois por cento", "32", "%", "percent", digits=2)]),
    ("二百五十亿美元", [q("二百五十亿美元", "25000000000", "USD", "money", digits=2)]),
    ("百分之五", [q("百分之五", "5", "%", "percent")]),
    ("千分之五", [q("千分之五", "0.5", "%", "percent")]),
    ("三分之一", [q("三分之一", "33.33333333333333333333333333", "%", "fraction")]),
    ("四分之三", [q("四分之三", "75", "%", "fraction")]),
    ("首次", [q("首次", "1", "", "ordinal")]),
    ("ten years", [q("ten years", "10", "years", "duration")]),
    ("40 successive years", [q("40 successive years", "40", "years", "duration")]),
    (
        "1,14 billón de yuanes",
        [q("1,14 billón de yuanes", "1140000000000", "CNY", "money", digits=3)],
    ),
    (
        "34,11 billones de yuanes",
        [q("34,11 billones de yuanes", "34110000000000", "CNY", "money", digits=4)],
    ),
    (
        "869.070 millones de yuanes",
        [q("869.070 millones de yuanes", "869070000000", "CNY", "money", digits=5)],
    ),
    (
        "mil doscientos millones de dólares",
        [q("mil doscientos millones de dólares", "1200000000", "USD", "money", digits=2)],
    ),
    (
        "1,14 trilhão de yuans",
        [q("1,14 trilhão de yuans", "1140000000000", "CNY", "money", digits=3)],
    ),
    (
        "869,07 bilhões de yuans",
        [q("869,07 bilhões de yuans", "869070000000", "CNY", "money", digits=5)],
    ),
    (
        "869,07 mil milhões de yuans",
        [q("869,07 mil milhões de yuans", "869070000000", "CNY", "money", digits=5)],
    ),
    ("869,07 млрд юаней", [q("869,07 млрд юаней", "869070000000", "CNY", "money", digits=5)]),
    ("16,5 процента", [q("16,5 процента", "16.5", "%", "percent", digits=3)]),
    ("3,8 процентного пункта", [q("3,8 процентного пункта", "3.8", "pp", "percent", digits=2)]),
    (
        "более 5800 новых автомобилей",
        [
            q(
                "более 5800",
                "5800",
                "",
                "count",
                "over",
                figure="5800",
                noun="новых автомобилей",
                digits=2,
            )
        ],
    ),
    ("почти 30 %", [q("почти 30 %", "30", "%", "percent", "nearly", figure="30 %")]),
    (
        "свыше 900 млрд юаней",
        [
            q(
                "свыше 900 млрд юаней",
                "900000000000",
                "CNY",
                "money",
                "over",
                figure="900 млрд юаней",
            )
        ],
    ),
    (
        "más de 900 mil millones de yuanes",
        [
            q(
                "más de 900 mil millones de yuanes",
                "900000000000",
                "CNY",
                "money",
                "over",
                figure="900 mil millones de yuanes",
            )
        ],
    ),
    (
        "mais de 900 bilhões de yuans",
        [
            q(
                "mais de 900 bilhões de yuans",
                "900000000000",
                "CNY",
                "money",
                "over",
                figure="900 bilhões de yuans",
            )
        ],
    ),
    ("casi el 30 %", [q("casi el 30 %", "30", "%", "percent", "nearly", figure="30 %")]),
    ("quase 30%", [q("quase 30%", "30", "%", "percent", "nearly", figure="30%")]),
    ("menos de 5 %", [q("menos de 5 %", "5", "%", "percent", "under", figure="5 %")]),
    ("más de la mitad", [q("más de la mitad", "50", "%", "fraction", "over", figure="la mitad")]),
    ("mais da metade", [q("mais da metade", "50", "%", "fraction", "over", figure="metade")]),
    ("более половины", [q("более половины", "50", "%", "fraction", "over", figure="половины")]),
    (
        "超过250亿美元",
        [q("超过250亿美元", "25000000000", "USD", "money", "over", figure="250亿美元", digits=2)],
    ),
    ("9.49万亿元人民币", [q("9.49万亿元人民币", "9490000000000", "CNY", "money", digits=3)]),
    ("8690.7亿元", [q("8690.7亿元", "869070000000", "CNY", "money", digits=5)]),
    ("连续四十年", [q("四十年", "40", "years", "duration")]),
    (
        "日均4000多名外商",
        [q("4000多", "4000", "", "count", "over", figure="4000", noun="名外商", per="day")],
    ),
    ("十四天的旅程", [q("十四天", "14", "days", "duration", digits=2)]),
    ("110个标准集装箱", [q("110", "110", "", "count", noun="个标准集装箱", digits=2)]),
    (
        "約9.49萬億元",
        [
            q(
                "約9.49萬億元",
                "9490000000000",
                "CNY",
                "money",
                "about",
                figure="9.49萬億元",
                digits=3,
            )
        ],
    ),
    ("~5%", [q("~5%", "5", "%", "percent", "about", figure="5%")]),
    ("≥5%", [q("≥5%", "5", "%", "percent", "at least", figure="5%")]),
    ("€1.5m", [q("€1.5m", "1500000", "EUR", "money", digits=2)]),
    ("EUR 5 million", [q("EUR 5 million", "5000000", "EUR", "money")]),
    ("5 million euros", [q("5 million euros", "5000000", "EUR", "money")]),
    ("5.5 billion rupees", [q("5.5 billion rupees", "5500000000", "INR", "money", digits=2)]),
    ("₽5 млрд", [q("₽5 млрд", "5000000000", "RUB", "money")]),
    ("5 млрд рублей", [q("5 млрд рублей", "5000000000", "RUB", "money")]),
    ("5 million Hong Kong dollars", [q("5 million Hong Kong dollars", "5000000", "HKD", "money")]),
    ("HK$5m", [q("HK$5m", "5000000", "HKD", "money")]),
    ("5 Chinese yuan", [q("5 Chinese yuan", "5", "CNY", "money")]),
    ("5块钱", [q("5块钱", "5", "CNY", "money")]),
    ("50 basis points", [q("50 basis points", "50", "bp", "percent")]),
    ("más del 30 %", [q("más del 30 %", "30", "%", "percent", "over", figure="30 %")]),
    ("cerca del 30 %", [q("cerca del 30 %", "30", "%", "percent", "about", figure="30 %")]),
    ("superior al 5 %", [q("superior al 5 %", "5", "%", "percent", "over", figure="5 %")]),
    (
        "nearly a 35% increase",
        [q("nearly a 35%", "35", "%", "percent", "nearly", figure="35%", digits=2)],
    ),
    ("почти на 30 %", [q("почти на 30 %", "30", "%", "percent", "nearly", figure="30 %")]),
    (
        "quase um terço",
        [
            q(
                "quase um terço",
                "33.33333333333333333333333333",
                "%",
                "fraction",
                "nearly",
                figure="um terço",
            )
        ],
    ),
    (
        "over 900 billion yuan",
        [
            q(
                "over 900 billion yuan",
                "900000000000",
                "CNY",
                "money",
                "over",
                figure="900 billion yuan",
            )
        ],
    ),
    ("dos tercios", [q("dos tercios", "66.66666666666666666666666667", "%", "fraction")]),
    ("三大贸易伙伴", [q("三", "3", "", "count", noun="贸易伙伴")]),
    ("20+ countries", [q("20+", "20", "", "count", "at least", figure="20", noun="countries")]),
    ("5.55 万 亿元", [q("5.55 万 亿元", "5550000000000", "CNY", "money", digits=3)]),
    (
        "5.55    trillion yuan",
        [q("5.55    trillion yuan", "5550000000000", "CNY", "money", digits=3)],
    ),
    ("5.55 billon yuan", [q("5.55 billon yuan", "5550000000", "CNY", "money", digits=3)]),
    ("5 billones de yuanes", [q("5 billones de yuanes", "5000000000000", "CNY", "money")]),
    ("minus 3.2 percent", [q("minus 3.2 percent", "-3.2", "%", "percent", digits=2)]),
    ("负5%", [q("负5%", "-5", "%", "percent")]),
    ("同比负增长5%", [q("5%", "5", "%", "percent")]),
    ("menos 5 %", [q("menos 5 %", "-5", "%", "percent")]),
    ("минус 3,2 %", [q("минус 3,2 %", "-3.2", "%", "percent", digits=2)]),
    (
        "two and a half trillion yuan",
        [q("two and a half trillion yuan", "2500000000000", "CNY", "money", digits=2)],
    ),
    (
        "a trillion and a half yuan",
        [q("a trillion and a half yuan", "1500000000000", "CNY", "money", digits=2)],
    ),
    (
        "between five and six trillion yuan",
        ranged(
            q("five", "5000000000000", "CNY", "money"),
            q("six trillion yuan", "6000000000000", "CNY", "money"),
        ),
    ),
    (
        "one hundred thousand vehicles",
        [q("one hundred thousand", "100000", "", "count", noun="vehicles")],
    ),
    ("5.55 tril yuan", [q("5.55 tril yuan", "5550000000000", "CNY", "money", digits=3)]),
    ("12 hundred", [q("12 hundred", "1200", "", "number", digits=2)]),
    (
        "between one hundred and two hundred thousand vehicles",
        [
            q("one hundred", "100", "", "number"),
            q("two hundred thousand", "200000", "", "count", noun="vehicles"),
        ],
    ),
    (
        "from fifty to one hundred thousand vehicles",
        [
            q("fifty", "50000", "", "count", noun="vehicles"),
            q("one hundred thousand", "100000", "", "count", noun="vehicles"),
        ],
    ),
    (
        "3到五万亿元",
        ranged(
            q("3", "3000000000000", "CNY", "money"), q("五万亿元", "5000000000000", "CNY", "money")
        ),
    ),
    (
        "between 5 and 6 million 300 thousand yuan",
        [
            q("5", "5", "", "number"),
            q("6 million 300 thousand yuan", "6300000", "CNY", "money", digits=2),
        ],
    ),
    (
        "between half a million and a million yuan",
        [
            q("half a million", "500000", "", "number"),
            q("a million yuan", "1000000", "CNY", "money"),
        ],
    ),
]
NOTHING = [
    "one of the no one",
    "一带一路 一般 一起 统一 万一 十分 千万别",
    "B2B s57 COVID-19 Route 66 G20 Q3 3.11.2",
    "hundreds of messages",
    "10点30分",
    "the 1990s",
    "1e5",
    "数十个国家",
    "一季度",
    "前三季度",
    "in US dollars",
    "上百亿元 几十亿元 数百亿元 百万元 单位：亿元",
    "5x10",
    "5×10^12",
    "1,234,56",
    "1.2.3.4",
    "192.168.1.1",
    "ASEAN10",
    "Section 5 says",
    "chapter 3",
    "one country",
    "a year",
    "two-way trade",
    "最大贸易伙伴",
    "三星 九江 六安 双十一 十四五规划 五一 一二三",
    "二十国集团",
    "50/50",
    "9/11",
    "12:30",
    "CO2",
    "H2O",
    "20世纪",
    "hundred",
    "hundreds",
    "thousand",
    "trillion dollar",
    "a couple",
    "several hundred",
    "1e9",
    "1_000",
    "one of the provinces",
    "no one said so",
]
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


@table(("text", "expected"), CASES)
def test_quantities(text, expected):
    assert quantities(text) == placed(text, expected)


@table(("text", "expected"), CASES)
def test_quantities_print_their_value_in_full(text, expected):
    assert [str(found.value) for found in quantities(text)] == [str(row[1]) for row in expected]


@table("text", NOTHING)
def test_no_quantity(text):
    assert quantities(text) == []


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
