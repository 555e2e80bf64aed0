"""A review's decisions as text and back, so that it can go on another day."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final

from facts.review import Draft, Review, Verdict
from index.document import Document

FORM: Final = 1  # to be raised with every change of what `dump` writes


@dataclass(frozen=True, slots=True)
class Saved:
    """A review as it was left; `ids` are those of the rows it wrote, by position of the fact."""

    review: Review
    ids: Mapping[int, str] = field(default_factory=dict)


class SavedError(ValueError):
    """This is no saved review of this document as it is now: begin anew."""


def dump(saved: Saved, begun: Review, document: Document) -> str:
    """Return what differs from the review as it was `begun`, by the offsets of each figure."""
    review = saved.review
    spans = _spans(review)
    changed = {
        spans[position]: _listed(draft)
        for position, (draft, first) in enumerate(zip(review.drafts, begun.drafts, strict=True))
        if draft != first
    }
    past = [{spans[p]: _listed(draft) for p, draft in step.items()} for step in review.past]
    ids = {spans[position]: name for position, name in saved.ids.items()}
    whole = {"form": FORM, "text": _digest(document), "drafts": changed, "past": past, "ids": ids}
    return json.dumps(whole, ensure_ascii=False, indent=0) + "\n"


def load(text: str, begun: Review, document: Document) -> Saved:
    """Return a review as it was left. Raises SavedError.

    A figure that is no longer drafted is left out, one that is drafted since then is undecided.
    """
    try:
        stored: dict[str, Any] = json.loads(text)
        if stored["form"] != FORM or stored["text"] != _digest(document):
            raise SavedError("a review of another text")
        places = {span: position for position, span in enumerate(_spans(begun))}
        drafts = list(begun.drafts)
        for position, draft in _read(stored["drafts"], places).items():
            drafts[position] = draft
        past = [step for one in stored["past"] if (step := _read(one, places))]
        ids = {places[span]: str(name) for span, name in stored["ids"].items() if span in places}
    except (
        ArithmeticError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RecursionError,
    ) as error:
        raise SavedError(f"no saved review ({type(error).__name__})") from None
    return Saved(replace(begun, drafts=tuple(drafts), past=tuple(past)), ids)


def _spans(review: Review) -> list[str]:
    return [f"{one.figure.start}-{one.figure.end}" for one in review.suggestions]


def _listed(draft: Draft) -> list[str]:
    own = [draft.value] if draft.value else []
    return [draft.verdict.value, draft.label, draft.unit, draft.period, *own]


def _read(stored: Mapping[str, list[str]], places: Mapping[str, int]) -> dict[int, Draft]:
    found = {}
    for span, (verdict, label, unit, period, *own) in stored.items():
        if span in places:
            value = str(own[0]) if own else ""
            if value:
                Decimal(value)
            found[places[span]] = Draft(str(label), str(unit), str(period), Verdict(verdict), value)
    return found


def _digest(document: Document) -> str:
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
