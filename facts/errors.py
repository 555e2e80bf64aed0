"""What can be wrong with a library entry.

LibraryError            any of them; its text is a sentence for the person who curates the entry
├── DocumentError       the document is missing or can't be read
├── VocabularyError     the vocabulary or a phrase file
└── FactError           a row of the facts table
"""

from collections.abc import Sequence


class LibraryError(ValueError):
    """A library entry that can't be used; the text says what is wrong, where, and what to do."""


class DocumentError(LibraryError):
    """The document is missing, empty or not UTF-8."""


class VocabularyError(LibraryError):
    """The vocabulary or one of the phrase files."""


class FactError(LibraryError):
    """A row of the facts table; `row` counts from 1, `fact` is its id.

    Its text has a line for each of the table's problems: its own, then those of the `others`.
    """

    def __init__(
        self, row: int, fact: str, reason: str, others: Sequence["FactError"] = ()
    ) -> None:
        own = f'facts row {row} ("{fact}"): {reason}'
        super().__init__("\n".join([own, *map(str, others)]))
        self.row = row
        self.fact = fact
        self.reason = reason
        self.others = tuple(others)
