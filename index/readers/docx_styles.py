"""What a DOCX's styles say about its paragraphs: headings, titles, captions, items."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from index.readers.flow import Style
from index.readers.ooxml import W

_HEADING: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS: Final = re.compile(
    r"toc (?:[1-9]|heading)|table of (?:figures|authorities)", re.IGNORECASE
)
_ITEM: Final = re.compile(r"list (?:bullet|number)( \d)?", re.IGNORECASE)
_BODY_LEVEL: Final = 9  # an outline level of 9 is body text
_DEEPEST: Final = 20  # styles based on styles; a cycle ends here


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles by id, and which character styles hide their text."""

    paragraph: Mapping[str, Style] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


def styles_of(root: etree._Element | None) -> Styles:
    """Return the styles that word/styles.xml defines."""
    if root is None:
        return Styles()
    elements = {style.get(f"{W}styleId", ""): style for style in root.iterfind(f"{W}style")}
    return Styles(
        {
            name: _style(elements, name)
            for name, element in elements.items()
            if element.get(f"{W}type") == "paragraph"
        },
        frozenset(name for name, element in elements.items() if _on(element, "vanish")),
    )


def _style(elements: Mapping[str, etree._Element], name: str) -> Style:
    """Return what the style, or the nearest style that it is based on, makes of a paragraph."""
    bold: bool | None = None
    item = False
    for _ in range(_DEEPEST):
        element = elements.get(name)
        if element is None:
            break
        if bold is None and element.find(f"{W}rPr/{W}b") is not None:
            bold = _on(element, "b")
        found = _own(element)
        if found.role == "item":
            item = True
        elif found.role != "plain":
            return found
        based = element.find(f"{W}basedOn")
        name = "" if based is None else based.get(f"{W}val", "")
    return Style("item" if item else "plain", bold=bool(bold))


def _own(element: etree._Element) -> Style:
    named = element.find(f"{W}name")
    # The built-in styles have English names in every language of Word.
    name = "" if named is None else named.get(f"{W}val", "")
    if match := _HEADING.fullmatch(name):
        return Style("heading", int(match[1]))
    if name.casefold() == "title":
        return Style("title")
    if name.casefold() == "caption":
        return Style("caption")
    if _CONTENTS.fullmatch(name):
        return Style("contents")
    level = outline_level(element)
    if level:
        return Style("heading", level)
    numbered = element.find(f"{W}pPr/{W}numPr") is not None
    return Style("item" if numbered or _ITEM.fullmatch(name) else "plain")


def outline_level(element: etree._Element) -> int:
    """Return the heading level (from 1) that an element's paragraph properties give, 0: none."""
    outline = element.find(f"{W}pPr/{W}outlineLvl")
    value = "" if outline is None else outline.get(f"{W}val", "")
    return int(value) + 1 if value.isdecimal() and int(value) < _BODY_LEVEL else 0


def _on(element: etree._Element, what: str) -> bool:
    return is_on(element.find(f"{W}rPr/{W}{what}"))


def is_on(switch: etree._Element | None) -> bool:
    """Tell whether a property such as w:b is there and not switched off."""
    return switch is not None and switch.get(f"{W}val", "1") not in {"0", "false", "off", "none"}
