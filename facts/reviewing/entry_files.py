"""The files of a library entry with what a review accepted: pure, from contents to contents."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final, Literal

from facts.drafting.suggestions import Suggestion
from facts.files import parse_toml
from facts.library import STORED, still_quoted
from facts.library_errors import FactError, LibraryError
from facts.review import Draft, Review, Verdict
from facts.reviewing.toml import Row, as_string, with_rows
from facts.row import FIGURE_KINDS
from facts.table import Fact, load_facts
from facts.vocabulary import Vocabulary
from index.document import Document
from index.storing import dump
from index.text import fold

FACTS: Final = "facts.toml"
_ABOUT, _WORDS, _TEXT = "library.toml", "vocabulary.toml", "document.txt"
NAMES: Final = (FACTS, _ABOUT, _WORDS, _TEXT, STORED)
_ONLY_SUBJECT: Final = "document"
_LEAST_WORDS: Final = f"""\
default_subject = "{_ONLY_SUBJECT}"
default_period = ""

[concept.{_ONLY_SUBJECT}]
type = "document"
en = "the document"
zh = "文档"
"""
_LONGEST_ID: Final = 60  # characters
_NO_PART_OF_AN_ID: Final = re.compile(r"[\W_]+")
# The fields that a review writes; a person's own fields of a row stay.
_WRITTEN: Final = frozenset(
    ["id", "subject", "kind", "value", "unit", "text", "quote", "at", "text_at", "scale",
     "scale_note", "period", "label"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a fact can't be accepted: the field that is to be changed, and the loader's reason.

    "figure": whatever the fields say, the document doesn't bear out the figure as it was read.
    """

    field: Literal["label", "unit", "period", "value", "figure"]
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The contents of an entry's files by name, none of those that aren't there.

    `vocabulary` is that of the entry, the least one where it has none.
    """

    files: Mapping[str, bytes]
    document: Document
    vocabulary: Vocabulary
    subject: str

    @property
    def ids(self) -> list[str]:
        """The ids in its facts table, in order."""
        return [str(row.get("id", "")) for row in self.rows]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of its facts table. Raises LibraryError."""
        try:
            rows = parse_toml(self._text(FACTS), FACTS, LibraryError).get("fact", [])
        except UnicodeDecodeError as problem:
            raise LibraryError(f"{FACTS}: {problem}") from None
        return rows if isinstance(rows, list) else []

    def stated(self, own: Collection[str] = ()) -> tuple[Fact, ...]:
        """Return the facts of rows but those with the ids in `own`. Raises LibraryError.

        A row that the document no longer bears out, because it was read anew, states nothing.
        """
        return self._loaded([row for row in self.rows if str(row.get("id", "")) not in own])

    def _loaded(self, rows: Collection[Mapping[str, Any]]) -> tuple[Fact, ...]:
        quoted = [row for row in rows if still_quoted(row, self.document.text)]
        return load_facts(quoted, self.document, self.vocabulary)

    def _text(self, name: str) -> str:
        return self.files.get(name, b"").decode("utf-8")

    def fault(self, suggestion: Suggestion, draft: Draft) -> "Fault | None":
        """Return why a fact can't be accepted as it is, None where it can."""
        if not draft.label.strip():
            return Fault("label", "a fact needs a label")
        reason = self._refused(suggestion, draft)
        if reason is None:
            return None
        drafted = suggestion.figure.unit.removeprefix("?")
        if self._refused(suggestion, replace(draft, unit=drafted)) is None:
            return Fault("unit", reason)
        if self._refused(suggestion, replace(draft, period="")) is None:
            return Fault("period", reason)
        if draft.value and self._refused(suggestion, replace(draft, value="")) is None:
            return Fault("value", reason)
        return Fault("figure", reason)

    def _refused(self, suggestion: Suggestion, draft: Draft) -> str | None:
        try:
            load_facts([self.row(suggestion, draft, "fact")], self.document, self.vocabulary)
        except FactError as error:
            return error.reason
        return None

    def row(self, suggestion: Suggestion, draft: Draft, name: str) -> Row:
        """Return a fact as a row of the facts table."""
        figure, text = suggestion.figure, self.document.text
        start, end = suggestion.quote
        quote, shown = text[start:end], text[suggestion.start : suggestion.end]
        row: dict[str, str | int | bool | list[str]] = {
            "id": name,
            "subject": self.subject,
            "kind": suggestion.kind,
        }
        if suggestion.kind in FIGURE_KINDS:
            value, scale = amount(suggestion, draft)
            row["value"] = f"{value:f}"
            if draft.unit:
                row["unit"] = draft.unit
        row |= {"text": shown, "quote": quote}
        if text.count(quote) != 1 or text.find(quote) != text.rfind(quote):
            row["at"] = start
        if quote.find(shown) != suggestion.start - start:
            row["text_at"] = suggestion.start - start
        if "value" in row and scale != 1:
            row |= {"scale": f"{scale:f}", "scale_note": figure.scale_note}
        if draft.period:
            row["period"] = draft.period
        return {**row, "label": draft.label}

    def with_review(
        self, before: Review, after: Review, ids: Mapping[int, str]
    ) -> tuple[dict[str, bytes], dict[int, str]]:
        """Return the files to be written, and the ids of the review's rows by position.

        Only what was decided otherwise `before` is written anew or taken out. Raises LibraryError
        where the facts table can't be edited.
        """
        there = {str(row.get("id", "")): row for row in self.rows}
        kept = {position: name for position, name in ids.items() if name in there}
        put: dict[str, Row] = {}
        removed: list[str] = []
        for position, draft in enumerate(after.drafts):
            accepted = draft.verdict is Verdict.ACCEPTED
            name = kept.get(position)
            if not accepted and name is not None:
                removed.append(kept.pop(position))
            elif accepted and (name is None or draft != before.drafts[position]):
                taken = {*there, *put}
                name = name or unused(f"{draft.label} {draft.period}", taken)
                row = self.row(after.suggestions[position], draft, name)
                own = {k: v for k, v in there.get(name, {}).items() if k not in _WRITTEN}
                put[name] = {**row, **own}
                kept[position] = name
        if not put and not removed:
            return {}, kept
        facts = with_rows(self._text(FACTS), put, removed)
        self._loaded(parse_toml(facts, FACTS, LibraryError).get("fact", []))
        return {**self._least(), FACTS: facts.encode()}, kept

    def _least(self) -> dict[str, bytes]:
        """Return the files without which the entry can't be loaded, as far as they are missing."""
        document, files = self.document, {}
        if _WORDS not in self.files:
            files[_WORDS] = _LEAST_WORDS.encode()
        if _ABOUT not in self.files:
            title = " ".join(document.title.split()) or "Document"
            name = unused(document.id or title, ())
            about = {"id": name, "title": title, "language": document.language or "en"}
            lines = (f"{key} = {as_string(value)}\n" for key, value in about.items())
            files[_ABOUT] = "".join(lines).encode()
        if _TEXT not in self.files:
            stored = dump(document)
            if self.files.get(STORED) != stored:
                files[STORED] = stored
        return files


