"""What kind of answer a message asks for, by the question forms of its language."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path

from index.sentences import message_spans
from index.text import Term, fold, function_words, stem, terms

_FOLDER = Path(__file__).with_name("language")
_FEW_TOPICS = 2  # topic words without which a sentence asks nothing by itself ("right?")
_IN_PERCENT = re.compile(r"(?:^|[^\d\s])\s*[%％]")  # a sign without a number: "en %?"
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
    "before"), folded. `formal` are the keys of words that only say what kind of answer is asked for
    ("how tall", "share of"): a sentence that lacks them may answer.
    `dimension` is the kind of unit that such a word wants ("how tall": length), "" where it tells none.
    `conversation` is the message behind those that it leans on, as they were sent, "" where it stands alone.
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
    formal: frozenset[str] = frozenset()
    dimension: str = ""
    asking: str = ""
    conversation: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The distinct keys of its topic terms, in order."""
        return tuple(dict.fromkeys(term.key for term in self.terms if not term.stop))


class Form:
    """A question form and the kind it asks for. Its pattern is compiled for a text that may fit.

    `formal` tells that its words name nothing.
    """

    def __init__(self, phrase: str, kind: Asked, language: str, *, formal: bool) -> None:
        self.kind = kind
        self.length = len(phrase)
        self._phrase, self._chinese = phrase, language == "zh"
        words = [phrase] if self._chinese else phrase.removeprefix("^").split()
        small = function_words(language)
        # "How tall" and "share of" name nothing, "unemployment rate" and "growth" do.
        self.formal = formal or (len(words) > 1 and bool({fold(words[0]), fold(words[-1])} & small))
        self._words = [
            word if self._chinese else _fold_phrase(word) for word in words if word != "*"
        ]

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

    `named` are nouns of a dimension, which ask where a message has no form ("coastline length");
    `dimensions` are the kinds of unit that words of size want, and "money".

    `words` are the keys of words that belong to the form of a question ("name", "kind", "year"):
    a document that lacks them lacks nothing.
    """

    asked: tuple[Form, ...]
    named: tuple[Form, ...]
    because: re.Pattern[str]
    negation: re.Pattern[str]
    polar: re.Pattern[str]
    words: frozenset[str]
    dimensions: Mapping[str, str]


@lru_cache(16)
def forms(language: str) -> Forms:
    """Return the forms of a language, those of English for one that isn't listed."""
    path = _FOLDER / f"{language}.toml"
    if not path.is_file():
        return forms("en")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    chinese = language == "zh"
    return Forms(
        _longest_first(data["asked"], language, formal=False),
        _longest_first(data["named"], language, formal=True),
        _any(data["words"]["because"], chinese=chinese),
        _any(data["words"]["negation"], chinese=chinese),
        _any(data["words"]["polar"], chinese=chinese),
        frozenset(stem(fold(word), language) for word in data["words"]["form"]),
        {
            _word(word, language): dimension
            for dimension, words in data["dimensions"].items()
            for word in words
        },
    )


def _longest_first(
    phrases: Mapping[str, Sequence[str]], language: str, *, formal: bool
) -> tuple[Form, ...]:
    found = [
        Form(phrase, Asked(kind), language, formal=formal)
        for kind, some in phrases.items()
        for phrase in some
    ]
    return tuple(sorted(found, key=lambda form: -form.length))


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
    places = _places(table.asked, folded) or _places(table.named, folded)
    counting = [end for _, end, form in places if form.kind is Asked.COUNT]
    order = [form.kind for _, _, form in sorted(places, key=lambda place: place[0])]
    formal = _keys((folded[start:end] for start, end, form in places if form.formal), language)
    measures = [folded[start:end] for start, end, form in places if form.kind is Asked.MEASURE]
    return Question(
        text=text,
        language=language,
        terms=found,
        kinds=frozenset({*order, Asked.PERCENT} if _IN_PERCENT.search(text) else order),
        kind=order[0] if order else None,
        counted=_counted(found, counting[0]) if counting else (),
        formal=formal,
        dimension=_dimension(measures, table.dimensions, language),
        negated=table.negation.search(folded) is not None,
        polar=_polar(folded, language),
        asides=asides,
        asking=" ".join(text[a:b] for a, b in spans),
    )


def _places(asked: Sequence[Form], folded: str) -> list[tuple[int, int, Form]]:
    """Return where forms stand in a folded text; the longest form has its place first."""
    found: list[tuple[int, int, Form]] = []
    for form in asked:
        for match in form.matches(folded):
            start, end = match.span()
            if all(end <= a or b <= start for a, b, _ in found):
                found.append((start, end, form))
    return found


def _keys(texts: Iterable[str], language: str) -> frozenset[str]:
    return frozenset(term.key for text in texts for term in terms(text, language) if not term.stop)


def dimension_of(term: Term, language: str) -> str:
    """Return the kind of unit that a word wants, "" where it tells none."""
    return forms(language).dimensions.get(_word(term.surface, language), "")


def _word(word: str, language: str) -> str:
    return word if language == "zh" else stem(fold(word), language)


def _dimension(texts: Iterable[str], words: Mapping[str, str], language: str) -> str:
    """Return the kind of unit that question forms want, by their words; "" where none tells it."""
    for text in texts:
        keys = {_word(word, language) for word in text.split()}
        for word, dimension in words.items():
            if word in (text if language == "zh" else keys):
                return dimension
    return ""


def asks_whether(question: Question) -> bool:
    """Tell whether a message may ask only if something is so: what decides that answers it."""
    return _asks_yes(question) and question.kinds <= _WHETHER


def only_whether(question: Question) -> bool:
    """Tell whether a message surely asks for no figure: "did it rise?"."""
    return _asks_yes(question) and question.kinds <= _ONLY_WHETHER


def _asks_yes(question: Question) -> bool:
    """Tell whether a question is one for yes or no: its particle may stand behind the change, 增长了吗."""
    return question.kind in {Asked.YESNO, Asked.CHANGE} and Asked.YESNO in question.kinds


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
