"""A document as bytes and back: what a reader's process hands over and what the cache keeps.

The form is compact JSON, so that reading what somebody else wrote can't run anything. The text
stands there once; all else are offsets into it and positions in the lists of the document.
"""

import json
from decimal import Decimal, InvalidOperation
from itertools import accumulate, pairwise
from typing import Any, Final

from index.document import (
    Cell,
    Document,
    Paragraph,
    Row,
    Section,
    Sentence,
    Table,
    Tag,
)
from index.integrity import KINDS, check

FORM: Final = 1  # to be raised with every change of what `dump` writes
_NUMBER_OF: Final = {kind: number for number, kind in enumerate(KINDS)}


class StoredError(ValueError):
    """These bytes are no document, or one of another form: read the file again."""


def dump(document: Document) -> bytes:
    """Return the document as bytes: `load(dump(document)) == document`."""
    return json.dumps(
        {
            "form": FORM,
            "id": document.id,
            "title": document.title,
            "language": document.language,
            "pages": document.pages,
            "text": document.text,
            "sections": [[s.id, s.title, s.start, s.end] for s in document.sections],
            "paragraphs": [
                [p.start, p.end, p.section, len(p.sentences), _NUMBER_OF[p.kind], p.page]
                for p in document.paragraphs
            ],
            "sentences": [[s.start, s.end] for s in document.sentences],
            "tables": [_dump_table(table) for table in document.tables],
            "tags": [
                [t.start, t.end, t.name, str(t.value), t.unit, t.period] for t in document.tags
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
        check_circular=False,
    ).encode("utf-8", "surrogatepass")


def load(data: bytes) -> Document:
    """Return the document that `dump` wrote. Raises StoredError for any other bytes."""
    try:
        return _document(json.loads(data.decode("utf-8", "surrogatepass")))
    except (ValueError, TypeError, KeyError, IndexError, InvalidOperation, RecursionError) as error:
        raise StoredError(f"no stored document ({type(error).__name__})") from None


def _document(stored: dict[str, Any]) -> Document:
    if stored["form"] != FORM:
        raise StoredError("a document of another form")
    check(stored)
    text: str = stored["text"]
    paragraphs = _paragraphs(stored["paragraphs"])
    holders = [number for number, p in enumerate(paragraphs) for _ in p.sentences]
    sentences = tuple(
        Sentence(f"s{n}", text[start:end], start, end, holder, paragraphs[holder].section)
        for n, ((start, end), holder) in enumerate(
            zip(stored["sentences"], holders, strict=True), 1
        )
    )
    return Document(
        id=stored["id"],
        title=stored["title"],
        text=text,
        sections=tuple(Section(*section) for section in stored["sections"]),
        paragraphs=paragraphs,
        sentences=sentences,
        language=stored["language"],
        tables=tuple(_load_table(table) for table in stored["tables"]),
        tags=tuple(
            Tag(start, end, name, Decimal(value), unit, period)
            for start, end, name, value, unit, period in stored["tags"]
        ),
        pages=stored["pages"],
    )


def _paragraphs(stored: list[list[Any]]) -> tuple[Paragraph, ...]:
    """Sentences are in order, so that a paragraph needs to know no more than their number."""
    bounds = pairwise(accumulate((row[3] for row in stored), initial=0))
    return tuple(
        Paragraph(start, end, section, tuple(range(first, last)), KINDS[kind], page)
        for (start, end, section, _, kind, page), (first, last) in zip(stored, bounds, strict=True)
    )


def _dump_table(table: Table) -> list[Any]:
    rows = [
        [
            row.sentence,
            row.label,
            row.group,
            [number for cell in row.cells for number in (cell.start, cell.end, cell.column)],
            [position for position, cell in enumerate(row.cells) if not cell.agreed],
        ]
        for row in table.rows
    ]
    place = [table.start, table.end, table.section, table.caption, table.columns, table.page]
    return [*place, rows]


def _load_table(stored: list[Any]) -> Table:
    start, end, section, caption, columns, page, rows = stored
    return Table(start, end, section, caption, tuple(columns), tuple(map(_load_row, rows)), page)


def _load_row(stored: list[Any]) -> Row:
    sentence, label, group, numbers, doubtful = stored
    spans = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    cells = tuple(Cell(*span, position not in doubtful) for position, span in enumerate(spans))
    return Row(sentence, label, cells, tuple(group))
