"""What the readers of word processors' files share: paragraphs with notes and boxes, a title once."""

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from lxml import etree

from index.blocks import Block, Heading, Text
from index.readers.flow import Style, block_of, with_notes
from index.readers.laid import Laid

Note = TypeVar("Note", bound=Hashable)


@dataclass(slots=True)
class Piece(Generic[Note]):
    """What a paragraph says. `boxes` are the text boxes anchored in it; `bold`: all of it is."""

    text: str = ""
    bold: bool = False
    notes: list[Note] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    def say(self, runs: Iterable[tuple[str, bool]]) -> None:
        """Set the text to that of runs, each with whether it is bold."""
        said = list(runs)
        self.text = "".join(text for text, _ in said)
        words = [heavy for text, heavy in said if text.strip()]
        self.bold = bool(words) and all(words)


class Written(ABC, Generic[Note]):
    """Reads the body of a document, in its format's own terms."""

    def __init__(self) -> None:
        self._pending: list[Note] = []
        self._titled = False

    def document(self, body: etree._Element) -> Iterator[Block]:
        """Yield the blocks of the document; the notes of a section stand at its end."""
        read = [(block, self._taken()) for block in self.blocks(body)]
        yield from with_notes(read, self._noted, self._taken)

    @abstractmethod
    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """Yield what stands in a part of the body, a cell, a box or a note."""

    @abstractmethod
    def note(self, note: Note) -> etree._Element | None:
        """Return the element of a note that the text calls, None where it has been read."""

    def cell(self, cell: etree._Element) -> Laid:
        """Return what stands in the cell of a table."""
        return Laid(list(self.blocks(cell)))

    def paragraph(self, said: Piece[Note], style: Style) -> Iterator[Block]:
        """Yield a paragraph of a style and what its boxes hold; the first title is the document's."""
        text = said.text.strip()
        self._pending += said.notes
        if text and style.role == "title":
            yield Text(text) if self._titled else Heading(text, 0)
            self._titled = True
        elif text:
            yield block_of(text, style, bold=said.bold)
        for box in said.boxes:
            yield from self.blocks(box)

    def _taken(self) -> Sequence[Note]:
        taken, self._pending = self._pending, []
        return taken

    def _noted(self, notes: Iterable[Note]) -> Iterator[Block]:
        for note in dict.fromkeys(notes):
            element = self.note(note)
            if element is not None:
                yield from self.blocks(element)
