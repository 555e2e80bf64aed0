"""Reviews of documents on disk: what was decided is in the entry's folder beside the document.

facts.toml      what was accepted
review.json     every decision, so that the review goes on another day
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.running.bounded import Bounded
from facts.drafting.suggestions import suggestions
from facts.review import Review, Verdict, begin
from facts.reviewing.entry_files import FACTS, NAMES, Entry, open_entry
from facts.reviewing.saving import Saved, SavedError, dump, load
from facts.reviewing.session import Reviewing
from index.document import Document
from index.writing import write_whole

_STATE: Final = "review.json"
_KEPT: Final = 3  # open reviews; the drafts of a long report take some 20 MB


class KeptReview:
    """A review of a document as it was left in `folder`, which need not be there.

    `asked` are users' questions: what they are about comes first. `anew`: the document has changed
    since the last review, whose decisions are forgotten. Raises LibraryError and OSError.
    """

    def __init__(self, document: Document, folder: Path, asked: Sequence[str] = ()) -> None:
        self.document = document
        self.folder = folder
        self.anew = False
        self._begun = begin(suggestions(document), asked, document.language or "en")
        self.entry = open_entry(_contents(folder), document)
        self._saved = self._resumed()
        untouched = self._saved.review.drafts == self._begun.drafts
        self._written = self._saved.review if untouched else None
        self._seen = self._on_disk()

    @property
    def review(self) -> Review:
        """The review as it was kept last."""
        return self._saved.review

    def reviewing(self) -> Reviewing:
        """Return the review as it was kept last, to be gone on with."""
        return Reviewing(self.document, self.entry, self.review)

    def keep(self, after: Review, *, parents: bool = False) -> bool:
        """Write what was decided: the facts, and the state, which names their rows.

        A process that is killed in between leaves a fact that is to be decided again: so the state
        names a row before it is there, and a row goes before the state forgets it.

        True: the facts are others now. `parents`: make the folders above too. Raises LibraryError
        where the facts table can't be edited, OSError where the folder above is gone.
        """
        if after == self._written:
            return False
        entry = open_entry(_contents(self.folder), self.document)
        files, ids = entry.with_review(self.review, after, self._saved.ids)
        state = dump(Saved(after, ids), self._begun, self.document)
        self.folder.mkdir(parents=parents, exist_ok=True)
        contents = {_STATE: state.encode("utf-8", "replace")}
        added = set(ids) - set(self._saved.ids)
        contents = {**contents, **files} if added else {**files, **contents}
        for name, content in contents.items():
            write_whole(self.folder / name, content)
        self._saved, self._written = Saved(after, ids), after
        self._seen = self._on_disk()
        return FACTS in files

    @property
    def is_stale(self) -> bool:
        """Tell whether somebody else wrote in the folder since this did."""
        return self._seen != self._on_disk()

    def _on_disk(self) -> list[tuple[str, int, int]]:
        found = []
        for name in (FACTS, _STATE):
            with contextlib.suppress(OSError):
                status = (self.folder / name).stat()
                found.append((name, status.st_mtime_ns, status.st_size))
        return found

    def _resumed(self) -> Saved:
        """Return the review as it was left.

        What was accepted and is no longer in the facts table is open again. What the table states
        without a review is not asked about.
        """
        saved = Saved(self._begun)
        with contextlib.suppress(FileNotFoundError):
            try:
                text = (self.folder / _STATE).read_text("utf-8")
                saved = load(text, self._begun, self.document)
            except SavedError:
                self.anew = True
        there = set(self.entry.ids)
        ids = {position: name for position, name in saved.ids.items() if name in there}
        drafts = tuple(
            replace(draft, verdict=Verdict.OPEN)
            if draft.verdict is Verdict.ACCEPTED and position not in ids
            else draft
            for position, draft in enumerate(saved.review.drafts)
        )
        resumed = replace(saved.review, drafts=drafts)
        stated = _stated(self.entry, self._begun, set(ids.values()))
        return Saved(resumed.without(stated), ids)


class Reviews:
    """The latest reviews in memory, by the document's id; each is on disk after every decision."""

    def __init__(self) -> None:
        self._open: Bounded[str, KeptReview] = Bounded(_KEPT)

    def of(self, document_id: str, make: Callable[[], KeptReview]) -> KeptReview:
        """Return the review of a document, made where it isn't open as it is on disk."""
        found = self._open.get(document_id)
        if found is None or found.is_stale:
            self._open.forget(document_id)  # also where it can't be made again
            found = make()
            self._open.put(document_id, found)
        return found

    def forget(self, document_id: str) -> None:
        """Keep nothing of a document in memory."""
        self._open.forget(document_id)


def _contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES if (folder / name).is_file()}


def _stated(entry: Entry, begun: Review, own: set[str]) -> Iterator[int]:
    """Yield the positions of figures that rows of others state already."""
    facts = [fact for fact in entry.stated(own) if fact.value is not None]
    spans = [(fact.start, fact.end) for fact in facts]
    for position, one in enumerate(begun.suggestions):
        if any(start <= one.figure.start and one.figure.end <= end for start, end in spans):
            yield position
