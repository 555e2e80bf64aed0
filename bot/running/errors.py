"""What can go wrong in the bot, outside of a library entry (those are in facts/library_errors.py).

FootnoteError           any of them; its text is a sentence for the person who runs the bot
├── SettingsError       a variable of the environment or of .env
├── ShelfError          a document that somebody names can't be used
└── StoreError          the store can't be opened, read or written
    ├── StoreAwayError  … for now: the disk is full, the file locked, gone or damaged
    └── MigrationError  a change of its schema failed; the store is as it was before
"""

from index.readers.unreadable import Why


class FootnoteError(Exception):
    """Something that a person can put right; the text says what is wrong, where, what to do."""


class SettingsError(FootnoteError):
    """A wrong variable. `expected` says what it takes; the value itself is never in the text."""

    def __init__(self, variable: str, expected: str) -> None:
        super().__init__(f"{variable}: {expected}")
        self.variable = variable
        self.expected = expected


class ShelfError(FootnoteError):
    """A document that can't be used; the text says which, why, and what to do.

    `why` is the kind of trouble where reading the file is it.
    """

    def __init__(self, sentence: str, why: Why | None = None) -> None:
        super().__init__(sentence)
        self.why = why


class StoreError(FootnoteError):
    """The store can't be opened, read or written."""


class StoreAwayError(StoreError):
    """The store does nothing at the moment, whatever is asked of it; later it may again."""


class MigrationError(StoreError):
    """The migration `name` failed and was rolled back; it is tried again at the next start."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"migration {name} of the store: {reason}")
        self.name = name
        self.reason = reason
