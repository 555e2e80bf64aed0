"""Text to a tree of elements: nothing fetched, no entity of the file's own."""

import re

from lxml import etree

from index.readers.unreadable import ReadError

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it

_HEAD = 4096  # bytes in which a page says its encoding
_ENCODING = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})|"
    rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,40})",
    re.IGNORECASE,
)
# What browsers read under these names.
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}
_UNSEEN = frozenset(
    "script style template iframe object embed svg canvas audio video map noscript input button "
    "select textarea datalist meter progress head link meta base del s strike rp ix:header".split()
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_FOR_READERS_ALOUD = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only".split()
)


def declared_encoding(data: bytes) -> str:
    """Return the encoding that a page says it is in, as browsers take it; "" if it doesn't."""
    match = _ENCODING.search(data[:_HEAD])
    if match is None:
        return ""
    name = (match[1] or match[2]).decode("ascii", "replace").casefold()
    return _MEANT.get(name, name)


def parse(text: str) -> Element:
    """Return the root of a page. Raises ReadError where there is none."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        # As bytes: a text that declares an encoding is refused. Null bytes end a text.
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise ReadError("This page is empty or damaged: open it in a browser and save it again.")
    return root


def tag_of(element: Element) -> str:
    """Return an element's name in lower case; "" for what is no element."""
    return element.tag.casefold() if isinstance(element.tag, str) else ""


def text_of(element: Element) -> str:
    """Return all text in an element, hidden or not."""
    return "".join(piece for piece in element.itertext() if isinstance(piece, str))


def names_of(element: Element) -> frozenset[str]:
    """Return the words of an element's class and id, in lower case."""
    return frozenset(f"{element.get('class', '')} {element.get('id', '')}".casefold().split())


def is_hidden(element: Element) -> bool:
    """Tell whether a browser doesn't show the element, or shows it struck out."""
    return (
        tag_of(element) in _UNSEEN
        or tag_of(element) == ""
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style", "")) is not None
        or not _FOR_READERS_ALOUD.isdisjoint(names_of(element))
    )
