"""What an amount is said to be per: "a day", 日均, "per 1,000 employees", 每千人."""

import re
from functools import lru_cache

_SPANS = {
    "hours": r"(?:per|an|each|every) hour|hourly|por hora|в час|pro stunde|par heure",
    "days": r"(?:per|a|each|every) day|daily|por día|al día|diari[oa]s?|por dia|ao dia|diári[oa]s?|в день|в сутки|за день|"
    r"ежедневн\w*|pro tag|am tag|täglich\w*|par jour|quotidien\w*",
    "weeks": r"(?:per|a|each|every) week|weekly|por semana|a la semana|semanal(?:es)?|semanais|в неделю|еженедельн\w*|"
    r"pro woche|wöchentlich\w*|par semaine|hebdomadaires?",
    "months": r"(?:per|a|each|every) month|monthly|por mes|al mes|mensual(?:es)?|por mês|ao mês|mensal|mensais|в месяц|"
    r"ежемесячн\w*|pro monat|monatlich\w*|par mois|mensuel\w*",
    "people": r"(?:per|each) (?:person|head|capita|inhabitant)|por persona|per c[aá]pita|por pessoa|на (?:душу|человека)|"
    r"pro kopf|par (?:personne|habitant|tête)",
}  # fmt: skip
_HAN = {
    "hours": r"每小时|每小時",
    "days": r"每天|每日|日均|一天(?!\s*\d+\s*个?小时)",  # "a day is 24 hours" says a length
    "weeks": r"每周|每週|周均",
    "months": r"每月|月均|月销售",
    "people": r"人均|每人",
}

# What is said to be so each time, and not once.
_YEARLY = re.compile(
    r"\b(?:(?:each|every) (?:single )?year|year after year|(?:cada|todos los|todos os) (?:años?|anos?)|"
    r"año tras año|ano após ano|каждый год|ежегодно|из года в год|chaque année|tous les ans|jedes jahr)\b|"
    r"每年|年年|逐年",
    re.IGNORECASE,
)

_BEFORE, _BEHIND = 24, 16  # characters: "a daily average of 100", "100 people a day"
# "27 days lost per 1,000 employees", 每千人: a rate over a number of things is never their total.
_PER_MANY = re.compile(
    r"[^.;:()\d\n]{0,60}?\b(?:per|for every|pro|je|pour|par|por cada|por|на каждые|на)\s+"
    r"(?:(?:1|10|100)(?:[.,\s\u202f]?000)+\b|(?:hundred|thousand|million|capita|habitant)\b)",
    re.IGNORECASE,
)
_HAN_PER_MANY = re.compile(
    r"(?:每[百千万亿]|每[一二三四五六七八九十]?[百千万]|人均)[^。；，,]{0,12}$"
)
_NAMED = re.compile(
    r"\b(?:per|rates?|each|every|ratio|pro|je|quote|taux|tasa|taxa|por cada|на каждые|capita)\b|每|率|人均",
    re.IGNORECASE,
)
_PER = re.compile(
    r"(?:\b(?:per|for every|for each|pro|je|por cada|на каждые)|每)\s*$", re.IGNORECASE
)
# Russian "на" is "per" before a round number of things, else "by": "на 1000 жителей", "вырос на 5 %".
_RUSSIAN_PER = re.compile(r"\bна\s*$", re.IGNORECASE)
_MANY = re.compile(r"(?:1|10|100)(?:[.,\s\u00a0\u202f]?000)+\b(?!\s*%)")


def rates(text: str) -> frozenset[str]:
    """Return the spans that a text speaks of something per, in any of the languages read.

    A year isn't among them: what a report gives is mostly of one.
    """
    return frozenset(span for span, pattern in _patterns().items() if pattern.search(text))


@lru_cache(1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        span: re.compile(rf"\b(?:{worded})\b|{_HAN[span]}|/ ?{span[:-1]}\b", re.IGNORECASE)
        for span, worded in _SPANS.items()
    }


def rates_beside(text: str, start: int, end: int) -> frozenset[str]:
    """Return the spans that the figure at `start:end` is said to be per, right beside it."""
    return rates(text[max(0, start - _BEFORE) : start]) | rates(text[start : end + _BEHIND])


def is_yearly(text: str) -> bool:
    """Tell whether a text says that something is so every year."""
    return _YEARLY.search(text) is not None


def names_rate(text: str) -> bool:
    """Tell whether a text asks for a rate of any kind: a ratio, a rate, something per something."""
    return _NAMED.search(text) is not None


def is_what_per(text: str, start: int) -> bool:
    """Tell whether a number at `start` is what something is counted per: "per 1,000"."""
    first = max(0, start - _BEHIND)
    if _RUSSIAN_PER.search(text, first, start) is not None:
        return _MANY.match(text, start) is not None
    return _PER.search(text, first, start) is not None


def is_per_many(text: str, start: int, end: int) -> bool:
    """Tell whether the figure at `start:end` is over a number of things: never their total."""
    before = text[max(0, start - _BEFORE) : start]
    return bool(_PER_MANY.match(text, end) or _HAN_PER_MANY.search(before))
