"""Plain text, hard-wrapped or not: its pages, then its lines as paragraphs, items and tables."""

from collections.abc import Iterator, Sequence

from index.joining import join_lines, repair, without_note_marks, words_within
from index.readers.blocks import Block, Content, Grid, Heading, Text
from index.readers.decoding import decode
from index.readers.plain.headings import heading_levels
from index.readers.plain.lines import Part, Wrap, groups_of, parts_of
from index.readers.plain.tables import tables_in
from index.running import without_page_numbers, without_running_lines


def read(data: bytes, name: str) -> Content:
    """Read plain text in any encoding. Raises ReadError where the bytes are no text.

    Form feeds are page breaks; without them there are no pages.
    """
    del name  # says nothing that the bytes don't
    text = without_note_marks(repair(decode(data)))
    pages = [page.split("\n") for page in text.strip("\f\n ").split("\f")]
    paged = len(pages) > 1
    bodies = without_running_lines(pages) if paged else [without_page_numbers(pages[0])]
    words = words_within(line for page in bodies for line in page)
    groups = groups_of(bodies, paged=paged)
    wrap = Wrap.of(groups)
    found: list[Part | Grid] = []
    for group in groups:
        for piece in tables_in(group):
            if isinstance(piece, Grid):
                found.append(piece)
            else:
                found += parts_of(piece, wrap)
    return Content(tuple(_blocks(found, words)), len(pages) if paged else 0)


def _blocks(found: Sequence[Part | Grid], words: frozenset[str]) -> Iterator[Block]:
    for piece, level in zip(found, heading_levels(found), strict=True):
        if isinstance(piece, Grid):
            yield piece
        elif level is not None:
            yield Heading(piece.text, level, piece.page)
        else:
            yield Text(
                join_lines(piece.lines, words), "item" if piece.item else "paragraph", piece.page
            )
