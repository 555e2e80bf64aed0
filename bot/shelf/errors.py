"""What can go wrong with a document that somebody names."""

from bot.errors import FootnoteError


class ShelfError(FootnoteError):
    """A document that can't be used; the text says which, why, and what to do."""
