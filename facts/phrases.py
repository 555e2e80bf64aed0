"""Phrase files and the matching of a text against them.

A phrase file has sections (`[ask]`), and in them lines ``id: phrase; phrase``. Matching cuts a text
into tokens (a word, or one Chinese character), and finds the cheapest way to cover the tokens with
phrases: as few phrases as possible, as few unknown tokens as possible. So the longest phrases win
("imports and exports" over "exports"), also where Chinese writes words without spaces.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Self

from index.text import fold as text_fold
from index.text import stem as text_stem
from index.unseen import placed, seen

_STEMMED = frozenset({"en", "es", "pt", "ru"})
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_TOKEN = re.compile(rf"[{_HAN}]|(?:[^\W_{_HAN}]|(?<=\w)['’](?=\w))+|%")
_SPELT = {"%": "percent", "n": "and", "yr": "year", "yrs": "years", "pct": "percent", "w": "with"}
_SHORT = 2
_EXACT = "="
# What an edge of the cover costs. The document's own concepts come first; a general term of several
# words only pays where its words mean nothing by themselves.
_UNKNOWN_WORD, _UNKNOWN_CHARACTER, _GUEST, _QUANTITY = 4.0, 2.1, 0.3, 0.8
_CONCEPT, _PLAIN, _FILL, _TERM, _TERM_WORD = 0.8, 0.9, 0.95, 1.0, 0.85


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase may mean: a concept `id` in a `category` (ask, operation, term, name, …)."""

    category: str
    id: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a Chinese character at ``text[start:end]``; `form` is folded, not stemmed."""

    form: str
    start: int
    end: int

    @property
    def is_character(self) -> bool:
        return _is_character(self.form)


@dataclass(frozen=True, slots=True)
class Match:
    """A run of tokens (``tokens[first:last]``) and its senses; no senses: an unknown token."""

    first: int
    last: int
    senses: tuple[Sense, ...]


class PhraseError(ValueError):
    """A line of a phrase file that can't be read; the text names the file and the line."""


def fold(word: str) -> str:
    """A word as a text's are folded, without the possessive 's and other apostrophes."""
    return text_fold(word).removesuffix("'s").replace("'", "")


def tokenize(text: str) -> list[Token]:
    tokens = []
    visible, places = seen(text)
    for found in _TOKEN.finditer(visible):
        form = _SPELT.get(found[0].casefold()) or fold(found[0])
        if form:
            tokens.append(Token(form, *placed(found.start(), found.end(), places)))
    return tokens


def _is_character(form: str) -> bool:
    return len(form) == 1 and "\u3400" <= form <= "\u9fff"


def _forms(phrase: str) -> list[str]:
    """The forms of a phrase's tokens; the common case of plain ASCII words is taken quickly."""
    if phrase.isascii() and "'" not in phrase and "%" not in phrase:
        return [_SPELT.get(word, word) for word in _PLAIN_WORD.findall(phrase.casefold())]
    return [token.form for token in tokenize(phrase)]


@lru_cache(maxsize=65_536)
def stem(form: str, language: str) -> str:
    """The Snowball stem; short words, Chinese and unknown languages are left as they are."""
    if language not in _STEMMED or len(form) <= _SHORT:
        return form
    return text_stem(form, language)


def parse_phrases(text: str, source: str, section: str = "") -> Iterator[tuple[Sense, list[str]]]:
    """(sense, phrases) of each line. `section` is the category before the first ``[section]``."""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
            continue
        identifier, colon, phrases = line.partition(":")
        if not colon or not section or not identifier.strip():
            raise PhraseError(
                f'{source}, line {number}: expected "id: phrase; phrase", got "{line}"'
            )
        # A name line is a list of names of one sort; its id must not be taken for a concept's.
        name = f"name:{identifier.strip()}" if section == "names" else identifier.strip()
        yield (
            Sense(section, name),
            [phrase for part in phrases.split(";") if (phrase := part.strip())],
        )


