"""Where the facts that somebody reviewed are kept: a library entry beside its document."""

from pathlib import Path
from typing import Final

from bot.shelf.shelf import Shelf

_ON_SHELF: Final = "entry"
_BESIDE_FILE: Final = ".facts"


def entry_of(reference: str, shelf: Shelf | None) -> Path:
    """Return the folder of a document's reviewed facts, which need not be there.

    `reference` is a name on the shelf (then it goes when the document goes) or the path of a file
    (then it lies beside it: report.pdf.facts).
    """
    if shelf is not None and shelf.has(reference):
        return shelf.folder / reference / _ON_SHELF
    path = Path(reference)
    return path.with_name(path.name + _BESIDE_FILE)
