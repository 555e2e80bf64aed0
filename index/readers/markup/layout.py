"""Elements to blocks: what a browser shows one under the other."""

import re

from index.blocks import Block, Heading, Text
from index.readers.ixbrl import Facts
from index.readers.markup.content import Page
from index.readers.markup.data_tables import table_blocks
from index.readers.markup.runs import Run
from index.readers.markup.tree import Element, tag_of, text_of
from index.readers.plain.paragraphs import plain_blocks
from index.tidying import has_words

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_BOLD = frozenset({"b", "strong"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_PARAGRAPHS = frozenset({"p", "div"})
_LONGEST_HEADING = 100
_STOPS = ".!。！;；,，:："
_BELOW_ALL = 7  # the level of bold lines: under every marked heading
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ITEMS = frozenset({"li", "dt", "dd"})
_LEAST_PLAIN = 3  # lines of preformatted text; fewer don't tell how it is laid out
_DEEPEST = 100  # elements in elements; what lies deeper is read as one text


class Flow:
    """The blocks of a page in the making. In a table's cell all goes into one run."""

    def __init__(self, page: Page, facts: Facts, *, cell: bool = False, depth: int = 0) -> None:
        self._page = page
        self._facts = facts
        self._cell = cell
        self._depth = depth
        self._items = 0  # list items around
        self._term = -1  # where a term ends whose definition is to follow in the same paragraph
        self.run = Run()
        self.blocks: list[Block] = []

    def walk(self, element: Element) -> None:
        """Add what the element holds; the text after it is its parent's."""
        self._depth += 1
        self.run.add(element.text)
        for child in element:
            if child in self._page.left_out:
                pass
            elif self._depth > _DEEPEST:
                self.run.add(text_of(child))
            else:
                self._element(child, tag_of(child))
            self.run.add(child.tail)
        self._depth -= 1

    def flush(self) -> None:
        """End the paragraph."""
        if self._cell:
            self.run.end_line()
        elif self._term != self.run.length:
            run = self._taken()
            self.blocks += [
                Text(text, "item" if self._items else "paragraph", exact=exact)
                for text, exact in run.paragraphs()
                if has_words(text)
            ]

    def _taken(self) -> Run:
        run, self.run, self._term = self.run, Run(), -1
        return run

    def _element(self, element: Element, tag: str) -> None:
        if tag == "br":
            self.run.end_line()
        elif tag == "sup":
            self._raised(element)
        elif tag == "math":
            self.run.add(element.get("alttext") or text_of(element))
        elif tag not in _BLOCKS:
            self._inline(element, tag)
        elif self._cell and tag == "li":
            self._item_in_cell(element)
        elif self._cell:
            self._block(element)
        else:
            self._block_of_kind(element, tag)

    def _block_of_kind(self, element: Element, tag: str) -> None:
        if tag in _HEADINGS:
            self._heading(element, _HEADINGS[tag])
        elif tag in _ITEMS:
            self._item(element, tag)
        elif tag == "pre":
            self._preformatted(element)
        elif tag == "table":
            self._table(element)
        else:
            self._block(element)

    def _block(self, element: Element) -> None:
        self.flush()
        self.walk(element)
        self.flush()

    def _inline(self, element: Element, tag: str) -> None:
        run, start = self.run, self.run.length
        self.run.add("“" if tag == "q" else "")
        self.walk(element)
        self.run.add("”" if tag == "q" else "")
        bold = tag in _BOLD or _BOLD_STYLE.search(element.get("style", "")) is not None
        if bold and self._is_heading(element, run, start):
            self.blocks.append(Heading(self._taken().text, _BELOW_ALL))
        elif ":" in tag and run is self.run and run.length > start:
            fact = self._facts.fact(element, run.since(start))
            if fact:
                run.state(fact, start)

    def _is_heading(self, element: Element, run: Run, start: int) -> bool:
        """Tell whether bold words stand on a line of their own, first in a paragraph."""
        if self._cell or self._items or run is not self.run or run.length > 2 * _LONGEST_HEADING:
            return False
        if has_words(run.text[:start]):
            return False
        text, after = run.text.strip(), element.getnext()
        parent = element.getparent()
        last = after is None and parent is not None and tag_of(parent) in _PARAGRAPHS
        apart = not (element.tail or "").strip() and (
            last or (after is not None and tag_of(after) == "br")
        )
        plain = 0 < len(text) <= _LONGEST_HEADING and text[-1] not in _STOPS and "\n" not in text
        return apart and plain and has_words(text) and not text[0].islower()

    def _raised(self, element: Element) -> None:
        links = element.iter("a")
        if not any(link.get("href", "").startswith("#") for link in links):  # else to a note
            self.run.raise_(text_of(element))

    def _heading(self, element: Element, level: int) -> None:
        self.flush()
        before = len(self.blocks)
        self.walk(element)
        run = self._taken()
        if has_words(run.text) and len(self.blocks) == before:
            self.blocks.append(Heading(run.text, level))
        elif has_words(run.text):
            self.blocks.append(Text(run.text))

    def _item(self, element: Element, tag: str) -> None:
        """Add a list item; a term and its definition are one: "Term: definition"."""
        self.flush()
        self._items += 1
        self.walk(element)
        after = element.getnext()
        if tag == "dt" and after is not None and tag_of(after) == "dd" and has_words(self.run.text):
            self.run.add(" " if self.run.text.rstrip().endswith((":", "：")) else ": ")
            self._term = self.run.length
        else:
            self.flush()
        self._items -= 1

    def _item_in_cell(self, element: Element) -> None:
        """Add a list item to a cell, whose items stand on one line."""
        self.run.begin_item()
        self.walk(element)

    def _preformatted(self, element: Element) -> None:
        self.flush()
        text = text_of(element)
        if element.find(".//code") is None and text.strip().count("\n") >= _LEAST_PLAIN:
            self.blocks += plain_blocks(text)[0]
        elif has_words(text):
            self.blocks.append(Text(text))

    def _table(self, element: Element) -> None:
        self.flush()
        blocks = table_blocks(element, self._cell_run, self._page.left_out)
        if blocks is None:
            self.walk(element)
            self.flush()
        else:
            self.blocks += blocks

    def _cell_run(self, element: Element) -> Run:
        flow = Flow(self._page, self._facts, cell=True, depth=self._depth)
        flow.walk(element)
        return flow.run
