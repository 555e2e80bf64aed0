"""Units and currencies as people write them, folded."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from facts.quantities.folding import fold

_Code = TypeVar("_Code")


class Unit(NamedTuple):
    """What stands beside a figure: the unit's code, and the kind of quantity that it makes."""

    code: str
    kind: str


def phrases(listed: str) -> list[str]:
    """Return the folded phrases of a list like `"more than | over"`."""
    return [" ".join(phrase.split()) for phrase in fold(listed).split("|")]


def spread(table: Mapping[_Code, str]) -> dict[str, _Code]:
    """Turn {code: "phrase|phrase"} round: {phrase: code}."""
    return {phrase: code for code, listed in table.items() for phrase in phrases(listed)}


def inflected(stem: str, endings: str) -> str:
    """Return the list of a stem with each of its endings."""
    return "|".join(stem + ending for ending in endings.split())


_DOLLAR = inflected("доллар", "а у ом е ы ов ам ами ах") + "|доллар"

_POUND = inflected("фунт", "а у ом ы ов ам ами ах") + "|фунт"

CURRENCY_WORDS = spread(
    {
        "CNY": "yuan|yuans|chinese yuan|chinese yuans|renminbi|rmb|cny|yuanes|yuanes chinos"
        "|yuan chino|yuans chineses|iuan|iuanes|iuans|"
        + inflected("юан", "ь я ю ем е и ей ям ями ях"),
        "USD": "dollar|dollars|us dollar|us dollars|u.s. dollar|u.s. dollars|american dollars|usd"
        "|bucks|dólar|dólares|dólares estadounidenses|dólares americanos|dólares de eeuu"
        "|dólares dos eua|долл|долларов сша|доллара сша|доллар сша|долларах сша|доллары сша"
        "|долл. сша|американских долларов|us$|us $|u.s.$|$|" + _DOLLAR,
        "EUR": "euro|euros|eur|€|евро",
        "JPY": "yen|yens|japanese yen|jpy|jp¥|yenes|iene|ienes|円|"
        + inflected("иен", "а ы у е")
        + "|иен|йен|иенах|йенах|йены",
        "GBP": "pound sterling|pounds sterling|british pounds|british pound|pounds|gbp|£"
        "|libras esterlinas|libra esterlina|libras|фунтов стерлингов|фунта стерлингов|" + _POUND,
        "HKD": "hkd|hk$|hong kong dollar|hong kong dollars|dólares de hong kong"
        "|гонконгских долларов",
        "TWD": "twd|nt$|taiwan dollars|new taiwan dollars",
        "SGD": "sgd|s$|singapore dollar|singapore dollars",
        "AUD": "aud|a$|au$|australian dollar|australian dollars|dólares australianos",
        "CAD": "cad|c$|ca$|canadian dollar|canadian dollars|dólares canadienses",
        "CHF": "chf|swiss franc|swiss francs|francos suizos|francos suíços|швейцарских франков",
        "KRW": "krw|₩|korean won|south korean won",
        "INR": "inr|₹|rs|rupee|rupees|rupias|рупий|рупии",
        "RUB": "rub|₽|ruble|rubles|rouble|roubles|rublos|руб|"
        + inflected("рубл", "ь я ю ем е и ей ям ями ях"),
        "BRL": "brl|r$|reais|reales brasileños|brazilian reais",
        "MXN": "mxn|pesos mexicanos|mexican pesos",
    }
)

HAN_CURRENCY = spread(
    {
        "CNY": "人民币元|元人民币|块人民币|人民币|元|圆|块钱|块",
        "USD": "美元|美金",
        "EUR": "欧元",
        "JPY": "日元|日圆|円",
        "GBP": "英镑",
        "HKD": "港元|港币",
        "TWD": "新台币|台币",
        "SGD": "新加坡元",
        "AUD": "澳元",
        "CAD": "加元",
        "CHF": "瑞士法郎|瑞郎",
        "KRW": "韩元|韩币",
        "INR": "卢比",
        "RUB": "卢布",
        "BRL": "雷亚尔",
    }
)

