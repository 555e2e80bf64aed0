"""Little documents as people keep them, with statements on each: tests/eval/little."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.answering.claims.checked import Verdict
from index.document import Document
from index.readers.formats import read_bytes
from tests.training.examples import EVAL

LITTLE: Final = EVAL / "little"
_UNSPACED: Final = frozenset({"zh"})


@dataclass(frozen=True)
class LittleStatement:
    """A statement, its language and verdict, and the number of the sentence that decides.

    Of what isn't in the document it is the sentence that it is nearest to.
    """

    text: str
    language: str
    verdict: Verdict
    cited: int


@dataclass(frozen=True)
class LittleDocument:
    """A document of a title and sentences, with statements about it."""

    id: str
    language: str
    title: str
    sentences: tuple[str, ...]
    statements: tuple[LittleStatement, ...]

    @cached_property
    def document(self) -> Document:
        """The document as people send it: the title, and a paragraph."""
        space = "" if self.language in _UNSPACED else " "
        text = f"{self.title}\n\n{space.join(self.sentences)}\n"
        return read_bytes(text.encode(), f"{self.id}.txt")


def little(name: str) -> Iterator[LittleDocument]:
    """Yield the documents of a file, by its name without ending."""
    for line in (LITTLE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield LittleDocument(
            row["id"],
            row["lang"],
            row["title"],
            tuple(row["sentences"]),
            tuple(
                LittleStatement(one["text"], one["lang"], one["verdict"], one["cite"])
                for one in row["statements"]
            ),
        )


def little_sets() -> list[str]:
    """Return the names of all files, sealed ones too."""
    return sorted(path.stem for path in LITTLE.glob("*.jsonl"))
