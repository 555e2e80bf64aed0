"""The question sets of tests/eval as examples: a question, its document, what is right."""

import json
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from facts.library import load_library
from facts.quantity import figures
from index.document import Document
from index.readers.formats import read_bytes
from tests.scoring.sets import SEALED, sample
from tests.training.little import BEFORE, LittleDocument, LittleQuestion, little, little_sets

EVAL = Path(__file__).parents[1] / "eval"
ARTICLE, CROSSED, ASKED = "article", "crossed", "asked"
_SHORTEST = 8  # characters of a part of a sentence that stands for it
_PARALLEL = ("squad", "xquad_es", "xquad_de", "xquad_ru")  # the same questions on the same articles
PUBLIC = ("squad", "squad_unanswerable", "xquad_es", "xquad_de", "xquad_ru", "cmrc")


@dataclass(frozen=True)
class Example:
    """A question with what its answer must be.

    `holds` tells whether a sentence's text has the evidence, `states` whether a figure (its value
    and unit) is the right one; `figure` whether the answer is a figure.
    """

    id: str
    source: str
    language: str
    question: str
    document: Document
    kind: str
    answerable: bool
    figure: bool
    holds: Callable[[str], bool]
    states: Callable[[Decimal, str], bool]
    context: tuple[str, ...] = ()
    row: Any = None


@lru_cache(None)
def read(path: Path) -> Document:
    return read_bytes(path.read_bytes(), path.name)


def public(folder: Path = EVAL / "public", sets: tuple[str, ...] = PUBLIC) -> Iterator[Example]:
    """Yield the questions of the public sets: a sentence with an answer's words is right."""
    for name in sets:
        path = folder / f"{name}.jsonl"
        for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
            row = json.loads(line)
            answers = [_flat(a).strip(" .,;:!?\"'()[]。，；：！？") for a in row["answers"]]
            language = {"cmrc": "zh"}.get(name) or (name[6:] if name.startswith("xquad") else "en")
            values = {q.value for a in row["answers"] for q in figures(a, language)}
            yield Example(
                id=row["id"],
                source=name,
                language=language,
                question=row["question"],
                document=read(folder / row["doc"]),
                kind="text",
                answerable=row["answerable"],
                figure=row["figure"] and bool(values),
                holds=lambda text, answers=answers: any(a in _flat(text) for a in answers),
                states=lambda value, _, values=values: value in values,
                row=row,
            )


def crossed(folder: Path = EVAL / "public") -> Iterator[Example]:
    """Yield questions of parallel sets, each asked of the article in the other languages."""
    by = {
        name: {one.id.rsplit("-", 1)[-1]: one for one in public(folder, (name,))}
        for name in _PARALLEL
    }
    for asked, questions in by.items():
        for answered, others in by.items():
            for key in sorted(questions.keys() & others.keys() if asked != answered else ()):
                question, other = questions[key], others[key]
                yield replace(
                    other,
                    id=f"{asked}:{other.id}",
                    source=CROSSED,
                    language=question.language,
                    question=question.question,
                )


def asked() -> Iterator[Example]:
    """Yield the questions on little documents, but of the sets that only measure."""
    return (one for one in _little() if not one.context)


def conversations() -> Iterator[Example]:
    """Yield the messages on little documents that have others before them, but of the sets that only measure."""
    return (one for one in _little() if one.context)


def _little() -> Iterator[Example]:
    for name in little_sets():
        for document in little(name) if name not in SEALED else ():
            for number, one in enumerate(document.questions, start=1):
                sentence = document.sentences[one.cited]
                values = one.values(document.language)
                yield Example(
                    id=f"{name}-{document.id}-{number}",
                    source=ASKED,
                    language=one.language,
                    question=one.text,
                    document=document.document,
                    kind=one.kind,
                    answerable=one.kind != "unanswerable",
                    figure=bool(values) and (one.kind == "figure" or _is_printed(one, sentence)),
                    holds=lambda text, sentence=sentence: (
                        _flat(sentence) in _flat(text)
                        or (len(text) > _SHORTEST and _flat(text) in _flat(sentence))
                    ),
                    states=lambda value, _, values=values: value in values,
                    context=one.after,
                    row={
                        "doc": document.id,
                        "beside": _beside(document, one),
                        "answers": one.answer,
                        "values": values,
                        "works_out": document.works_out,
                    },
                )


def _beside(document: LittleDocument, question: LittleQuestion) -> str | None:
    """Return another question in the same language that somebody may have asked before, if there is one."""
    others = [
        one.text
        for one in document.questions
        if one.language == question.language and one.text != question.text and not one.after
    ]
    return others[zlib.crc32(question.text.encode()) % len(others)] if others else None


def _is_printed(question: LittleQuestion, sentence: str) -> bool:
    """Tell whether what something was before a change needn't be worked out."""
    return question.kind == BEFORE and all(one in sentence for one in question.answer)


def article(most: int) -> Iterator[Example]:
    """Yield `most` of the open questions on the bundled article, read as any document is."""
    document = load_library().document
    rows = [
        row
        for path in sorted(EVAL.glob("open_*.jsonl"))
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if row["kind"] == "unanswerable" or (row["kind"] == "fact" and row["gold"].get("cite"))
    ]
    for row in sample([row for row in rows if not row.get("context")], most):
        yield _whole({**row, "doc": ARTICLE}, ARTICLE, document)


def documents(
    questions: tuple[Path, ...], files: Path, splits: frozenset[str] = frozenset()
) -> Iterator[Example]:
    """Yield the questions on whole documents (all splits if none is named); claims are left out."""
    for path in questions:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["kind"] == "claim" or (splits and row.get("split") not in splits):
                continue
            yield _whole(row, path.stem, read(files / row["doc"]))


def _whole(row: Any, source: str, document: Document) -> Example:
    """Return a line in the format of whole documents as an example."""
    gold = row["gold"]
    wanted = [*(gold.get("figures") or ()), *(gold.get("figures_ok") or ())]
    snippets = [
        [_norm(x) for x in (cite if isinstance(cite, list) else [cite])]
        for cite in gold.get("cite") or ()
    ]
    return Example(
        id=row["id"],
        source=source,
        language=row["lang"],
        question=row["question"],
        document=document,
        kind=row["kind"],
        answerable=gold["status"] == "answered",
        figure=bool(gold.get("figures")),
        holds=lambda text: any(x in _norm(text) for one in snippets for x in one),
        states=lambda value, unit: any(_same(value, unit, one) for one in wanted),
        context=tuple(row.get("context") or ()),
        row=row,
    )


def _flat(text: str) -> str:
    return " ".join(str(text).split()).casefold()


def _norm(text: str) -> str:
    text = unicodedata.normalize("NFKC", str(text))
    return re.sub(r"[\s\-\u2010-\u2015\u00ad\u200b|]+", "", text).casefold()


def _same(value: Decimal, unit: str, gold: list[Any]) -> bool:
    want = Decimal(str(gold[0]))
    if abs(value - want) > abs(want) * Decimal("1e-9"):
        return False
    money = {"USD", "EUR", "CNY", "GBP", "MXN", "JPY", "NZD", "AUD", "CAD", "%"}
    unit = {"percentage points": "%", "pp": "%", "%": "%"}.get(unit, unit)
    return unit == gold[1] if unit in money or gold[1] in money else True