def open_entry(files: Mapping[str, bytes], document: Document) -> Entry:
    """Return the entry that these files make. Raises LibraryError, also for another document's."""
    text = files.get(_TEXT)
    if text is not None and text.decode("utf-8", "replace") != document.text:
        raise LibraryError(f"the entry's {_TEXT} is another document: give another --entry")
    try:
        words = files.get(_WORDS, _LEAST_WORDS.encode()).decode("utf-8")
    except UnicodeDecodeError as problem:
        raise LibraryError(f"{_WORDS}: {problem}") from None
    vocabulary = Vocabulary(parse_toml(words, _WORDS, LibraryError), {})
    return Entry(files, document, vocabulary, vocabulary.default_subject)


def amount(suggestion: Suggestion, draft: Draft) -> tuple[Decimal, Decimal]:
    """Return a fact's value and its scale.

    What is printed in a column "in millions" may be no millions: where the reviewer's value is the
    printed number itself, nothing scales it.
    """
    figure = suggestion.figure
    value = Decimal(draft.value) if draft.value else figure.value
    return value, Decimal(1) if value * figure.scale == figure.value else figure.scale


def unused(words: str, taken: Collection[str]) -> str:
    """Return an id made of words that is not taken: "net-sales-2023", "net-sales-2023-2"."""
    base = _NO_PART_OF_AN_ID.sub("-", fold(words)).strip("-")[:_LONGEST_ID].strip("-") or "fact"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name
