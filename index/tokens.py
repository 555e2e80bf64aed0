"""Words for search: the same tokens for a document, a fact card and a question.

- Numbers stay whole and plain: "9.49", "1,234,567" → "1234567". "16.5%" gives "16.5" and
  "%", so that "16.5" alone finds it and a question with "%" prefers percentages.
- "high-tech" gives "high", "tech" and "hightech": all three ways to write it find it.
- Chinese gives pairs of characters: it has no spaces, and pairs need no dictionary.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from index.sentences import CJK
from index.unseen import placed, seen

_MARKS = "\u0300-\u036f"
_LETTER = rf"[^\W_{CJK}][{_MARKS}]*+"
_INITIAL = rf"[^\W\d_{CJK}][{_MARKS}]*+"
_WORD = re.compile(
    rf"""
    (?P<cjk>[{CJK}]+)
    | (?P<number>\d+(?:[.,．，]\d+)+|\d{{1,3}}(?:[\u00a0\u2009\u202f]\d{{3}})+(?!\d)(?:[.,]\d+)?)
    | (?P<acronym>(?<![^\W_{CJK}])(?<![{_MARKS}])(?:{_INITIAL}\.)+{_INITIAL}(?!{_LETTER})\.?)
    | (?P<digits>\d+(?!{_LETTER}))
    | (?P<sign>[%％‰$＄€£¥￥₽])
    | (?P<word>(?:{_LETTER})+(?:['’ʼ＇\u00ad](?:{_LETTER})+)*)
    """,
    re.VERBOSE,
)
_HYPHENS = frozenset("-\u2010\u2011－")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "＇": "'", "\u00ad": None})
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
_SPACES = re.compile(r"\s")
_LANGUAGES = {  # Latin words inside Chinese text are mostly English
    "en": "english",
    "zh": "english",
    "es": "spanish",
    "pt": "portuguese",
    "ru": "russian",
}
# No word here changes what is asked: "no", "over", "each", "us", "first" are not among them.
_STOP_LIST = """
    a an the this that these those it its there here of in on at to for by with from as into and
    or but if so than then is are was were be been being am has have had having do does did doing
    will would can could may might shall should must i you he she we they me him them my your his
    our their what which who whom whose how when where why s don didn doesn isn wasn aren won't
    eg ie etc please also just
    """
_STOP_WORDS = frozenset(_STOP_LIST.split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number, sign or run of Chinese as it is written: `text[start:end] == self.text`."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Return the words, numbers and signs (% and currencies) of a text, in order."""
    visible, places = seen(text)
    spans = [placed(match.start(), match.end(), places) for match in _WORD.finditer(visible)]
    return [Word(text[start:end], start, end) for start, end in spans]


def tokenize(text: str, language: str = "en") -> list[str]:
    """Return the tokens to search by, in order, with repetitions.

    `language` is en, es, pt, ru or zh; words of any other language are not stemmed.
    """
    return list(_tokens(text, language))


def _tokens(text: str, language: str) -> Iterator[str]:
    compound: list[str] = []
    last_end = -1
    text, _ = seen(text)
    for match in _WORD.finditer(text):
        kind = match.lastgroup
        part = kind in ("word", "digits")
        joined = (
            part and last_end == match.start() - 1 and text[last_end : last_end + 1] in _HYPHENS
        )
        if not joined:
            yield from _compound(compound, language)
            compound = []
        last_end = match.end() if part else -1
        raw = match.group()
        if kind == "cjk":
            yield from _pairs(raw)
            continue
        folded = _fold(raw)
        if part:
            compound.append(folded)
        if kind == "word":
            yield from _stemmed(folded, language)
        elif kind == "number":
            yield _plain_number(folded, language)
        elif kind == "acronym":
            yield from _stemmed(folded.replace(".", ""), language)
        else:
            yield folded
    yield from _compound(compound, language)


def _pairs(run: str) -> Iterator[str]:
    run = unicodedata.normalize("NFKC", run)
    if len(run) == 1:
        yield run
    for position in range(len(run) - 1):
        yield run[position : position + 2]


def _compound(parts: list[str], language: str) -> Iterator[str]:
    """Yield the parts of a hyphenated word as one word; "2020-2025" is none."""
    if len(parts) > 1 and not all(part.isdecimal() for part in parts):
        yield from _stemmed("".join(parts), language)


def _stemmed(word: str, language: str) -> Iterator[str]:
    if language in ("en", "zh") and not _STOP_WORDS.isdisjoint((word, word.split("'", 1)[0])):
        return
    stemmed = _stem(language)(word.replace("ё", "е")).replace("'", "")
    if not stemmed.isascii() and language != "ru":
        stemmed = _without_accents(stemmed)
    if stemmed:
        yield stemmed


def _fold(word: str) -> str:
    if word.isascii():
        return word.casefold()
    return unicodedata.normalize("NFKC", word.translate(_APOSTROPHES)).casefold()


def _without_accents(word: str) -> str:
    """Strip the accents from Latin letters, so that "exportacion" finds "exportación"."""
    parts = unicodedata.normalize("NFD", word)
    bare = "".join(char for char in parts if not "\u0300" <= char <= "\u036f")
    return bare if bare.isascii() else word


def _plain_number(number: str, language: str) -> str:
    """Write a number with digits and one decimal point, as far as it is certain.

    "1.234" groups digits in es, pt and ru and is a fraction elsewhere; "3,8" is a fraction.
    """
    number = _SPACES.sub("", number)
    group, point = (".", ",") if language in ("es", "pt", "ru") else (",", ".")
    if number.count(group) and _GROUPED[group].fullmatch(number):
        number = number.replace(group, "")
    elif number.count(point) > 1 and _GROUPED[point].fullmatch(number):
        number = number.replace(point, "")
    return number.replace(",", ".")


@lru_cache
def _stem(language: str) -> Callable[[str], str]:
    name = _LANGUAGES.get(language)
    if name is None:
        return str
    stem: Callable[[str], str] = Stemmer.Stemmer(name).stemWord
    return stem
