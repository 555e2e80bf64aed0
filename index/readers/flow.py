"""The flow of a word processor's document: roles of paragraphs, bold lines, where notes stand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, Literal, TypeVar

from index.blocks import Block, Grid, Heading, Text

BOLD_LEVEL: Final = 7  # a bold line is a heading below those of the six styles that people use
_LONGEST_HEADING: Final = 120  # letters of a bold line that can be one
_NO_HEADING: Final = (
    ".",
    ",",
    ";",
    ":",
    "。",
    "，",
    "；",
    "：",
)  # how a bold line that is none ends

Role = Literal["title", "heading", "caption", "item", "contents", "plain"]
Note = TypeVar("Note")


@dataclass(frozen=True, slots=True)
class Style:
    """The role of paragraphs of a style; `level` of a heading counts from 1; `bold` all of it."""

    role: Role = "plain"
    level: int = 0
    bold: bool = False


PLAIN: Final = Style()


def block_of(text: str, style: Style, *, bold: bool) -> Block:
    """Return the block that a paragraph is; `bold` where all of its text is."""
    match style.role:
        case "heading":
            return Heading(text, style.level)
        case "caption":
            return Text(text, "caption")
        case "item":
            return Text(text, "item")
        case _ if bold and len(text) <= _LONGEST_HEADING and not text.endswith(_NO_HEADING):
            return Heading(text, BOLD_LEVEL)
        case _:
            return Text(text)


def with_notes(
    read: Sequence[tuple[Block, Sequence[Note]]],
    noted: Callable[[Sequence[Note]], Iterator[Block]],
    rest: Callable[[], Sequence[Note]],
) -> Iterator[Block]:
    """Yield the blocks, each section's notes at its end.

    `read` are blocks with the notes called in them, `noted` reads notes, `rest` gives those that
    no block calls.
    """
    pending: list[Note] = []
    for block, (_, notes) in zip(settled([block for block, _ in read]), read, strict=True):
        if isinstance(block, Heading):
            yield from noted(pending)
            pending = []
        yield block
        pending += notes
    yield from noted([*pending, *rest()])


def settled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; of bold lines only those are headings that text stands under."""
    for block, following in zip_longest(blocks, blocks[1:]):
        yield _settle(block, following)


def _settle(block: Block, following: Block | None) -> Block:
    if not isinstance(block, Heading) or block.level != BOLD_LEVEL:
        return block
    if isinstance(following, Grid):
        return Text(block.text, "caption")
    return block if isinstance(following, Text) else Text(block.text)
