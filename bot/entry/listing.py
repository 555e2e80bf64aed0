"""The facts table for people (text), spreadsheets (CSV) and programs (JSON)."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Final

from bot.answer import plain
from facts.library import Library
from facts.table import Fact
from facts.vocabulary import LANGUAGES
from index.script import simplified

COLUMNS: Final = (
    "id", "subject", "measure", "partner", "period", "kind", "value", "unit", "qualifier",
    "text", "start", "end", "sentences", "label", "label_zh", "note",
)  # fmt: skip


def subjects(library: Library) -> list[str]:
    """Return the labels of the subjects that facts are about, in the order of the table."""
    label = library.vocabulary.label
    return list(dict.fromkeys(label(fact.subject, "en") for fact in library.facts))


def of_subject(library: Library, name: str | None) -> list[Fact]:
    """Return the facts about a subject, by its id or its label (None: all of them)."""
    if name is None:
        return list(library.facts)
    label = library.vocabulary.label
    wanted = simplified(name).strip().casefold()
    return [
        fact
        for fact in library.facts
        if wanted
        in {fact.subject, *(label(fact.subject, language).casefold() for language in LANGUAGES)}
    ]


def with_word(library: Library, word: str) -> list[Fact]:
    """Return the facts whose subject, label or text has `word`; an empty one: all of them."""
    wanted = simplified(word).strip().casefold()
    return [
        fact
        for fact in library.facts
        if any(
            wanted in text.casefold() for text in (fact.subject, *fact.labels.values(), fact.text)
        )
    ]


def as_text(facts: Iterable[Fact]) -> str:
    """Return a line a fact: what it is, the words of the document, where they stand."""
    return "\n".join(
        f"{fact.en}: {fact.text} [{', '.join(sentence.id for sentence in fact.sentences)}]"
        for fact in facts
    )


def as_csv(facts: Iterable[Fact]) -> str:
    """Return the table with a header line."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for fact in facts:
        record = record_of(fact)
        writer.writerow(record | {"sentences": " ".join(_sentence_ids(fact))})
    return out.getvalue()


def as_json(facts: Sequence[Fact], *, ascii_only: bool) -> str:
    """Return the table as a JSON list."""
    return json.dumps([record_of(fact) for fact in facts], ensure_ascii=ascii_only, indent=1)


def record_of(fact: Fact) -> dict[str, str | int | list[str] | None]:
    """Return one fact with plain values; `document[start:end] == text`."""
    row = fact.row
    return {
        "id": fact.id,
        "subject": fact.subject,
        "measure": row.measure,
        "partner": row.partner,
        "period": fact.period,
        "kind": fact.kind,
        "value": None if fact.value is None else plain(fact.value),
        "unit": row.unit,
        "qualifier": fact.qualifier,
        "text": fact.text,
        "start": fact.start,
        "end": fact.end,
        "sentences": _sentence_ids(fact),
        "label": fact.en,
        "label_zh": fact.zh,
        "note": row.note,
    }


def _sentence_ids(fact: Fact) -> list[str]:
    return [sentence.id for sentence in fact.sentences]
