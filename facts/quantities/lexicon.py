"""The words around numbers in English, Spanish, Portuguese, Russian and Chinese, all folded.

Spanish `billón` is 10^12, Portuguese `bilhão` 10^9 and European Portuguese `bilião` 10^12.
"""

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


def _spread(table: Mapping[_Code, str]) -> dict[str, _Code]:
    return {phrase: code for code, listed in table.items() for phrase in phrases(listed)}


def _forms(stem: str, endings: str) -> str:
    return "|".join(stem + ending for ending in endings.split())


_DOLLAR = _forms("доллар", "а у ом е ы ов ам ами ах") + "|доллар"
_POUND = _forms("фунт", "а у ом ы ов ам ами ах") + "|фунт"

CURRENCY_WORDS = _spread(
    {
        "CNY": "yuan|yuans|chinese yuan|chinese yuans|renminbi|rmb|cny|yuanes|yuanes chinos"
        "|yuan chino|yuans chineses|iuan|iuanes|iuans|"
        + _forms("юан", "ь я ю ем е и ей ям ями ях"),
        "USD": "dollar|dollars|us dollar|us dollars|u.s. dollar|u.s. dollars|american dollars|usd"
        "|bucks|dólar|dólares|dólares estadounidenses|dólares americanos|dólares de eeuu"
        "|dólares dos eua|долл|долларов сша|доллара сша|доллар сша|долларах сша|доллары сша"
        "|долл. сша|американских долларов|us$|us $|u.s.$|$|" + _DOLLAR,
        "EUR": "euro|euros|eur|€|евро",
        "JPY": "yen|yens|japanese yen|jpy|jp¥|yenes|iene|ienes|円|"
        + _forms("иен", "а ы у е")
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
        + _forms("рубл", "ь я ю ем е и ей ям ями ях"),
        "BRL": "brl|r$|reais|reales brasileños|brazilian reais",
        "MXN": "mxn|pesos mexicanos|mexican pesos",
    }
)
HAN_CURRENCY = _spread(
    {
        "CNY": "人民币元|元人民币|块人民币|人民币|元|块钱|块",
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
    "chf": "CHF", "₩": "KRW", "krw": "KRW", "₹": "INR", "inr": "INR", "rs": "INR",
    "₽": "RUB", "rub": "RUB", "r$": "BRL", "brl": "BRL", "mxn": "MXN",
}  # fmt: skip

_MEASURES = {
    Unit("%", "percent"): "%|percent|per cent|pct|por ciento|por cento|porcento|"
    + _forms("процент", "а у ом е ы ов ам ами ах")
    + "|процент",
    Unit("pp", "percent"): "percentage point|percentage points|% points|percent points|pp|ppt"
    "|pps|puntos porcentuales|punto porcentual|pontos percentuais|ponto percentual|п.п.|п. п."
    "|процентных пункта|процентных пунктов|процентный пункт|процентного пункта",
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
UNITS: dict[str, Unit] = _spread(_MEASURES)
UNITS.update({phrase: Unit(code, "money") for phrase, code in CURRENCY_WORDS.items()})
UNIT_WORDS = max(phrase.count(" ") for phrase in UNITS) + 1

_HAN_MEASURES = {
    Unit("%", "percent"): "%",
    Unit("pp", "percent"): "个百分点|百分点",
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
    Unit("", "date"): "月|日|号",
}
HAN_UNITS: dict[str, Unit] = _spread(_HAN_MEASURES)
HAN_UNITS.update({phrase: Unit(code, "money") for phrase, code in HAN_CURRENCY.items()})
HAN_UNIT_LENGTH = max(map(len, HAN_UNITS))
# What makes another word of a unit: 元 is yuan, 元素 an element.
HAN_UNIT_STOPS = {"元": "素旦首宵件老月", "块": "头状", "米": "饭粉其色", "克": "服里拉隆", "年": "级轻糕",
                  "周": "边围末报", "天": "然津安文空", "号": "称", "倍": "率"}  # fmt: skip
HAN_MEASURE_WORDS = (
    "个辆家人名位次种项条只台架艘座件套批列趟班份张本场届岁层间片支部户篇页省市县处款例"
    "点门笔颗株头匹所幢栋轮柜箱单"
)

MAGNITUDES: dict[str, int] = _spread(
    {
        10**2: "hundred",
        10**3: "thousand|k|mil|тыс|тысяч|тысячи|тысяча|тысячу|тысячам|тысячами",
        10**5: "lakh|lakhs",
        10**6: "million|millions|mn|mln|mio|millón|millones|milhão|milhões|млн|"
        + _forms("миллион", "а у ом е ы ов ам ами ах")
        + "|миллион",
        10**7: "crore|crores",
        10**9: "billion|billions|bn|bln|millardo|millardos|bilhão|bilhões|млрд|"
        + _forms("миллиард", "а у ом е ы ов ам ами ах")
        + "|миллиард",
        10**12: "trillion|trillions|tn|trn|tln|billón|billones|trilhão|trilhões|bilião|biliões"
        "|трлн|" + _forms("триллион", "а у ом е ы ов ам ами ах") + "|триллион",
        10**15: "quadrillion|quadrillions",
        10**18: "trillón|trillones|trilião|triliões",
    }
)
# A letter or two, right after the digits of an amount of money.
MONEY_SUFFIXES = {"m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12}
# Magnitudes that stand for one of themselves: "миллион рублей", "mil millones".
LONE_MAGNITUDES = frozenset(phrases("mil|тысяча|тысячу|миллион|миллиард|триллион"))
HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}
HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}


def _counted(first: int, step: int, *lists: str) -> dict[str, int]:
    table: dict[str, int] = {}
    for listed in lists:
        for place, forms in enumerate(listed.split()):
            table.update(dict.fromkeys(phrases(forms.replace("/", "|")), first + place * step))
    return table


CARDINALS: dict[str, int] = (
    _counted(
        0, 1,
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen",
        "cero uno/una/un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce"
        " quince dieciséis diecisiete dieciocho diecinueve",
        "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze"
        " catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito"
        " dezenove/dezanove",
        "ноль/нуль один/одна/одно/одного/одной/одну/одному/одним два/две/двух/двум/двумя"
        " три/трёх/трём/тремя четыре/четырёх/четырём/четырьмя пять/пяти/пятью"
        " шесть/шести/шестью семь/семи/семью восемь/восьми/восемью девять/девяти/девятью"
        " десять/десяти/десятью одиннадцать/одиннадцати двенадцать/двенадцати"
        " тринадцать/тринадцати четырнадцать/четырнадцати пятнадцать/пятнадцати"
        " шестнадцать/шестнадцати семнадцать/семнадцати восемнадцать/восемнадцати"
        " девятнадцать/девятнадцати",
    )
    | _counted(
        20, 10,
        "twenty thirty forty/fourty fifty sixty seventy eighty ninety",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
        "двадцать/двадцати тридцать/тридцати сорок/сорока пятьдесят/пятидесяти"
        " шестьдесят/шестидесяти семьдесят/семидесяти восемьдесят/восьмидесяти"
        " девяносто/девяноста",
    )
    | _counted(
        21, 1,
        "veintiuno/veintiún/veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis"
        " veintisiete veintiocho veintinueve",
    )
    | _counted(
        100, 100,
        "cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas"
        " quinientos/quinientas seiscientos/seiscientas setecientos/setecientas"
        " ochocientos/ochocientas novecientos/novecientas",
        "cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas"
        " quinhentos/quinhentas seiscentos/seiscentas setecentos/setecentas"
        " oitocentos/oitocentas novecentos/novecentas",
        "сто/ста двести/двухсот триста/трёхсот четыреста/четырёхсот пятьсот/пятисот"
        " шестьсот/шестисот семьсот/семисот восемьсот/восьмисот девятьсот/девятисот",
    )
)  # fmt: skip
DOZENS = frozenset(phrases("dozen|docena|docenas|dúzia|dúzias|дюжина|дюжины|дюжину"))
ONES = frozenset(phrases("one|uno|una|un|um|uma|один|одна|одно|одного|одной|одну|одному|одним"))
ARTICLES = frozenset(("a", "an", "un", "una", "um", "uma"))

ORDINALS: dict[str, int] = _counted(
    1, 1,
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    "primero/primera/primeros/primeras/primer segundo/segunda tercero/tercera/tercer cuarto/cuarta"
    " quinto/quinta sexto/sexta séptimo/séptima octavo/octava noveno/novena décimo/décima",
    "primeiro/primeira/primeiros/primeiras segundo/segunda terceiro/terceira quarto/quarta"
    " quinto/quinta sexto/sexta sétimo/sétima oitavo/oitava nono/nona décimo/décima",
) | {
    stem + ending: place
    for place, (stem, endings) in enumerate(
        (
            ("перв", "ый ая ое ого ой ом ому ую ые ых ым"),
            ("втор", "ой ая ое ого ом ому ую ые ых ым"),
            ("трет", "ий ья ье ьего ьей ьем ьему ью ьи ьих"),
            ("четверт", "ый ая ое ого ой ом ому ую"),
            ("пят", "ый ая ое ого ой ом ому ую"),
            ("шест", "ой ая ое ого ом ому ую"),
            ("седьм", "ой ая ое ого ом ому ую"),
            ("восьм", "ой ая ое ого ом ому ую"),
            ("девят", "ый ая ое ого ой ом ому ую"),
            ("десят", "ый ая ое ого ой ом ому ую"),
        ),
        start=1,
    )
    for ending in endings.split()
}  # fmt: skip
ORDINAL_SUFFIXES = frozenset(phrases("st|nd|rd|th|º|ª|er|ro|ra|й|я|е|го|м|му|ю|ая|ое|ый|ой"))
ORDINAL_MARKS = frozenset(
    phrases("number|num|número|numero|номер|no.|no .|nº|n.º|№|#|nro.|no") + ["第"]
)
# The parts a number word can divide into: "two thirds", "tres cuartos", "две трети".
PARTS: dict[str, int] = {
    phrase: parts
    for parts, listed in {
        2: "half|halves",
        3: "third|thirds|tercio|tercios|terço|terços|треть|трети",
        4: "quarter|quarters|cuarto|cuartos|cuarta parte|cuartas partes|quarto|quartos"
        "|quarta parte|четверть|четверти|fourths",
        5: "fifth|fifths|quinto|quintos|quinta parte|пятая|пятых|пятую",
        6: "sixth|sixths|sexto|sextos",
        7: "seventh|sevenths|séptimo|séptimos|sétimos",
        8: "eighth|eighths|octavo|octavos|oitavos",
        9: "ninth|ninths|noveno|novenos|nonos",
        10: "tenth|tenths|décimo|décimos|décima parte|десятых|десятая",
    }.items()
    for phrase in phrases(listed)
}
LONE_PARTS: dict[str, int] = _spread(
    {
        2: "half|la mitad|mitad|metade|половина|половину|половины|половиной|половине",
        3: "треть|трети|третью",
        4: "четверть",
    }
)
PART_SIGNS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5)}
MULTIPLES: dict[str, int] = _spread(
    {
        2: "twice|double|doubled|doubling|doubles|twofold|el doble|doble|o dobro|dobro|duplicó"
        "|duplicou|вдвое|удвоился|удвоилась|удвоилось",
        3: "thrice|triple|tripled|tripling|triples|threefold|triplo|triplicó|triplicou|втрое",
        4: "quadruple|quadrupled|fourfold|вчетверо",
        5: "fivefold|впятеро",
        10: "tenfold",
    }
)
HALVES_AFTER = frozenset(phrases("and a half|y medio|y media|e meio|e meia|с половиной"))
HALVES_BEFORE = frozenset(phrases("half|half a|medio|media|meio|meia|полтора|полторы"))

