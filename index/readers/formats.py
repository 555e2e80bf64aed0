"""What a file is, by its content first and its name second, and the reader for it."""

import re
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from index.assembly import assemble
from index.document import Document
from index.readers.archive import open_archive, part
from index.readers.decoding import decode
from index.readers.unreadable import ReadError, Why

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.blocks import Content

    Read = Callable[[bytes, str], Content]

Format = Literal["txt", "md", "html", "epub", "pdf", "docx", "odt", "pptx", "xlsx", "csv"]

SUPPORTED = "PDF, DOCX, ODT, PPTX, XLSX, CSV, HTML, Markdown, EPUB and plain text"

_HEAD = 4096  # bytes in which a file shows what it is
_PDF_WITHIN = 1024  # bytes of anything may stand before a PDF
_LEAST_LINES = 3  # of a table that is told by its separators alone

_BY_NAME: dict[str, Format] = {
    "md": "md",
    "markdown": "md",
    "mdown": "md",
    "mkd": "md",
    "htm": "html",
    "html": "html",
    "xhtml": "html",
    "csv": "csv",
    "tsv": "csv",
    "tab": "csv",
}
_BY_PART: tuple[tuple[str, Format], ...] = (
    ("META-INF/container.xml", "epub"),
    ("word/", "docx"),
    ("ppt/", "pptx"),
    ("xl/", "xlsx"),
)
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"  # also a template, a master document
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"BM", "a picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
)
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>|(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|table|div|p|h1)\b)",
    re.IGNORECASE | re.DOTALL,
)


def detect(data: bytes, name: str) -> Format:
    """Return the format of a file. Raises ReadError for one that isn't read here."""
    head = data[:_HEAD]
    extension = PurePath(name).suffix.lstrip(".").casefold()
    if not data.strip(b"\x00 \t\r\n\f\v"):
        raise ReadError("This file is empty: send one with text in it.", Why.EMPTY)
    if head.startswith(b"%PDF-") or (extension == "pdf" and b"%PDF-" in head[:_PDF_WITHIN]):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLD_OFFICE)):
        return _packed(data)
    _refuse_others(head)
    named = _BY_NAME.get(extension)
    # Without its marks and zeros UTF-16 reads as ASCII here.
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\x00", b"")
    if named != "md" and _MARKUP.match(start):
        return "html"
    return named or ("csv" if _is_separated(head) else "txt")


def _packed(data: bytes) -> Format:
    archive = open_archive(data)
    names = archive.namelist()
    for start, kind in _BY_PART:
        if any(entry.startswith(start) for entry in names):
            return kind
    if "mimetype" in names and "content.xml" in names:
        if (part(archive, "mimetype") or b"").startswith(_OPEN_TEXT):
            return "odt"
        raise ReadError(
            "This is an OpenDocument file that is no text: save it as XLSX, PPTX or PDF.",
            Why.UNSUPPORTED,
        )
    raise ReadError(
        f"This is a ZIP file: unpack it and send the files in it ({SUPPORTED}).", Why.UNSUPPORTED
    )


def _refuse_others(head: bytes) -> None:
    if head.startswith(b"{\\rtf"):
        raise ReadError("This is an RTF file: save it as DOCX, PDF or plain text.", Why.UNSUPPORTED)
    what = next((what for mark, what in _OTHERS if head.startswith(mark)), "")
    if head[4:8] == b"ftyp":
        what = "a picture or film"
    if what and b"\x00" in head:  # a text may begin with such letters
        raise ReadError(f"This is {what}, which can't be read: send {SUPPORTED}.", Why.UNSUPPORTED)


def _is_separated(head: bytes) -> bool:
    """Tell whether every line has as many separators, two at least, and no line is a sentence."""
    try:
        lines = [line for line in decode(head).split("\n")[:-1] if line.strip()]
    except ReadError:
        return False
    if len(lines) < _LEAST_LINES or any(line.rstrip().endswith((".", ":")) for line in lines):
        return False
    counts = [{line.count(mark) for line in lines} for mark in "\t;,"]
    return any(len(count) == 1 and min(count) > 1 for count in counts)


def read_bytes(data: bytes, name: str) -> Document:
    """Read a file of any format. Raises ReadError with a sentence for the person who sent it."""
    return read_with(reader_of(data, name), data, name)


def reader_of(data: bytes, name: str) -> "Read":
    """Return the reader for a file, which is imported first. Raises ReadError."""
    read: Read = import_module(f"index.readers.{detect(data, name)}").read
    return read


def read_with(read: "Read", data: bytes, name: str) -> Document:
    """Make a document of what a reader reads. Raises ReadError."""
    document = assemble(read(data, name), title=PurePath(name).stem)
    if not document.sentences:
        raise ReadError("This file has no text that can be read.", Why.EMPTY)
    return document
