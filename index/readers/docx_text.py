"""The text of a DOCX paragraph as it is read: without deletions, hidden text and note marks."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from index.readers.docx_styles import Styles, is_on
from index.readers.ooxml import W, superscript
from index.readers.written import Piece

_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATIVES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED: Final = frozenset(
    f"{W}{name}"
    for name in (
        *("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "sdtPr"),
        *("commentReference", "annotationRef", "footnoteRef", "endnoteRef", "rt"),
    )
) | {f"{_ALTERNATIVES}Fallback"}
_NOTES: Final = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_SIGNS: Final = {
    f"{W}tab": " ", f"{W}ptab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}  # fmt: skip

Note = tuple[str, str]  # ("footnotes" or "endnotes", its id)


def piece(paragraph: etree._Element, styles: Styles, *, bold: bool = False) -> Piece[Note]:
    """Return the text of a paragraph; `bold` is what its style says."""
    found: Piece[Note] = Piece()
    found.say((text, heavy) for text, heavy in _runs(paragraph, styles, found, bold) if text)
    return found


def _runs(
    element: etree._Element, styles: Styles, found: Piece[Note], bold: bool
) -> Iterator[tuple[str, bool]]:
    for child in element:
        tag = child.tag
        if tag == f"{W}r":
            yield from _run(child, styles, found, bold)
        elif tag == f"{W}txbxContent":
            found.boxes.append(child)
        elif isinstance(tag, str) and tag.startswith(_MATH):
            yield _formula(child), False
        elif tag not in _SKIPPED:
            yield from _runs(child, styles, found, bold)


def _run(
    run: etree._Element, styles: Styles, found: Piece[Note], bold: bool
) -> Iterator[tuple[str, bool]]:
    properties = run.find(f"{W}rPr")
    raised = False
    if properties is not None:
        style = properties.find(f"{W}rStyle")
        hidden = style is not None and style.get(f"{W}val") in styles.hidden
        if hidden or is_on(properties.find(f"{W}vanish")):
            return
        switch = properties.find(f"{W}b")
        bold = bold if switch is None else is_on(switch)
        align = properties.find(f"{W}vertAlign")
        raised = align is not None and align.get(f"{W}val") == "superscript"
    for child in run:
        tag = child.tag
        if tag == f"{W}t":
            yield (superscript(child.text or "") if raised else child.text or ""), bold
        elif tag in _SIGNS:
            yield _SIGNS[tag], bold
        elif tag == f"{W}br":
            yield ("\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else ""), bold
        elif tag in _NOTES:
            found.notes.append((_NOTES[tag], child.get(f"{W}id", "")))
        elif tag == f"{W}sym":
            yield _symbol(child), bold
        elif tag not in _SKIPPED:
            yield from _runs(child, styles, found, bold)  # drawings, phonetic guides


def _symbol(element: etree._Element) -> str:
    """Return a symbol where its code is one of Unicode's, not a place in a font of pictures."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 else ""


def _formula(element: etree._Element) -> str:
    """Return a formula on one line: a/b, a^b, a_b, ∑_(i=1)^n i, √x, (x, y)."""
    name = etree.QName(element).localname
    if name == "t":
        return element.text or ""
    if name.endswith("Pr"):
        return ""
    parts = {etree.QName(child).localname: _formula(child) for child in element}
    sub, sup, inner = (parts.get(part, "") for part in ("sub", "sup", "e"))
    match name:
        case "f":
            return f"{parts.get('num', '')}/{parts.get('den', '')}"
        case "sSub" | "sSup" | "sSubSup":
            return inner + _marked("_", sub) + _marked("^", sup)
        case "nary":
            return f"{_sign(element, 'chr', '∫')}{_marked('_', sub)}{_marked('^', sup)} {inner}"
        case "limLow" | "limUpp":
            return inner + _marked("_" if name == "limLow" else "^", parts.get("lim", ""))
        case "func":
            return f"{parts.get('fName', '')} {inner}"
        case "rad":
            return f"√{_marked('', inner)}"
        case "d":
            insides = [_formula(child) for child in element if child.tag == f"{_MATH}e"]
            return f"{_sign(element, 'begChr', '(')}{', '.join(insides)}{_sign(element, 'endChr', ')')}"
    return "".join(_formula(child) for child in element)


def _marked(sign: str, text: str) -> str:
    """Return what stands after a sign, in brackets where it is longer than a letter or number."""
    if not text:
        return ""
    return f"{sign}{text}" if len(text) == 1 or text.isdecimal() else f"{sign}({text})"


def _sign(element: etree._Element, name: str, default: str) -> str:
    """Return the sign that the properties of a formula give."""
    found = element.find(f"{{*}}{etree.QName(element).localname}Pr/{{*}}{name}")
    return default if found is None else found.get(f"{_MATH}val", default)
