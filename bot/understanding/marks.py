"""Words that decide whether a statement says the same: negation, direction, rank, roles, modality.

They are typed and few, a language a file in `marks/`. Forms of a word of an axis are found by their
stem, Chinese words by their characters; nothing here is about one document.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from index.text import Term, fold, stem

_T = TypeVar("_T")
_Ends = tuple[tuple[str, int], ...]
_Found = tuple[str, str, int, _Ends]  # kind, axis, end of the axis, other axes
_FOLDER = Path(__file__).with_name("marks")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|'s")
_PAUSE = re.compile(r"[,;:，；：、。]")
_INFLECTED = frozenset({"axis", "above", "same"})  # lists whose words stand for all their forms
_EMPTY = frozenset({"light", "filler"})  # lists of words that carry no meaning of their own
_ROLES = ("level", "start", "delta")  # roles of a figure: what it changes to, from and by


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at `text[start:end]`.

    `kind` is the list that has it ("not", "maybe", "light" …), "axis", "above", "same" or "part".
    An axis has its name and which end the word stands at (0 or 1), what says the same its meaning.
    `also` are the other axes that have the word: to cut is to change, and to change downwards.
    """

    kind: str
    start: int
    end: int
    axis: str = ""
    pole: int = 0
    also: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Marks:
    """The marks of a language, and the words that give a part to what follows.

    `agents` are the words of who does it. `behind` finds the words that open a reason or a clause
    which the rest doesn't depend on, `apart` those that set something off: "A, not B". `nth` are
    words around a rank: "place", what stands before it in one word ("zweit" of "zweitgrößte");
    `leaving` are verbs of journeys from what follows them; `accented` are letters that give a part
    only with their accent: French "à", unlike "a", which has.
    """

    language: str
    phrases: Mapping[tuple[str, ...], _Found]
    stems: Mapping[tuple[str, ...], _Found]
    roles: Mapping[tuple[str, ...], str]
    figure_roles: Mapping[str, frozenset[str]]
    articles: frozenset[str]
    agents: frozenset[str]
    behind: re.Pattern[str]
    apart: re.Pattern[str]
    nth: Mapping[str, tuple[str, ...]]
    leaving: frozenset[str]
    longest: int
    accented: frozenset[str]

    def find(self, text: str, words: Sequence[Term]) -> list[Mark]:
        """Return the marks of a text in order, longer phrases first; they don't overlap."""
        if self.language == "zh":
            found = [
                Mark(kind, at, at + size, axis, pole, also)
                for at, size, (kind, axis, pole, also) in _in_characters(
                    text, self.phrases, self.longest
                )
            ]
        else:
            found = list(self._in_words(words))
        return _joined(found, text, [one for one in words if self._parts(one)])

    def _parts(self, word: Term) -> bool:
        """Tell whether a word between "not" and "only" keeps them apart: all but "is"."""
        return not word.stop or fold(word.surface) in self.articles

    def sets_off(self, text: str, mark: Mark) -> bool:
        """Tell whether a mark begins in words that set something off, or aren't so yet."""
        return any(found.start() <= mark.start < found.end() for found in self.apart.finditer(text))

    def _in_words(self, words: Sequence[Term]) -> Iterator[Mark]:
        plain = [word for word in words if word.kind == "word"]
        at = 0
        while at < len(plain):
            for size in range(min(self.longest, len(plain) - at), 0, -1):
                run = plain[at : at + size]
                found = self.phrases.get(tuple(fold(word.surface) for word in run))
                if found is None:
                    found = self.stems.get(tuple(word.key for word in run))
                if found is not None:
                    kind, axis, pole, also = found
                    yield Mark(kind, plain[at].start, plain[at + size - 1].end, axis, pole, also)
                    at += size
                    break
            else:
                at += 1

    def role_spans(self, text: str, words: Sequence[Term]) -> list[tuple[int, int, str]]:
        """Return where words stand that give a part ("by", "from") to what follows."""
        if self.language == "zh":
            longest = max((len(phrase[0]) for phrase in self.roles), default=1)
            return [
                (at, at + size, role)
                for at, size, role in _in_characters(text, self.roles, longest)
                if role != "none"
            ]
        plain = [word for word in words if word.kind == "word"]
        found = []
        at = 0
        while at < len(plain):
            pair = tuple(fold(one.surface) for one in plain[at : at + 2])
            size = len(pair) if pair in self.roles else 1
            role = self.roles.get(pair) or self.roles.get(pair[:1])
            bare = pair[0] in self.accented and plain[at].surface.casefold() == pair[0]
            if role is not None and not bare:
                found.append((plain[at].start, plain[at + size - 1].end, role))
            at += size
        return found


