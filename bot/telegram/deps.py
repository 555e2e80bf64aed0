"""What the handlers share."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from telegram import Message, Update

from bot.access import Access
from bot.answerer import Answerer
from bot.running.observer import Observer
from bot.running.settings import Settings
from bot.running.work import Work
from bot.store import Asker, Chat, Store
from bot.telegram.addressing import thread_of
from bot.telegram.desk import Desk
from bot.telegram.notices import Language, menu_language
from bot.telegram.pictures import Pictures
from bot.telegram.throttle import Members, Throttle
from bot.telegram.tongues import tongue_of
from facts.library import Library

__all__ = ["Answerer", "Deps", "asker_of", "language_of"]


@dataclass(slots=True)
class Deps:
    """The settings, the core, the store, and what is remembered in memory only."""

    settings: Settings
    engine: Answerer
    store: Store
    pictures: Pictures = field(init=False)
    members: Members = field(default_factory=Members)
    access: Access = field(init=False)
    throttle: Throttle = field(init=False)
    desk: Desk = field(init=False)
    observer: Observer = field(default_factory=Observer)
    work: Work = field(default_factory=Work)
    now: Callable[[], float] = time.time

    def __post_init__(self) -> None:
        self.access = Access.of(self.settings)
        self.pictures = Pictures(self.work)
        self.desk = Desk(self.settings, self.store, self.work)
        self.throttle = Throttle(
            self.settings.user_rate, self.settings.chat_rate, wait=self.work.wait
        )

    @property
    def library(self) -> Library:
        """Give what it answers from."""
        return self.engine.library

    def document(self, language: str) -> str:
        """How answers refer to the document: "the article"."""
        return self.library.name(language)

    def examples(self, language: str) -> tuple[str, ...]:
        """Give the questions to try."""
        return self.library.examples(language)

    async def chat_of(self, message: Message) -> Chat:
        """Give the chat's settings; notes that the chat is there."""
        return await self.store.see_chat(message.chat.id, message.chat.type, self.now())


def language_of(chat: Chat | None, update: Update) -> Language:
    """Give the language of menus about what is answered: the chat's, else the person's."""
    return menu_language(tongue_of(chat, update))


def asker_of(message: Message, user_id: int) -> Asker:
    """Give the key of all state of a conversation."""
    return Asker(message.chat.id, thread_of(message) or 0, user_id)
