"""Words for units of time, in all languages, as questions use them ("how many yrs")."""

import re
from typing import Final

_WORDS: Final = {
    "hours": (r"hours?|hrs?|horas?|час(?:ов|а)?", "小时|小時|钟头|鐘頭"),
    "days": (r"days?|d[ií]as?|дн(?:ей|я)|сут(?:ок|ки)", "[天日]"),
    "weeks": (r"weeks?|wks?|semanas?|недел[ьяи]", "[周週]|星期|礼拜|禮拜"),
    "months": (r"months?|mes(?:es)?|mês|месяц\w*|мес", "月"),
    "quarters": (r"quarters?|trimestres?|квартал\w*", "季"),
    "years": (r"years?|yrs?|a[nñ]os?|лет|год(?:а|ов)?", "年"),
}
# How something is said to be of each: "monthly", "diario".
_OF_EACH: Final = {
    "hours": r"hourly|por hora|ежечасн\w*|часов(?:ой|ая|ое)",
    "days": r"daily|diari[oa]s?|diariamente|(?:ежедневн|дневн|суточн|среднесуточн)\w*",
    "weeks": r"weekly|semana(?:l|les|is)|semanalmente|(?:еженедельн|недельн)\w*",
    "months": r"monthly|mensua(?:l|les)|mensa(?:l|is)|mensualmente|(?:ежемесячн|месячн|среднемесячн)\w*",
    "quarters": r"quarterly|trimestra(?:l|les|is)|(?:ежеквартальн|квартальн)\w*",
}
_PATTERNS: Final = {
    unit: re.compile(rf"\b(?:{words})\b|{characters}", re.IGNORECASE)
    for unit, (words, characters) in _WORDS.items()
}


_EACH: Final = {
    unit: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for unit, words in _OF_EACH.items()
}


def spreads_over(text: str, unit: str) -> bool:
    """Whether `text` has a word for the unit of time `unit`, or for what is of each ("monthly")."""
    each = _EACH.get(unit)
    return mentions_unit(text, unit) or (each is not None and each.search(text) is not None)


def mentions_unit(text: str, unit: str) -> bool:
    """Whether `text` has a word for the unit of time `unit` ("days", "years", …)."""
    pattern = _PATTERNS.get(unit)
    return pattern is not None and pattern.search(text) is not None
