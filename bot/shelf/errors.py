"""What can go wrong with a document that somebody names."""

from bot.running.errors import FootnoteError
from index.readers.errors import Why


class ShelfError(FootnoteError):
    """A document that can't be used; the text says which, why, and what to do.

    `why` is the kind of trouble where reading the file is it.
    """

    def __init__(self, sentence: str, why: Why | None = None) -> None:
        super().__init__(sentence)
        self.why = why
