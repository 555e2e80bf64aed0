"""Pictures and files in a call: where they come from and what Telegram makes of them."""

import struct
from hashlib import sha256

from . import limits
from .errors import bad_request
from .params import Params
from .world import Json, World

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"


def read(world: World, params: Params, field: str, reference: str | None = None) -> list[Json]:
    """The PhotoSizes for an upload, a URL or a known file id, smallest first."""
    content, file_id = content_of(world, params, field, reference)
    if content is None:
        return [_size(file_id, 1280, 720, 100_000)]
    if len(content) > limits.PHOTO_BYTES:
        raise bad_request("file is too big")
    width, height = _dimensions(content)
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    sizes = []
    for side in (320, 1280, 2560):
        scale = min(1.0, side / max(width, height))
        sizes.append((max(1, round(width * scale)), max(1, round(height * scale))))
        if scale == 1.0:
            break
    last = len(sizes) - 1
    return [
        _size(file_id if i == last else f"{file_id}-{i}", w, h, len(content))
        for i, (w, h) in enumerate(sizes)
    ]


def content_of(
    world: World, params: Params, field: str, reference: str | None = None
) -> tuple[bytes | None, str]:
    """Content (None for a URL) and file id of what the call names or uploads."""
    if reference is None:
        if field in params.files:
            return _kept(world, params.files[field], field)
        reference = params.text(field)
    if not reference:
        raise bad_request(f"there is no {field} in the request")
    uploaded = params.upload(reference)
    if uploaded is not None:
        return _kept(world, uploaded, field)
    if reference in world.files:
        return world.files[reference], reference
    if reference.startswith(("http://", "https://")):
        return None, world.keep_file(b"")
    raise bad_request("wrong file identifier/HTTP URL specified")


def _kept(world: World, content: bytes, field: str) -> tuple[bytes, str]:
    if not content:
        raise bad_request("file must be non-empty")
    return content, world.keep_file(content)


def _size(file_id: str, width: int, height: int, size: int) -> Json:
    return {
        "file_id": file_id,
        "file_unique_id": sha256(file_id.encode()).hexdigest()[:16],
        "width": width,
        "height": height,
        "file_size": size,
    }


def _dimensions(content: bytes) -> tuple[int, int]:
    if content.startswith(_PNG) and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content.startswith(_JPEG):
        return _jpeg_dimensions(content)
    raise bad_request("IMAGE_PROCESS_FAILED")


def _jpeg_dimensions(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    raise bad_request("IMAGE_PROCESS_FAILED")
