"""A call's parameters: bodies in the four encodings, and typed access to them."""

import json
import re
from typing import Any
from urllib.parse import parse_qsl

from .errors import bad_request

_TRUE = ("true", "True", "1", "yes", "on", True, 1)
_BOUNDARY = re.compile(r'boundary="?([^";,]+)"?', re.IGNORECASE)
_DISPOSITION = re.compile(r'\b(name|filename)="((?:[^"\\]|\\.)*)"')


class Params:
    """Values as they came (strings from a form, anything from JSON), and uploaded files."""

    __slots__ = ("files", "raw")

    def __init__(self, raw: dict[str, Any], files: dict[str, bytes] | None = None) -> None:
        self.raw = raw
        self.files = files or {}

    def text(self, name: str, default: str = "") -> str:
        value = self.raw.get(name, default)
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.raw.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f"invalid {name} specified") from None

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.raw.get(name, default)
        return value in _TRUE if isinstance(value, str | int) else False

    def value(self, name: str) -> Any:
        """An object or array, from JSON text or already decoded; None where absent."""
        value = self.raw.get(name)
        if isinstance(value, str):
            if not value:
                return None
            try:
                return json.loads(value)
            except ValueError:
                raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
        return value

    def has(self, name: str) -> bool:
        return name in self.raw

    def upload(self, reference: str) -> bytes | None:
        """The file behind ``attach://name``."""
        if reference.startswith("attach://"):
            return self.files.get(reference[9:])
        return None


def parse(query: bytes, content_type: str, body: bytes) -> Params:
    raw: dict[str, Any] = {}
    files: dict[str, bytes] = {}
    if query:
        raw |= parse_qsl(query.decode(), keep_blank_values=True)
    if body:
        kind = content_type.partition(";")[0].strip().lower()
        if kind == "application/x-www-form-urlencoded":
            raw |= parse_qsl(body.decode(), keep_blank_values=True)
        elif kind == "application/json":
            raw |= _json_object(body)
        elif kind == "multipart/form-data":
            _read_multipart(content_type, body, raw, files)
    return Params(raw, files)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        decoded = json.loads(body)
    except ValueError:
        decoded = None
    if not isinstance(decoded, dict):
        raise bad_request("can't parse request JSON object")
    return decoded


def _read_multipart(
    content_type: str, body: bytes, raw: dict[str, Any], files: dict[str, bytes]
) -> None:
    match = _BOUNDARY.search(content_type)
    if match is None:
        raise bad_request("boundary not found in the multipart body")
    delimiter = b"--" + match.group(1).encode()
    for part in body.split(delimiter)[1:]:
        if part.startswith(b"--"):
            return
        head, _, content = part.partition(b"\r\n\r\n")
        content = content.removesuffix(b"\r\n")
        names = dict(_DISPOSITION.findall(head.decode("utf-8", "replace")))
        if "filename" in names:
            files[names["name"]] = content
        else:
            raw[names.get("name", "")] = content.decode()


_PLAIN = frozenset(
    {
        "text",
        "caption",
        "title",
        "parse_mode",
        "url",
        "action",
        "name",
        "description",
        "short_description",
        "language_code",
        "secret_token",
        "callback_query_id",
        "inline_query_id",
        "inline_message_id",
        "next_offset",
        "file_id",
    }
)


def decoded(raw: dict[str, Any]) -> dict[str, Any]:
    """The parameters for the log: JSON text decoded, except in parameters that are strings."""
    return {
        key: _decoded(value) if isinstance(value, str) and key not in _PLAIN else value
        for key, value in raw.items()
    }


def _decoded(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value
