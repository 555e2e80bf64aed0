"""Opens files that are ZIP archives inside (office files, EPUB), guarded against hostile ones.

What is unpacked never exceeds the sizes that the archive declares, and those are checked first.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Collection
from typing import Final

from index.readers.allowance import MB
from index.readers.unreadable import ReadError, Why

_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE: old office files, encrypted new ones
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_MOST_PARTS: Final = 20_000  # a deck of 1,000 slides with their notes and pictures has 5,000
_MOST_UNPACKED: Final = 512 * MB
_LARGEST_PART: Final = 256 * MB
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PROLOGUE: Final = 4096  # bytes in which the first element begins; office programs need 100
_ASIDE: Final = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ELEMENT: Final = re.compile(rb"<[^!?]")
_MARKS: Final = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_EBCDIC: Final = b"\x4c\x6f\xa7\x94"  # "<?xm", which a parser would read too

# A mutated archive may also point before its own beginning: a ValueError of its file.
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError,
)  # fmt: skip
DECLARES: Final = "This file holds declarations that no office program writes: save it again."
DAMAGED: Final = "This file is damaged: save it again in the program that made it."


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return the archive, all its parts within bounds and in the clear. Raises ReadError."""
    if data.startswith(_COMPOUND):
        if _ENCRYPTED_STREAM in data:
            raise ReadError(
                "This file is protected by a password: save it without one.", Why.PROTECTED
            )
        raise ReadError(
            "This file is in an old office format (.doc, .xls, .ppt): save it as .docx, .xlsx or "
            ".pptx.",
            Why.UNSUPPORTED,
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise ReadError(DAMAGED) from None
    if any(part.flag_bits & 0x1 for part in parts):
        raise ReadError("This file is protected by a password: save it without one.", Why.PROTECTED)
    if (
        len(parts) > _MOST_PARTS
        or sum(part.file_size for part in parts) > _MOST_UNPACKED
        or any(part.file_size > _LARGEST_PART for part in parts)
    ):
        raise ReadError("This file unpacks to more than can be read: split it.", Why.TOO_LARGE)
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return the bytes of a part, None where there is none of this name. Raises ReadError."""
    try:
        return archive.read(name)
    except KeyError:
        return None
    except _BROKEN:
        raise ReadError(DAMAGED) from None


def refuse_entities(archive: zipfile.ZipFile, among: Collection[str] = ()) -> None:
    """Raise ReadError where an XML part declares a document type, which no office program writes.

    So no parser that follows meets an entity, external or of a billion laughs. `among`: the parts
    that are looked at, where that aren't all.
    """
    for info in archive.infolist():
        if among and info.filename not in among:
            continue
        if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        try:
            with archive.open(info) as file:
                start = file.read(_PROLOGUE)
        except _BROKEN:
            raise ReadError(DAMAGED) from None
        if _declares(start):
            raise ReadError(DECLARES)


def _declares(start: bytes) -> bool:
    """Tell whether a part that begins so declares a type, or hides whether it does."""
    plain = start.replace(b"\0", b"").lstrip(_MARKS)  # without its zeros UTF-16 reads as ASCII here
    if not plain.startswith(b"<"):
        return plain.startswith(_EBCDIC)
    if _DOCTYPE.search(plain):
        return True
    return len(start) == _PROLOGUE and not _ELEMENT.search(_ASIDE.sub(b"", plain))
