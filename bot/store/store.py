"""The store's methods, by topic. What each does and takes is written at the function."""

from pathlib import Path
from typing import Self

from bot.store import answers, buttons, chats, documents, erasing, feedback, inbox, stats, turns
from bot.store.database import Database, cannot_open
from bot.store.in_flight import Marks
from bot.store.methods import erase, read, write, write_now
from bot.store.rows import Erased
from bot.store.sent import SentLog


class Store(Database):
    """The bot's memory. `async with Store.open(path) as store`; each write is one transaction.

    No method reads the clock: `now` is `time.time()` of the caller. `sent` bridges the moment
    between sending an answer and `record_answer`; `marks` tell what a killed process worked on.
    """

    sent: SentLog
    marks: Marks

    @classmethod
    async def connect(cls, path: str | Path) -> Self:
        """Open the store at `path` (":memory:" for one that is forgotten), migrated."""
        store = await super().connect(path)
        beside = None if str(path) == ":memory:" else Path(f"{path}-sent")
        marks = None if beside is None else Path(f"{path}-marks")
        try:
            store.sent = SentLog(beside)
            store.marks = Marks(marks)
        except OSError as error:
            await store.close()
            raise cannot_open(beside, error) from error
        return store

    async def close(self) -> None:
        """Finish what is queued and close; closing again does nothing."""
        await super().close()
        for beside in ("sent", "marks"):
            if hasattr(self, beside):
                getattr(self, beside).close()

    async def forget(self, user_id: int, update_id: int | None = None) -> Erased:
        """Do `erasing.forget`, and erase what names the person in the file of what was sent."""
        erased = await self._forget(user_id, update_id)
        if update_id is not None:
            self.sent.settle(update_id)
        self.sent.compact()
        return erased

    # one message, from arrival to answer: one transaction before and one after
    begin_update = write(answers.begin_update)
    record_answer = write(answers.record_answer)

    # updates
    enqueue_update = write(inbox.enqueue_update)
    enqueue_updates = write(inbox.enqueue_updates)
    enqueue_now = write_now(inbox.enqueue_updates)
    claim_update = write(inbox.claim_update)
    release_update = write(inbox.release_update)
    finish_update = write(inbox.finish_update)
    pending_updates = read(inbox.pending_updates)
    recover_updates = write(inbox.recover_updates)
    place_update = write(inbox.place_update)
    waiting_chats = read(inbox.waiting_chats)
    waiting_updates = read(inbox.waiting_updates)
    are_pending = read(inbox.are_pending)
    halt_chat = write_now(inbox.halt_chat)
    halts = write(inbox.halts)

    # chats
    chat = read(chats.chat)
    see_chat = write(chats.see_chat)
    set_language = write(chats.set_language)
    set_watch = write(chats.set_watch)
    set_gone = write(chats.set_gone)
    claim_greeting = write(chats.claim_greeting)
    moved_to = read(chats.moved_to)
    migrate_chat = write(chats.migrate_chat)

    # turns and answers
    add_turn = write(turns.add_turn)
    turns = read(turns.turns)
    answer_to = read(answers.answer_to)
    answer_in = read(answers.answer_in)
    latest_answer = read(answers.latest_answer)

    # buttons
    put_button = write(buttons.put_button)
    put_buttons = write(buttons.put_buttons)
    get_button = read(buttons.get_button)
    is_anothers = read(buttons.is_anothers)

    # documents of chats
    kept_documents = read(documents.documents)
    put_document = write(documents.put_document)
    set_asked = write(documents.set_asked)
    drop_documents = erase(documents.drop_documents)
    note_addition = write(documents.note_addition)
    additions = read(documents.additions)
    finish_addition = write(documents.finish_addition)

    # feedback, gaps, counters
    put_feedback = write(feedback.put_feedback)
    count_gap = write(feedback.count_gap)
    gaps = read(feedback.gaps)
    count = write(stats.count)
    backlog = read(stats.backlog)
    overview = read(stats.overview)
    stats = read(stats.stats)

    # erasing
    purge = erase(erasing.purge)
    _forget = erase(erasing.forget)
