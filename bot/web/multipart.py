"""The file in a form that a browser sent (RFC 7578)."""

import re
from email.message import Message
from pathlib import PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import unquote

_LONGEST: Final = 200  # bytes of a file's name, the last ones: they say the format
_UNSAFE: Final = re.compile(r"[\x00-\x1f\x7f/\\]")
_QUOTED: Final = re.compile(r'\bfilename="([^"]*)"')


class Sent(NamedTuple):
    """A file as it was chosen."""

    name: str
    data: bytes


def file_in(body: bytes, content_type: str, field: str) -> Sent | None:
    """Return the file that the form's field holds, None where there is none."""
    boundary = _parameter(content_type, "boundary")
    if not content_type.lower().startswith("multipart/form-data") or not boundary:
        return None
    between = b"\r\n--" + boundary.encode("latin-1", "replace")
    for part in (b"\r\n" + body).split(between)[1:-1]:
        head, empty_line, data = part.partition(b"\r\n\r\n")
        disposition = _disposition(head.decode("utf-8", "replace"))
        name = _QUOTED.search(disposition)
        if empty_line and name is not None and _parameter(disposition, "name") == field:
            return Sent(_safe(name[1]), data) if name[1] else None
    return None


def _disposition(head: str) -> str:
    for line in head.split("\r\n"):
        key, _, value = line.partition(":")
        if key.strip().lower() == "content-disposition":
            return value.strip()
    return ""


def _parameter(value: str, name: str) -> str:
    header = Message()
    header["content-disposition"] = value.replace("\r", " ").replace("\n", " ")
    found = header.get_param(name, header="content-disposition")
    return found if isinstance(found, str) else ""


def _safe(name: str) -> str:
    """Return a name that is one of a file: without folders; browsers write a quote as %22."""
    last = PurePosixPath(unquote(name).replace("\\", "/")).name
    plain = _UNSAFE.sub("", last).encode("utf-8", "replace")[-_LONGEST:]
    return plain.decode("utf-8", "ignore").strip(". ") or "document"
