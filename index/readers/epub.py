"""EPUB: the chapters of a book in reading order."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from index.blocks import Block, Content, Heading
from index.readers.archive import DAMAGED, open_archive, part
from index.readers.decoding import decode
from index.readers.html import read_markup
from index.readers.markup.tree import Element, declared_encoding, text_of
from index.readers.ooxml import parse_part
from index.readers.progress import tell
from index.readers.unreadable import ReadError, Why
from index.tidying import has_words

_CONTAINER = "META-INF/container.xml"
_PROTECTION = "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
# Fonts are disguised in books that are free to read too.
_DISGUISES = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def read(data: bytes, name: str) -> Content:
    """Read a book. Raises ReadError where it is damaged or protected."""
    del name  # says nothing that the bytes don't
    archive = open_archive(data)
    if _is_protected(archive):
        raise ReadError(
            "This book is protected against reading by other programs (DRM).", Why.PROTECTED
        )
    place, package = _package(archive)
    chapters = list(_chapters(package, posixpath.dirname(place)))
    blocks: list[Block] = []
    for number, chapter in enumerate(chapters):
        tell(number, len(chapters))
        blocks += _chapter(archive, chapter)
    title = next((text_of(each) for each in _named(package, "title")), "")
    return Content((Heading(title, 0), *blocks) if has_words(title) else tuple(blocks))


def _named(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a name, whatever their namespace."""
    for element in root.iter(etree.Element):
        if etree.QName(element).localname == name:
            yield element


def _is_protected(archive: zipfile.ZipFile) -> bool:
    root = parse_part(archive, _PROTECTION)
    methods = (
        [] if root is None else [each.get("Algorithm") for each in _named(root, "EncryptionMethod")]
    )
    return any(method not in _DISGUISES for method in methods)


def _package(archive: zipfile.ZipFile) -> tuple[str, Element]:
    """Return where the list of the book's parts stands, and the list."""
    container = parse_part(archive, _CONTAINER)
    for entry in [] if container is None else _named(container, "rootfile"):
        place = unquote(entry.get("full-path", ""))
        package = parse_part(archive, place)
        if package is not None:
            return place, package
    raise ReadError(DAMAGED)


def _chapters(package: Element, folder: str) -> Iterator[str]:
    """Yield the names of the chapters in reading order; what stands apart from it is left out."""
    items = {each.get("id", ""): each for each in _named(package, "item")}
    for entry in _named(package, "itemref"):
        item = items.get(entry.get("idref", ""))
        if (
            item is None
            or item.get("media-type") not in _PAGES
            or "nav" in item.get("properties", "")
        ):
            continue
        if entry.get("linear") != "no":
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))


def _chapter(archive: zipfile.ZipFile, name: str) -> list[Block]:
    data = part(archive, name)
    if data is None or not data.strip():
        return []
    try:
        content = read_markup(decode(data, declared_encoding(data)))
    except ReadError:  # a cover, or a page without text
        return []
    # The title of a chapter is not that of the book.
    return [
        replace(block, level=1) if isinstance(block, Heading) and block.level == 0 else block
        for block in content.blocks
    ]
