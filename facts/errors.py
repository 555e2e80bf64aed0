"""What can be wrong with a library entry.

LibraryError            any of them; its text is a sentence for the person who curates the entry
├── DocumentError       the document is missing or can't be read
├── VocabularyError     the vocabulary or a phrase file
└── FactError           a row of the facts table
"""


class LibraryError(ValueError):
    """A library entry that can't be used; the text says what is wrong, where, and what to do."""


class DocumentError(LibraryError):
    """The document is missing, empty or not UTF-8."""


class VocabularyError(LibraryError):
    """The vocabulary or one of the phrase files."""


class FactError(LibraryError):
    """A row of the facts table; `row` counts from 1, `fact` is its id."""

    def __init__(self, row: int, fact: str, reason: str) -> None:
        super().__init__(f'facts row {row} ("{fact}"): {reason}')
        self.row = row
        self.fact = fact
        self.reason = reason
