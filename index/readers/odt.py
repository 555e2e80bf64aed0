"""OpenDocument texts (ODT): body text, tables, notes, text boxes; no headers, deletions, formulas."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lxml import etree

from index.blocks import Block, Content, Heading, Text
from index.readers.archive import DAMAGED, open_archive
from index.readers.errors import ReadError
from index.readers.flow import Style, block_of, with_notes
from index.readers.laid import Laid
from index.readers.odf import DRAW, OFFICE, TABLE, TEXT, count_of, refuse_locked, style_elements
from index.readers.odt_tables import table_blocks
from index.readers.odt_text import DEEPEST_LEVEL, Styles, piece
from index.readers.ooxml import parse_part, property_title

_WRAPPERS: Final = frozenset(
    f"{TEXT}{name}" for name in ("section", "list", "list-header", "bibliography", "index-body")
)
_ITEMS: Final = frozenset((f"{TEXT}list-item", f"{TEXT}numbered-paragraph"))


def read(data: bytes, name: str) -> Content:  # noqa: ARG001
    """Read an ODT. Raises ReadError."""
    archive = open_archive(data)
    refuse_locked(archive)
    root = parse_part(archive, "content.xml")
    body = None if root is None else root.find(f"{OFFICE}body/{OFFICE}text")
    if root is None or body is None:
        raise ReadError(DAMAGED)
    reader = _Reader(Styles(style_elements(archive, root)))
    return Content(tuple(reader.document(body)), title=property_title(archive, "meta.xml"))


class _Reader:
    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._pending: list[etree._Element] = []
        self._titled = False

    def document(self, body: etree._Element) -> Iterator[Block]:
        """Yield the blocks of the document; the notes of a section stand at its end."""
        read = [(block, self._taken()) for block in self._blocks(body)]
        yield from with_notes(read, self._noted, self._taken)

    def _taken(self) -> Sequence[etree._Element]:
        taken, self._pending = self._pending, []
        return taken

    def _noted(self, notes: Iterable[etree._Element]) -> Iterator[Block]:
        for note in notes:
            yield from self._blocks(note)

    def _blocks(self, parent: etree._Element, *, item: bool = False) -> Iterator[Block]:
        for child in parent:
            tag = child.tag
            if child.get(f"{TEXT}display") == "none":
                continue
            if tag in {f"{TEXT}p", f"{TEXT}h"}:
                yield from self._paragraph(child, item=item)
            elif tag == f"{TABLE}table":
                yield from table_blocks(child, self._cell)
            elif tag in _ITEMS:
                yield from self._blocks(child, item=True)
            elif tag in _WRAPPERS or (isinstance(tag, str) and tag.startswith(DRAW)):
                yield from self._blocks(child)

    def _cell(self, cell: etree._Element) -> Laid:
        return Laid(list(self._blocks(cell)))

    def _paragraph(self, paragraph: etree._Element, *, item: bool) -> Iterator[Block]:
        style = self._styles.paragraph(paragraph)
        if style.role == "contents" or self._styles.is_hidden(paragraph):
            return
        if paragraph.tag == f"{TEXT}h":
            level = count_of(paragraph, f"{TEXT}outline-level", DEEPEST_LEVEL)
            style = Style("heading", level, style.bold)
        elif item and style.role == "plain":
            style = Style("item", bold=style.bold)
        said = piece(paragraph, self._styles, bold=style.bold)
        text = said.text.strip()
        self._pending += said.notes
        if text and style.role == "title":
            yield Text(text) if self._titled else Heading(text, 0)
            self._titled = True
        elif text:
            yield block_of(text, style, bold=said.bold)
        yield from (block for box in said.boxes for block in self._blocks(box))
