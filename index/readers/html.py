"""HTML and XHTML: the page's own content, with its tables and the figures that it tags."""

from dataclasses import replace

from index.blocks import Block, Content, Heading
from index.readers.decoding import decode
from index.readers.ixbrl import Facts
from index.readers.markup.content import page_of
from index.readers.markup.layout import Flow
from index.readers.markup.tree import Element, declared_encoding, is_hidden, parse, text_of


def read(data: bytes, name: str) -> Content:
    """Read a page. Raises ReadError where the bytes are no text or no page."""
    del name  # says nothing that the bytes don't
    return read_markup(decode(data, declared_encoding(data)))


def read_markup(text: str) -> Content:
    """Read the text of a page. Raises ReadError where there is nothing in it."""
    tree = parse(text)
    page = page_of(tree)
    flow = Flow(page, Facts.of(tree))
    flow.walk(page.root)
    flow.flush()
    title = " ".join(text_of(each) for each in tree.iter("title"))
    return Content(tuple(_titled(flow.blocks, tree)), title=title.split(" | ")[0])


def _titled(blocks: list[Block], tree: Element) -> list[Block]:
    """Make the one heading of the first level the title; it may stand above the content."""
    first = [
        number
        for number, each in enumerate(blocks)
        if isinstance(each, Heading) and each.level == 1
    ]
    if len(first) == 1:
        title = blocks[first[0]]
        assert isinstance(title, Heading)  # noqa: S101
        return [replace(title, level=0) if each is title else each for each in blocks]
    if not first:
        above = (text_of(each) for each in tree.iter("h1") if not is_hidden(each))
        return [*(Heading(text, 0) for text in list(above)[:1]), *blocks]
    return blocks
