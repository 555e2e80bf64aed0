"""Where the bytes of a document come from: Telegram, or the sender's own shelf."""

import asyncio
from typing import Final, Protocol

from telegram import Bot
from telegram.error import BadRequest, NetworkError

from bot.shelf.keeping import Keeping
from bot.store import Kept
from bot.telegram.documents.receiving import Sent
from index.readers.allowance import MB

MOST_BYTES: Final = 20 * MB  # that Telegram hands to a bot
_PAUSES: Final = (0.2, 1.0, 3.0)  # seconds before a download that broke off is tried again


class TooBigError(Exception):
    """Telegram doesn't hand over a file of this size."""


class Source(Protocol):
    """A file that is to be added. `size` in bytes, 0 where it isn't known."""

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def file_key(self) -> str:
        """Telegram's name for the content."""

    @property
    def size(self) -> int:
        """How large it is."""

    async def fetch(self, bot: Bot) -> bytes:
        """Give the bytes. Raises TooBigError, TelegramError or OSError."""


class FromTelegram:
    """A file in a message."""

    def __init__(self, sent: Sent) -> None:
        self._sent = sent
        self.name, self.file_key, self.size = sent.name, sent.file_key, sent.size

    async def fetch(self, bot: Bot) -> bytes:
        """Download it."""
        try:
            file = await bot.get_file(self._sent.file_id)
        except BadRequest as error:
            if "too big" in error.message.lower():
                raise TooBigError from None
            raise
        for pause in _PAUSES:
            try:
                return bytes(await file.download_as_bytearray())
            except BadRequest:
                raise
            except NetworkError:  # downloads don't go through what tries calls again
                await asyncio.sleep(pause)
        return bytes(await file.download_as_bytearray())


class FromShelf:
    """A document of the private chat of whoever shares it."""

    def __init__(self, kept: Kept, keeping: Keeping) -> None:
        self._kept = kept
        self._keeping = keeping
        self.name, self.file_key, self.size = kept.file, kept.file_key, kept.size

    async def fetch(self, bot: Bot) -> bytes:
        """Read it."""
        del bot
        return await asyncio.to_thread(self._keeping.data, self._kept.document_id)
