"""What can be wrong with a library entry.

LibraryError            any of them; its text is a sentence for the person who curates the entry
├── DocumentError       the document is missing or can't be read
├── VocabularyError     the vocabulary or a phrase file
└── FactError           a row of the facts table
"""

from collections.abc import Sequence

_MOST_SHOWN = 10  # problems of a table: more don't fit a screen, and often have one cause


class LibraryError(ValueError):
    """A library entry that can't be used; the text says what is wrong, where, and what to do."""


class DocumentError(LibraryError):
    """The document is missing, empty or not UTF-8."""


class VocabularyError(LibraryError):
    """The vocabulary or one of the phrase files."""


class FactError(LibraryError):
    """A row of the facts table; `row` counts from 1, `fact` is its id.

    Its text has a line for each of the table's problems: its own, then those of the `others`; of
    many the first ten, and how many more there are.
    """

    def __init__(
        self, row: int, fact: str, reason: str, others: Sequence["FactError"] = ()
    ) -> None:
        own = f'facts row {row} ("{fact}"): {reason}'
        lines = [own, *map(str, others)]
        if len(lines) > _MOST_SHOWN:
            lines[_MOST_SHOWN:] = [f"… and {len(lines) - _MOST_SHOWN} more"]
        super().__init__("\n".join(lines))
        self.row = row
        self.fact = fact
        self.reason = reason
        self.others = tuple(others)
