"""One review of a document as acts in and a new state and a note out: whatever front end asks. Pure.

A front end shows `Reviewing.review`, does what a person says with `do`, `edit` and `rename`, and
says `note` in its own words.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal

from facts.quantity import quantities
from facts.review import Draft, Review
from facts.reviewing.entry_files import Entry, Fault
from index.document import Document

Field = Literal["label", "value", "unit", "period"]
_LONGEST: Final = 300  # characters of a field; a drafted label has 90
FIELDS: Final[tuple[Field, ...]] = ("label", "value", "unit", "period")


class Act(StrEnum):
    """What can be decided, on one fact or on all that are open in its group, and taken back."""

    ACCEPT = "accept"
    DROP = "drop"
    SKIP = "skip"
    ACCEPT_ALL = "accept_all"
    DROP_ALL = "drop_all"
    SKIP_ALL = "skip_all"
    UNDO = "undo"
    AGAIN = "again"


class Said(StrEnum):
    """What there may be to say of an act."""

    NOT_ACCEPTED = "not_accepted"
    SOME_SKIPPED = "some_skipped"
    NOT_CHANGED = "not_changed"
    NO_LABEL = "no_label"
    NOTHING_TO_UNDO = "nothing_to_undo"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said: of `count` facts where it counts, with why one can't be accepted."""

    said: Said
    fault: Fault | None = None
    count: int = 0


class Reviewing:
    """A review of one document. `note` is what the last act has to say, None for nothing."""

    def __init__(self, document: Document, entry: Entry, review: Review) -> None:
        self.document = document
        self.entry = entry
        self.review = review
        self.note: Note | None = None

    @property
    def draft(self) -> Draft | None:
        """The fact to be decided next, None where none is left."""
        current = self.review.current
        return None if current is None else self.review.drafts[current]

    @property
    def at(self) -> int:
        """Where the figure to be decided next begins in the document, -1 where none is left."""
        current = self.review.current
        return -1 if current is None else self.review.suggestions[current].figure.start

    def do(self, act: Act) -> None:
        """Decide, or take the last step back."""
        self.note = None
        if act is Act.ACCEPT:
            self.review = self._accepted()
        elif act is Act.ACCEPT_ALL:
            self.review = self._all_accepted()
        elif act is Act.UNDO and not self.review.past:
            self.note = Note(Said.NOTHING_TO_UNDO)
        else:
            self.review = _PLAIN[act](self.review)

    def edit(self, **fields: str) -> None:
        """Say what fields of the current fact are; what would make it unacceptable stays out."""
        current, before = self.review.current, self.review
        self.note = None
        if current is None:
            return
        fault = self._fault(current)
        self.change(**fields)
        if self.note is not None:
            return
        now = self._fault(current)
        if now is not None and now != fault:
            self.review, self.note = before, Note(Said.NOT_CHANGED, now)

    def change(self, **fields: str) -> None:
        """Say what fields of the current fact are, each in one line; they count when it is accepted."""
        self.note = None
        lines = {name: " ".join(text.split())[:_LONGEST] for name, text in fields.items()}
        current = self.review.current
        if "value" in lines and current is not None:
            value = _written_out(lines["value"])
            if value is None:
                fault = Fault("value", f'"{lines["value"]}" is no number such as "9.49 trillion"')
                self.note = Note(Said.NOT_CHANGED, fault)
                return
            drafted = self.review.suggestions[current].figure.value
            lines["value"] = "" if value == drafted else f"{value:f}"
        if not lines.get("label", "x"):
            self.note = Note(Said.NO_LABEL)
            return
        self.review = self.review.edit(**lines)

    def rename(self, old: str, new: str) -> None:
        """Give every fact with one label another."""
        count = self.count(old)
        self.review = self.review.rename(old, new)
        self.note = Note(Said.RENAMED, count=count) if old != new else None

    def count(self, label: str) -> int:
        """Count the facts with a label."""
        return sum(draft.label == label for draft in self.review.drafts)

    def _fault(self, position: int) -> Fault | None:
        return self.entry.fault(self.review.suggestions[position], self.review.drafts[position])

    def _accepted(self) -> Review:
        current = self.review.current
        fault = None if current is None else self._fault(current)
        if fault is None:
            return self.review.accept()
        self.note = Note(Said.NOT_ACCEPTED, fault)
        return self.review

    def _all_accepted(self) -> Review:
        faults = {
            position: fault
            for position in self.review.open_in_group()
            if (fault := self._fault(position)) is not None
        }
        if faults:
            self.note = Note(Said.SOME_SKIPPED, next(iter(faults.values())), len(faults))
        return self.review.accept_group(but=faults)


_PLAIN: Final = {
    Act.DROP: Review.drop,
    Act.SKIP: Review.skip,
    Act.DROP_ALL: Review.drop_group,
    Act.SKIP_ALL: Review.skip_group,
    Act.UNDO: Review.undo,
    Act.AGAIN: Review.again,
}


def _written_out(text: str) -> Decimal | None:
    """Return the number in a text, None where it is none or several: "9.49 trillion"."""
    found = quantities(text)
    return found[0].value if len(found) == 1 else None
