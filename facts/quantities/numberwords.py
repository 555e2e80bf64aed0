"""Number words and magnitudes, folded.

Spanish `billón` is 10^12, Portuguese `bilhão` 10^9 and European Portuguese `bilião` 10^12.
"""

from facts.quantities.units import inflected, phrases, spread

MAGNITUDES: dict[str, int] = spread(
    {
        10**2: "hundred",
        10**3: "thousand|k|mil|тыс|тысяч|тысячи|тысяча|тысячу|тысячам|тысячами",
        10**5: "lakh|lakhs",
        10**6: "million|millions|mn|mln|mio|milyon|miljon|miljoner|miljoen|millioner|milion|miliony"
        "|milionów|milioane|juta|triệu|millón|millones|milhão|milhões|млн|"
        + inflected("миллион", "а у ом е ы ов ам ами ах")
        + "|миллион",
        10**7: "crore|crores",
        10
        ** 9: "billion|billions|bil|bn|bln|mrd|mld|milyar|miljard|miljarder|milliarder|miliard|miliardy"
        "|miliardów|miliarde|miliar|tỷ|millardo|millardos|bilhão|bilhões|млрд|"
        + inflected("миллиард", "а у ом е ы ов ам ами ах")
        + "|миллиард",
        10**12: "trillion|trillions|tril|tn|trn|tln|trilyon|triliun|biljoner|biljoen"
        "|billón|billones|trilhão|trilhões|bilião|biliões"
        "|трлн|" + inflected("триллион", "а у ом е ы ов ам ами ах") + "|триллион",
        10**15: "quadrillion|quadrillions",
        10**18: "trillón|trillones|trilião|triliões",
    }
)

# A letter or two, right after the digits of an amount of money.
MONEY_SUFFIXES = {"m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12, "mi": 10**6, "bi": 10**9,
                  "tri": 10**12}  # fmt: skip

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


CARDINALS_OF: dict[str, dict[str, int]] = {
    "en": _counted(
        0, 1,
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen",
    )
    | _counted(20, 10, "twenty thirty forty/fourty fifty sixty seventy eighty ninety"),
    "es": _counted(
        0, 1,
        "cero uno/una/un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce"
        " quince dieciséis diecisiete dieciocho diecinueve",
    )
    | _counted(20, 10, "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa")
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
    ),
    "pt": _counted(
        0, 1,
        "zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze treze"
        " catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito"
        " dezenove/dezanove",
    )
    | _counted(20, 10, "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa")
    | _counted(
        100, 100,
        "cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas"
        " quinhentos/quinhentas seiscentos/seiscentas setecentos/setecentas"
        " oitocentos/oitocentas novecentos/novecentas",
    ),
    "ru": _counted(
        0, 1,
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
        "двадцать/двадцати тридцать/тридцати сорок/сорока пятьдесят/пятидесяти"
        " шестьдесят/шестидесяти семьдесят/семидесяти восемьдесят/восьмидесяти"
        " девяносто/девяноста",
    )
    | _counted(
        100, 100,
        "сто/ста двести/двухсот триста/трёхсот четыреста/четырёхсот пятьсот/пятисот"
        " шестьсот/шестисот семьсот/семисот восемьсот/восьмисот девятьсот/девятисот",
    ),
}  # fmt: skip

CARDINALS: dict[str, int] = {
    word: value for table in CARDINALS_OF.values() for word, value in table.items()
}

DOZENS: dict[str, int] = spread(
    {
        12: "dozen|docena|docenas|dúzia|dúzias|дюжина|дюжины|дюжину",
        10: "десяток|десятка|десятков|decenas",
    }
)

ONES = frozenset(phrases("one|uno|una|un|um|uma|один|одна|одно|одного|одной|одну|одному|одним"))

ARTICLES = frozenset(("a", "an", "un", "una", "um", "uma"))

ENGLISH_ORDINALS: dict[str, int] = _counted(
    1, 1,
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
)  # fmt: skip

ORDINALS: dict[str, int] = ENGLISH_ORDINALS | _counted(
    1, 1,
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

ORDINAL_SUFFIXES = frozenset(phrases("st|nd|rd|th|er|ro|ra|й|я|е|го|му|ая|ое|ый|ой"))

ORDINAL_MARKS = frozenset(phrases("number|num|número|номер|no|nro"))

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

LONE_PARTS: dict[str, int] = spread(
    {
        2: "half|la mitad|mitad|metade|половина|половину|половины|половиной|половине",
        3: "треть|трети|третью",
        4: "четверть",
    }
)

PART_SIGNS = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5)}

MULTIPLES: dict[str, int] = spread(
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
