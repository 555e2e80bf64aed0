"""What a file is, by its content first and its name second, and the reader for it."""

import io
import re
import zipfile
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from index.assembly import assemble
from index.document import Document
from index.readers.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.readers.blocks import Content

Format = Literal["txt", "md", "html", "epub", "pdf", "docx", "pptx", "xlsx", "csv"]

SUPPORTED = "PDF, DOCX, PPTX, XLSX, CSV, HTML, Markdown, EPUB and plain text"

_HEAD = 4096  # bytes in which a file shows what it is
_PDF_WITHIN = 1024  # readers allow that much before the mark

_BY_NAME: dict[str, Format] = {
    "txt": "txt",
    "text": "txt",
    "log": "txt",
    "md": "md",
    "markdown": "md",
    "mdown": "md",
    "htm": "html",
    "html": "html",
    "xhtml": "html",
    "csv": "csv",
    "tsv": "csv",
    "tab": "csv",
}
_BY_PART: tuple[tuple[str, Format], ...] = (
    ("word/", "docx"),
    ("ppt/", "pptx"),
    ("xl/", "xlsx"),
    ("META-INF/container.xml", "epub"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_NAMES = {"doc": ("Word", "DOCX"), "xls": ("Excel", "XLSX"), "ppt": ("PowerPoint", "PPTX")}
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"BM", "a picture"),
    (b"RIFF", "media"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
    (b"ID3", "media"),
    (b"OggS", "media"),
)
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<(?:html|head|body|article|main|table|div|p|h1)\b)",
    re.IGNORECASE | re.DOTALL,
)


def detect(data: bytes, name: str) -> Format:
    """Return the format of a file. Raises ReadError for one that isn't read here."""
    head = data[:_HEAD]
    if not data.strip(b"\x00 \t\r\n\f\v"):
        raise ReadError(f"{name} is empty: send a file with text in it.")
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    if head.startswith(b"PK"):
        return _zipped(data, name)
    extension = PurePath(name).suffix.lstrip(".").casefold()
    _refuse_others(head, name, extension)
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")):
        return "md" if _BY_NAME.get(extension) == "md" else "html"
    return _BY_NAME.get(extension, "txt")


def _zipped(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise ReadError(f"{name} is damaged: it can't be opened. Send it again.") from None
    for part, kind in _BY_PART:
        if any(entry == part or entry.startswith(part) for entry in names):
            return kind
    if "mimetype" in names and any(entry == "content.xml" for entry in names):
        raise ReadError(f"{name} is an OpenDocument file: save it as DOCX, XLSX, PPTX or PDF.")
    raise ReadError(f"{name} is a ZIP file: unpack it and send the files in it ({SUPPORTED}).")


def _refuse_others(head: bytes, name: str, extension: str) -> None:
    if head.startswith(_OLD_OFFICE):
        program, now = _OLD_NAMES.get(extension, ("Office", "DOCX, XLSX or PPTX"))
        raise ReadError(f"{name} is an old or protected {program} file: save it as {now} or PDF.")
    if head.startswith(b"{\\rtf"):
        raise ReadError(f"{name} is an RTF file: save it as DOCX, PDF or plain text.")
    for mark, what in _OTHERS:
        if head.startswith(mark) and (len(mark) > 2 or b"\x00" in head):
            raise ReadError(f"{name} is {what}, which can't be read: send {SUPPORTED}.")


def read_bytes(data: bytes, name: str) -> Document:
    """Read a file of any format. Raises ReadError with a sentence for the person who sent it."""
    kind = detect(data, name)
    read: Callable[[bytes, str], Content] = import_module(f"index.readers.{kind}").read
    document = assemble(read(data, name), title=PurePath(name).stem)
    if not document.sentences:
        raise ReadError(f"{name} has no text that can be read.")
    return document