def _joined(found: Sequence[Mark], text: str, parting: Sequence[Term]) -> list[Mark]:
    """Make one mark of "not" and "only" where at most a verb like "is" stands between them."""
    one: list[Mark] = []
    for mark in found:
        at = next((at for at in range(len(one) - 1, -1, -1) if one[at].kind not in _EMPTY), None)
        if mark.kind == "only" and at is not None and one[at].kind == "not":
            empty = [(other.start, other.end) for other in one[at + 1 :]]
            between = [
                word
                for word in parting
                if one[at].end <= word.start < mark.start
                and not any(start <= word.start < end for start, end in empty)
            ]
            if not between and not _PAUSE.search(text, one[at].end, mark.start):
                one[at:] = [Mark("beyond", one[at].start, mark.end)]
                continue
        one.append(mark)
    return one


def _in_characters(
    text: str, phrases: Mapping[tuple[str, ...], _T], longest: int
) -> Iterator[tuple[int, int, _T]]:
    at = 0
    while at < len(text):
        for size in range(min(longest, len(text) - at), 0, -1):
            found = phrases.get((text[at : at + size],))
            if found is not None:
                yield at, size, found
                at += size
                break
        else:
            at += 1


def has_marks(language: str) -> bool:
    """Tell whether a language's marks are known; without them no negation is seen."""
    return (_FOLDER / f"{language}.toml").is_file()


@lru_cache(16)
def marks_of(language: str) -> Marks:
    """Return the marks of a language, those of English for one that isn't listed."""
    path = _FOLDER / f"{language}.toml"
    if not path.is_file():
        return marks_of("en")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    listed = list(_listed(data))
    phrases = _grouped((_plain(phrase, language), found) for phrase, found in listed)
    # "constitutional" is no form of "constitute"
    inflected = [(phrase, found) for phrase, found in listed if found[0] in _INFLECTED]
    stems = _grouped((_stemmed(phrase, language), found) for phrase, found in inflected)
    roles = {
        _plain(phrase, language): role
        for role, these in data["roles"].items()
        if role not in _ROLES
        for phrase in these
    }
    return Marks(
        language,
        phrases,
        {key: found for key, found in stems.items() if not _torn(found)},
        roles,
        {role: frozenset(map(fold, data["roles"].get(role, ()))) for role in _ROLES},
        frozenset(map(fold, data["words"].get("article", ()))),
        frozenset(map(fold, data["roles"].get("by", ()))),
        _either(data["behind"]["clause"], language),
        _apart(data["apart"], language),
        {name: tuple(map(fold, words)) for name, words in data["nth"].items()},
        frozenset(map(fold, data["journey"]["leaving"])),
        max(len(key[0]) if language == "zh" else len(key) for key in phrases),
        _accented(data["roles"]),
    )


