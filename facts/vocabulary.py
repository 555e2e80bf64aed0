"""The vocabulary of a library entry: its concepts, measures, and the words for them."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from facts.kept import NOWHERE, Kept, unchecked
from facts.labels import Labels, check_names
from facts.library_errors import VocabularyError
from facts.phrases import PhraseError, Phrases, Sense, parse_phrases
from facts.quantities.words import spoken, words
from index.script import base, in_language

LANGUAGES = ("en", "zh", "es", "pt", "ru")
LEXICON = Path(__file__).with_name("lexicon")
# Two phrase files lend these categories to texts in another language.
_LENT = frozenset({"concept", "names", "term"})
# What says of a figure that it went down says so of what is asked or stated.
_DECLINE = Sense("ask", "decline")


class _Row(BaseModel):
    # Built when a row is checked first: what is kept of an entry was checked before.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Concept(_Row):
    """A thing the document talks about; `within` is the larger whole it belongs to."""

    type: str
    en: str
    zh: str
    within: str | None = Field(default=None, alias="in")
    members: tuple[str, ...] = ()


class Measure(_Row):
    """What is measured. Each item of `needs` ("a|b": one of them) must be in a question."""

    en: str
    zh: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    subject: str = ""
    partner: str = ""


class _File(_Row):
    default_subject: str
    default_period: str
    default_measure: str | None = None
    concept: dict[str, Concept]
    measure: dict[str, Measure] = Field(default_factory=dict)
    unit: dict[str, str] = Field(default_factory=dict)
    per_unit: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Vocabulary:
    """Concepts, measures, and for each language the phrases for them."""

    def __init__(
        self,
        data: Mapping[str, Any],
        words: Mapping[str, str],
        kept: Kept = NOWHERE,
        labels: Mapping[str, Labels] | None = None,
    ) -> None:
        """`data` is the parsed vocabulary.toml; `words` the phrase file of each language.

        The phrases made of them are kept in `kept`. `labels` are those of further languages.
        """
        try:
            rows = _File.model_validate(data)
        except ValidationError as error:
            raise VocabularyError(f"vocabulary.toml: {first_problem(error)}") from None
        self._set(rows, words, kept, labels or {})
        self._check()

    def _set(
        self, rows: _File, words: Mapping[str, str], kept: Kept, labels: Mapping[str, Labels]
    ) -> None:
        self.default_subject = rows.default_subject
        self.default_period = rows.default_period
        self.default_measure = rows.default_measure
        self.concepts = rows.concept
        self.measures = rows.measure
        self.units = {unit: frozenset(ids.split("|")) for unit, ids in rows.unit.items()}
        self.per_unit = rows.per_unit
        self.labels = dict(labels)
        self._rows, self._words, self._kept = rows, dict(words), kept
        self._phrases: dict[str, Phrases] = {}

    def frozen(self) -> dict[str, Any]:
        """The rows as JSON has them, for `thawed`; the words are the entry's files."""
        return self._rows.model_dump(mode="json", exclude_unset=True)

    @classmethod
    def thawed(
        cls,
        frozen: dict[str, Any],
        words: Mapping[str, str],
        kept: Kept,
        labels: Mapping[str, Labels],
    ) -> Self:
        """The vocabulary that `frozen` gave rows of, which are not checked again."""
        found = cls.__new__(cls)
        rows = {
            **frozen,
            "concept": {
                name: unchecked(Concept, concept) for name, concept in frozen["concept"].items()
            },
            "measure": {
                name: unchecked(Measure, one) for name, one in frozen.get("measure", {}).items()
            },
            "per_unit": {unit: tuple(ids) for unit, ids in frozen.get("per_unit", {}).items()},
        }
        found._set(_File.model_construct(**rows), words, kept, labels)  # noqa: SLF001 - its own
        return found

    def _check(self) -> None:
        if self.default_subject not in self.concepts:
            raise VocabularyError(
                f'vocabulary.toml: default_subject "{self.default_subject}" is no concept'
            )
        for name, concept in self.concepts.items():
            for other in (concept.within, *concept.members):
                if other is not None and other not in self.concepts:
                    raise VocabularyError(
                        f'vocabulary.toml: concept "{name}" refers to "{other}", which is none'
                    )
        self._check_circles()
        for language, labels in self.labels.items():
            check_names(language, labels.concept, self.concepts, "concept of vocabulary.toml")
            check_names(language, labels.measure, self.measures, "measure of vocabulary.toml")
        for language, text in self._words.items():
            for sense, _ in _parsed(text, f"words.{language}.txt", "concept"):
                if sense.id not in self.concepts:
                    raise VocabularyError(
                        f'words.{language}.txt: "{sense.id}" is no concept of vocabulary.toml'
                    )

    def _check_circles(self) -> None:
        """Refuse a concept that lies within itself: its wholes would have no end."""
        ended: set[str] = set()
        for name in self.concepts:
            way: dict[str, None] = {}
            at: str | None = name
            while at is not None and at not in ended:
                if at in way:
                    circle = " in ".join([*list(way)[list(way).index(at) :], at])
                    raise VocabularyError(
                        f"vocabulary.toml: concepts in a circle ({circle}): take one `in` away"
                    )
                way[at] = None
                at = self.concepts[at].within
            ended.update(way)

    def phrases(self, language: str, *, lent: bool = False) -> Phrases:
        """The trie of one language; `lent`: only what a text in another language borrows."""
        key = f"{language}+" if lent else language
        if key not in self._phrases:
            self._phrases[key] = self._kept.part(
                f"phrases.{key}",
                Phrases.thawed,
                lambda: self._built(language, lent=lent),
                Phrases.frozen,
            )
        return self._phrases[key]

    def _built(self, language: str, *, lent: bool) -> Phrases:
        phrases = Phrases(language)
        for sense, texts in self._senses(language):
            if not lent or sense.category in _LENT:
                phrases.add(sense, texts)
        if not lent:
            phrases.add_new(_DECLINE, spoken(words(language).table("direction").get("down", "")))
        return phrases

    def _senses(self, language: str) -> Iterator[tuple[Sense, list[str]]]:
        text = self._words.get(language, "")
        yield from _parsed(text, f"words.{language}.txt", "concept")
        path = LEXICON / f"{language}.txt"
        if path.is_file():
            yield from _parsed(path.read_text(encoding="utf-8"), path.name, "")

    def ancestors(self, concept: str) -> Iterator[str]:
        """The wholes that a concept belongs to, nearest first."""
        row = self.concepts.get(concept)
        while row is not None and row.within is not None:
            yield row.within
            row = self.concepts[row.within]

    def label(self, concept: str, language: str) -> str:
        """How a concept is called; one that isn't there by its id."""
        row = self.concepts.get(concept)
        own = self.labels.get(language)
        if own is not None and concept in own.concept:
            return own.concept[concept]
        return concept if row is None else in_language({"en": row.en, "zh": row.zh}, language)

    def measure_label(self, measure: str, language: str) -> str:
        """How a measure is called."""
        row = self.measures[measure]
        own = self.labels.get(language)
        if own is not None and measure in own.measure:
            return own.measure[measure]
        return in_language({"en": row.en, "zh": row.zh}, language)

    def unit_names(self, unit: str, language: str) -> str | None:
        """The forms of what is counted in a unit ("blade|blades"), None where nothing names it."""
        own = self.labels.get(base(language))
        return own.unit.get(unit) if own is not None else None

    @cached_property
    def places(self) -> frozenset[str]:
        """Concepts that compete for a role: a fact about one isn't about another."""
        return frozenset(
            name
            for name, row in self.concepts.items()
            if row.type in {"region", "group", "bloc", "organisation", "person"}
        )


def _parsed(text: str, source: str, section: str) -> Iterator[tuple[Sense, list[str]]]:
    try:
        yield from parse_phrases(text, source, section)
    except PhraseError as error:
        raise VocabularyError(str(error)) from None


def first_problem(error: ValidationError) -> str:
    """The first problem of a validation error as a sentence: where, what."""
    return all_problems(error)[0]


def all_problems(error: ValidationError) -> list[str]:
    """The problems of a validation error, each a sentence: where, what."""
    return [
        ": ".join(filter(None, (".".join(str(part) for part in problem["loc"]), problem["msg"])))
        for problem in error.errors(include_url=False, include_input=False)
    ]
