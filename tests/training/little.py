"""Little documents as people keep them, with statements and questions on each: tests/eval/little."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from bot.answering.claims.checked import Verdict
from index.document import Document
from index.readers.formats import read_bytes

LITTLE: Final = Path(__file__).parents[1] / "eval" / "little"
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
class LittleQuestion:
    """A question, its language and kind ("figure", "text", "unanswerable"), and what answers it.

    `cited` is the number of the sentence that answers, `answer` what of it does; of what isn't in the
    document it is the sentence that a hasty reader would take, and nothing.
    """

    text: str
    language: str
    kind: str
    cited: int
    answer: tuple[str, ...]


@dataclass(frozen=True)
class LittleDocument:
    """A document of a title and sentences, with statements and questions about it."""

    id: str
    language: str
    title: str
    sentences: tuple[str, ...]
    statements: tuple[LittleStatement, ...]
    questions: tuple[LittleQuestion, ...]

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
            tuple(
                LittleQuestion(
                    one["text"], one["lang"], one["kind"], one["cite"], tuple(one["answer"])
                )
                for one in row["questions"]
            ),
        )


def little_sets() -> list[str]:
    """Return the names of all files, sealed ones too."""
    return sorted(path.stem for path in LITTLE.glob("*.jsonl"))