CURRENCY_PREFIXES = {
    "¥": "CNY", "cn¥": "CNY", "rmb": "CNY", "rmb¥": "CNY", "cny": "CNY", "人民币": "CNY",
    "$": "USD", "us$": "USD", "u.s.$": "USD", "u.s. $": "USD", "us $": "USD", "usd": "USD",
    "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "jpy": "JPY", "jp¥": "JPY",
    "hk$": "HKD", "hkd": "HKD", "nt$": "TWD", "twd": "TWD", "s$": "SGD", "sgd": "SGD",
    "a$": "AUD", "au$": "AUD", "aud": "AUD", "c$": "CAD", "ca$": "CAD", "cad": "CAD",
    "chf": "CHF", "₩": "KRW", "krw": "KRW", "₹": "INR", "inr": "INR", "rs": "INR", "rs.": "INR",
    "₽": "RUB", "rub": "RUB", "r$": "BRL", "brl": "BRL", "mxn": "MXN",
}  # fmt: skip

_MEASURES = {
    Unit("%", "percent"): "%|percent|per cent|pct|por ciento|por cento|porcento|"
    + inflected("процент", "а у ом е ы ов ам ами ах")
    + "|процент",
    Unit("pp", "percent"): "percentage point|percentage points|% points|percent points|pp|ppt"
    "|pps|puntos porcentuales|punto porcentual|pontos percentuais|ponto percentual|п.п.|п. п."
    "|процентных пункта|процентных пунктов|процентный пункт|процентного пункта",
    Unit("‰", "percent"): "‰|per mille|permille|promille|pro mille|pour mille|por mil|per mille"
    "|промилле",
    Unit("bp", "percent"): "bp|bps|basis point|basis points|puntos base|pontos base"
    "|базисных пунктов|базисных пункта|базисный пункт",
    Unit("°C", "temperature"): "°c|℃",
    Unit("°F", "temperature"): "°f|℉",
    Unit("times", "times"): "times|fold|x|×|veces|vezes|раз|раза",
    Unit("seconds", "duration"): "seconds|second|secs|sec|segundos|секунд|секунды|секунда",
    Unit("minutes", "duration"): "minutes|minute|mins|min|minutos|minuto|минут|минуты|минута",
    Unit("hours", "duration"): "hours|hour|hrs|hr|horas|hora|часов|часа|час",
    Unit("days", "duration"): "days|day|días|día|dias|dia|дней|дня|день|суток",
    Unit("weeks", "duration"): "weeks|week|semanas|semana|недель|недели|неделя|неделю",
    Unit("months", "duration"): "months|month|meses|mes|mês|месяцев|месяца|месяц",
    Unit("quarters", "duration"): "quarters|trimestres|кварталов|квартала",
    Unit("years", "duration"): "years|year|yrs|yr|años|año|anos|ano|лет|года|год|году",
    Unit("decades", "duration"): "decades|decade|décadas|década|десятилетий|десятилетия",
    Unit("centuries", "duration"): "centuries|century|siglos|séculos|веков|века",
    Unit("km", "length"): "km|kms|kilometers|kilometer|kilometres|kilometre|kilómetros"
    "|kilómetro|quilômetros|quilómetros|quilômetro|км|километров|километра|километр",
    Unit("m", "length"): "m|meters|meter|metres|metre|metros|metro|м|метров|метра|метр",
    Unit("cm", "length"): "cm|centimeters|centimetres|centímetros|см|сантиметров|сантиметра",
    Unit("mm", "length"): "mm|millimeters|millimetres|milímetros|мм|миллиметров|миллиметра",
    Unit("miles", "length"): "miles|mile|millas|milhas|миль|мили",
    Unit("feet", "length"): "feet|foot|ft",
    Unit("nautical miles", "length"): "nautical miles|nautical mile|millas náuticas|морских миль",
    Unit("km2", "area"): "km²|km2|sq km|square km|square kilometers|square kilometres|км²|кв. км"
    "|kilómetros cuadrados|quilômetros quadrados|квадратных километров",
    Unit("m2", "area"): "m²|m2|sq m|square meters|square metres|metros cuadrados"
    "|metros quadrados|кв. м|квадратных метров",
    Unit("hectares", "area"): "hectares|hectare|ha|hectáreas|га|гектаров|гектара",
    Unit("m3", "volume"): "m³|m3|cubic meters|cubic metres|metros cúbicos|куб. м|кубометров",
    Unit("tons", "weight"): "tons|ton|tonnes|tonne|metric tons|metric ton|t|toneladas|tonelada"
    "|т|тонн|тонны|тонна",
    Unit("kg", "weight"): "kg|kgs|kilograms|kilogram|kilos|kilogramos|quilos|quilogramas|кг"
    "|килограммов|килограмма",
    Unit("g", "weight"): "g|grams|gram|gramos|gramas|г|граммов|грамма",
    Unit("lb", "weight"): "lb|lbs",
}

