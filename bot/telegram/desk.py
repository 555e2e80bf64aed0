"""The documents of chats: on disk, in the store, in memory; all three change together, here.

The store decides: a folder that it doesn't name is swept away, and a document whose folder is
missing is forgotten. So a process may be killed at any moment.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from bot.running.settings import Settings
from bot.running.work import Work
from bot.shelf.keeping import Keeping, Made
from bot.shelf.reviews import Reviews
from bot.store import Kept, Store
from bot.telegram.chat_engines import ChatEngines
from bot.telegram.holdings import MOST_ASKED, Catalogue

_LOG = logging.getLogger(__name__)


class Desk:
    """What chats have, and what they are answered from."""

    def __init__(
        self, settings: Settings, store: Store, work: Work, keeping: Keeping | None = None
    ) -> None:
        self.keeping = keeping or Keeping(settings.documents_path)
        self.catalogue = Catalogue()
        self.coming: Counter[tuple[int, str]] = Counter()
        self.reviews = Reviews()
        self.engines = ChatEngines(self.keeping, work, vectors=settings.vectors)
        self._settings = settings
        self._store = store
        self._changing = asyncio.Lock()

    async def load(self) -> None:
        """Take up what the store has, and erase what a killed process left half done."""
        kept = await self._store.kept_documents()
        missing = [one for one in kept if not self.keeping.there(one.document_id)]
        for one in missing:
            _LOG.warning("the folder of a document is missing; it is forgotten")
            await self._store.drop_documents(one.chat_id, [one.document_id])
        self.catalogue.reset(one for one in kept if one not in missing)
        swept = await asyncio.to_thread(self.keeping.sweep, self.catalogue.ids(), unfinished=True)
        if swept:
            _LOG.info("%d unfinished or removed documents were erased", swept)

    def on_its_way(self, chat_id: int) -> str:
        """Give the name of a file that is being added to a chat, "" for none."""
        names = (name for (chat, name), count in self.coming.items() if chat == chat_id and count)
        return next(names, "")

    def answers_from_own(self, chat_id: int) -> bool:
        """Tell whether questions in a chat are answered from its own documents."""
        return bool(self.catalogue.asked(chat_id))

    def has_bundled(self, chat_id: int) -> bool:
        """Tell whether questions in a chat are answered from the document that the bot is for."""
        return self._settings.bundled and not self.answers_from_own(chat_id)

    async def put(self, kept: Kept, made: Made) -> tuple[Kept, ...]:
        """Give a chat a document that was made, switched on; what was switched off in its place.

        Raises StoreError.
        """
        async with self._changing:
            await asyncio.to_thread(self.keeping.keep, made)
            await self._store.put_document(kept)
            self.catalogue.put(kept)
        return await self._within_most(kept.chat_id, kept.document_id)

    async def switch(self, chat_id: int, document_id: str, *, on: bool) -> tuple[Kept, ...]:
        """Switch a document on or off; what was switched off in its place."""
        await self._store.set_asked(chat_id, [document_id], on)
        self.catalogue.switch(chat_id, document_id, on)
        return await self._within_most(chat_id, document_id) if on else ()

    async def _within_most(self, chat_id: int, newest: str) -> tuple[Kept, ...]:
        asked = [one for one in self.catalogue.asked(chat_id) if one.document_id != newest]
        over = tuple(asked[: max(0, len(asked) + 1 - MOST_ASKED)])
        if over:
            await self._store.set_asked(chat_id, [one.document_id for one in over], False)
            for one in over:
                self.catalogue.switch(chat_id, one.document_id, False)
        return over

    async def drop(
        self, chat_id: int, document_ids: Iterable[str], update_id: int | None = None
    ) -> None:
        """Erase documents of a chat with all that was made of them, as an update wants it."""
        ids = [kept.document_id for kept in self.catalogue.pick(chat_id, document_ids)]
        async with self._changing:
            await self._store.drop_documents(chat_id, ids, update_id)
            self.catalogue.drop(chat_id, ids)
            await self._erase(ids)

    async def forgotten(self, user_id: int) -> int:
        """Erase what the store forgot with a person: how many documents of the private chat."""
        ids = [kept.document_id for kept in self.catalogue.of(user_id)]
        async with self._changing:
            self.catalogue.drop(user_id, ids)
            self.catalogue.forget_person(user_id)
            await self._erase(ids)
            await asyncio.to_thread(self.keeping.sweep, self.catalogue.ids(), unfinished=False)
        return len(ids)

    async def follow_store(self) -> None:
        """Erase what the store no longer names: after a purge, or a chat that moved."""
        async with self._changing:
            before = set(self.catalogue.ids())
            self.catalogue.reset(await self._store.kept_documents())
            known = self.catalogue.ids()
            await self._erase(sorted(before - set(known)))
            await asyncio.to_thread(self.keeping.sweep, known, unfinished=False)

    async def _erase(self, document_ids: Iterable[str]) -> None:
        for document_id in document_ids:
            self.engines.forget(document_id)
            self.reviews.forget(document_id)
            await asyncio.to_thread(self.keeping.drop, document_id)

    def close(self) -> None:
        """End all work, and erase what is to go with the process."""
        self.engines.close()
        self.keeping.close()

    def renewed(self, kept: Kept) -> Kept:
        """Give the latest state of a document."""
        return self.catalogue.find(kept.chat_id, kept.document_id) or replace(kept, asked=False)
