"""Which chat has which documents, in memory: every look goes by the chat, so none sees another's."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from bot.running.settings import Settings
from bot.store import Kept

MB: Final = 1 << 20
MOST_ASKED: Final = 5  # documents that one question goes through; each takes its milliseconds


class Totals(NamedTuple):
    """How many documents there are, in how many chats, and the bytes that they take."""

    documents: int
    chats: int
    size: int


@dataclass(frozen=True, slots=True)
class Full:
    """Why a chat can't have another document: the text that says so, and the limit in it."""

    key: str
    most: int


class Catalogue:
    """What the store has of documents; `Desk` changes both together."""

    def __init__(self) -> None:
        self._chats: dict[int, dict[str, Kept]] = {}

    def of(self, chat_id: int) -> tuple[Kept, ...]:
        """Give the documents of a chat, the first added first."""
        return tuple(self._chats.get(chat_id, {}).values())

    def asked(self, chat_id: int) -> tuple[Kept, ...]:
        """Give the documents that questions in a chat are answered from."""
        return tuple(kept for kept in self._chats.get(chat_id, {}).values() if kept.asked)

    def find(self, chat_id: int, document_id: str) -> Kept | None:
        """Give a document of a chat, None where the chat has none of this id."""
        return self._chats.get(chat_id, {}).get(document_id)

    def pick(self, chat_id: int, document_ids: Iterable[str]) -> tuple[Kept, ...]:
        """Give those of the documents that the chat still has."""
        found = (self.find(chat_id, document_id) for document_id in document_ids)
        return tuple(kept for kept in found if kept is not None)

    def same(self, chat_id: int, *, file_key: str = "", digest: str = "") -> Kept | None:
        """Give the chat's document of the same content, known by Telegram's name or by its hash."""
        for kept in self.of(chat_id):
            if (file_key and kept.file_key == file_key) or (digest and kept.digest == digest):
                return kept
        return None

    def by_number_or_name(self, chat_id: int, text: str) -> Kept | None:
        """Give the document that a person names: by its number in the list, its title or file."""
        text, documents = text.strip().casefold(), self.of(chat_id)
        if text.isascii() and text.isdecimal() and 0 < int(text[:6]) <= len(documents):
            return documents[int(text) - 1]
        named = [k for k in documents if text in {k.title.casefold(), k.file.casefold()}]
        within = [k for k in documents if text and text in f"{k.title}\n{k.file}".casefold()]
        found = named or within
        return found[0] if len(found) == 1 else None

    def totals(self) -> Totals:
        """Count everything."""
        all_kept = [kept for chat in self._chats.values() for kept in chat.values()]
        return Totals(len(all_kept), len(self._chats), sum(kept.size for kept in all_kept))

    def ids(self) -> Collection[str]:
        """Give the ids of all documents."""
        return {document_id for chat in self._chats.values() for document_id in chat}

    def full(self, chat_id: int, size: int, settings: Settings) -> Full | None:
        """Tell why a chat can't have another document of this many bytes; None: it can."""
        here = self.of(chat_id)
        if len(here) >= settings.chat_documents:
            return Full("too_many", settings.chat_documents)
        if sum(kept.size for kept in here) + size > settings.chat_megabytes * MB:
            return Full("no_room", settings.chat_megabytes)
        if self.totals().size + size > settings.all_megabytes * MB:
            return Full("no_room_in_all", settings.all_megabytes)
        return None

    def put(self, kept: Kept) -> None:
        """Take in a document, or another state of one."""
        self._chats.setdefault(kept.chat_id, {})[kept.document_id] = kept

    def switch(self, chat_id: int, document_id: str, asked: bool) -> None:
        """Switch a document of a chat on or off."""
        kept = self.find(chat_id, document_id)
        if kept is not None:
            self.put(replace(kept, asked=asked))

    def drop(self, chat_id: int, document_ids: Iterable[str]) -> None:
        """Forget documents of a chat."""
        chat = self._chats.get(chat_id, {})
        for document_id in document_ids:
            chat.pop(document_id, None)
        if not chat:
            self._chats.pop(chat_id, None)

    def forget_person(self, user_id: int) -> None:
        """Forget who added what in groups."""
        for kept in [k for chat in self._chats.values() for k in chat.values()]:
            if kept.added_by == user_id and kept.chat_id != user_id:
                self.put(replace(kept, added_by=0))

    def reset(self, documents: Iterable[Kept]) -> None:
        """Take the store's word for everything."""
        self._chats.clear()
        for kept in documents:
            self.put(kept)
