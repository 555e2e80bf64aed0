"""The text of an ODT paragraph as it is read: without comments, hidden text and note marks."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from index.readers.flow import PLAIN, Style
from index.readers.odf import (
    DRAW,
    FO,
    OFFICE,
    STYLE,
    TEXT,
    Elements,
    count_of,
    lineage,
    property_of,
)
from index.readers.ooxml import superscript
from index.readers.written import Piece

_SPACE: Final = re.compile(r"[ \t\r\n]+")  # one space, however the file is laid out
_MOST_SPACES: Final = 100
_CONTENTS: Final = re.compile(r"contents(?: heading| \d+)", re.IGNORECASE)
DEEPEST_LEVEL: Final = 10  # of the format's outline
_LEVEL: Final = f"{STYLE}default-outline-level"
_SKIPPED: Final = frozenset(
    (
        f"{OFFICE}annotation",
        f"{OFFICE}event-listeners",
        *(
            f"{TEXT}{name}"
            for name in ("ruby-text", "hidden-text", "hidden-paragraph", "script", "note-citation")
        ),
    )
)
_SIGNS: Final = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}


class Styles:
    """What the styles of a file say about paragraphs and about pieces of them."""

    def __init__(self, elements: Mapping[str, Elements]) -> None:
        self._paragraph = elements["paragraph"]
        self._text = elements["text"]
        self._styles: dict[str, Style] = {}

    def paragraph(self, element: etree._Element) -> Style:
        """Return the style of a paragraph or heading."""
        name = element.get(f"{TEXT}style-name", "")
        if name not in self._styles:
            self._styles[name] = self._style(name)
        return self._styles[name]

    def _style(self, name: str) -> Style:
        bold = property_of(self._paragraph, name, f"{FO}font-weight") == "bold"
        for each in lineage(self._paragraph, name):
            # The built-in styles have English names in every language of the office program.
            own = each.replace("_20_", " ")
            if own == "Title":
                return Style("title")
            if own.endswith("Caption"):
                return Style("caption")
            if _CONTENTS.fullmatch(own):
                return Style("contents")
            element = self._paragraph.get(each)
            if element is not None and element.get(_LEVEL):
                return Style("heading", count_of(element, _LEVEL, DEEPEST_LEVEL))
        return Style(bold=True) if bold else PLAIN

    def is_hidden(self, element: etree._Element) -> bool:
        """Tell whether nobody sees a paragraph or a piece of one."""
        if element.get(f"{TEXT}display") == "none":
            return True
        elements = self._text if element.tag == f"{TEXT}span" else self._paragraph
        name = element.get(f"{TEXT}style-name", "")
        return property_of(elements, name, f"{TEXT}display") == "none"

    def is_raised(self, span: etree._Element) -> bool:
        """Tell whether a span stands above the line."""
        place = property_of(
            self._text, span.get(f"{TEXT}style-name", ""), f"{STYLE}text-position"
        ).partition(" ")[0]
        return place == "super" or (
            place.endswith("%") and place.strip("0%+") != "" and "-" not in place
        )

    def is_bold(self, span: etree._Element, *, around: bool) -> bool:
        """Tell whether a span is bold; `around`: whether what it stands in is."""
        weight = property_of(self._text, span.get(f"{TEXT}style-name", ""), f"{FO}font-weight")
        return weight == "bold" if weight else around


def piece(paragraph: etree._Element, styles: Styles, *, bold: bool) -> Piece[etree._Element]:
    """Return the text of a paragraph; `bold` is what its style says."""
    found: Piece[etree._Element] = Piece()
    found.say(_runs(paragraph, styles, found, bold, raised=False))
    return found


def _runs(
    element: etree._Element,
    styles: Styles,
    found: Piece[etree._Element],
    bold: bool,
    *,
    raised: bool,
) -> Iterator[tuple[str, bool]]:
    yield _said(element.text, raised), bold
    for child in element:
        tag = child.tag
        if tag == f"{TEXT}note":
            found.notes += child.iterfind(f"{TEXT}note-body")
        elif isinstance(tag, str) and tag.startswith(DRAW):
            found.boxes.append(child)
        elif tag == f"{TEXT}s":
            yield " " * count_of(child, f"{TEXT}c", _MOST_SPACES), bold
        elif tag in _SIGNS:
            yield _SIGNS[tag], bold
        elif tag == f"{TEXT}span":
            if not styles.is_hidden(child):
                heavy = styles.is_bold(child, around=bold)
                yield from _runs(
                    child, styles, found, heavy, raised=raised or styles.is_raised(child)
                )
        elif tag not in _SKIPPED and child.get(f"{TEXT}display") != "none":
            yield from _runs(child, styles, found, bold, raised=raised)
        yield _said(child.tail, raised), bold


def _said(text: str | None, raised: bool) -> str:
    said = _SPACE.sub(" ", text or "")
    return superscript(said) if raised else said