_VERBS_OVER = phrases(
    "exceed|exceeds|exceeded|exceeding|surpass|surpasses|surpassed|surpassing|topped|topping"
    "|supera|superan|superó|superaron|superar|superará|superarán|superando|sobrepasó|excede"
    "|excedió|superou|superaram|ultrapassa|ultrapassam|ultrapassou|ultrapassaram|ultrapassar"
    "|excedeu|превысил|превысила|превысило|превысили|превышает|превышают|превысит|превысят"
    "|превышал|превышала|превысив"
)
QUALIFIERS: dict[str, str] = _spread(
    {
        "over": "over|above|more than|greater than|higher than|larger than|bigger than|beyond"
        "|in excess of|upwards of|just over|well over|slightly over|a little over|just above"
        "|slightly more than|a little more than|well above|north of|más de|más que|por encima de"
        "|superior a|superiores a|mais de|mais que|acima de|более|больше|свыше|более чем"
        "|больше чем|выше",
        "under": "under|below|less than|fewer than|lower than|smaller than|short of|just under"
        "|just below|slightly less than|a little less than|well under|well below|menos de"
        "|menos que|por debajo de|inferior a|inferiores a|abaixo de|менее|меньше|менее чем"
        "|меньше чем|ниже",
        "nearly": "nearly|almost|close to|approaching|casi|quase|почти|без малого",
        "about": "about|around|roughly|approximately|approx|circa|some|cerca de|alrededor de"
        "|aproximadamente|unos|unas|en torno a|más o menos|em torno de|por volta de|около"
        "|примерно|приблизительно|порядка",
        "at least": "at least|no less than|not less than|no fewer than|not fewer than"
        "|a minimum of|minimum of|al menos|por lo menos|como mínimo|no menos de|pelo menos"
        "|ao menos|no mínimo|não menos de|не менее|не меньше|не менее чем|как минимум"
        "|по меньшей мере",
        "at most": "at most|up to|no more than|not more than|a maximum of|maximum of"
        "|como máximo|a lo sumo|hasta|no más de|no máximo|até|não mais de|не более|не больше"
        "|не более чем|максимум",
        "exactly": "exactly|precisely|exactamente|exatamente|ровно|точно",
    }
)
QUALIFIERS.update(dict.fromkeys(_VERBS_OVER, "over"))
QUALIFIERS.update(
    {f"{verb} {word}": "over" for verb in _VERBS_OVER for word in ("the", "los", "las", "os", "as")}
)
QUALIFIER_WORDS = max(phrase.count(" ") for phrase in QUALIFIERS) + 1
NEGATIONS = frozenset(phrases("not|never|t|cannot|no|nunca|não|не"))
NEGATED = {"over": "at most", "under": "at least"}
# "What about 5 %?" asks; it does not round.
ABOUT_ASKS = frozenset(
    phrases("what|how|tell|me|us|know|say|says|said|talk|ask|asking|info|information|news|think")
)
SIGN_QUALIFIERS = {"~": "about", "≈": "about", ">": "over", "<": "under", "≥": "at least",
                   "≤": "at most", ">=": "at least", "<=": "at most", "c.": "about"}  # fmt: skip
