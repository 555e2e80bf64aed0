"""A plain text to blocks."""

from collections.abc import Iterator, Sequence

from index.blocks import Block, Grid, Heading, Text
from index.joining import join_lines, repair, without_note_marks, words_within
from index.readers.plain.headings import heading_levels
from index.readers.plain.lines import Part, Wrap, groups_of, parts_of
from index.readers.plain.text_tables import tables_in
from index.running import without_page_numbers, without_running_lines


def plain_blocks(text: str) -> tuple[list[Block], int]:
    """Return the blocks of a plain text, and how many pages it has.

    Form feeds are page breaks; without them there are no pages (0).
    """
    repaired = without_note_marks(repair(text)).strip("\f\n ")
    pages = [page.split("\n") for page in repaired.split("\f")]
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
    return list(_blocks(found, words)), len(pages) if paged else 0


def _blocks(found: Sequence[Part | Grid], words: frozenset[str]) -> Iterator[Block]:
    for piece, level in zip(found, heading_levels(found), strict=True):
        if isinstance(piece, Grid):
            yield piece
        elif level is not None:
            yield Heading(piece.text, level, piece.page)
        else:
            text = join_lines(piece.lines, words)
            yield Text(text, "item" if piece.item else "paragraph", piece.page)
