"""Asks the engine the questions of sets, in this process, each file read once."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from bot.answer import Answer
from bot.answering.engine import Engine, Vectors, open_documents
from index.document import Document
from index.readers.formats import read_bytes
from index.readers.unreadable import ReadError
from tests.scoring.documents import Line
from tests.scoring.sets import QuestionSet

_ENGINES = 32  # that are kept; those of the long documents take some 30 MB each


@dataclass(frozen=True, slots=True)
class Asked:
    """A line with its answer, None where its file can't be read."""

    line: Line
    answer: Answer | None = None
    document: Document | None = None


@dataclass(slots=True)
class Run:
    """What one set came to. `seconds` are of answering alone, on the processor.

    `quotes` were cited and `changed` of them don't stand in their document as quoted; `broken`
    are what went wrong, a sentence each: files that can't be read, questions that raised.
    """

    asked: list[Asked] = field(default_factory=list)
    seconds: float = 0.0
    quotes: int = 0
    changed: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def milliseconds(self) -> float:
        """Return the mean of a question."""
        return 1000 * self.seconds / max(1, len(self.asked))


class Documents:
    """Reads files and opens engines over them, by words alone or with vectors."""

    def __init__(self, vectors: Vectors | None = None) -> None:
        self._vectors = vectors
        self.engine = lru_cache(_ENGINES)(self._opened)

    def _opened(self, path: Path) -> Engine:
        return open_documents([read(path)], self._vectors)


@lru_cache(None)
def read(path: Path) -> Document:
    """Return the document in a file. Raises ReadError, OSError."""
    return read_bytes(path.read_bytes(), path.name)


def run(one: QuestionSet, documents: Documents) -> Run:
    """Ask every line of a set. A question that raises counts as not answered."""
    done = Run()
    for path, lines in _by_file(one):
        try:
            engine = documents.engine(path)
        except (ReadError, OSError) as error:
            done.broken.append(f"{path.name}: {error}")
            done.asked.extend(Asked(line) for line in lines)
            continue
        done.asked.extend(_asked(engine, line, done) for line in lines)
    return done


def _asked(engine: Engine, line: Line, done: Run) -> Asked:
    context = tuple(line.get("context") or ())
    begun = time.process_time()
    try:
        answer = engine.answer(line["question"], context, claim=line.get("kind") == "claim")
    except Exception as error:  # noqa: BLE001 - one question must not end the others
        done.broken.append(f"{line['id']}: {type(error).__name__}: {error}")
        return Asked(line)
    finally:
        done.seconds += time.process_time() - begun
    document = engine.documents[0]
    done.quotes += len(answer.citations)
    done.changed += len(not_verbatim(answer, document))
    return Asked(line, answer, document)


def not_verbatim(answer: Answer, document: Document) -> list[str]:
    """Return the quotations that don't stand in the document at their place."""
    return [
        citation.quote
        for citation in answer.citations
        if document.text[citation.start : citation.end] != citation.quote
    ]


def _by_file(one: QuestionSet) -> Iterator[tuple[Path, Sequence[Line]]]:
    """Yield each file with its lines, so that its engine is opened once."""
    lines: dict[Path, list[Line]] = {}
    for line in one.lines:
        lines.setdefault(one.path(line), []).append(line)
    yield from lines.items()
