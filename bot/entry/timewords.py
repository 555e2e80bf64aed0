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
_PATTERNS: Final = {
    unit: re.compile(rf"\b(?:{words})\b|{characters}", re.IGNORECASE)
    for unit, (words, characters) in _WORDS.items()
}


def mentions_unit(text: str, unit: str) -> bool:
    """Whether `text` has a word for the unit of time `unit` ("days", "years", …)."""
    pattern = _PATTERNS.get(unit)
    return pattern is not None and pattern.search(text) is not None
