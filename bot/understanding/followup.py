"""A message that leans on the ones before: what it keeps of them, and what its own words replace."""

import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from bot.understanding.question import Question, read_question
from index.text import Term, fold, terms

_DATA = Path(__file__).with_name("followups.toml")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SEASON = re.compile(r"(?<!\d)((?:19|20)\d\d)([-–/])(\d\d)(?!\d)")
_FEW = 3  # topic terms; a message of fewer that opens as a continuation leans on what came before


def leans(question: Question) -> bool:
    """Tell whether a message can't be understood alone: "and Japan?", "what about 2022?", "why?"."""
    opener, pointer = _patterns(question.language)
    text = " ".join(fold(word) for word in question.text.split())
    own = [t for t in question.terms if not t.stop and t.kind not in {"cjk", "compound"}]
    if opener.match(text):
        return len(own) <= 2 * _FEW or pointer.search(text) is not None
    return pointer.search(text) is not None and len(own) <= 2 * _FEW


def shifted(question: Question, earlier: Question) -> Question | None:
    """Return the earlier message about the year after or before its own, None where not asked.

    "And the year after?" asks for nothing but another year; seasons ("2001–02") move as a whole.
    """
    text = " ".join(fold(word) for word in question.text.split())
    for name, step in (("after", 1), ("before", -1)):
        pattern = _shifts(question.language, name)
        rest = pattern.sub(" ", text)
        years = {int(year) for year in _YEAR.findall(earlier.text)}
        if rest == text or len(years) != 1 or _topics(rest, question.language):
            continue
        return read_question(_moved(earlier.text, years.pop(), step), earlier.language)
    return None


def _moved(text: str, year: int, step: int) -> str:
    def season(match: re.Match[str]) -> str:
        return f"{year + step}{match[2]}{(int(match[3]) + step) % 100:02}"

    return _SEASON.sub(season, text).replace(str(year), str(year + step))


def topics(question: Question) -> frozenset[str]:
    """Return the keys of what a message names beside the words with which it goes on."""
    _, pointer = _patterns(question.language)
    text = " ".join(fold(word) for word in question.text.split())
    return frozenset(t.key for t in _named_beside(pointer.sub(" ", text), question.language))


def _topics(text: str, language: str) -> list[Term]:
    """Return the words that a text names, without compounds and single characters."""
    return [t for t in _named_beside(text, language) if t.kind not in {"compound", "cjk"}]


def _named_beside(text: str, language: str) -> list[Term]:
    opener, _ = _patterns(language)
    return [t for t in terms(opener.sub("", text, count=1), language) if not t.stop]


@lru_cache(32)
def _shifts(language: str, name: str) -> re.Pattern[str]:
    data = _data()
    return _any((data.get(language) or data["en"])[name], language, start=False)


def merged(question: Question, earlier: Question, names: Collection[str] = ()) -> Question:
    """Return the message completed from an earlier one: slots that it names itself replace those.

    A number replaces a number (2022 for 2023), a name a name (`names` are keys that the
    document writes with a capital letter), and of a noun that both have, its own modifier counts
    ("medium volume" for "low volume"). The kind asked for is kept unless the message asks for one
    itself. What is kept is marked as carried.
    """
    has_number = any(t.kind == "number" for t in question.terms)
    has_name = any(_named(t, names) for t in question.terms)
    own = {t.key for t in question.terms if not t.stop}
    replaced = _modifiers(question.terms, earlier.terms)
    gone = [
        term
        for term in earlier.terms
        if (has_number and term.kind == "number")
        or (has_name and _named(term, names))
        or (term.key in replaced and term.key not in own)
    ]
    # What is replaced is blank, so that nothing reads it, and every term has its place.
    opening = f"{question.text} ("
    kept = [
        replace(term, start=term.start + len(opening), end=term.end + len(opening))
        for term in earlier.terms
        if not (term.stop or term.key in own)
        and not any(one.start < term.end and term.start < one.end for one in gone)
    ]
    return replace(
        question,
        text=f"{opening}{_blanked(earlier.text, gone)})",
        asking=f"{question.asking} ({' '.join(_blanked(earlier.text, gone).split())})",
        terms=(*question.terms, *kept),
        kinds=question.kinds or earlier.kinds,
        kind=question.kind or earlier.kind,
        counted=question.counted or (earlier.counted if question.kind is None else ()),
        carried=frozenset(term.key for term in kept),
        formal=question.formal | earlier.formal,
        dimension=question.dimension or (earlier.dimension if question.kind is None else ""),
        conversation=f"{earlier.conversation or earlier.asking} {question.asking}",
    )


def _blanked(text: str, gone: Sequence[Term]) -> str:
    for term in gone:
        text = text[: term.start] + " " * (term.end - term.start) + text[term.end :]
    return text


def _named(term: Term, names: Collection[str]) -> bool:
    return not term.stop and (term.name or term.key in names)


def _modifiers(new: Sequence[Term], old: Sequence[Term]) -> frozenset[str]:
    """Return the words before a noun that both messages have, where they differ."""
    mine, theirs = _before(new), _before(old)
    return frozenset(
        theirs[noun] for noun in mine.keys() & theirs.keys() if mine[noun] != theirs[noun]
    )


def _before(terms: Sequence[Term]) -> dict[str, str]:
    topic = [t for t in terms if not t.stop and t.kind not in {"compound", "cjk"}]
    return {second.key: first.key for first, second in pairwise(topic)}


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
