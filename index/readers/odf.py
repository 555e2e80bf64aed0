"""What OpenDocument files have in common: their names, whether one is locked, styles with parents."""

import zipfile
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from index.readers.archive import part, refuse_entities
from index.readers.ooxml import children, parse_part
from index.readers.unreadable import ReadError, Why

_SPACES: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE: Final = _SPACES % "office"
TEXT: Final = _SPACES % "text"
TABLE: Final = _SPACES % "table"
DRAW: Final = _SPACES % "drawing"
STYLE: Final = _SPACES % "style"
FO: Final = _SPACES % "xsl-fo-compatible"

PARTS: Final = ("content.xml", "styles.xml", "meta.xml")
_MANIFEST: Final = "META-INF/manifest.xml"
_ENCRYPTED: Final = b"encryption-data"
_DEEPEST: Final = 20  # styles based on styles; a cycle ends here

Elements = Mapping[str, etree._Element]  # noqa: SLF001 - lxml's only name for it


def refuse_locked(archive: zipfile.ZipFile) -> None:
    """Raise ReadError where the parts are encrypted, or one that is read declares a type.

    Only of those: older programs write a document type into the lists that stand beside them.
    """
    if _ENCRYPTED in (part(archive, _MANIFEST) or b""):
        raise ReadError("This file is protected by a password: save it without one.", Why.PROTECTED)
    refuse_entities(archive, PARTS)


def style_elements(archive: zipfile.ZipFile, content: etree._Element) -> dict[str, Elements]:
    """Return the styles of the families "paragraph" and "text" by name. Raises ReadError."""
    found: dict[str, dict[str, etree._Element]] = {"paragraph": {}, "text": {}}
    for root in (parse_part(archive, "styles.xml"), content):
        for group in children(root):
            if group.tag in {f"{OFFICE}styles", f"{OFFICE}automatic-styles"}:
                for style in group.iterfind(f"{STYLE}style"):
                    family = found.get(style.get(f"{STYLE}family", ""), {})
                    family[style.get(f"{STYLE}name", "")] = style
    return dict(found)


def lineage(elements: Elements, name: str) -> Iterator[str]:
    """Yield a style's name and those it is based on, nearest first; the last may be defined nowhere."""
    for _ in range(_DEEPEST):
        if not name:
            return
        yield name
        name = elements[name].get(f"{STYLE}parent-style-name", "") if name in elements else ""


def property_of(elements: Elements, name: str, attribute: str) -> str:
    """Return what the style, or the nearest it is based on, says of its letters; "" nothing."""
    for each in lineage(elements, name):
        said = elements[each].find(f"{STYLE}text-properties") if each in elements else None
        if said is not None and (value := said.get(attribute)):
            return value
    return ""


def count_of(element: etree._Element, attribute: str, most: int) -> int:
    """Return a count that an attribute gives, 1 where it gives none, never more than `most`."""
    value = element.get(attribute, "")
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        return 1
    return max(1, min(int(value), most))
