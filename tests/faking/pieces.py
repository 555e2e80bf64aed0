"""What the tests of the fake server send."""

import struct
import zlib
from typing import Any

import httpx
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)
from telegram.ext import (
    ContextTypes,
)

Context = ContextTypes.DEFAULT_TYPE


def png(width: int = 640, height: int = 400) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b"")


def keyboard(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([list(buttons)])


MORE = keyboard(InlineKeyboardButton("More", callback_data="m"))


async def poll(http: httpx.AsyncClient, **params: Any) -> list[dict[str, Any]]:
    response = await http.post("getUpdates", json=params)
    assert response.status_code == 200, response.text
    return response.json()["result"]