def _accented(roles: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the letters that are a listed word only with an accent."""
    letters = {word for these in roles.values() for word in these if len(word) == 1}
    return frozenset(map(fold, letters)) - letters


def _grouped(
    listed: Iterable[tuple[tuple[str, ...], _Found]],
) -> dict[tuple[str, ...], _Found]:
    """Return what each phrase is, the last list first, with the other axes that have it."""
    found: dict[tuple[str, ...], _Found] = {}
    for phrase, (kind, axis, pole, _) in listed:
        before = found.get(phrase)
        ends: dict[tuple[str, int], None] = {}
        if before is not None and before[0] == kind == "axis":
            ends = dict.fromkeys(((before[1], before[2]), *before[3]))
            ends.pop((axis, pole), None)
        found[phrase] = (kind, axis, pole, tuple(ends))
    return found


def _either(phrases: Sequence[str], language: str) -> re.Pattern[str]:
    """Return a pattern of whole phrases, longer ones first; Chinese ones open a stretch."""
    listed = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    if language == "zh":
        return re.compile(rf"(?:^|(?<=[,，;；]))(?:{listed})")
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


def _apart(listed: Mapping[str, Sequence[str]], language: str) -> re.Pattern[str]:
    """Return a pattern of phrases, and of those that set off behind a comma with it."""
    open_, close = ("", "") if language == "zh" else (r"(?<!\w)", r"(?!\w)")
    whole, paused = (
        "|".join(re.escape(phrase) for phrase in sorted(listed[name], key=len, reverse=True))
        for name in ("phrase", "pause")
    )
    pattern = rf"(?:[,;，；、]\s*(?:{paused})|{open_}(?:{whole})){close}"
    return re.compile(pattern, re.IGNORECASE)


def _torn(found: _Found) -> bool:
    """Tell whether a stem is that of both ends of an axis."""
    return any(axis == found[1] for axis, _ in found[3])


def _listed(data: Mapping[str, Any]) -> Iterator[tuple[str, _Found]]:
    for kind, phrases in data["words"].items():
        if kind != "article":
            yield from ((phrase, (kind, "", 0, ())) for phrase in phrases)
    for axis, ends in data["axes"].items():
        for pole, phrases in enumerate(ends):
            yield from ((phrase, ("axis", axis, pole, ())) for phrase in phrases)
    for meaning, phrases in data["same"].items():
        yield from ((phrase, ("same", meaning, 0, ())) for phrase in phrases)
    yield from ((phrase, ("above", "", 0, ())) for phrase in data["order"]["above"])


def only_measures(word: str, language: str) -> bool:
    """Tell whether a word, folded, only says that a thing is measured: "number", "value"."""
    found = marks_of(language).phrases.get((word,))
    return found is not None and found[0] == "measure"


def meaning_key(meaning: str) -> str:
    """Return the key of words that say the same; no word has it itself."""
    return f"={meaning}"


def meanings(keys: frozenset[str], language: str) -> frozenset[str]:
    """Return keys with those of the meanings that single words among them have."""
    stems = marks_of(language).stems
    found = {stems[key,][1] for key in keys if (key,) in stems and stems[key,][0] == "same"}
    return keys | {meaning_key(meaning) for meaning in found}


def synonyms(key: str, language: str) -> frozenset[str]:
    """Return the keys of single words that say the same: one meaning, or change the same way."""
    found = marks_of(language).stems.get((key,)) if has_marks(language) else None
    if found is None:
        return frozenset()
    return _by_meaning(language).get(found[:3], frozenset()) - {key}


@lru_cache(16)
def _by_meaning(language: str) -> dict[tuple[str, str, int], frozenset[str]]:
    """Return the single words of each meaning and of each end of change."""
    words: dict[tuple[str, str, int], set[str]] = {}
    for key, (kind, axis, pole, _) in marks_of(language).stems.items():
        if len(key) == 1 and (kind == "same" or axis == "change"):
            words.setdefault((kind, axis, pole), set()).add(key[0])
    return {meaning: frozenset(keys) for meaning, keys in words.items()}


@lru_cache(16)
def single_parts(language: str) -> frozenset[tuple[str, ...]]:
    """Return the words for parts that one name alone can play, as keys."""
    path = _FOLDER / f"{language}.toml"
    if not path.is_file():
        return single_parts("en")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    found = [_stemmed(phrase, language) for phrase in data["single"]["part"]]
    stems = marks_of(language).stems
    shared = [stems[key][1] for key in found if key in stems and stems[key][0] == "same"]
    return frozenset([*found, *((meaning_key(meaning),) for meaning in shared)])


def _plain(phrase: str, language: str) -> tuple[str, ...]:
    if language == "zh":
        return (phrase,)
    return tuple(fold(word) for word in _WORD.findall(phrase))


def _stemmed(phrase: str, language: str) -> tuple[str, ...]:
    if language == "zh":
        return (phrase,)
    return tuple(stem(word, language) for word in _plain(phrase, language))
