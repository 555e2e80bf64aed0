"""Words for search: one folding and stemming for documents, headings and questions.

- Words are folded (case, width, accents of Latin letters) and stemmed in the text's language.
- Numbers stay whole and plain: "1,234,567" → "1234567", "3,8" → "3.8".
- "high-tech" gives "high", "tech" and "hightech".
- Chinese and Japanese give characters and pairs of characters: they have no spaces, and pairs
  need no dictionary.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import Stemmer

from index.script import simplified
from index.sentences import CJK
from index.unseen import placed, seen

_MARKS = "\u0300-\u036f"
_LETTER = rf"[^\W_{CJK}][{_MARKS}]*+"
_WORD = re.compile(
    rf"""
    (?P<cjk>[{CJK}]+)
    | (?P<number>\d+(?:[.,．，'’]\d+)+|\d{{1,3}}(?:[\u00a0\u2009\u202f]\d{{3}})+(?!\d)(?:[.,]\d+)?)
    | (?P<acronym>(?<![^\W_{CJK}])(?:[^\W\d_{CJK}]\.){{2,}}(?!{_LETTER}))
    | (?P<digits>\d+(?!{_LETTER}))
    | (?P<sign>[%％‰])
    | (?P<word>(?:{_LETTER})+(?:['’ʼ＇\u00ad](?:{_LETTER})+)*)
    """,
    re.VERBOSE,
)
_HYPHENS = frozenset("-\u2010\u2011－")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "＇": "'", "\u00ad": None})
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|dell|nell|all|dall|sull)'(?=\w)")  # l'eau, dell'anno
_STEMMERS = {
    "en": "english", "zh": "english", "es": "spanish", "pt": "portuguese", "ru": "russian",
    "de": "german", "fr": "french", "it": "italian", "nl": "dutch", "sv": "swedish",
    "da": "danish", "no": "norwegian", "fi": "finnish", "tr": "turkish", "ro": "romanian",
    "hu": "hungarian",
}  # fmt: skip
_COMMA_IS_POINT = frozenset(_STEMMERS) - {"en", "zh"}
_GROUPED = {
    ",": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
}
_SPACES = re.compile(r"[\s'’]")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text: `text[start:end]` is its surface, `key` what it is found by.

    `kind` is word, number, sign, cjk (a character), pair (two characters) or compound (the parts
    of a hyphenated word as one). `stop` marks function words, `name` a word with a capital
    letter that doesn't open its sentence (not in German, where every noun has one).
    """

    key: str
    surface: str
    start: int
    end: int
    kind: str
    stop: bool = False
    name: bool = False


def terms(text: str, language: str) -> list[Term]:
    """Return the terms of a text in order, function words included and marked."""
    visible, places = seen(text)
    found = _terms(visible, language)
    if places is None:
        return found
    spans = [placed(term.start, term.end, places) for term in found]
    return [
        replace(term, surface=text[start:end], start=start, end=end)
        if term.kind != "compound"
        else replace(term, start=start, end=end)
        for term, (start, end) in zip(found, spans, strict=True)
    ]


def _terms(text: str, language: str) -> list[Term]:
    found: list[Term] = []
    compound: list[Term] = []
    opens = True  # whether a capital letter means nothing here
    last_end = 0
    for match in _WORD.finditer(text):
        between = text[last_end : match.start()]
        opens = opens or any(mark in between for mark in '.!?:;\n¿¡。！？“"')
        joined = bool(compound) and len(between) == 1 and between in _HYPHENS
        if not joined:
            _close(compound, found, language)
        last_end = match.end()
        kind, raw = match.lastgroup or "word", match.group()
        if kind == "cjk":
            found.extend(_characters(raw, match.start(), language))
            opens = False
            continue
        term = _term(kind, raw, match.start(), language, opens=opens)
        found.append(term)
        if kind in {"word", "digits"}:
            compound.append(term)
        opens = False
    _close(compound, found, language)
    return found


def keys(text: str, language: str) -> list[str]:
    """Return the keys of the terms that carry a topic, in order, with repetitions."""
    return [term.key for term in terms(text, language) if not term.stop]


def _term(kind: str, raw: str, start: int, language: str, *, opens: bool) -> Term:
    end = start + len(raw)
    if kind in {"number", "digits"}:
        folded = unicodedata.normalize("NFKC", raw)
        return Term(_plain_number(folded, language), raw, start, end, "number")
    if kind == "sign":
        return Term("%" if raw == "％" else raw, raw, start, end, "sign", stop=True)
    folded = fold(raw)
    if kind == "acronym":
        folded = folded.replace(".", "")
    bare = _ELISION.sub("", folded) if "'" in folded and language in {"fr", "it"} else folded
    stop = folded in function_words(language) or bare in function_words(language)
    # Every German noun has a capital letter: it tells nothing there.
    name = raw[:1].isupper() and not opens and language != "de"
    return Term(stem(bare, language), raw, start, end, "word", stop, name or raw.isupper())


def _characters(run: str, start: int, language: str) -> Iterator[Term]:
    folded = unicodedata.normalize("NFKC", run)
    if language == "zh":
        folded = simplified(folded)
    if len(folded) != len(run):
        folded = run
    stops = function_words("ja" if language == "ja" else "zh")
    for at, character in enumerate(folded):
        place = start + at
        yield Term(character, run[at], place, place + 1, "cjk", character in stops)
        pair = folded[at : at + 2]
        if len(pair) > 1:
            stop = pair in stops or all(part in stops for part in pair)
            yield Term(pair, run[at : at + 2], place, place + 2, "pair", stop)


def _close(compound: list[Term], found: list[Term], language: str) -> None:
    """Add the parts of a hyphenated word as one word; "2020-2025" is none."""
    if len(compound) > 1 and not all(part.kind == "number" for part in compound):
        joined = "".join(fold(part.surface) for part in compound)
        surface = "-".join(part.surface for part in compound)
        start, end = compound[0].start, compound[-1].end
        found.append(Term(stem(joined, language), surface, start, end, "compound"))
    compound.clear()


def fold(word: str) -> str:
    """Return a word without case, width, typographic apostrophes and accents of Latin letters."""
    if word.isascii() and "\n" not in word:
        return word.lower()
    word, _ = seen(word)
    word = unicodedata.normalize("NFKC", word.translate(_APOSTROPHES)).casefold().replace("ё", "е")
    parts = unicodedata.normalize("NFD", word)
    bare = "".join(char for char in parts if not "\u0300" <= char <= "\u036f")
    return bare if bare.isascii() else word


def stem(word: str, language: str) -> str:
    """Return the stem of a folded word; words of a language without a stemmer stay whole."""
    return _stemmer(language)(word).replace("'", "") or word


def function_words(language: str) -> frozenset[str]:
    """Return the folded function words of a language; none for one that isn't listed."""
    return _function_words().get(language, frozenset())


@lru_cache(1)
def _function_words() -> dict[str, frozenset[str]]:
    lists = tomllib.loads(
        Path(__file__).with_name("function_words.toml").read_text(encoding="utf-8")
    )
    return {name: frozenset(fold(word) for word in text.split()) for name, text in lists.items()}


@lru_cache(32)
def _stemmer(language: str) -> Callable[[str], str]:
    name = _STEMMERS.get(language)
    if name is None:
        return str
    stemmer = Stemmer.Stemmer(name, 50_000)  # words that it remembers; its own cache
    return stemmer.stemWord  # type: ignore[no-any-return]


def _plain_number(number: str, language: str) -> str:
    """Write a number with digits and one decimal point, as far as it is certain.

    "1.234" groups digits where the comma is the decimal sign, and is a fraction elsewhere.
    """
    number = _SPACES.sub("", number)
    group, point = (".", ",") if language in _COMMA_IS_POINT else (",", ".")
    if number.count(group) and _GROUPED[group].fullmatch(number):
        number = number.replace(group, "")
    elif number.count(point) > 1 and _GROUPED[point].fullmatch(number):
        number = number.replace(point, "")
    return number.replace(",", ".")
