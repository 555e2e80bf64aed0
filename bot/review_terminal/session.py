"""One review as a conversation: keys and lines in, a new state and a message out. Pure."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from facts.review import Draft, Review, Verdict
from facts.reviewing.entry import Entry
from index.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

KEYS: Final = {
    "a": "accept",
    "d": "drop",
    "s": "skip",
    "e": "edit",
    "r": "rename everywhere",
    "A": "accept all",
    "D": "drop all",
    "S": "skip all",
    "u": "undo",
    "q": "save and quit",
}
_NOTHING: Final = "-"  # typed to empty a field
_FIELDS: Final = ("label", "unit", "period")


@dataclass(frozen=True, slots=True)
class Question:
    """What the next line answers: the field it fills, and what an empty line keeps."""

    field: str
    prompt: str
    default: str


class Session:
    """A review of one document. `question` is None where a key is awaited instead of a line."""

    def __init__(self, document: Document, entry: Entry, review: Review, message: str = "") -> None:
        self.document = document
        self.entry = entry
        self.review = review
        self.question: Question | None = None
        self.message = message
        self.over = review.current is None
        self._edited: dict[str, str] = {}
        self._keys: Mapping[str, Callable[[], None]] = {
            "a": self._accept,
            "d": lambda: self._go(self.review.drop()),
            "s": lambda: self._go(self.review.skip()),
            "e": lambda: self._ask("label"),
            "r": self._ask_name,
            "A": self._accept_all,
            "D": lambda: self._go(self.review.drop_group()),
            "S": lambda: self._go(self.review.skip_group()),
            "u": self._undo,
            "q": self._quit,
        }

    @property
    def draft(self) -> Draft | None:
        """The fact to be decided next, None where none is left."""
        current = self.review.current
        return None if current is None else self.review.drafts[current]

    def key(self, pressed: str) -> None:
        """Do what a key says; of one that says nothing, tell which there are."""
        self.message = ""
        if self.draft is None and pressed not in {"u", "q"}:
            self.over = True
            return
        act = self._keys.get(pressed)
        if act is None:
            shown = pressed if pressed.isprintable() and pressed.strip() else "this key"
            self.message = f"{shown} does nothing here; the keys are below"
            return
        act()

    def line(self, text: str) -> None:
        """Take the answer to `question`: empty keeps what is, "-" leaves the field empty."""
        question = self.question
        if question is None:
            self.key(text.strip()[:1])
            return
        typed = " ".join(text.split())
        answer = question.default if not typed else "" if typed == _NOTHING else typed
        if question.field in {"label", "name"} and not answer:
            self.message = "a fact needs a label"
            self.question = None
        elif question.field == "name":
            self.question = None
            self._rename(question.default, answer)
        else:
            self._edited[question.field] = answer
            self._ask_next(question.field)

    def cancel(self) -> None:
        """Leave a question unanswered: nothing changes."""
        self.question, self._edited = None, {}

    def _ask_next(self, field: str) -> None:
        following = _FIELDS[_FIELDS.index(field) + 1 :]
        if following:
            self._ask(following[0])
            return
        self.review = self.review.edit(
            label=self._edited["label"], unit=self._edited["unit"], period=self._edited["period"]
        )
        self.cancel()

    def _ask(self, field: str) -> None:
        draft = self.draft
        if draft is not None:
            default = {"label": draft.label, "unit": draft.unit, "period": draft.period}[field]
            self.question = Question(field, f"{field} [{default}]: ", default)

    def _ask_name(self) -> None:
        draft = self.draft
        if draft is not None:
            count = self._count(draft.label)
            facts = "1 fact" if count == 1 else f"{count} facts"
            self.question = Question(
                "name", f"new label for {facts} [{draft.label}]: ", draft.label
            )

    def _count(self, label: str) -> int:
        return sum(draft.label == label for draft in self.review.drafts)

    def _rename(self, old: str, new: str) -> None:
        count = self._count(old)
        self.review = self.review.rename(old, new)
        self.message = f"renamed in {count} fact{'s' * (count != 1)}" if old != new else ""

    def _go(self, review: Review) -> None:
        self.review = review

    def _undo(self) -> None:
        if not self.review.past:
            self.message = "nothing to undo"
        self.review = self.review.undo()

    def _quit(self) -> None:
        self.over = True

    def _problem(self, position: int) -> str | None:
        return self.entry.problem(self.review.suggestions[position], self.review.drafts[position])

    def _accept(self) -> None:
        current = self.review.current
        problem = None if current is None else self._problem(current)
        if problem is None:
            self.review = self.review.accept()
        else:
            self.message = f"not accepted: {problem}"

    def _accept_all(self) -> None:
        problems = {
            position: problem
            for position in self.review.open_in_group()
            if (problem := self._problem(position)) is not None
        }
        self.review = self.review.accept_group(but=problems)
        if problems:
            first = next(iter(problems.values()))
            self.message = f"{len(problems)} skipped that can't be accepted, the first: {first}"

    def summary(self) -> str:
        """Return what was decided so far, in a line."""
        counts = self.review.counts()
        left = counts[Verdict.OPEN] + counts[Verdict.SKIPPED]
        return (
            f"{counts[Verdict.ACCEPTED]} accepted, {counts[Verdict.DROPPED]} dropped, {left} left"
        )
