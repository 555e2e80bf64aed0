"""A review in a terminal as a conversation: keys and lines in, a new state and a message out. Pure."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from facts.review import Review, Verdict
from facts.reviewing.entry_files import Entry, amount
from facts.reviewing.session import Act, Reviewing, Said
from index.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

KEYS: Final = {
    "a": "accept",
    "d": "drop",
    "s": "skip",
    "e": "edit",
    "v": "value",
    "r": "rename everywhere",
    "A": "accept all",
    "D": "drop all",
    "S": "skip all",
    "u": "undo",
    "q": "save and quit",
}
_ACTS: Final = {
    "a": Act.ACCEPT,
    "d": Act.DROP,
    "s": Act.SKIP,
    "A": Act.ACCEPT_ALL,
    "D": Act.DROP_ALL,
    "S": Act.SKIP_ALL,
    "u": Act.UNDO,
}
_FIELDS: Final = ("label", "unit", "period")
_NOTHING: Final = "-"  # typed to empty a field


@dataclass(frozen=True, slots=True)
class Question:
    """What the next line answers: the field it fills, and what an empty line keeps."""

    field: str
    prompt: str
    default: str


class Session(Reviewing):
    """A review of one document. `question` is None where a key is awaited instead of a line."""

    def __init__(self, document: Document, entry: Entry, review: Review, message: str = "") -> None:
        super().__init__(document, entry, review)
        self.question: Question | None = None
        self.message = message
        self.over = review.current is None
        self._edited: dict[str, str] = {}
        self._keys: Mapping[str, Callable[[], None]] = {
            "e": lambda: self._ask(_FIELDS[0]),
            "v": lambda: self._ask("value"),
            "r": self._ask_name,
            "q": self._quit,
        }

    def key(self, pressed: str) -> None:
        """Do what a key says; of one that says nothing, tell which there are."""
        self.message = ""
        if self.draft is None and pressed not in {"u", "q"}:
            self.over = True
            return
        if pressed in _ACTS:
            self.do(_ACTS[pressed])
            self.message = self._told()
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
            self.rename(question.default, answer)
            self.message = self._told()
        elif question.field == "value":
            self.question = None
            self.edit(value=answer)
            self.message = self._told()
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
        self.change(**self._edited)
        self.message = self._told()
        self.cancel()

    def _ask(self, field: str) -> None:
        draft = self.draft
        if draft is not None:
            value = f"{amount(self.review.suggestions[self.review.current or 0], draft)[0]:f}"
            own = {"label": draft.label, "unit": draft.unit, "period": draft.period, "value": value}
            default = own[field]
            self.question = Question(field, f"{field} [{default}]: ", default)

    def _ask_name(self) -> None:
        draft = self.draft
        if draft is not None:
            count = self.count(draft.label)
            facts = "1 fact" if count == 1 else f"{count} facts"
            self.question = Question(
                "name", f"new label for {facts} [{draft.label}]: ", draft.label
            )

    def _quit(self) -> None:
        self.over = True

    def _told(self) -> str:
        """Say what the last act has to say."""
        note = self.note
        if note is None:
            return ""
        reason = note.fault.reason if note.fault is not None else ""
        return {
            Said.NOT_ACCEPTED: f"not accepted: {reason}",
            Said.SOME_SKIPPED: f"{note.count} skipped that can't be accepted, the first: {reason}",
            Said.NOT_CHANGED: f"not changed: {reason}",
            Said.NO_LABEL: "a fact needs a label",
            Said.NOTHING_TO_UNDO: "nothing to undo",
            Said.RENAMED: f"renamed in {note.count} fact{'s' * (note.count != 1)}",
        }[note.said]

    def summary(self) -> str:
        """Return what was decided so far, in a line."""
        counts = self.review.counts()
        left = counts[Verdict.OPEN] + counts[Verdict.SKIPPED]
        return (
            f"{counts[Verdict.ACCEPTED]} accepted, {counts[Verdict.DROPPED]} dropped, {left} left"
        )
