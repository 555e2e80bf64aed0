"""Checked facts as JSON and back: what is kept of them so that they are checked once."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from facts.kept import unchecked
from facts.row import Row
from facts.table import Fact
from index.document import Document


def freeze(facts: Sequence[Fact]) -> list[dict[str, Any]]:
    """Return facts of a document as JSON has them; a sentence is its place among them, from 0."""
    return [
        {
            "row": fact.row.model_dump(mode="json", exclude_unset=True),
            "start": fact.start,
            "end": fact.end,
            "sentences": [int(sentence.id[1:]) - 1 for sentence in fact.sentences],
            "value": None if fact.value is None else str(fact.value),
            "significant": fact.significant,
            "figure": fact.figure,
            "period": fact.period,
            "needs": [sorted(need) for need in fact.needs],
            "may": sorted(fact.may),
            "language": fact.language,
            "labels": dict(fact.labels),
            "counted": dict(fact.counted),
        }
        for fact in facts
    ]


def thaw(frozen: Sequence[Mapping[str, Any]], document: Document) -> tuple[Fact, ...]:
    """Return the facts that `freeze` gave, of the same document; they are not checked again.

    Raises LookupError, TypeError or ArithmeticError for what it never gives.
    """
    return tuple(
        Fact(**{
            **fact,
            "row": unchecked(Row, fact["row"]),
            "sentences": tuple(document.sentences[place] for place in fact["sentences"]),
            "value": None if fact["value"] is None else Decimal(fact["value"]),
            "needs": tuple(map(frozenset, fact["needs"])),
            "may": frozenset(fact["may"]),
        })
        for fact in frozen
    )  # fmt: skip