HAN_QUALIFIERS: dict[str, str] = _spread(
    {
        "over": "超过|超过了|超出|超|逾|突破|突破了|破|高于|大于|多于|不止|过",
        "under": "不到|不足|低于|少于|小于|未到|不满|未满",
        "nearly": "将近|接近|几乎|近|逼近",
        "about": "大约|约|约为|大概|差不多|约合",
        "at least": "至少|最少|不少于|不低于|不小于|起码",
        "at most": "至多|最多|不超过|不多于|不高于|未超过|不大于|不超",
        "exactly": "正好|刚好|恰好|整整",
    }
)
HAN_QUALIFIER_STOPS = {"约": "合条节纽预契公签制简违大", "近": "最附临", "破": "打突", "超": "赶", "过": "超通经不越胜好",
                       "突破": "未", "超过": "不未", "不足": "", "逾": "不"}  # fmt: skip
QUALIFIERS_AFTER: dict[str, str] = _spread(
    {
        "at least": "or more|or higher|and above|o más|ou mais|и более|и выше|以上|+",
        "at most": "or less|or fewer|o menos|ou menos|и менее|以下|以内",
        "about": "or so|左右|上下|aproximadamente|approximately",
        "over": "多",
    }
)

MONTHS = frozenset(
    phrases(
        "january|february|march|april|may|june|july|august|september|october|november|december"
        "|jan|feb|apr|jun|jul|aug|sep|sept|oct|nov|enero|febrero|marzo|abril|mayo|junio|julio"
        "|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|março|maio|junho|julho"
        "|setembro|outubro|novembro|dezembro|января|февраля|марта|апреля|мая|июня|июля|августа"
        "|сентября|октября|ноября|декабря"
    )
)
YEAR_UNITS = frozenset(phrases("year|año|ano|год|году|года|г|гг|годом"))
YEAR_PREFIXES = frozenset(("fy", "cy"))
NAMING_PREFIXES = frozenset(("mid", "pre", "post", "top", "near", "non", "early", "late"))
# A bare number after one of these is part of a name.
DESIGNATORS = frozenset(
    phrases(
        "route|highway|room|chapter|section|page|article|figure|table|version|flight|boeing"
        "|airbus|iphone|windows|python|formula|apollo|covid|capítulo|página|sección|artículo"
        "|seção|artigo|глава|страница|статья|раздел|таблица|рис|стр|v|p|pp|vol|fig|sec"
    )
)
DURATION_FILLERS = frozenset(
    phrases("consecutive|straight|full|whole|calendar|successive|полных|целых")
)
PERIODS: dict[str, str] = {
    phrase: code
    for code, listed in {
        "second": "per second|/second|/s|a second|в секунду",
        "minute": "per minute|/minute|/min|a minute|por minuto|в минуту|每分钟",
        "hour": "per hour|/hour|/h|an hour|hourly|por hora|в час|每小时",
        "day": "per day|/day|a day|each day|every day|daily|por día|al día|por dia|ao dia|al dia"
        "|diarios|diários|в день|в сутки|ежедневно|/天|/日|每天|每日|日均|平均每天|每天平均",
        "week": "per week|/week|a week|each week|weekly|por semana|в неделю|每周|/周|周均",
        "month": "per month|/month|a month|monthly|por mes|al mes|por mês|ao mês|в месяц|每月"
        "|月均|/月|每个月",
        "year": "per year|/year|a year|each year|annually|yearly|per annum|por año|al año"
        "|por ano|ao ano|в год|ежегодно|每年|年均|/年|/г",
        "person": "per person|per capita|per head|por persona|per cápita|por pessoa|на человека"
        "|每人|人均|/人",
    }.items()
    for phrase in phrases(listed)
}
PERIOD_WORDS = max(phrase.count(" ") for phrase in PERIODS) + 1

