"""Documents on the command line: add, list and remove them, and open those that are named."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.cli.waiting import waiting
from bot.running import exits
from bot.running.errors import ShelfError
from bot.running.streams import write, write_error
from bot.shelf.cache import Apart, Cache
from bot.shelf.places import Places, places
from bot.shelf.shelf import Entry, Shelf, read_path
from index.readers.sandbox import read_apart

if TYPE_CHECKING:
    from bot.shelf.engines import Engines

_COLUMNS: Final = ("pages", "sentences", "tables", "figures")


def engines(
    home: Path | None, apart: Apart = read_apart, *, vectors: bool = True, wait: bool = False
) -> "Engines":
    """Return what opens documents by file or by name; what is read is kept below `home`.

    With `vectors`, passages have vectors where an embedder is installed; with `wait`, a first
    question waits for them.
    """
    # What answers takes ten times as long to import as what reads.
    from bot.answering.vectors import vectors_in  # noqa: PLC0415
    from bot.shelf.embedding import start  # noqa: PLC0415
    from bot.shelf.engines import Engines  # noqa: PLC0415
    from index.shared_embedder import shared_embedder  # noqa: PLC0415

    where = places(home)
    cache = Cache(where.cache, apart)
    found = shared_embedder() if vectors else None
    return Engines(
        cache,
        Shelf(where.shelf, cache) if where.shelf else None,
        waiting,
        vectors_in(where.cache, found, None if wait else start) if found else None,
    )


def add(arguments: argparse.Namespace, home: Path | None) -> int:
    """Put files on the shelf; the code is that of the last one that could not be added."""
    if arguments.name is not None and len(arguments.files) > 1:
        write_error("footnote add: --name is for one file; add each with its own.")
        return exits.USAGE
    shelf = _shelf(home)
    code = exits.DONE
    for path in arguments.files:
        try:
            with waiting(path.name) as report:
                entry, fresh = shelf.add(path, arguments.name, report)
        except ShelfError as error:
            write_error(f"footnote add: {error}")
            code = exits.UNUSABLE
        else:
            write(_added(entry) if fresh else f"{path.name}: on the shelf already as {entry.name}")
    return code


def listed(arguments: argparse.Namespace, home: Path | None) -> int:
    """List what is on the shelf, or one document of it."""
    shelf = _shelf(home)
    if arguments.text:
        return _text(arguments.name, home)
    entries = shelf.entries()
    if arguments.name is not None:
        entries = [entry for entry in entries if entry.name == arguments.name]
        if not entries:
            shelf.open(arguments.name)  # says what there is instead
    if not entries:
        write("The shelf is empty. Add a document: footnote add FILE")
    for line in _table(entries):
        write(line)
    return exits.DONE


def removed(arguments: argparse.Namespace, home: Path | None) -> int:
    """Take a document off the shelf."""
    _shelf(home).remove(arguments.name)
    write(f"{arguments.name}: removed")
    return exits.DONE


COMMANDS: Final[dict[str, Callable[[argparse.Namespace, Path | None], int]]] = {
    "add": add,
    "documents": listed,
    "remove": removed,
}


def _text(name: str | None, home: Path | None) -> int:
    if name is None:
        write_error("footnote documents: --text needs the NAME of a document.")
        return exits.USAGE
    shelf, path = _shelf(home), Path(name)
    with waiting(path.name) as report:
        if path.is_file() and not shelf.has(name):
            text = read_path(shelf.cache, path, report).text
        else:
            text = shelf.open(name, report).text
    sys.stdout.write(text.rstrip("\n") + "\n")
    return exits.DONE


def _shelf(home: Path | None) -> Shelf:
    where: Places = places(home)
    if where.shelf is None:
        raise ShelfError("no folder to keep documents in: set FOOTNOTE_HOME to one")
    return Shelf(where.shelf, Cache(where.cache))


def _added(entry: Entry) -> str:
    counts = ", ".join(
        f"{number} {what if number != 1 else what.removesuffix('s')}"
        for what in _COLUMNS
        if (number := getattr(entry, what))
    )
    return f"{entry.name}: {counts or 'nothing to quote'} ({entry.title})"


def _table(entries: list[Entry]) -> list[str]:
    if not entries:
        return []
    rows = [["name", *_COLUMNS, "title"]]
    rows += [[e.name, *(str(getattr(e, column)) for column in _COLUMNS), e.title] for e in entries]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if column in {0, len(row) - 1} else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
