"""Values in words, exactly, for figures that are computed or converted."""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

from facts.quantities.sums import plain

_EXACT = Context(prec=200)
_MOST_DECIMALS = 6
_LIKE_A_YEAR = re.compile("-?(?:1,9|2,0)[0-9]{2}")  # 2,025 is a number, 2025 a year
_SCALES = {
    "en": ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")),
    "zh": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
}
_UNITS = {
    "en": {
        "CNY": "yuan", "USD": "US dollars", "EUR": "euros", "JPY": "yen", "GBP": "pounds",
        "HKD": "Hong Kong dollars", "INR": "rupees", "RUB": "roubles", "%": "%",
        "pp": "percentage points", "km2": "km²", "m2": "m²", "m3": "m³",
    },
    "zh": {
        "CNY": "元", "USD": "美元", "EUR": "欧元", "JPY": "日元", "GBP": "英镑", "HKD": "港元",
        "TWD": "新台币", "SGD": "新加坡元", "AUD": "澳元", "CAD": "加元", "CHF": "瑞士法郎",
        "KRW": "韩元", "INR": "卢比", "RUB": "卢布", "BRL": "雷亚尔", "%": "%",
        "pp": "个百分点", "times": "倍", "seconds": "秒", "minutes": "分钟", "hours": "小时",
        "days": "天", "weeks": "周", "months": "个月", "quarters": "个季度", "years": "年",
        "centuries": "个世纪", "km": "公里", "m": "米", "cm": "厘米", "mm": "毫米",
        "miles": "英里", "nautical miles": "海里", "km2": "平方公里", "m2": "平方米",
        "hectares": "公顷", "m3": "立方米", "tons": "吨", "kg": "公斤", "g": "克",
    },
}  # fmt: skip
_SINGULAR = {
    "US dollars": "US dollar", "euros": "euro", "pounds": "pound", "rupees": "rupee",
    "roubles": "rouble", "Hong Kong dollars": "Hong Kong dollar", "miles": "mile",
    "percentage points": "percentage point", "tons": "ton", "hectares": "hectare",
    "centuries": "century", "seconds": "second", "minutes": "minute", "hours": "hour",
    "days": "day", "weeks": "week", "months": "month", "years": "year", "decades": "decade",
    "nautical miles": "nautical mile",
}  # fmt: skip


def in_words(value: Decimal, unit: str, language: str = "en") -> str:
    """Return a short form that `quantities` reads back: "3.94 trillion yuan", "3.94万亿元".

    Nothing is rounded. Chinese has its own form; every other language gets the English one.
    """
    chosen = "zh" if language == "zh" else "en"
    number = _number(value, _SCALES[chosen])
    if chosen == "zh" and (number[-1] in "万亿" or not _LIKE_A_YEAR.fullmatch(number)):
        number = number.replace(",", "")
    name = _UNITS[chosen].get(unit, unit)
    if chosen == "en" and value.copy_abs() == 1:
        name = _SINGULAR.get(name, name)
    if not name:
        return number
    close = chosen == "zh" and (name == "%" or not name.isascii())
    return f"{number}{name}" if close else f"{number} {name}"


def _number(value: Decimal, scales: tuple[tuple[int, str], ...]) -> str:
    """Use the largest magnitude that fits, unless that takes more than six decimals."""
    for scale, name in scales:
        if value.copy_abs() >= scale:
            short = plain(_EXACT.divide(value, Decimal(scale)))
            exponent = short.as_tuple().exponent
            if isinstance(exponent, int) and exponent >= -_MOST_DECIMALS:
                return f"{short:,f}{name}"
            break
    return f"{plain(value):,f}"


def round_significant(value: Decimal, digits: int) -> Decimal:
    """Round half to even to so many significant digits, written out in full."""
    return plain(Context(prec=digits, rounding=ROUND_HALF_EVEN).plus(value))