NOUN_STOPS = frozenset(
    phrases(
        "of|in|to|and|or|for|by|from|with|the|a|an|is|are|was|were|will|per|at|on|as|that|which"
        "|who|than|plus|minus|versus|vs|has|have|had|this|its|less|across|does|do|us|yes|thus"
        "|always|times|if|it|into|but|so|up|more|over|under|about|between|then|when|year|years"
        "|de|del|en|el|la|los|las|y|o|por|con|para|que|es|son|fue|más|menos|em|e|do|da|dos|das"
        "|no|na|nos|nas|ao|com|mais|é|são|os|как|в|на|с|и|из|по|за|от|до|о|для|это|был|или|к"
    )
)
IRREGULAR_PLURALS = frozenset(
    phrases("people|men|women|children|staff|percent|aircraft|teu|teus|personnel|police")
)
CUES: dict[str, frozenset[str]] = {
    "en": frozenset(
        phrases("the|of|in|and|is|was|what|how|which|to|by|with|than|yuan|trillion|billion|exports")
    ),
    "es": frozenset(
        phrases(
            "el|los|las|del|de|la|en|y|es|una|que|cual|cuanto|por|con|millones|millon|billones"
            "|billon|dolares|yuanes|paises|anos|crecio|alcanzo|exportaciones|importaciones|mas"
        )
    ),
    "pt": frozenset(
        phrases(
            "o|os|as|do|da|dos|das|de|em|no|na|e|uma|que|qual|quanto|por|com|milhoes|milhao|bilhoes"
            "|bilhao|trilhoes|bilioes|bilião|anos|cresceu|atingiu|mais|ao|nao|foi"
        )
    ),
}
