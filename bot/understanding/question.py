"""What kind of answer a message asks for, by the question forms of its language."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path

from index.sentences import message_spans
from index.text import Term, fold, stem, terms

_FOLDER = Path(__file__).with_name("language")
_FEW_TOPICS = 2  # topic words without which a sentence asks nothing by itself ("right?")
_MOST_COUNTED = 4  # words of a noun phrase after "how many"


class Asked(StrEnum):
    """The kinds of answer that a question form asks for."""

    COUNT = "count"
    AMOUNT = "amount"
    PERCENT = "percent"
    CHANGE = "change"
    DATE = "date"
    DURATION = "duration"
    MEASURE = "measure"
    RANK = "rank"
    PERSON = "person"
    PLACE = "place"
    REASON = "reason"
    MANNER = "manner"
    DEFINITION = "definition"
    LIST = "list"
    YESNO = "yesno"


# "Did exports rise?" names a change without asking for one.
_ONLY_WHETHER = frozenset({Asked.YESNO, Asked.CHANGE, Asked.RANK})
# "Did revenue take the largest share?" may ask for none of these, "does anyone know what share …" does.
_WHETHER = _ONLY_WHETHER | {Asked.AMOUNT, Asked.PERCENT}
FIGURES = frozenset(
    {Asked.COUNT, Asked.AMOUNT, Asked.PERCENT, Asked.CHANGE, Asked.DURATION, Asked.MEASURE}
)


@dataclass(frozen=True, slots=True)
class Question:
    """A message read: its terms in its own language, the kinds asked for, the counted noun.

    `kind` is what the first form asks for, None where the message has no question form ("gdp
    2020"). `asides` are the terms of sentences beside the one that asks ("need it for the story"):
    they may help to find, and nothing is missed that only they say; `asking` is the text without
    them. `carried` are the keys that come from an earlier message. `counted` are the keys of the
    noun after "how many", `polar` its words of rank, order and quantity ("first", "only",
    "before"), folded.
    """

    text: str
    language: str
    terms: tuple[Term, ...]
    kinds: frozenset[Asked]
    kind: Asked | None
    counted: tuple[str, ...] = ()
    negated: bool = False
    polar: frozenset[str] = frozenset()
    asides: tuple[Term, ...] = ()
    carried: frozenset[str] = frozenset()
    asking: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The distinct keys of its topic terms, in order."""
        return tuple(dict.fromkeys(term.key for term in self.terms if not term.stop))


class Form:
    """A question form and the kind it asks for. Its pattern is compiled for a text that may fit."""

    def __init__(self, phrase: str, kind: Asked, *, chinese: bool) -> None:
        self.kind = kind
        self.length = len(phrase)
        self._phrase, self._chinese = phrase, chinese
        words = [phrase] if chinese else phrase.removeprefix("^").split()
        self._words = [word if chinese else _fold_phrase(word) for word in words if word != "*"]

    def matches(self, folded: str) -> Iterator[re.Match[str]]:
        """Yield where the form stands in a folded text."""
        if all(word in folded for word in self._words):
            yield from self._pattern.finditer(folded)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _pattern(self._phrase, chinese=self._chinese)


@dataclass(frozen=True)
class Forms:
    """The question forms of a language, the longest first, and its words by use.

    `words` are the keys of words that belong to the form of a question ("name", "kind", "year"):
    a document that lacks them lacks nothing.
    """

    asked: tuple[Form, ...]
    because: re.Pattern[str]
    negation: re.Pattern[str]
    polar: re.Pattern[str]
    words: frozenset[str]


@lru_cache(16)
def forms(language: str) -> Forms:
    """Return the forms of a language, those of English for one that isn't listed."""
    path = _FOLDER / f"{language}.toml"
    if not path.is_file():
        return forms("en")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    chinese = language == "zh"
    asked = [
        Form(phrase, Asked(kind), chinese=chinese)
        for kind, phrases in data["asked"].items()
        for phrase in phrases
    ]
    asked.sort(key=lambda form: -form.length)
    return Forms(
        tuple(asked),
        _any(data["words"]["because"], chinese=chinese),
        _any(data["words"]["negation"], chinese=chinese),
        _any(data["words"]["polar"], chinese=chinese),
        frozenset(stem(fold(word), language) for word in data["words"]["form"]),
    )


def _pattern(phrase: str, *, chinese: bool) -> re.Pattern[str]:
    if chinese:
        return re.compile(re.escape(phrase))
    words = [
        r"(?:\S+ ){0,2}?\S+" if word == "*" else re.escape(_fold_phrase(word))
        for word in phrase.removeprefix("^").split()
    ]
    start = r"^\W*" if phrase.startswith("^") else r"(?<!\w)"
    return re.compile(start + r"\s+".join(words) + r"(?!\w)")


def _any(phrases: list[str], *, chinese: bool) -> re.Pattern[str]:
    parts = [_pattern(phrase, chinese=chinese).pattern for phrase in phrases]
    return re.compile("|".join(parts) or r"(?!)")


def _fold_phrase(text: str) -> str:
    return re.sub(r"[\w'’]+", lambda match: fold(match.group()), text)


def asking_letters(text: str, language: str) -> int:
    """Count the letters of a text that are part of the question forms of a language."""
    folded = _fold_phrase(text)
    found = (match.span() for form in forms(language).asked for match in form.matches(folded))
    return len({at for first, last in found for at in range(first, last)})


def read_question(text: str, language: str) -> Question:
    """Read a message in its language."""
    whole = tuple(terms(text, language))
    spans = _asking(text, message_spans(text), whole)
    asking = [_within(term, spans) for term in whole]
    found = tuple(term for term, asks in zip(whole, asking, strict=True) if asks)
    asides = tuple(
        term for term, asks in zip(whole, asking, strict=True) if not (asks or term.stop)
    )
    folded = _fold_phrase(text)
    table = forms(language)
    kinds: list[tuple[int, Asked]] = []
    taken = [False] * (len(folded) + 1)
    counted: tuple[str, ...] = ()
    for form in table.asked:
        for match in form.matches(folded):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            kinds.append((match.start(), form.kind))
            if form.kind is Asked.COUNT and not counted:
                counted = _counted(found, match.end())
    kinds.sort(key=lambda row: row[0])
    order = [kind for _, kind in kinds]
    return Question(
        text=text,
        language=language,
        terms=found,
        kinds=frozenset(order),
        kind=order[0] if order else None,
        counted=counted,
        negated=table.negation.search(folded) is not None,
        polar=_polar(folded, language),
        asides=asides,
        asking=" ".join(text[a:b] for a, b in spans),
    )


def asks_whether(question: Question) -> bool:
    """Tell whether a message may ask only if something is so: what decides that answers it."""
    return question.kind is Asked.YESNO and question.kinds <= _WHETHER


def only_whether(question: Question) -> bool:
    """Tell whether a message surely asks for no figure: "did it rise?"."""
    return question.kind is Asked.YESNO and question.kinds <= _ONLY_WHETHER


def _asking(
    text: str, spans: Sequence[tuple[int, int]], whole: Sequence[Term]
) -> list[tuple[int, int]]:
    """Return the spans of the sentences that ask, the whole text where none or all do."""
    asking = [
        (a, b)
        for a, b in spans
        if text[a:b].rstrip()[-1:] in "?？"
        and sum(not term.stop for term in whole if a <= term.start < b) >= _FEW_TOPICS
    ]
    return asking if asking and len(asking) < len(spans) else [(0, len(text))]


def _within(term: Term, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a term stands in one of the spans, which are in order."""
    place = bisect_right(spans, term.start, key=lambda span: span[0]) - 1
    return place >= 0 and term.start < spans[place][1]


def polar_words(text: str, language: str) -> frozenset[str]:
    """Return the stems of the words of rank, order and quantity in a text."""
    return _polar(_fold_phrase(text), language)


def _polar(folded: str, language: str) -> frozenset[str]:
    found = forms(language).polar.finditer(folded)
    return frozenset(stem(match.group(), language) for match in found)


def _counted(found: tuple[Term, ...], after: int) -> tuple[str, ...]:
    """Return the keys right after "how many", up to the first function word."""
    noun: list[str] = []
    for term in found:
        if term.start < after or term.kind in {"compound", "cjk"}:
            continue
        if term.stop and not noun:
            continue
        if term.stop or len(noun) == _MOST_COUNTED:
            break
        noun.append(term.key)
    return tuple(noun)
