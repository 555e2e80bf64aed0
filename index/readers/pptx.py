"""Slides (PPTX): title, texts, tables and charts by their place on the slide, then the notes."""

import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.slide import Slide, Slides

from index.blocks import Block, Content, Grid, Heading, Text
from index.readers.archive import DAMAGED, open_archive, refuse_entities
from index.readers.chart_data import chart_grid
from index.readers.ooxml import parse, superscript
from index.readers.progress import tell
from index.readers.spans import Spanning, grid
from index.readers.unreadable import ReadError

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RUNNING: Final = frozenset(
    (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.HEADER)
)
_TITLES: Final = frozenset(
    (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
)
_LISTS: Final = frozenset(
    (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY)
)
_LONGEST_TITLE: Final = 100  # letters of a text that stands above all others on a slide without one
_SAME_LINE: Final = 228_600  # a quarter of an inch (EMU): tops that differ less are at one height
_DEEPEST: Final = 20  # groups in groups


def read(data: bytes, name: str) -> Content:  # noqa: ARG001
    """Read a presentation. Raises ReadError."""
    refuse_entities(open_archive(data))
    try:
        return _content(Presentation(io.BytesIO(data)).slides)
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # the library raises what it meets in a broken file
        raise ReadError(DAMAGED) from error


def _content(slides: Slides) -> Content:
    blocks: list[Block] = []
    for number, slide in enumerate(slides, 1):
        tell(number - 1, len(slides))
        if slide.element.get("show", "1") not in {"0", "false"}:
            blocks += _slide(slide, number, first=not blocks)
    return Content(tuple(blocks), len(slides))


def _slide(slide: Slide, page: int, *, first: bool) -> Iterator[Block]:
    shapes = [shape for shape in slide.shapes if _kind(shape) not in _RUNNING]
    titles = [shape for shape in shapes if _kind(shape) in _TITLES and _words(shape)]
    if titles:
        is_deck = first and _kind(titles[0]) == PP_PLACEHOLDER.CENTER_TITLE
        yield Heading(_words(titles[0]), 0 if is_deck else 1, page)
    rest = [block for shape in _in_order(shapes, titles[:1]) for block in _shape(shape, page, 0)]
    if not titles and len(rest) > 1 and _can_head(rest[0]):
        head = rest.pop(0)
        yield Heading(head.text if isinstance(head, Text) else "", 1, page)
    yield from rest
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        yield from _paragraphs(slide.notes_slide.notes_text_frame._txBody, page)  # noqa: SLF001


def _can_head(block: Block) -> bool:
    return (
        isinstance(block, Text)
        and len(block.text) <= _LONGEST_TITLE
        and not block.text.endswith((".", "。", ":", "：", ";", ","))
    )


def _kind(shape: BaseShape) -> PP_PLACEHOLDER | None:
    return shape.placeholder_format.type if shape.is_placeholder else None


def _words(shape: Any) -> str:
    text = shape.text_frame.text if shape.has_text_frame else ""
    return " ".join(text.split())


def _in_order(shapes: Iterable[BaseShape], without: Iterable[BaseShape]) -> list[BaseShape]:
    """Return the shapes as they are read: from the top, those at one height from the left."""
    left_out = [shape.shape_id for shape in without]
    return sorted(
        (shape for shape in shapes if shape.shape_id not in left_out),
        key=lambda shape: ((shape.top or 0) // _SAME_LINE, shape.left or 0),
    )


def _shape(shape: Any, page: int, depth: int) -> Iterator[Block]:
    if isinstance(shape, GroupShape):
        for inner in _in_order(shape.shapes, ()) if depth < _DEEPEST else ():
            yield from _shape(inner, page, depth + 1)
    elif shape.has_text_frame:
        items = _kind(shape) in _LISTS
        yield from _paragraphs(shape.text_frame._txBody, page, items=items)  # noqa: SLF001
    elif getattr(shape, "has_table", False):
        yield _table(shape.table, page)
    elif getattr(shape, "has_chart", False):
        found = chart_grid(parse(shape.chart.part.blob), page)
        if found is not None:
            yield found
    else:
        yield from _diagram(shape, page)


def _paragraphs(body: etree._Element, page: int, *, items: bool = False) -> Iterator[Text]:
    texts = [text for paragraph in body.iterfind(f"{_A}p") if (text := _text(paragraph))]
    for text in texts:
        yield Text(text, "item" if items and len(texts) > 1 else "paragraph", page)


def _text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph; a line break before a small letter is none."""
    pieces: list[str] = []
    for element in paragraph:
        if element.tag == f"{_A}br":
            pieces.append("\n")
        elif element.tag in {f"{_A}r", f"{_A}fld"}:
            text = element.findtext(f"{_A}t") or ""
            properties = element.find(f"{_A}rPr")
            offset = "0" if properties is None else properties.get("baseline", "0")
            pieces.append(superscript(text) if offset.strip("0-+%") and "-" not in offset else text)
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    joined = ""
    for line in filter(None, lines):
        joined += (" " if line[0].islower() else "\n") * bool(joined) + line
    return joined


def _table(table: Any, page: int) -> Grid:
    cells = [
        Spanning(
            "\n".join(t for p in cell._tc.iter(f"{_A}p") if (t := _text(p))),  # noqa: SLF001
            *(row, column, cell.span_width, cell.span_height),
        )
        for row, line in enumerate(table.rows)
        for column, cell in enumerate(line.cells)
        if not cell.is_spanned
    ]
    return grid(cells, declared=int(table.first_row), page=page)


def _diagram(shape: Any, page: int) -> Iterator[Text]:
    """Yield the texts of a SmartArt graphic, which stand in a part of their own."""
    element = shape._element  # noqa: SLF001
    for relation in element.iter(f"{_DIAGRAM}relIds"):
        try:
            data = shape.part.related_part(relation.get(f"{_RELATION}dm", "")).blob
        except KeyError:
            continue
        for point in parse(data).iter(f"{_DIAGRAM}pt"):
            body = point.find(f"{_DIAGRAM}t")
            if body is not None and point.get("type", "node") == "node":
                yield from _paragraphs(body, page)
