"""Little documents as people keep them, with statements and questions on each: tests/eval/little.

A line with `of` has more of them on the document of another set that has this id.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from bot.answering.claims.checked import Verdict
from facts.quantity import figures
from index.document import Document
from index.readers.formats import read_bytes

LITTLE: Final = Path(__file__).parents[1] / "eval" / "little"
BEFORE: Final = "before"  # the kind of a question for what something was before a change
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
    """A question, its language and kind ("figure", "before", "text", "unanswerable"), and what answers it.

    `cited` is the number of the sentence that answers, `answer` what of it does; of what isn't in the
    document it is the sentence that a hasty reader would take, and nothing. To "before", what something
    was before a change, it is worked out from that sentence, or printed there. `after` are the messages
    before it.
    """

    text: str
    language: str
    kind: str
    cited: int
    answer: tuple[str, ...]
    after: tuple[str, ...] = ()

    def values(self, language: str) -> frozenset[Decimal]:
        """Return the values of the answer, in a document of this language or as the question says it."""
        languages = {language, self.language} if self.kind == BEFORE else {language}
        found = (figures(text, one) for text in self.answer for one in languages)
        return frozenset(quantity.value for some in found for quantity in some)


@dataclass(frozen=True)
class LittleDocument:
    """A document of a title and sentences, with statements and questions about it.

    `works_out` tells that also what is to be worked out counts as said: elsewhere such a question may
    pass for one without an answer.
    """

    id: str
    language: str
    title: str
    sentences: tuple[str, ...]
    statements: tuple[LittleStatement, ...]
    questions: tuple[LittleQuestion, ...]
    works_out: bool

    @cached_property
    def document(self) -> Document:
        """The document as people send it: the title, and a paragraph."""
        space = "" if self.language in _UNSPACED else " "
        text = f"{self.title}\n\n{space.join(self.sentences)}\n"
        return read_bytes(text.encode(), f"{self.id}.txt")


def little(name: str) -> Iterator[LittleDocument]:
    """Yield the documents of a file, by its name without ending."""
    for row in _rows(name):
        of = _documents()[row["of"]] if "of" in row else row
        yield LittleDocument(
            of["id"],
            of["lang"],
            of["title"],
            tuple(of["sentences"]),
            tuple(
                LittleStatement(one["text"], one["lang"], one["verdict"], one["cite"])
                for one in row["statements"]
            ),
            tuple(
                LittleQuestion(
                    one["text"],
                    one["lang"],
                    one["kind"],
                    one["cite"],
                    tuple(one["answer"]),
                    tuple(one.get("after", ())),
                )
                for one in row["questions"]
            ),
            works_out="of" in row,
        )


def _rows(name: str) -> list[Any]:
    lines = (LITTLE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def _documents() -> dict[str, Any]:
    """Return the lines that have a document, by its id."""
    return {row["id"]: row for name in little_sets() for row in _rows(name) if "of" not in row}


def little_sets() -> list[str]:
    """Return the names of all files, sealed ones too."""
    return sorted(path.stem for path in LITTLE.glob("*.jsonl"))
