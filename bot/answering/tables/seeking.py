"""The words of a question as the words of a document's tables."""

import re
from bisect import bisect_right
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from statistics import fmean

from rapidfuzz import fuzz, process

from bot.answering.tables.index import Line, TableIndex
from bot.answering.tables.query import Asking, Word
from bot.answering.tables.shortened import abbreviation
from bot.understanding.operations import Signal
from facts.quantity import quantities
from index.text import fold, stem

_MOST_WITHOUT = 3  # exceptions of a question; a message of more asks nothing
_SENTENCE_END = re.compile(r"[?!;…]\s|(?<=[^\W\d]{2})\.\s|[？！；。]")
_ALIKE = 80.0  # likeness (100: the same) of a word with a slip; one in five letters, two in ten
_SHORTEST = 4
_MOST_STRANGE = 12  # words looked up with slips, so that the cost of a message is bounded
_LONGEST_NAME = 4  # words that a legend's name has
_STRANGE = 1.0  # weight of a strange word where no other is known


@dataclass(frozen=True, slots=True)
class Sought:
    """The words of a question as keys of the tables, with their weights.

    `topic` are those that name something, `order` all in order, `every` all as a set; `known` of
    the topic stand in some label, header or group, `strange` nowhere in the document. A word that
    the tables don't have weighs as much as the others do on average. `barred` words are those
    behind "without", unless a label says "without" itself.
    """

    topic: tuple[str, ...]
    order: tuple[str, ...]
    every: frozenset[str]
    weights: Mapping[str, float]
    known: frozenset[str]
    strange: frozenset[str]
    barred: frozenset[str] = frozenset()
    places: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def weight(self, keys: Container[str]) -> float:
        """Return the summed weight of the topic words among `keys`, always in the same order."""
        return sum(self.weights[key] for key in self.topic if key in keys)

    @property
    def total(self) -> float:
        """The weight of the whole topic, never 0."""
        return sum(self.weights[key] for key in self.topic) or 1.0


def seek(asking: Asking, index: TableIndex) -> Sought:
    """Read the words of a question by the words of the tables."""
    words, text = _native(asking, index), asking.question.text
    keys = _told(
        _read(_coded(words, index), index, text), text, index, carried=bool(asking.question.carried)
    )
    without = [one for one in asking.said if one.signal is Signal.WITHOUT]
    said = {
        word.key
        for one in without[:_MOST_WITHOUT]
        for word in asking.words
        if one.start <= word.start < one.end
    }
    labelled = any(key in index.frequency for key in said)
    barred = frozenset(key for key, word in keys if word.barred and not labelled)
    topic = tuple(dict.fromkeys(k for k, word in keys if not word.form and k not in barred))
    known = frozenset(key for key in topic if key in index.frequency)
    usual = fmean([index.idf(key) for key in known]) if known else _STRANGE
    weights = {key: index.idf(key) if key in known else usual for key in topic}
    corpus = index.corpus
    strange = frozenset(
        key for key in topic
        if key not in known and not corpus.knows(key) and key not in corpus.headings
    )  # fmt: skip
    order = tuple(key for key, _ in keys)
    places: dict[str, frozenset[int]] = {}
    for key, word in keys:
        places[key] = places.get(key, frozenset()) | {word.start}
    return Sought(topic, order, frozenset(order) - barred, weights, known, strange, barred, places)


def leading(sought: Sought, index: TableIndex) -> list[Line]:
    """Return the rows worth a look for what is sought, best first."""
    return [
        line
        for line in index.leading({key: sought.weights[key] for key in sought.topic}, sought.every)
        if not sought.barred.intersection(line.row.keys)
    ]


def _told(
    keys: list[tuple[str, Word]], text: str, index: TableIndex, *, carried: bool
) -> list[tuple[str, Word]]:
    """Leave out the sentences of a message that have no word of the tables, if others have one.

    "what's the fund's number for 2019? hearing in ten minutes" asks in its first. A follow-up asks
    in its own words, and what is `carried` completes them.
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    if not ends or carried:
        return keys
    sentence = [bisect_right(ends, word.start) for _, word in keys]
    telling = {
        number
        for number, (key, word) in zip(sentence, keys, strict=True)
        if key in index.frequency and not word.form
    }
    if not telling:
        return keys
    return [pair for number, pair in zip(sentence, keys, strict=True) if number in telling]


def _native(asking: Asking, index: TableIndex) -> tuple[Word, ...]:
    """Return the words with the stems of the document's language, where the tables have those.

    Names are the same in many languages, their stems aren't: "Nevada".
    """
    question = asking.question
    if question.language == index.language:
        return asking.words
    return tuple(replace(word, key=_restemmed(word, question.text, index)) for word in asking.words)


def _restemmed(word: Word, text: str, index: TableIndex) -> str:
    if word.key in index.frequency:
        return word.key
    other = stem(fold(text[word.start : word.end]), index.language)
    named = any(other in name for name in index.legends)
    return other if named or other in index.frequency else word.key


def _coded(words: tuple[Word, ...], index: TableIndex) -> list[tuple[str, Word]]:
    """Return each word with its key, names that a legend explains as their code."""
    found: list[tuple[str, Word]] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            code = index.legends.get(tuple(word.key for word in words[at : at + length]))
            if code is not None:
                found.append((code, words[at]))
                at += length
                break
        else:
            found.append((words[at].key, words[at]))
            at += 1
    return found


def _read(words: list[tuple[str, Word]], index: TableIndex, text: str) -> list[tuple[str, Word]]:
    """Return the key that the tables have for each word: joined, apart, or with a slip corrected."""
    found: list[tuple[str, Word]] = []
    looked_up = 0
    skip = False
    for at, (key, word) in enumerate(words):
        if skip:
            skip = False
            continue
        following = words[at + 1][0] if at + 1 < len(words) else ""
        if following and key not in index.frequency and key + following in index.frequency:
            found.append((key + following, word))
            skip = True
            continue
        if key not in index.frequency and key in index.acronyms:
            found.extend((other, word) for other in index.acronyms[key])
            continue
        short = _abbreviated(key, word, index, text)
        if short:
            found.append((short, word))
            continue
        unknown = key not in index.frequency and not index.corpus.knows(key)
        if unknown and not word.form and len(key) >= _SHORTEST - 1 and looked_up < _MOST_STRANGE:
            looked_up += 1
            found.extend((other, word) for other in _likely(key, index))
        else:
            found.append((key, word))
    return found


def _abbreviated(key: str, word: Word, index: TableIndex, text: str) -> str:
    """Return the key of a header's abbreviation of a word that its table doesn't spell out."""
    short = abbreviation(text[word.start : word.end], tuple(index.abbreviated))
    if short is None or key in index.abbreviated[short]:
        return ""
    return stem(short, index.language)


def _likely(key: str, index: TableIndex) -> tuple[str, ...]:
    """Return what a strange word may be in the tables: two words, a number, another spelling."""
    for cut in range(_SHORTEST - 1, len(key) - _SHORTEST + 2):
        if key[:cut] in index.frequency and key[cut:] in index.frequency:
            return key[:cut], key[cut:]
    number = quantities(key, index.language)  # "one year" in "1 year"
    if number and str(number[0].value) in index.frequency:
        return (str(number[0].value),)
    best = process.extractOne(key, index.vocabulary, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return (best[0],) if best else (key,)
