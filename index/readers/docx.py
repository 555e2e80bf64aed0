"""Word documents (DOCX): body text, tables, notes and text boxes; no headers, footers, deletions."""

import zipfile
from collections.abc import Iterator, MutableMapping
from typing import Final

from lxml import etree

from index.blocks import Block, Content
from index.readers.archive import DAMAGED, open_archive, refuse_entities
from index.readers.docx_styles import Styles, outline_level, styles_of
from index.readers.docx_tables import table_blocks
from index.readers.docx_text import Note, piece
from index.readers.flow import PLAIN, Style
from index.readers.ooxml import W, children, parse_part, property_title
from index.readers.unreadable import ReadError
from index.readers.written import Written

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


class _Reader(Written[Note]):
    def __init__(self, styles: Styles, notes: MutableMapping[Note, etree._Element]) -> None:
        super().__init__()
        self._styles = styles
        self._notes = notes

    def note(self, note: Note) -> etree._Element | None:
        return self._notes.pop(note, None)

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._said(child)
            elif child.tag == f"{W}tbl":
                yield from table_blocks(child, self.cell)
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child)

    def _said(self, paragraph: etree._Element) -> Iterator[Block]:
        style = self._style(paragraph)
        if style.role != "contents":
            yield from self.paragraph(piece(paragraph, self._styles, bold=style.bold), style)

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
