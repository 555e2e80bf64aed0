"""A library entry: a folder with one document, its facts and its vocabulary, loaded and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from facts.concepts import ConceptIndex
from facts.errors import DocumentError, LibraryError, VocabularyError
from facts.files import MOST_STORED, MOST_TEXT, read_bytes, read_text, read_toml
from facts.table import Fact, load_facts
from facts.vocabulary import LANGUAGES, Vocabulary, first_problem
from index.document import Document
from index.split import parse
from index.storing import StoredError, load

BUNDLED = Path(__file__).with_name("library") / "china-trade-2025"
STORED = "document.json"  # a document as it was read; it goes before document.txt


class About(BaseModel):
    """library.toml: what the entry is. `kind_of_document` is how answers refer to it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    language: str = "en"
    en: str = "the document"
    zh: str = "文档"
    source: str = ""
    rights: str = ""
    examples: tuple[str, ...] = ()
    examples_zh: tuple[str, ...] = ()


@dataclass(frozen=True)
class Library:
    """One document with all that is needed to answer questions about it."""

    about: About
    document: Document
    vocabulary: Vocabulary
    facts: tuple[Fact, ...]

    @cached_property
    def concepts(self) -> ConceptIndex:
        return ConceptIndex(self.document, self.vocabulary)

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}


def load_library(folder: Path = BUNDLED) -> Library:
    """Read and check the entry in `folder`. Raises LibraryError with a sentence on what is wrong."""
    if not folder.is_dir():
        raise LibraryError(f"no library entry at {folder}: the folder does not exist")
    kept = folder / STORED
    document = _stored(kept) if kept.is_file() else None
    text = (
        read_text(folder / "document.txt", DocumentError, MOST_TEXT)
        if document is None
        else document.text
    )
    if not text.strip():
        raise DocumentError(f"{folder.name}/document.txt is empty: put the document's text there")
    about = _about(folder)
    document = parse(text, id=about.id) if document is None else replace(document, id=about.id)
    vocabulary = _vocabulary(folder)
    return Library(about, document, vocabulary, load_facts(_rows(folder), document, vocabulary))


def reviewed(document: Document, folder: Path) -> Library:
    """Return a document with the facts that a review left in `folder`, none where it left none.

    A fact whose quote the document no longer has, because a newer reader read the file or the
    file is another edition, is left out: it would be no quotation. Raises LibraryError for what
    else is wrong in the folder.
    """
    if not (folder / "facts.toml").is_file():
        return prepared(document)
    vocabulary = _vocabulary(folder)
    rows = [row for row in _rows(folder) if still_quoted(row, document.text)]
    facts = load_facts(rows, document, vocabulary)
    return Library(_about(folder), document, vocabulary, facts)


def still_quoted(row: Mapping[str, Any], text: str) -> bool:
    """Tell whether a row's quote stands in a text where the row says, or once."""
    quote, at = str(row.get("quote", "")), row.get("at")
    if isinstance(at, int):
        return text.startswith(quote, max(0, at))
    return text.count(quote) == 1


def prepared(document: Document) -> Library:
    """Return an entry without facts for a document that nobody prepared."""
    nothing = {"default_subject": "document", "default_period": "", "concept": _ONLY_DOCUMENT}
    about = About(id=document.id, title=document.title, language=document.language or "en")
    return Library(about, document, Vocabulary(nothing, {}), ())


_ONLY_DOCUMENT = {"document": {"type": "document", "en": "the document", "zh": "文档"}}


def _about(folder: Path) -> About:
    try:
        return About.model_validate(read_toml(folder / "library.toml", LibraryError))
    except ValidationError as error:
        raise LibraryError(f"library.toml: {first_problem(error)}") from None


def _vocabulary(folder: Path) -> Vocabulary:
    words = {
        language: read_text(path, VocabularyError)
        for language in LANGUAGES
        if (path := folder / f"words.{language}.txt").is_file()
    }
    return Vocabulary(read_toml(folder / "vocabulary.toml", VocabularyError), words)


def _rows(folder: Path) -> list[dict[str, Any]]:
    rows = read_toml(folder / "facts.toml", LibraryError).get("fact", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LibraryError("facts.toml: expected a list of [[fact]] tables")
    return rows


def _stored(path: Path) -> Document:
    try:
        return load(read_bytes(path, DocumentError, MOST_STORED))
    except StoredError:
        raise DocumentError(
            f"{path.parent.name}/{path.name} was written by another version of Footnote: "
            "review the document again, or put its text into document.txt instead"
        ) from None
