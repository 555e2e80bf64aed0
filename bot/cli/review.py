"""The review of a document's drafted facts: opens it, runs it, and keeps what was decided."""

import argparse
import contextlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from bot import exits
from bot.cli.documents import engines
from bot.review_terminal.screen import review_lines, review_on_terminal
from bot.review_terminal.session import Session
from bot.shelf.cache import Cache, write_whole
from bot.shelf.entries import entry_of
from bot.shelf.places import places
from bot.shelf.shelf import Shelf
from bot.streams import input_lines, write
from facts.drafting.suggestions import suggestions
from facts.review import Review, Verdict, begin
from facts.reviewing.entry import NAMES, Entry, open_entry
from facts.reviewing.saving import Saved, SavedError, dump, load

_STATE: Final = "review.json"


def review(arguments: argparse.Namespace, home: Path | None) -> int:
    """Review the document's drafted facts; what is accepted goes into the entry's facts table."""
    document = engines(home, vectors=False).document(arguments.name)
    folder: Path = arguments.entry or _entry_folder(arguments.name, home)
    entry = open_entry(_contents(folder), document)
    asked = arguments.asked.read_text(encoding="utf-8").splitlines() if arguments.asked else []
    begun = begin(suggestions(document), asked, document.language or "en")
    saved, message = _resumed(folder, begun, entry)
    session = Session(document, entry, saved.review, message)
    try:
        single_keys = find_spec("termios") is not None  # not on every system
        if single_keys and sys.stdin.isatty() and sys.stdout.isatty():
            review_on_terminal(session)
        else:
            review_lines(session, input_lines())
    finally:
        _keep(folder, entry, begun, saved, session.review)
    write(session.summary())
    if any(draft.verdict is Verdict.ACCEPTED for draft in session.review.drafts):
        write(f"The facts are in {folder / 'facts.toml'}")
    return exits.DONE


def _entry_folder(reference: str, home: Path | None) -> Path:
    where = places(home)
    return entry_of(reference, Shelf(where.shelf, Cache(where.cache)) if where.shelf else None)


def _contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES if (folder / name).is_file()}


def _resumed(folder: Path, begun: Review, entry: Entry) -> tuple[Saved, str]:
    """Return the review as it was left, and what to say of that.

    What was accepted and is no longer in the facts table is open again.

    What the table states without a review is not asked about.
    """
    saved, message = Saved(begun), ""
    with contextlib.suppress(FileNotFoundError):
        try:
            saved = load((folder / _STATE).read_text("utf-8"), begun, entry.document)
        except SavedError:
            message = "the document has changed since the last review, which begins anew"
    there = set(entry.ids)
    ids = {position: name for position, name in saved.ids.items() if name in there}
    drafts = tuple(
        replace(draft, verdict=Verdict.OPEN)
        if draft.verdict is Verdict.ACCEPTED and position not in ids
        else draft
        for position, draft in enumerate(saved.review.drafts)
    )
    resumed = replace(saved.review, drafts=drafts).again()
    asked = resumed.without(_stated(entry, begun, set(ids.values())))
    return Saved(asked, ids), message


def _stated(entry: Entry, begun: Review, own: set[str]) -> Iterator[int]:
    """Yield the positions of figures that rows of others state already."""
    facts = [fact for fact in entry.stated(own) if fact.value is not None]
    spans = [(fact.start, fact.end) for fact in facts]
    for position, one in enumerate(begun.suggestions):
        if any(start <= one.figure.start and one.figure.end <= end for start, end in spans):
            yield position


def _keep(folder: Path, entry: Entry, begun: Review, saved: Saved, after: Review) -> None:
    """Write what changed: the facts first, then the state, which names their rows."""
    if after == saved.review and saved.review.drafts == begun.drafts:
        return
    files, ids = entry.with_review(saved.review, after, saved.ids)
    state = dump(Saved(after, ids), begun, entry.document)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        write_whole(folder / name, content)
    write_whole(folder / _STATE, state.encode("utf-8", "replace"))
