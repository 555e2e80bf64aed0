"""What a passage is worth as evidence for a question, as named numbers for the linear scorer."""

import math
import re
from collections.abc import Mapping

from bot.answering.corpus import Passage
from bot.answering.matching import Query, match
from bot.understanding.question import FIGURES, Asked, Question, forms

_DIGIT = re.compile(r"\d|[一二三四五六七八九十百千万亿]")
_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d{2}|21\d{2})(?!\d)")
_PERCENT = re.compile(
    r"[%％‰]|per ?cent|percent|prozent|por ciento|por cento|pour cent|процент|百分之|个百分点"
)
_MONEY = re.compile(r"[$€£¥₽]|(?:USD|EUR|RMB|CNY|GBP)\b|dollar|euro|yuan|pound|元|рубл|долл|peso")
_LONG = 40.0  # terms of a long sentence; longer ones gain nothing more


def passage_features(
    query: Query, passage: Passage, scores: Mapping[str, float]
) -> dict[str, float]:
    """Return the features of a passage; `scores` are its BM25 (own, wide) and cosine, if any."""
    found = match(query, passage)
    kind = query.question.kind
    features = {
        "bm25": scores["own"],
        "bm25_share": scores["own_share"],
        "wide_share": scores["wide_share"],
        "own": found.own,
        "around": found.around,
        "heading": found.heading,
        "names": found.names,
        "numbers": found.numbers,
        "pairs": found.pairs,
        "dense": found.dense,
        "squared": found.own * found.own,
        "length": min(1.0, len(passage.terms) / _LONG),
        "short": 1.0 if len(passage.terms) < 6 else 0.0,
        "row": 1.0 if passage.row is not None else 0.0,
        "question": 1.0 if passage.sentence.text.rstrip()[-1:] in "?？" else 0.0,
        "opening": 1.0 / (1 + passage.position),
    }
    if "cosine" in scores:
        features["cosine"] = scores["cosine"]
        features["cosine_lead"] = scores["cosine_lead"]
        features["cosine_spread"] = scores["cosine_spread"]
        features["cosine_near"] = scores["cosine_near"]
    for name, value in type_evidence(query.question, passage).items():
        features[f"{name}_{_group(kind)}"] = value
    return features


def _group(kind: Asked | None) -> str:
    if kind in FIGURES:
        return "figure"
    return kind.value if kind in {
        Asked.DATE, Asked.PERSON, Asked.PLACE, Asked.REASON, Asked.DEFINITION
    } else "other"  # fmt: skip


def type_evidence(question: Question, passage: Passage) -> dict[str, float]:
    """Return whether a passage has what could answer: a figure, a year, a name, a reason."""
    text = passage.sentence.text
    asked = set(question.keys)
    numbers = [t for t in passage.terms if t.kind == "number" and t.key not in asked]
    names = {t.key for t in passage.terms if t.name and t.key not in asked}
    years = [match.group() for match in _YEAR.finditer(text) if match.group() not in asked]
    rest = len(numbers) - len(years)
    evidence = {
        "figures": 1.0 if rest > 0 or (_DIGIT.search(text) and not numbers) else 0.0,
        "years": 1.0 if years else 0.0,
        "new_names": min(1.0, len(names) / 3),
        "because": 1.0 if forms(question.language).because.search(text.lower()) else 0.0,
    }
    if question.kinds & {Asked.PERCENT, Asked.CHANGE}:
        evidence["percent"] = 1.0 if _PERCENT.search(text.lower()) else 0.0
    if question.kind is Asked.AMOUNT:
        evidence["money"] = 1.0 if _MONEY.search(text.lower()) else 0.0
    if question.counted:
        keys = [t.key for t in passage.terms if t.kind != "compound"]
        near = any(
            t.kind == "number" and set(keys[at + 1 : at + 5]) & set(question.counted)
            for at, t in enumerate(t for t in passage.terms if t.kind != "compound")
        )
        evidence["counted"] = 1.0 if near else 0.0
        evidence["noun"] = 1.0 if set(question.counted) & passage.keys else 0.0
    return evidence


def relative(score: float, best: float) -> float:
    return score / best if best > 0 else 0.0


def damped(score: float) -> float:
    """Bring a BM25 score (0 to about 60) to 0 to 1, so that weights stay comparable."""
    return math.log1p(score) / 4