UNITS: dict[str, Unit] = spread(_MEASURES)

UNITS.update({phrase: Unit(code, "money") for phrase, code in CURRENCY_WORDS.items()})

UNIT_WORDS = max(phrase.count(" ") for phrase in UNITS) + 1

_HAN_MEASURES = {
    Unit("pp", "percent"): "个百分点|百分点",
    Unit("bp", "percent"): "个基点|基点",
    Unit("times", "times"): "倍",
    Unit("seconds", "duration"): "秒钟|秒",
    Unit("minutes", "duration"): "分钟",
    Unit("hours", "duration"): "个小时|小时|个钟头",
    Unit("days", "duration"): "天",
    Unit("weeks", "duration"): "个星期|个礼拜|星期|周",
    Unit("months", "duration"): "个月|个多月",
    Unit("quarters", "duration"): "个季度",
    Unit("years", "duration"): "周年|年",
    Unit("centuries", "duration"): "个世纪",
    Unit("km", "length"): "公里|千米",
    Unit("m", "length"): "米",
    Unit("cm", "length"): "厘米",
    Unit("mm", "length"): "毫米",
    Unit("miles", "length"): "英里",
    Unit("nautical miles", "length"): "海里",
    Unit("km2", "area"): "平方公里|平方千米",
    Unit("m2", "area"): "平方米",
    Unit("hectares", "area"): "公顷",
    Unit("m3", "volume"): "立方米",
    Unit("tons", "weight"): "公吨|吨",
    Unit("kg", "weight"): "公斤|千克",
    Unit("g", "weight"): "克",
    Unit("", "date"): "月|日|号|点|点钟|点半|时|世纪",
}

HAN_UNITS: dict[str, Unit] = spread(_HAN_MEASURES)

HAN_UNITS.update({phrase: Unit(code, "money") for phrase, code in HAN_CURRENCY.items()})

HAN_UNIT_LENGTH = max(map(len, HAN_UNITS))

# What makes another word of a unit: 元 is yuan, 元素 an element.
HAN_UNIT_STOPS = {
    "圆": "形圈柱珠桌台心弧周", "元": "素旦首宵件老月", "块": "头状儿兒", "米": "饭粉其色", "克": "服里拉隆", "年": "级轻糕",
    "码": "头农",
    "度": "假过量数日", "升": "级旗至", "瓦": "片解斯", "周": "边围末报", "天": "然津安文空", "号": "称", "倍": "率",
}  # fmt: skip
HAN_MEASURE_WORDS = (
    "个辆家人名位次种项条只台架艘座件套批列趟班份张本场届岁层间片支部户篇页省市县处款例"
    "门笔颗株头匹所幢栋轮柜箱单"
)