class Phrases:
    """The phrases of one language as a trie over token stems; "=phrase" matches these forms only.

    A node is a number, the root 0: `_next` leads on by the key of a token, None from a leaf, and
    `_ends` holds the places in `_senses` of what the phrases that end there mean.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._next: list[dict[str, int] | None] = [None]
        self._ends: list[list[int] | None] = [None]
        self._senses: list[Sense] = []
        self._place: dict[Sense, int] = {}
        self.concept_words: set[str] = set()
        self.ask_words: set[str] = set()
        self.uses: Counter[str] = Counter()

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """All words, in an order that is the same in every process."""
        return tuple(sorted(self.uses))

    def add(self, sense: Sense, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            exact = phrase.startswith(_EXACT)
            forms = _forms(phrase.removeprefix(_EXACT))
            node = 0
            for form in forms:
                if not _is_character(form):
                    self.uses[form] += 1
                    if sense.category == "ask":
                        self.ask_words.add(form)
                    if sense.category == "concept":
                        self.concept_words.add(form)
                node = self._child(node, _EXACT + form if exact else stem(form, self.language))
            if forms:
                self._end(node, sense)

    def add_new(self, sense: Sense, phrases: Iterable[str]) -> None:
        """Add those of the phrases that mean nothing yet."""
        for phrase in phrases:
            forms = _forms(phrase)
            stems = [stem(form, self.language) for form in forms]
            if not any(one.last == len(forms) for one in self.matches_at(stems, forms, 0)):
                self.add(sense, [phrase])

    def _child(self, node: int, key: str) -> int:
        ways = self._next[node]
        if ways is None:
            ways = self._next[node] = {}
        child = ways.get(key)
        if child is None:
            child = ways[key] = len(self._next)
            self._next.append(None)
            self._ends.append(None)
        return child

    def _end(self, node: int, sense: Sense) -> None:
        place = self._place.setdefault(sense, len(self._senses))
        if place == len(self._senses):
            self._senses.append(sense)
        ends = self._ends[node]
        if ends is None:
            self._ends[node] = [place]
        elif place not in ends:
            ends.append(place)

    def frozen(self) -> dict[str, Any]:
        """All of it as JSON has it, for `thawed`."""
        return {
            "language": self.language,
            "next": self._next,
            "ends": self._ends,
            "senses": [[sense.category, sense.id] for sense in self._senses],
            "concept_words": sorted(self.concept_words),
            "ask_words": sorted(self.ask_words),
            "uses": self.uses,
        }

    @classmethod
    def thawed(cls, frozen: Mapping[str, Any]) -> Self:
        """The phrases that `frozen` gave. Raises LookupError, TypeError for what it never gives."""
        found = cls(frozen["language"])
        found._next, found._ends = frozen["next"], frozen["ends"]
        found._senses = [Sense(*sense) for sense in frozen["senses"]]
        found._place = {sense: place for place, sense in enumerate(found._senses)}
        found.concept_words = set(frozen["concept_words"])
        found.ask_words = set(frozen["ask_words"])
        found.uses = Counter(frozen["uses"])
        return found

    def matches_at(
        self,
        stems: Sequence[str],
        forms: Sequence[str],
        first: int,
        breaks: frozenset[int] = frozenset(),
    ) -> Iterator[Match]:
        """Phrases that begin at token `first`; none goes past a token in `breaks` but begins there."""
        onward, nodes = self._next, [0]
        for position in range(first, len(stems)):
            if position > first and position in breaks:
                return
            exact, stemmed = _EXACT + forms[position], stems[position]
            found = []
            for node in nodes:
                ways = onward[node]
                if ways is not None:
                    if exact in ways:
                        found.append(ways[exact])
                    if stemmed in ways:
                        found.append(ways[stemmed])
            if not found:
                return
            nodes = found
            for node in nodes:
                ends = self._ends[node]
                if ends is not None:
                    yield Match(first, position + 1, tuple(self._senses[place] for place in ends))
                    break


def cover(
    tokens: Sequence[Token],
    lexicons: Sequence[Phrases],
    fixed: Mapping[int, int] | None = None,
    breaks: frozenset[int] = frozenset(),
) -> list[Match]:
    """The cheapest cover of `tokens` by phrases of `lexicons` (the first is the text's language).

    `fixed` maps the first to the last token (exclusive) of runs that are already understood, such
    as quantities: a run costs as much as a phrase and comes back as a match without senses whose
    first token is in `fixed`. No phrase goes across a token in `breaks` (the first of a clause).
    What is mere grammar in the text's language has no other sense in another: Portuguese "no".
    """
    count = len(tokens)
    forms = [token.form for token in tokens]
    stems = [[stem(token.form, lexicon.language) for token in tokens] for lexicon in lexicons]
    best: list[tuple[float, Match | None]] = [(0.0, None)]
    best += [(float("inf"), None)] * count
    for first in range(count):
        cost = best[first][0]
        options: dict[int, tuple[float, list[Sense]]] = {}
        grammar: set[int] = set()
        for rank, lexicon in enumerate(lexicons):
            for match in lexicon.matches_at(stems[rank], forms, first, breaks):
                if match.last in grammar:
                    continue
                price = _price(match, tokens) + _GUEST * min(rank, 1)
                best_price, senses = options.get(match.last, (price, []))
                senses.extend(sense for sense in match.senses if sense not in senses)
                options[match.last] = (min(price, best_price), senses)
            if not rank:
                grammar = {last for last, (_, senses) in options.items() if _is_grammar(senses)}
        for last, (price, senses) in options.items():
            _relax(
                best, last, cost + price - 0.01 * (last - first), Match(first, last, tuple(senses))
            )
        if fixed and first in fixed:
            _relax(best, fixed[first], cost + _QUANTITY, Match(first, fixed[first], ()))
        unknown = _UNKNOWN_CHARACTER if tokens[first].is_character else _UNKNOWN_WORD
        _relax(best, first + 1, cost + unknown, Match(first, first + 1, ()))
    matches: list[Match] = []
    position = count
    while position:
        step = best[position][1]
        if step is None:
            break
        matches.append(step)
        position = step.first
    return matches[::-1]


def _is_grammar(senses: Sequence[Sense]) -> bool:
    return all(sense.category == "fill" for sense in senses)


def every_match(tokens: Sequence[Token], lexicon: Phrases) -> set[Sense]:
    """The senses of all phrases anywhere in `tokens`, also those that lie within longer ones."""
    forms = [token.form for token in tokens]
    stems = [stem(form, lexicon.language) for form in forms]
    return {
        sense
        for first in range(len(tokens))
        for match in lexicon.matches_at(stems, forms, first)
        for sense in match.senses
    }


def _price(match: Match, tokens: Sequence[Token]) -> float:
    categories = {sense.category for sense in match.senses}
    if "concept" in categories:
        return _CONCEPT
    if categories <= {"term"}:
        words = sum(not token.is_character for token in tokens[match.first : match.last])
        return _TERM + _TERM_WORD * max(words - 1, 0)
    return _FILL if "fill" in categories else _PLAIN


def _relax(best: list[tuple[float, Match | None]], last: int, cost: float, match: Match) -> None:
    if cost < best[last][0]:
        best[last] = (cost, match)
