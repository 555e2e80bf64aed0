"""A document in parts of the size of a page: its own pages, slides or sheets, else some paragraphs."""

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from index.document import Document, Paragraph, Sentence

_ONE_PAGE: Final = 300  # paragraphs without pages that are shown together: a long article
_MOST: Final = 150  # paragraphs of a part where there are more


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some paragraphs that are shown together; `page` is what the document calls it, if it does.

    `number` is in its address: that of the page where each has one, else its position from 1.
    """

    number: int
    page: int | str | None
    paragraphs: tuple[Paragraph, ...]


def leaves(document: Document) -> tuple[Leaf, ...]:
    """Return the parts in order; one where the document is short and unpaged."""
    pages = [
        (page, tuple(found)) for page, found in groupby(document.paragraphs, lambda one: one.page)
    ]
    if len(pages) <= 1 and len(document.paragraphs) <= _ONE_PAGE:
        return (Leaf(1, None, document.paragraphs),)
    parts = [
        (page, paragraphs[at : at + _MOST])
        for page, paragraphs in pages
        for at in range(0, len(paragraphs), _MOST)
    ]
    numbers = [page for page, _ in parts if isinstance(page, int)]
    if len(set(numbers)) < len(parts):
        numbers = list(range(1, len(parts) + 1))
    return tuple(
        Leaf(number, page, found) for number, (page, found) in zip(numbers, parts, strict=True)
    )


def leaf_of(parts: tuple[Leaf, ...], sentence: Sentence) -> Leaf:
    """Return the part in which a sentence stands."""
    return next(
        (leaf for leaf in parts if leaf.paragraphs and sentence.start < leaf.paragraphs[-1].end),
        parts[-1],
    )
