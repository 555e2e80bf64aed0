"""What `figures` reads beyond dates: (language, text, what is expected), a table a class."""

from decimal import Decimal

from facts.quantity import figures
from tests.tables import table


def f(
    printed, value, unit, kind, *, qualifier=None, noun=None, head=None, per=None, date=None,
    direction=None, low=None, high=None,
):  # fmt: skip
    """What is expected of one figure."""
    ends = tuple(Decimal(end) if end is not None else None for end in (low, high))
    return printed, Decimal(value), unit, kind, qualifier, noun, head, per, date, direction, *ends


def brief(one):
    return (
        one.text, one.value, one.unit, one.kind, one.qualifier, one.noun, one.head, one.per,
        one.date, one.direction, one.low, one.high,
    )  # fmt: skip


RANGES = [
    (
        "en",
        "$3-5 million",
        [f("$3-5 million", "3000000", "USD", "money", low="3000000", high="5000000")],
    ),
    (
        "en",
        "from £15–100,000",
        [f("£15–100,000", "15", "GBP", "money", low="15", high="100000")],
    ),
    ("en", "5–7 %", [f("5–7 %", "5", "%", "percent", low="5", high="7")]),
    (
        "en",
        "between 5 and 7 million",
        [f("5 and 7 million", "5000000", "", "number", low="5000000", high="7000000")],
    ),
    (
        "en",
        "$3 to $5 billion",
        [f("$3 to $5 billion", "3000000000", "USD", "money", low="3000000000", high="5000000000")],
    ),
    (
        "zh",
        "5至7亿元",
        [f("5至7亿元", "500000000", "CNY", "money", low="500000000", high="700000000")],
    ),
    ("en", "25 ± 3 mm", [f("25 ± 3 mm", "25", "mm", "length", low="22", high="28")]),
    ("en", "25 +/- 3", [f("25 +/- 3", "25", "", "number", low="22", high="28")]),
    (
        "en",
        "rose from 5 to 7 million",
        [f("5", "5000000", "", "number"), f("7 million", "7000000", "", "number")],
    ),
    ("en", "grew from 5% to 7%", [f("5%", "5", "%", "percent"), f("7%", "7", "%", "percent")]),
    ("en", "24–10", [f("24", "24", "", "number"), f("10", "10", "", "number")]),
    (
        "en",
        "between 1.4 and 5.8 °C",
        [f("1.4 and 5.8 °C", "1.4", "°C", "temperature", low="1.4", high="5.8")],
    ),
    (
        "en",
        "from 1-1/2 to 1-3/4 percent",
        [f("1-1/2", "1.5", "%", "percent"), f("1-3/4 percent", "1.75", "%", "percent")],
    ),
    (
        "en",
        "1-1/2 to 1-3/4 percent",
        [f("1-1/2 to 1-3/4 percent", "1.5", "%", "percent", low="1.5", high="1.75")],
    ),
    (
        "de",
        "sechs bis neun Prozent",
        [f("sechs bis neun Prozent", "6", "%", "percent", low="6", high="9")],
    ),
    (
        "de",
        "um 0,3 bis 0,6 °C",
        [f("0,3 bis 0,6 °C", "0.3", "°C", "temperature", low="0.3", high="0.6")],
    ),
    (
        "es",
        "del seis al nueve por ciento",
        [f("seis al nueve por ciento", "6", "%", "percent", low="6", high="9")],
    ),
    (
        "fr",
        "entre 5 et 7 millions",
        [f("5 et 7 millions", "5000000", "", "number", low="5000000", high="7000000")],
    ),
    (
        "ru",
        "5–7 млн рублей",
        [f("5–7 млн рублей", "5000000", "RUB", "money", low="5000000", high="7000000")],
    ),
    ("zh", "5%~7%", [f("5%~7%", "5", "%", "percent", low="5", high="7")]),
    (
        "en",
        "about 5 to 15 years",
        [f("about 5 to 15 years", "5", "years", "duration", qualifier="about", low="5", high="15")],
    ),
    (
        "en",
        "$300 to $5 million",
        [f("$300 to $5 million", "300", "USD", "money", low="300", high="5000000")],
    ),
]
DIRECTIONS = [
    ("en", "up 4.2%", [f("4.2%", "4.2", "%", "percent", direction="up")]),
    ("en", "fell 3 %", [f("3 %", "3", "%", "percent", direction="down")]),
    ("en", "fell to 3 %", [f("3 %", "3", "%", "percent")]),
    (
        "en",
        "an increase of $3 million",
        [f("$3 million", "3000000", "USD", "money", direction="up")],
    ),
    (
        "en",
        "declined by over 30%",
        [f("over 30%", "30", "%", "percent", qualifier="over", direction="down")],
    ),
    ("en", "5% higher", [f("5%", "5", "%", "percent", direction="up")]),
    ("en", "makes up 5%", [f("5%", "5", "%", "percent")]),
    ("en", "lost 24 games", [f("24", "24", "", "count", noun="games", head="games")]),
    ("zh", "增长3.2%", [f("3.2%", "3.2", "%", "percent", direction="up")]),
    ("zh", "下降0.5个百分点", [f("0.5个百分点", "0.5", "pp", "percent", direction="down")]),
    ("zh", "新增2万亿元", [f("2万亿元", "2000000000000", "CNY", "money")]),
    ("zh", "增至5%", [f("5%", "5", "%", "percent")]),
    ("es", "creció 3 %", [f("3 %", "3", "%", "percent", direction="up")]),
    (
        "es",
        "disminuyó en 167 puntos base",
        [f("167 puntos base", "167", "bp", "percent", direction="down")],
    ),
    ("de", "stieg um 5 %", [f("5 %", "5", "%", "percent", direction="up")]),
    ("fr", "une baisse de 3 %", [f("3 %", "3", "%", "percent", direction="down")]),
    ("pt", "caiu 3,2%", [f("3,2%", "3.2", "%", "percent", direction="down")]),
    ("ru", "снизился на 3,2 %", [f("3,2 %", "3.2", "%", "percent", direction="down")]),
    ("en", "-4.2%", [f("-4.2%", "-4.2", "%", "percent")]),
]
UNITS = [
    ("en", "25 bps", [f("25 bps", "25", "bp", "percent")]),
    ("en", "50 basis points", [f("50 basis points", "50", "bp", "percent")]),
    ("en", "3‰", [f("3‰", "3", "‰", "percent")]),
    ("en", "4 percentage points", [f("4 percentage points", "4", "pp", "percent")]),
    ("de", "3 Prozentpunkte", [f("3 Prozentpunkte", "3", "pp", "percent")]),
    ("zh", "25个基点", [f("25个基点", "25", "bp", "percent")]),
    ("en", "12 °C", [f("12 °C", "12", "°C", "temperature")]),
    (
        "en",
        "−12.6 °C (9.3 °F)",
        [f("−12.6 °C", "-12.6", "°C", "temperature"), f("9.3 °F", "9.3", "°F", "temperature")],
    ),
    ("en", "230 MW and 5 mw", [f("230 MW", "230", "MW", "power"), f("5", "5", "", "number")]),
    ("en", "5 GB of data", [f("5 GB", "5", "GB", "data")]),
    ("en", "1,200 square miles", [f("1,200 square miles", "1200", "mi2", "area")]),
    ("en", "60 mph", [f("60 mph", "60", "mph", "speed")]),
    ("en", "6 ft 3 in tall", [f("6 ft", "6", "feet", "length"), f("3 in", "3", "in", "length")]),
    ("en", "45,000 pounds of powder", [f("45,000 pounds", "45000", "lb", "weight")]),
    ("en", "£5 or 5 pounds", [f("£5", "5", "GBP", "money"), f("5 pounds", "5", "GBP", "money")]),
    (
        "en",
        "15 stone 3 pounds (97 kg), £5",
        [
            f("15 stone", "15", "st", "weight"),
            f("3 pounds", "3", "lb", "weight"),
            f("97 kg", "97", "kg", "weight"),
            f("£5", "5", "GBP", "money"),
        ],
    ),
    ("zh", "600万千米", [f("600万千米", "6000000", "km", "length")]),
    ("zh", "三百万千米", [f("三百万千米", "3000000", "km", "length")]),
    ("zh", "50万千瓦", [f("50万千瓦", "500000", "kW", "power")]),
    ("zh", "18亿亩", [f("18亿亩", "1800000000", "mu", "area")]),
    ("en", "90° out of phase", [f("90°", "90", "°", "angle")]),
    ("es", "1º lugar", [f("1º", "1", "", "ordinal")]),
    (
        "en",
        "31B and 3.1B and 31B people",
        [
            f("31B", "31000000000", "", "number"),
            f("3.1B", "3100000000", "", "number"),
            f("31B", "31000000000", "", "count", noun="people", head="people"),
        ],
    ),
    ("en", "bus 30X and 3x", [f("3x", "3", "times", "times")]),
]
MONEY = [
    ("pl", "500 zł", [f("500 zł", "500", "PLN", "money")]),
    ("en", "Rs. 500", [f("Rs. 500", "500", "?", "money")]),
    ("sv", "500 kr", [f("500 kr", "500", "?", "money")]),
    ("en", "₦500", [f("₦500", "500", "NGN", "money")]),
    ("en", "500 Australian dollars", [f("500 Australian dollars", "500", "AUD", "money")]),
    ("en", "300 Namibian dollars", [f("300 Namibian dollars", "300", "?", "money")]),
    ("en", "AED 5 million", [f("AED 5 million", "5000000", "AED", "money")]),
    ("en", "try 5 million", [f("5 million", "5000000", "", "number")]),
    ("en", "¥500", [f("¥500", "500", "?", "money")]),
    ("en", "¥500, or 3 yen", [f("¥500", "500", "JPY", "money"), f("3 yen", "3", "JPY", "money")]),
    ("zh", "¥500", [f("¥500", "500", "CNY", "money")]),
    ("es", "$500", [f("$500", "500", "?", "money")]),
    (
        "es",
        "$500 o 30 dólares",
        [f("$500", "500", "USD", "money"), f("30 dólares", "30", "USD", "money")],
    ),
    ("en", "$5, and A$7", [f("$5", "5", "?", "money"), f("A$7", "7", "AUD", "money")]),
    ("en", "5,000 francs", [f("5,000 francs", "5000", "?", "money")]),
    ("de", "5 Mio. €", [f("5 Mio. €", "5000000", "EUR", "money")]),
    ("de", "3,5 Mrd. Euro", [f("3,5 Mrd. Euro", "3500000000", "EUR", "money")]),
    (
        "fr",
        "plus de 5 millions d'euros",
        [f("plus de 5 millions d'euros", "5000000", "EUR", "money", qualifier="over")],
    ),
    ("it", "3 milioni di euro", [f("3 milioni di euro", "3000000", "EUR", "money")]),
    ("es", "5,432 mdp", [f("5,432 mdp", "5432000", "MXN", "money")]),
    (
        "es",
        "178,9 miles de millones de dólares",
        [f("178,9 miles de millones de dólares", "178900000000", "USD", "money")],
    ),
    ("en", "$**5** billion", [f("$**5** billion", "5000000000", "USD", "money")]),
    ("en", "৳500 and 500 ৳", [f("৳500", "500", "BDT", "money"), f("500 ৳", "500", "BDT", "money")]),
]
PER = [
    ("en", "$5 per barrel", [f("$5", "5", "USD", "money", per="barrel")]),
    ("en", "30 cents/kWh", [f("30 cents", "30", "cents", "money", per="kWh")]),
    ("en", "$5 a share", [f("$5", "5", "USD", "money", per="share")]),
    (
        "en",
        "3 per 100,000 people",
        [
            f("3", "3", "", "number", per="100,000 people"),
            f("100,000", "100000", "", "count", noun="people", head="people"),
        ],
    ),
    ("en", "$3 million a year", [f("$3 million", "3000000", "USD", "money", per="year")]),
    ("de", "3 Euro pro Jahr", [f("3 Euro", "3", "EUR", "money", per="year")]),
    ("fr", "5 € par habitant", [f("5 €", "5", "EUR", "money", per="person")]),
    ("zh", "人均5000元", [f("5000元", "5000", "CNY", "money", per="person")]),
    ("en", "60 km/h", [f("60 km/h", "60", "km/h", "speed")]),
]
STYLES = [
    ("de", "1.234,5 km", [f("1.234,5 km", "1234.5", "km", "length")]),
    ("fr", "1 234,5 km", [f("1 234,5 km", "1234.5", "km", "length")]),
    ("it", "1.234,5 km", [f("1.234,5 km", "1234.5", "km", "length")]),
    ("pt", "1.234,5 km", [f("1.234,5 km", "1234.5", "km", "length")]),
    ("es", "1.234,5 km", [f("1.234,5 km", "1234.5", "km", "length")]),
    ("ru", "1 234,5 км", [f("1 234,5 км", "1234.5", "km", "length")]),
    ("de", "1'234.50 km", [f("1'234.50 km", "1234.5", "km", "length")]),
    ("en", "1,234.5 km", [f("1,234.5 km", "1234.5", "km", "length")]),
    (
        "en",
        "1 234 567 people",
        [f("1 234 567", "1234567", "", "count", noun="people", head="people")],
    ),
    (
        "en",
        "1,000 of 12 345 people",
        [
            f("1,000", "1000", "", "number"),
            f("12", "12", "", "number"),
            f("345", "345", "", "count", noun="people", head="people"),
        ],
    ),
    ("ar", "٣٫٥ km", [f("٣٫٥ km", "3.5", "km", "length")]),
    ("zh", "１２３辆", [f("１２３", "123", "", "count", noun="辆", head="辆")]),
    ("en", "12,34,567", [f("12,34,567", "1234567", "", "number")]),
    ("zh", "1980,1990年", []),
    ("nl", "1.234 km", [f("1.234 km", "1234", "km", "length")]),
]
WORDS = [
    ("en", "seventy-six men", [f("seventy-six", "76", "", "count", noun="men", head="men")]),
    (
        "en",
        "two hundred and five ships",
        [f("two hundred and five", "205", "", "count", noun="ships", head="ships")],
    ),
    ("en", "a two-page report", [f("two", "2", "", "count", noun="page", head="page")]),
    ("en", "a 16-game schedule", [f("16", "16", "", "count", noun="game", head="game")]),
    (
        "es",
        "dos millones de personas",
        [f("dos millones", "2000000", "", "count", noun="personas", head="personas")],
    ),
    (
        "es",
        "treinta mil soldados",
        [f("treinta mil", "30000", "", "count", noun="soldados", head="soldados")],
    ),
    (
        "de",
        "zwei Millionen Menschen",
        [f("zwei Millionen", "2000000", "", "count", noun="Menschen", head="Menschen")],
    ),
    (
        "de",
        "zweiundzwanzig Länder",
        [f("zweiundzwanzig", "22", "", "count", noun="Länder", head="Länder")],
    ),
    (
        "de",
        "dreihundertfünfundvierzig Gäste",
        [f("dreihundertfünfundvierzig", "345", "", "count", noun="Gäste", head="Gäste")],
    ),
    (
        "de",
        "ein Drittel der Länder",
        [f("ein Drittel", "33.33333333333333333333333333", "%", "fraction")],
    ),
    (
        "fr",
        "quatre-vingt-dix-sept pays",
        [f("quatre-vingt-dix-sept", "97", "", "count", noun="pays", head="pays")],
    ),
    (
        "fr",
        "deux cents villes",
        [f("deux cents", "200", "", "count", noun="villes", head="villes")],
    ),
    ("fr", "une hausse", []),
    (
        "pt",
        "vinte e dois países",
        [f("vinte e dois", "22", "", "count", noun="países", head="países")],
    ),
    (
        "ru",
        "двадцать два города",
        [f("двадцать два", "22", "", "count", noun="города", head="города")],
    ),
    ("ru", "свою семью", []),
    ("zh", "三万人", [f("三万", "30000", "", "count", noun="人", head="人")]),
    ("en", "dos and once are words", []),
    ("de", "elf Freunde", [f("elf", "11", "", "count", noun="Freunde", head="Freunde")]),
    ("en", "an elf of six", [f("six", "6", "", "number")]),
]
NOUNS = [
    (
        "en",
        "5,800 new energy vehicles",
        [f("5,800", "5800", "", "count", noun="new energy vehicles", head="vehicles")],
    ),
    ("en", "24 points", [f("24", "24", "", "count", noun="points", head="points")]),
    ("en", "the 40 season brought Roberts", [f("40", "40", "", "number")]),
    (
        "en",
        "40 Republican votes",
        [f("40", "40", "", "count", noun="Republican votes", head="votes")],
    ),
    (
        "es",
        "20 países emergentes",
        [f("20", "20", "", "count", noun="países emergentes", head="países")],
    ),
    ("fr", "40 grandes villes", [f("40", "40", "", "count", noun="grandes villes", head="villes")]),
    ("de", "40 neue Autos", [f("40", "40", "", "count", noun="neue Autos", head="Autos")]),
    ("ru", "40 новых городов", [f("40", "40", "", "count", noun="новых городов", head="городов")]),
    (
        "zh",
        "20多个国家",
        [f("20多", "20", "", "count", qualifier="over", noun="个国家", head="国家")],
    ),
    (
        "zh",
        "551万农村贫困人口",
        [f("551万", "5510000", "", "count", noun="农村贫困人口", head="农村贫困人口")],
    ),
]
PARTS = [
    ("en", "three-fourths of it", [f("three-fourths", "75", "%", "fraction")]),
    ("en", "half of them", [f("half", "50", "%", "fraction")]),
    (
        "en",
        "a second attempt, the third, 12th",
        [
            f("second", "2", "", "ordinal"),
            f("third", "3", "", "ordinal"),
            f("12th", "12", "", "ordinal"),
        ],
    ),
    ("de", "die Hälfte", [f("die Hälfte", "50", "%", "fraction")]),
    (
        "de",
        "auf der 3. Skala, die 2., und im Jahr 3. Der",
        [f("3.", "3", "", "ordinal"), f("2.", "2", "", "ordinal"), f("3", "3", "", "number")],
    ),
    ("fr", "deux tiers", [f("deux tiers", "66.66666666666666666666666667", "%", "fraction")]),
    ("zh", "三成", [f("三成", "30", "%", "percent")]),
    ("en", "twice as much", [f("twice", "2", "times", "times")]),
]
EMPHASIS = [
    (
        "en",
        "**5,800** vehicles",
        [f("5,800", "5800", "", "count", noun="vehicles", head="vehicles")],
    ),
    ("en", "*5* million", [f("5* million", "5000000", "", "number")]),
    (
        "en",
        "`5` and __7__ men",
        [f("5", "5", "", "number"), f("7", "7", "", "count", noun="men", head="men")],
    ),
    ("en", "see [5](https://x.org/2019/7) and www.a.com/9", []),
    ("en", '<td width="300">5</td>', [f("5", "5", "", "number")]),
    ("en", "5 &#160; men", [f("5", "5", "", "count", noun="men", head="men")]),
]


TABLES = {
    "ranges": RANGES,
    "directions": DIRECTIONS,
    "units": UNITS,
    "money": MONEY,
    "per": PER,
    "styles": STYLES,
    "words": WORDS,
    "nouns": NOUNS,
    "parts": PARTS,
    "emphasis": EMPHASIS,
}


@table(
    ("language", "text", "expected"),
    [row for rows in TABLES.values() for row in rows],
)
def test_figures(language, text, expected):
    found = figures(text, language)
    assert [brief(one) for one in found] == expected
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
