"""Documents, library entries and what a review leaves behind."""

import contextlib
import json
import random
import tempfile
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path

from facts.drafting.suggestions import suggestions
from facts.library import BUNDLED, load_library
from facts.library_errors import LibraryError
from facts.review import Review, begin
from facts.reviewing.entry_files import open_entry
from facts.reviewing.saving import Saved, SavedError, dump, load
from index.document import Document
from index.readers.allowance import MB, Limits
from index.readers.formats import read_bytes
from index.readers.nursery import Nursery
from index.readers.unreadable import ReadError, Why
from index.storing import StoredError
from index.storing import load as stored
from tests.fuzz import mutating
from tests.fuzz.targets import Check, Target, plain
from tests.index.office import odt, op, open_table
from tests.index.outlines import check

FILES = Path(__file__).parents[1] / "eval" / "documents" / "files"
_MOST = MB  # larger samples would be read for seconds each
_BROKE = ("its reader broke down", "takes longer than", "the process that was to read it ended")
_HARBOUR = b"# Harbour report\n\nThe harbour handled 4,120 ships in 2024.\n\n| A | 2023 |\n|---|---|\n| B | 5 |\n"


@cache
def samples() -> tuple[tuple[str, bytes], ...]:
    """A file of each format, the smallest there is."""
    text = odt(
        op("The harbour handled 4,120 ships.") + open_table(["A", "2023"], ["B", "5"], header=1)
    )
    found = {"md": ("harbour.md", _HARBOUR), ".odt": ("harbour.odt", text)}
    for path in sorted(FILES.iterdir(), key=lambda path: path.stat().st_size):
        if path.stat().st_size <= _MOST:
            found.setdefault(path.suffix, (path.name, path.read_bytes()))
    return tuple(found.values())


def a_file(rnd: random.Random) -> tuple[str, bytes]:
    name, seed = rnd.choice(samples())
    change = mutating.pdf if name.endswith(".pdf") else mutating.data
    ending = rnd.choice((name, name, name, mutating.text(rnd, [name], 80)))
    return ending, change(rnd, seed)


@contextlib.asynccontextmanager
async def reading() -> AsyncIterator[Check]:
    nursery = Nursery()
    limits = Limits(seconds=20)

    async def holds(case: tuple[str, bytes]) -> None:
        name, data = case
        if not data:
            return
        try:
            document = nursery(data, name.encode("utf-8", "replace").decode(), limits)
        except ReadError as error:
            sentence, why = str(error), error.why
        else:
            check(document)
            return
        assert sentence.endswith("."), sentence
        assert "\n" not in sentence
        assert why is Why.TOO_LARGE or not any(one in sentence for one in _BROKE), sentence

    try:
        yield holds
    finally:
        nursery.close()


# ---------------------------------------------------------------------- library entries


@cache
def entry() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in BUNDLED.iterdir()}


def an_entry(rnd: random.Random) -> dict[str, bytes]:
    files = dict(entry())
    for name in rnd.sample(sorted(files), rnd.choice((1, 1, 2))):
        if rnd.random() < 0.1:
            del files[name]
        else:
            files[name] = mutating.data(rnd, files[name])
    return files


def entry_holds(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        try:
            library = load_library(Path(folder))
        except LibraryError:
            return
        for fact in library.facts:
            assert library.document.text[fact.start : fact.end] == fact.text


# ---------------------------------------------------------------------- reviews


@cache
def reviewed() -> tuple[Document, Review, str, bytes]:
    """A document, its review as it begins, and a whole review as it is saved and written."""
    document = read_bytes(_HARBOUR, "harbour.md")
    begun = begin(suggestions(document))
    review = begun
    while review.current is not None:
        review = review.accept()
    changed, ids = open_entry({}, document).with_review(begun, review, {})
    return document, begun, dump(Saved(review, ids), begun, document), changed["facts.toml"]


def a_review(rnd: random.Random) -> tuple[dict[str, bytes], str]:
    _, _, saved, facts = reviewed()
    files = {"facts.toml": mutating.data(rnd, facts)}
    if rnd.random() < 0.3:
        files["vocabulary.toml"] = mutating.data(rnd, entry()["vocabulary.toml"])
    if rnd.random() < 0.5:
        return files, json.dumps(mutating.json_value(rnd, json.loads(saved)))
    return files, mutating.data(rnd, saved.encode()).decode("utf-8", "replace")


def review_holds(case: tuple[dict[str, bytes], str]) -> None:
    files, saved = case
    document, begun, _, _ = reviewed()
    with contextlib.suppress(LibraryError):
        opened = open_entry(files, document)
        for fact in opened.stated():
            assert document.text[fact.start : fact.end] == fact.text
    with contextlib.suppress(SavedError):
        kept = load(saved, begun, document)
        assert len(kept.review.drafts) == len(begun.drafts)


# ---------------------------------------------------------------------- stored documents


@cache
def kept() -> bytes:
    from index.storing import dump as as_stored

    return as_stored(read_bytes(_HARBOUR, "harbour.md"))


def a_stored(rnd: random.Random) -> bytes:
    return mutating.data(rnd, kept())


def stored_holds(data: bytes) -> None:
    with contextlib.suppress(StoredError):
        document = stored(data)
        assert isinstance(document.text, str)


TARGETS = {
    "readers": Target(a_file, reading, 60.0, apart=True),
    "library": Target(an_entry, plain(entry_holds), 20.0),
    "review": Target(a_review, plain(review_holds)),
    "stored": Target(a_stored, plain(stored_holds)),
}
