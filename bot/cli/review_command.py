"""The review of a document's drafted facts in the terminal: opens it, runs it, and keeps it."""

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path

from bot.cli.document_commands import engines
from bot.running import exits
from bot.running.streams import input_lines, write
from bot.shelf.cache import Cache
from bot.shelf.entries import entry_of
from bot.shelf.places import places
from bot.shelf.reviews import KeptReview
from bot.shelf.shelf import Shelf
from bot.terminal.review.dialogue import Session
from bot.terminal.review.screen import review_lines, review_on_terminal
from facts.review import Verdict


def review(arguments: argparse.Namespace, home: Path | None) -> int:
    """Review the document's drafted facts; what is accepted goes into the entry's facts table."""
    document = engines(home, vectors=False).document(arguments.name)
    folder: Path = arguments.entry or _entry_folder(arguments.name, home)
    asked = arguments.asked.read_text(encoding="utf-8").splitlines() if arguments.asked else []
    kept = KeptReview(document, folder, asked)
    anew = "the document has changed since the last review, which begins anew"
    # What was skipped is asked again another day.
    session = Session(document, kept.entry, kept.review.again(), anew if kept.anew else "")
    try:
        single_keys = find_spec("termios") is not None  # not on every system
        if single_keys and sys.stdin.isatty() and sys.stdout.isatty():
            review_on_terminal(session)
        else:
            review_lines(session, input_lines())
    finally:
        kept.keep(session.review, parents=True)
    write(session.summary())
    if any(draft.verdict is Verdict.ACCEPTED for draft in session.review.drafts):
        write(f"The facts are in {folder / 'facts.toml'}")
    return exits.DONE


def _entry_folder(reference: str, home: Path | None) -> Path:
    where = places(home)
    return entry_of(reference, Shelf(where.shelf, Cache(where.cache)) if where.shelf else None)
