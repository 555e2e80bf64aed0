"""The words around quantities, folded: qualifiers, periods, months, names, nouns."""

from facts.quantities.units import phrases, spread

_VERBS_OVER = phrases(
    "exceed|exceeds|exceeded|exceeding|surpass|surpasses|surpassed|surpassing|topped|topping"
    "|supera|superan|superó|superaron|superar|superará|superarán|superando|sobrepasó|excede"
    "|excedió|superou|superaram|ultrapassa|ultrapassam|ultrapassou|ultrapassaram|ultrapassar"
    "|excedeu|превысил|превысила|превысило|превысили|превышает|превышают|превысит|превысят"
    "|превышал|превышала|превысив"
)

QUALIFIERS: dict[str, str] = spread(
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

# "Más del 30 %", "mais da metade", "casi el 30 %", "nearly a 35 % rise", "superior al 5 %".
QUALIFIERS.update(
    {
        phrase.removesuffix("de") + article: code
        for phrase, code in QUALIFIERS.items()
        if phrase.endswith(" de")
        for article in ("del", "do", "da", "dos", "das", "de la", "de las", "de los")
    }
    | {
        f"{phrase} {article}": QUALIFIERS[phrase]
        for phrase in phrases("casi|quase|hasta|até|nearly|almost|roughly|approximately")
        for article in ("el", "la", "los", "las", "o", "a", "os", "as", "un", "una", "um", "uma")
    }
    | {
        f"{phrase}{letter}": QUALIFIERS[phrase]
        for phrase in phrases("superior a|superiores a|inferior a|inferiores a")
        for letter in ("l", "o")
    }
)
# "Más de un 15 %", "cerca de um quinto", "more than a 15 % rise".
QUALIFIERS.update(
    {
        f"{phrase} {article}": code
        for phrase, code in QUALIFIERS.items()
        for article in phrases("un|una|unos|unas|um|uma|uns|umas|a|an")
        if phrase.isascii() or phrase[0] < "а"
    }
)
QUALIFIERS.update({f"{phrase} на": code for phrase, code in QUALIFIERS.items() if phrase[0] >= "а"})

QUALIFIER_WORDS = max(phrase.count(" ") for phrase in QUALIFIERS) + 1

NEGATIONS = frozenset(phrases("not|never|t|cannot|no|nunca|não|не"))

NEGATED = {"over": "at most", "under": "at least"}

# "What about 5 %?" asks; it does not round.
ABOUT_ASKS = frozenset(
    phrases("what|how|tell|me|us|know|say|says|said|talk|ask|asking|info|information|news|think")
)

SIGN_QUALIFIERS = {"~": "about", "≈": "about", ">": "over", "<": "under", "≥": "at least",
                   "≤": "at most", ">=": "at least", "<=": "at most", "c.": "about"}  # fmt: skip

HAN_QUALIFIERS: dict[str, str] = spread(
    {
        "over": "超过|超过了|超出|超|逾|突破|突破了|破|高于|大于|多于|不止|过",
        "under": "不到|不足|低于|少于|小于|未到|不满|未满",
        "nearly": "将近|接近|几乎|近|逼近",
        "about": "大约|约|约为|约占|大概|差不多|约合",
        "at least": "至少|最少|不下|不少于|不低于|不小于|起码",
        "at most": "至多|最多|不超过|不多于|不高于|未超过|不大于|不超",
        "exactly": "正好|刚好|恰好|整整",
    }
)

# The characters before one of these that make another word of it: 节约 is to save, 最近 recently.
HAN_QUALIFIER_STOPS = {
    "不下": "放装容坐住写吃", "约": "合条节纽预契公签制简违大", "近": "最附临", "破": "打突", "超": "赶", "逾": "不",
    "过": "超通经不越胜好", "突破": "未", "超过": "不未",
}  # fmt: skip
QUALIFIERS_AFTER: dict[str, str] = spread(
    {
        "at least": "or more|or higher|and above|o más|ou mais|и более|и выше|以上|+",
        "at most": "or less|or fewer|o menos|ou menos|и менее|以下|以内",
        "about": "or so|左右|上下|aproximadamente|approximately",
        "over": "多|с лишним",
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

NAMING_PREFIXES = frozenset(
    ("mid", "pre", "post", "top", "near", "non", "early", "late", "us", "by", "to", "up", "sub")
)

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
            "o|os|as|do|da|das|um|uma|de|em|no|na|e|uma|que|qual|quanto|por|com|milhoes|milhao|bilhoes"
            "|bilhao|trilhoes|bilioes|bilião|anos|cresceu|atingiu|mais|ao|nao|foi"
        )
    ),
}
