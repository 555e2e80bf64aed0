"""Spans of time or people that an amount is said to be per: "a day", 日均, "по месяцам"."""

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
