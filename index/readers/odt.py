"""OpenDocument texts (ODT): body text, tables, notes, text boxes; no headers, deletions, formulas."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from index.blocks import Block, Content
from index.readers.archive import DAMAGED, open_archive
from index.readers.flow import Style
from index.readers.odf import DRAW, OFFICE, TABLE, TEXT, count_of, refuse_locked, style_elements
from index.readers.odt_tables import table_blocks
from index.readers.odt_text import DEEPEST_LEVEL, Styles, piece
from index.readers.ooxml import parse_part, property_title
from index.readers.unreadable import ReadError
from index.readers.written import Written

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


class _Reader(Written["etree._Element"]):
    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self._styles = styles

    def note(self, note: etree._Element) -> etree._Element:
        return note

    def blocks(self, parent: etree._Element, *, item: bool = False) -> Iterator[Block]:
        for child in parent:
            tag = child.tag
            if child.get(f"{TEXT}display") == "none":
                continue
            if tag in {f"{TEXT}p", f"{TEXT}h"}:
                yield from self._said(child, item=item)
            elif tag == f"{TABLE}table":
                yield from table_blocks(child, self.cell)
            elif tag in _ITEMS:
                yield from self.blocks(child, item=True)
            elif tag in _WRAPPERS or (isinstance(tag, str) and tag.startswith(DRAW)):
                yield from self.blocks(child)

    def _said(self, paragraph: etree._Element, *, item: bool) -> Iterator[Block]:
        style = self._styles.paragraph(paragraph)
        if style.role == "contents" or self._styles.is_hidden(paragraph):
            return
        if paragraph.tag == f"{TEXT}h":
            level = count_of(paragraph, f"{TEXT}outline-level", DEEPEST_LEVEL)
            style = Style("heading", level, style.bold)
        elif item and style.role == "plain":
            style = Style("item", bold=style.bold)
        yield from self.paragraph(piece(paragraph, self._styles, bold=style.bold), style)
