"""Word documents (DOCX): body text, tables, notes and text boxes; no headers, footers, deletions."""

import zipfile
from collections.abc import Iterable, Iterator, MutableMapping
from typing import Final

from lxml import etree

from index.blocks import Block, Content, Heading, Text
from index.readers.archive import DAMAGED, open_archive, refuse_entities
from index.readers.docx_styles import Styles, outline_level, styles_of
from index.readers.docx_tables import table_blocks
from index.readers.docx_text import Note, piece
from index.readers.errors import ReadError
from index.readers.flow import PLAIN, Style, block_of, with_notes
from index.readers.laid import Laid
from index.readers.ooxml import W, children, parse_part, property_title

_WRAPPERS: Final = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
_RELATION: Final = "/officeDocument"


def read(data: bytes, name: str) -> Content:  # noqa: ARG001
    """Read a DOCX. Raises ReadError."""
    archive = open_archive(data)
    refuse_entities(archive)
    main = _main_part(archive)
    root = parse_part(archive, main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise ReadError(DAMAGED)
    folder = main.rpartition("/")[0]
    notes = {
        (kind, note.get(f"{W}id", "")): note
        for kind in ("footnotes", "endnotes")
        for note in children(parse_part(archive, f"{folder}/{kind}.xml"))
    }
    reader = _Reader(styles_of(parse_part(archive, f"{folder}/styles.xml")), notes)
    return Content(tuple(reader.document(body)), title=property_title(archive))


def _main_part(archive: zipfile.ZipFile) -> str:
    for relation in children(parse_part(archive, "_rels/.rels")):
        if relation.get("Type", "").endswith(_RELATION):
            return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


class _Reader:
    def __init__(self, styles: Styles, notes: MutableMapping[Note, etree._Element]) -> None:
        self._styles = styles
        self._notes = notes
        self._pending: list[Note] = []
        self._titled = False

    def document(self, body: etree._Element) -> Iterator[Block]:
        """Yield the blocks of the document; the notes of a section stand at its end."""
        read = [(block, self._taken()) for block in self._blocks(body)]
        yield from with_notes(read, self._noted, self._taken)

    def _taken(self) -> list[Note]:
        taken, self._pending = self._pending, []
        return taken

    def _noted(self, notes: Iterable[Note]) -> Iterator[Block]:
        for note in dict.fromkeys(notes):
            element = self._notes.pop(note, None)
            if element is not None:
                yield from self._blocks(element)

    def _blocks(self, parent: etree._Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from table_blocks(child, self._cell)
            elif child.tag in _WRAPPERS:
                yield from self._blocks(child)

    def _cell(self, cell: etree._Element) -> Laid:
        return Laid(list(self._blocks(cell)))

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        style = self._style(paragraph)
        if style.role == "contents":
            return
        said = piece(paragraph, self._styles, bold=style.bold)
        text = said.text.strip()
        self._pending += said.notes
        if text and style.role == "title":
            yield Text(text) if self._titled else Heading(text, 0)
            self._titled = True
        elif text:
            yield block_of(text, style, bold=said.bold)
        for box in said.boxes:
            yield from self._blocks(box)

    def _style(self, paragraph: etree._Element) -> Style:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = (
            PLAIN if named is None else self._styles.paragraph.get(named.get(f"{W}val", ""), PLAIN)
        )
        if style.role != "plain":
            return style
        if level := outline_level(paragraph):
            return Style("heading", level)
        numbered = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if numbered is not None and numbered.get(f"{W}val") != "0":
            return Style("item", bold=style.bold)
        return style
