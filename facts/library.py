"""A library entry: a folder with one document, its facts and its vocabulary, loaded and checked."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from facts.concepts import ConceptIndex
from facts.files import MOST_STORED, MOST_TABLE, MOST_TEXT, read_bytes, read_text, read_toml
from facts.frozen import freeze, thaw
from facts.kept import NOWHERE, Kept, unchecked
from facts.labels import Labels, check_names, read_labels
from facts.library_errors import DocumentError, LibraryError, VocabularyError
from facts.table import Fact, load_facts
from facts.vocabulary import LANGUAGES, Vocabulary, first_problem
from index.document import Document
from index.script import base, in_language
from index.storing import StoredError, dump, load

BUNDLED = Path(__file__).with_name("library") / "china-trade-2025"
CLASSIFIER: Final = "classifier.npz"
ENCODER: Final = "encoder.changes"
STORED = "document.json"  # a document as it was read; it goes before document.txt

_DOCUMENT: Final = {
    "en": "the document", "zh": "文档", "es": "el documento", "pt": "o documento", "ru": "документ",
}  # fmt: skip

# What an entry is made of, and how many bytes of each are read.
_FILES: Final = {
    "library.toml": MOST_TABLE,
    "vocabulary.toml": MOST_TABLE,
    "facts.toml": MOST_TABLE,
    "document.txt": MOST_TEXT,
    STORED: MOST_STORED,
    **{f"words.{language}.txt": MOST_TABLE for language in LANGUAGES},
    **{f"labels.{language}.toml": MOST_TABLE for language in LANGUAGES},
}


class About(BaseModel):
    """library.toml: what the entry is. `kind_of_document` is how answers refer to it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

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
    """One document with all that is needed to answer questions about it.

    `classifier` is the file that tells by the vector of a question which fact it asks for, `encoder`
    that of the changes to the embedder that makes those vectors.
    """

    about: About
    document: Document
    vocabulary: Vocabulary
    facts: tuple[Fact, ...]
    kept: Kept = field(default=NOWHERE, repr=False, compare=False)
    classifier: Path | None = None
    encoder: Path | None = None

    @cached_property
    def concepts(self) -> ConceptIndex:
        return ConceptIndex(self.document, self.vocabulary, kept=self.kept)

    def name(self, language: str) -> str:
        """How answers call the document: "the article"."""
        own = self.vocabulary.labels.get(language)
        if own is not None and own.document is not None:
            return own.document
        known = {"en": self.about.en, "zh": self.about.zh}
        return in_language(known, language) if base(language) in known else document_name(language)

    def source(self, language: str) -> str:
        """What the document is, "" where nothing is told."""
        own = self.vocabulary.labels.get(base(language)) if self.about.source else None
        text = own.source if own is not None and own.source is not None else self.about.source
        return in_language({"en": text, "zh": text}, language)

    def rights(self, language: str) -> str:
        """Whose it is, "" where nothing is told."""
        own = self.vocabulary.labels.get(base(language))
        text = own.rights if own is not None and own.rights is not None else self.about.rights
        return in_language({"en": text, "zh": text}, language)

    def examples(self, language: str) -> tuple[str, ...]:
        """Questions to begin with, in English where the entry has none in a language."""
        own = self.vocabulary.labels.get(language)
        if own is not None and own.examples:
            return own.examples
        if base(language) == "zh" and self.about.examples_zh:
            return tuple(in_language({"zh": one}, language) for one in self.about.examples_zh)
        return self.about.examples

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}


def document_name(language: str) -> str:
    """How a document is called that has no name of its own: "the document"."""
    return in_language(_DOCUMENT, language)


def load_library(folder: Path = BUNDLED, kept: Path | None = None) -> Library:
    """Read and check the entry in `folder`. Raises LibraryError with a sentence on what is wrong.

    What takes its time is kept below `kept`, a folder that may be deleted at any time: an entry
    with the same files is read from there, by the same code.
    """
    if not folder.is_dir():
        raise LibraryError(f"no library entry at {folder}: the folder does not exist")
    parts = Kept(kept, _contents(folder) if kept is not None else {})
    found = parts.part(
        "entry",
        lambda frozen: _thawed(frozen, _words(folder), parts),
        lambda: _checked(folder, parts),
        _frozen,
    )
    classifier, encoder = (folder / name for name in (CLASSIFIER, ENCODER))
    if not classifier.is_file():
        return found
    return replace(found, classifier=classifier, encoder=encoder if encoder.is_file() else None)


def _contents(folder: Path) -> dict[str, bytes]:
    """The files that an entry is made of; what can't be read counts as not there."""
    found = {}
    for name, most in _FILES.items():
        with suppress(LibraryError):
            found[name] = read_bytes(folder / name, LibraryError, most)
    return found


def _checked(folder: Path, kept: Kept) -> Library:
    stored = folder / STORED
    document = _stored(stored) if stored.is_file() else None
    text = (
        read_text(folder / "document.txt", DocumentError, MOST_TEXT)
        if document is None
        else document.text
    )
    if not text.strip():
        raise DocumentError(f"{folder.name}/document.txt is empty: put the document's text there")
    about = _about(folder)
    if document is None:
        from index.split import parse  # noqa: PLC0415 - of a document that isn't kept

        document = parse(text, id=about.id)
    document = replace(document, id=about.id, language=document.language or about.language)
    vocabulary = _vocabulary(folder, kept)
    facts = load_facts(_rows(folder), document, vocabulary)
    ids = {fact.id for fact in facts}
    for language, labels in vocabulary.labels.items():
        check_names(language, labels.fact, ids, "fact of facts.toml")
    return Library(about, document, vocabulary, facts, kept)


def _frozen(library: Library) -> dict[str, Any]:
    return {
        "about": library.about.model_dump(mode="json", exclude_unset=True),
        "document": dump(library.document).decode("utf-8", "surrogatepass"),
        "vocabulary": library.vocabulary.frozen(),
        "labels": {
            language: labels.model_dump(mode="json", exclude_unset=True)
            for language, labels in library.vocabulary.labels.items()
        },
        "facts": freeze(library.facts),
    }


def _thawed(frozen: dict[str, Any], words: Mapping[str, str], kept: Kept) -> Library:
    document = load(frozen["document"].encode("utf-8", "surrogatepass"))
    labels = {name: unchecked(Labels, one) for name, one in frozen["labels"].items()}
    vocabulary = Vocabulary.thawed(frozen["vocabulary"], words, kept, labels)
    facts = thaw(frozen["facts"], document)
    return Library(unchecked(About, frozen["about"]), document, vocabulary, facts, kept)


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


def _vocabulary(folder: Path, kept: Kept = NOWHERE) -> Vocabulary:
    rows = read_toml(folder / "vocabulary.toml", VocabularyError)
    return Vocabulary(rows, _words(folder), kept, _labels(folder))


def _labels(folder: Path) -> dict[str, Labels]:
    return {
        language: read_labels(language, read_toml(path, VocabularyError))
        for language in LANGUAGES
        if (path := folder / f"labels.{language}.toml").is_file()
    }


def _words(folder: Path) -> dict[str, str]:
    return {
        language: read_text(path, VocabularyError)
        for language in LANGUAGES
        if (path := folder / f"words.{language}.txt").is_file()
    }


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
