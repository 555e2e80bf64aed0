"""Plain text in any encoding, hard-wrapped or not."""

from index.blocks import Content
from index.readers.decoding import decode
from index.readers.plain.paragraphs import plain_blocks


def read(data: bytes, name: str) -> Content:
    """Read plain text. Raises ReadError where the bytes are no text."""
    del name  # says nothing that the bytes don't
    blocks, pages = plain_blocks(decode(data))
    return Content(tuple(blocks), pages)
