"""What DOCX, PPTX and XLSX have in common: XML parts that are parsed safely, and properties."""

import zipfile
from typing import Final

from lxml import etree

from index.readers.archive import DAMAGED, part
from index.readers.unreadable import ReadError

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# "Strict" office files name the same elements otherwise.
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL: Final = W[1:-1].encode()
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_SUPERSCRIPTS: Final = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")


def parse(data: bytes) -> etree._Element:
    """Return the root of an XML part; nothing outside of it is looked up. Raises ReadError."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data.replace(_STRICT, _USUAL), parser)
    except etree.XMLSyntaxError:  # also where it is nested too deep, or a text too long
        raise ReadError(DAMAGED) from None


def parse_part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """Return the root of a part, None where there is none of this name. Raises ReadError."""
    data = part(archive, name)
    return None if data is None else parse(data)


def children(root: etree._Element | None) -> list[etree._Element]:
    """Return the elements of a root that may be missing."""
    return [] if root is None else list(root)


def property_title(archive: zipfile.ZipFile, name: str = "docProps/core.xml") -> str:
    """Return the title that the file's properties give, "" where they give none."""
    try:
        root = parse_part(archive, name)
    except ReadError:
        return ""
    return "" if root is None else (root.findtext(f".//{_TITLE}") or "").strip()


def superscript(text: str) -> str:
    """Return digits raised, so that neither a footnote mark nor a power is read into a number."""
    return text.translate(_SUPERSCRIPTS)
