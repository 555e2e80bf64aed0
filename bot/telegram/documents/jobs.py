"""A file on its way in, and what is known of the document that it becomes."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from telegram import Bot, Message

from bot.shelf.keeping import Made
from bot.shelf.shelf import figures_in
from bot.store import Kept
from bot.telegram.documents.sources import Source


class StoppedError(Exception):
    """The bot stops, or the chat's documents are erased: nobody waits for this file."""


class RefusedError(Exception):
    """A file that isn't added; the text is the sentence for who sent it."""


@dataclass(eq=False, slots=True)
class Job:
    """A file on its way in. `spender` is whom it costs, a person or a group."""

    update_id: int
    bot: Bot
    message: Message
    source: Source
    user_id: int
    spender: int
    tongue: str
    question: str = ""
    stopped: bool = False
    parts: tuple[int, int] = (0, 0)
    telling: bool = False  # that it goes on, just now
    task: asyncio.Task[None] | None = field(default=None, repr=False)

    @property
    def chat_id(self) -> int:
        """Give the chat that the document will belong to."""
        return self.message.chat.id

    def report(self, done: int, total: int) -> None:
        """Hear from the reader's thread how far it has come; end it where nobody waits."""
        if self.stopped:
            raise StoppedError
        self.parts = (done, total)


After = Callable[[Job, Kept], Awaitable[None]]


def kept_of(job: Job, made: Made, chat_id: int, digest: str, now: float) -> Kept:
    """Give what is known of a document that a job made for a chat."""
    document = made.document
    return Kept(
        document_id=made.document_id,
        chat_id=chat_id,
        added_by=job.user_id,
        file=job.source.name,
        file_key=job.source.file_key,
        digest=digest,
        title=document.title.strip() or job.source.name,
        pages=document.pages,
        tables=len(document.tables),
        figures=figures_in(document),
        sentences=len(document.sentences),
        size=made.size,
        asked=True,
        update_id=job.update_id,
        at=now,
    )
