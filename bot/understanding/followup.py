"""A message that leans on the ones before: what it keeps of them, and what its own words replace."""

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from bot.understanding.question import Question
from index.text import Term, fold

_DATA = Path(__file__).with_name("followups.toml")
_FEW = 3  # topic terms; a message of fewer that opens as a continuation leans on what came before
_CARRIED = 0.5  # of its weight: the new message's own words come first


def leans(question: Question) -> bool:
    """Tell whether a message can't be understood alone: "and Japan?", "what about 2022?", "why?"."""
    opener, pointer = _patterns(question.language)
    text = " ".join(fold(word) for word in question.text.split())
    own = [t for t in question.terms if not t.stop and t.kind not in {"cjk", "compound"}]
    if opener.match(text):
        return len(own) <= 2 * _FEW or pointer.search(text) is not None
    return pointer.search(text) is not None and len(own) <= 2 * _FEW


def merged(question: Question, earlier: Question) -> Question:
    """Return the message completed from an earlier one: slots that it names itself replace those.

    A number replaces a number (2022 for 2023), a name a name; the kind asked for is kept unless
    the message asks for one itself.
    """
    has_number = any(t.kind == "number" for t in question.terms)
    has_name = any(t.name for t in question.terms)
    kept: list[Term] = []
    own = {t.key for t in question.terms}
    for term in earlier.terms:
        if term.stop or term.key in own:
            continue
        if has_number and term.kind == "number":
            continue
        if has_name and term.name:
            continue
        kept.append(term)
    return replace(
        question,
        text=f"{question.text} ({earlier.text})",
        terms=(*question.terms, *kept),
        kinds=question.kinds or earlier.kinds,
        kind=question.kind or earlier.kind,
        counted=question.counted or (earlier.counted if question.kind is None else ()),
    )


@lru_cache(16)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = _data()
    rows = data.get(language) or data["en"]
    return _any(rows["opens"], language, start=True), _any(rows["points"], language, start=False)


@lru_cache(1)
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _any(phrases: list[str], language: str, *, start: bool) -> re.Pattern[str]:
    words = sorted((re.escape(_folded(p)) for p in phrases), key=len, reverse=True)
    body = "|".join(words) or "(?!)"
    if language == "zh":
        return re.compile(rf"\W*(?:{body})" if start else rf"(?:{body})")
    return re.compile(rf"\W*(?:{body})(?!\w)" if start else rf"(?<!\w)(?:{body})(?!\w)")


def _folded(phrase: str) -> str:
    return " ".join(fold(word) for word in phrase.split())
